import type { Deployment, Service, Task } from '@aws-sdk/client-ecs';
import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import { undefinedIfNotFound } from '../../aws/errors.js';
import { belongsTo } from '../../domain/tags.js';
import type { Owner } from '../../tenancy.js';
import { awslogsGroup, awslogsGroups } from '../resources/log-groups.js';
import { managedFamilies } from '../resources/managed-task-definition.js';

/** The services and tasks in the clusters of the org, or in the others of the account. */
export interface Usage {
  services: Service[];
  tasks: Task[];
}

/**
 * Reads the services and tasks of the org, to find out what is in use. It takes many calls.
 * @param isExcluded whether a service or task does not count because it is being deleted itself.
 * @param isOwn whether the clusters of the org are read, or all others of the account.
 */
export async function readUsage(
  { aws, org }: Owner,
  isExcluded: { service: (service: Service) => boolean; task: (task: Task) => boolean },
  isOwn = true,
): Promise<Usage> {
  const clusters = (await ecs.listClusters(aws)).filter(({ tags }) => belongsTo(org, tags) === isOwn);
  const usages = await Promise.all(
    clusters.map(async ({ clusterArn = '' }) => {
      const [services, arns] = await Promise.all([
        ecs.listServices(aws, clusterArn),
        ecs.listTasks(aws, clusterArn, { status: 'RUNNING' }),
      ]);
      return { services, tasks: await ecs.describeTasks(aws, clusterArn, arns) };
    }),
  );
  return {
    services: usages.flatMap(({ services }) => services).filter(service => !isExcluded.service(service)),
    tasks: usages.flatMap(({ tasks }) => tasks).filter(task => !isExcluded.task(task)),
  };
}

/** The ARNs of the definitions that are deployed or run. */
export function definitionsIn({ services, tasks }: Usage): Set<string> {
  return new Set(
    [
      ...services.flatMap(({ taskDefinition, deployments = [] }) => [
        taskDefinition,
        ...deployments.map(deployment => deployment.taskDefinition),
      ]),
      ...tasks.map(({ taskDefinitionArn }) => taskDefinitionArn),
    ].filter(arn => arn !== undefined),
  );
}

/** The ARNs of the service registries of services. */
export function registriesIn({ services }: { services: Pick<Service, 'serviceRegistries'>[] }): Set<string> {
  const arns = services.flatMap(({ serviceRegistries = [] }) =>
    serviceRegistries.map(({ registryArn }) => registryArn),
  );
  return new Set(arns.filter(arn => arn !== undefined));
}

/** Whether a cluster has services or tasks. */
export function isInUse({ services, tasks }: Usage, clusterArn: string | undefined): boolean {
  return [...services, ...tasks].some(member => member.clusterArn === clusterArn);
}

/** What definitions name. */
export interface DefinitionNames {
  /** Repository credentials, by name or ARN. */
  credentials: string[];
  /** The log groups of containers in the account's region. */
  logGroups: string[];
}

/** What definitions name that are described. */
export function namesIn(aws: Owner['aws'], definitions: TaggedTaskDefinition[]): DefinitionNames {
  const containers = definitions.flatMap(({ taskDefinition }) => taskDefinition.containerDefinitions ?? []);
  const credentials = containers.flatMap(({ repositoryCredentials: one }) => one?.credentialsParameter || []);
  return { credentials: [...new Set(credentials)], logGroups: awslogsGroups(aws, containers) };
}

/** Describes definitions one after another, in their order, apart from those that were deleted in the meantime. */
export async function describeRevisions(
  aws: Owner['aws'],
  definitions: Iterable<string>,
): Promise<TaggedTaskDefinition[]> {
  const described: TaggedTaskDefinition[] = [];
  for (const definition of definitions) {
    const found = await undefinedIfNotFound(() => ecs.describeTaskDefinition(aws, definition));
    if (found) described.push(found);
  }
  return described;
}

/** The repository credentials that definitions name, by name or ARN. */
export async function credentialsNamedBy(aws: Owner['aws'], definitions: Iterable<string>): Promise<string[]> {
  return namesIn(aws, await describeRevisions(aws, definitions)).credentials;
}

/** What those of definitions name that can be deployed: a deregistered one cannot. */
export async function namesInActive(aws: Owner['aws'], definitions: Iterable<string>): Promise<DefinitionNames> {
  const described = await describeRevisions(aws, definitions);
  return namesIn(
    aws,
    described.filter(({ taskDefinition }) => taskDefinition.status === 'ACTIVE'),
  );
}

/** The deployments of services. */
export function deploymentsIn({ services }: Usage): Deployment[] {
  return services.flatMap(({ deployments = [] }) => deployments);
}

/** The log groups of the Service Connect proxies of deployments, or of revisions. */
export function connectLogGroupsIn(
  aws: Owner['aws'],
  deployments: Pick<Deployment, 'serviceConnectConfiguration'>[],
): string[] {
  return deployments.flatMap(
    ({ serviceConnectConfiguration }) => awslogsGroup(aws, serviceConnectConfiguration?.logConfiguration) ?? [],
  );
}

/** A service or a managed task definition of a space. */
export interface SpaceMember {
  /** The family of its definition. */
  family: string;
  /** The ARN of a service that exists. */
  service?: string | undefined;
  /** The definition that it runs, or the latest revision of a managed one. */
  running?: string | undefined;
}

/**
 * The repository credentials that tasks need: of services of the org and their deployments, of tasks that have not started, and of
 * the managed task definitions of the space.
 * @param member what else is changing, of which only the running definition counts.
 */
export async function credentialsInUse(
  owner: Owner,
  space: string,
  { family, service, running }: SpaceMember,
): Promise<string[]> {
  const usage = await readUsage(owner, {
    service: ({ serviceArn, status }) => serviceArn === service || status !== 'ACTIVE',
    task: ({ startedAt }) => startedAt !== undefined,
  });
  const managed = await managedFamilies(owner, space);
  const definitions = [
    ...definitionsIn(usage),
    ...managed.filter(other => other !== family),
    ...(running ? [running] : []),
  ];
  return credentialsNamedBy(owner.aws, new Set(definitions));
}
