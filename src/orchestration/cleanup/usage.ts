import type { Deployment, Service, Task } from '@aws-sdk/client-ecs';
import type { AwsAccount } from '../../aws/account.js';
import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import { undefinedIfNotFound } from '../../aws/errors.js';
import { forEachConcurrently } from '../../aws/pages.js';
import { currentCaller } from '../../concurrency/caller.js';
import { belongsTo } from '../../domain/tags.js';
import type { Owner } from '../../tenancy.js';
import { awslogsGroup, awslogsGroups } from '../resources/log-groups.js';
import { managedFamilies } from '../resources/managed-task-definition.js';

/** A service as far as it tells what it uses: AWS includes a hundred events, and more, in a description. */
export type ServiceInUse = Pick<
  Service,
  'serviceName' | 'serviceArn' | 'clusterArn' | 'createdAt' | 'status' | 'taskDefinition' | 'serviceRegistries'
> & { deployments: DeploymentInUse[] };

type DeploymentInUse = Pick<Deployment, 'id' | 'taskDefinition' | 'serviceConnectConfiguration'>;

/** A task as far as it tells what it uses. */
type TaskInUse = Pick<Task, 'taskArn' | 'clusterArn' | 'taskDefinitionArn' | 'startedBy' | 'startedAt' | 'group'>;

/** What services and tasks use, each once. Plain data, as a step's result is stored. */
export interface Usage {
  /** The ARNs of the definitions that are deployed or run, and those of services alone. */
  definitions: string[];
  ofServices: string[];
  /** The ARNs of service registries. */
  registries: string[];
  /** The log groups of Service Connect proxies. */
  logGroups: string[];
  /** The ARNs of the clusters that have services or tasks. */
  clusters: string[];
}

/** Which services and tasks do not count because they are being deleted themselves. */
interface Excluded {
  service: (service: ServiceInUse) => boolean;
  task: (task: TaskInUse) => boolean;
}

/**
 * Reads what the services and tasks of the org use. It takes many calls: all that need it at the same time share one read, which begins
 * after their calls.
 * @param isExcluded whether a service or task does not count because it is being deleted itself.
 * @param isOwn whether the clusters of the org are read, or all others of the account.
 */
export async function readUsage({ aws, org }: Owner, isExcluded: Excluded, isOwn = true): Promise<Usage> {
  // Those for whom somebody waits do not wait for a read at the rate of the others.
  const rate = currentCaller() ? 'interactive' : 'background';
  const members = await aws.nextRun(`usage ${org} ${isOwn} ${rate}`, () => readMembers({ aws, org }, isOwn));
  const services = members.flatMap(cluster => cluster.services.filter(service => !isExcluded.service(service)));
  const tasks = members.flatMap(cluster => cluster.tasks.filter(task => !isExcluded.task(task)));
  return {
    definitions: [...definitionsIn({ services, tasks })],
    ofServices: [...definitionsIn({ services, tasks: [] })],
    registries: [...registriesIn({ services })],
    logGroups: connectLogGroupsIn(
      aws,
      services.flatMap(({ deployments }) => deployments),
    ),
    clusters: [...new Set([...services, ...tasks].map(({ clusterArn = '' }) => clusterArn))],
  };
}

async function readMembers({ aws, org }: Pick<Owner, 'aws' | 'org'>, isOwn: boolean) {
  const clusters = (await ecs.listClusters(aws)).filter(({ tags }) => belongsTo(org, tags) === isOwn);
  const members = await forEachConcurrently(undefined, clusters, ({ clusterArn = '' }) =>
    undefinedIfNotFound(() => membersOf(aws, clusterArn)),
  );
  return members.filter(found => found !== undefined); // a cluster may be deleted meanwhile
}

async function membersOf(aws: AwsAccount, cluster: string) {
  const [services, arns] = await Promise.all([
    ecs.listServices(aws, cluster),
    ecs.listTasks(aws, cluster, { status: 'RUNNING' }),
  ]);
  const tasks = await ecs.describeTasks(aws, cluster, arns);
  return { services: services.map(serviceInUse), tasks: tasks.map(taskInUse) };
}

/** Reduces the description of a service. */
export function serviceInUse({ deployments = [], serviceRegistries, ...service }: Service): ServiceInUse {
  const { serviceName, serviceArn, clusterArn, createdAt, status, taskDefinition } = service;
  return {
    ...{ serviceName, serviceArn, clusterArn, createdAt, status, taskDefinition },
    serviceRegistries: serviceRegistries?.map(({ registryArn }) => ({ registryArn })),
    deployments: deployments.map(({ id, taskDefinition, serviceConnectConfiguration }) => ({
      ...{ id, taskDefinition },
      serviceConnectConfiguration: serviceConnectConfiguration && {
        enabled: serviceConnectConfiguration.enabled,
        logConfiguration: serviceConnectConfiguration.logConfiguration,
      },
    })),
  };
}

function taskInUse({ taskArn, clusterArn, taskDefinitionArn, startedBy, startedAt, group }: Task): TaskInUse {
  return { taskArn, clusterArn, taskDefinitionArn, startedBy, startedAt, group };
}

/** The ARNs of the definitions that are deployed or run. */
export function definitionsIn({
  services,
  tasks,
}: {
  services: Pick<Service, 'taskDefinition' | 'deployments'>[];
  tasks: Pick<Task, 'taskDefinitionArn'>[];
}): Set<string> {
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

/** The log groups of the Service Connect proxies of deployments, or of revisions. */
export function connectLogGroupsIn(
  aws: Owner['aws'],
  deployments: Pick<Deployment, 'serviceConnectConfiguration'>[],
): string[] {
  const groups = deployments.map(({ serviceConnectConfiguration: connect }) =>
    awslogsGroup(aws, connect?.logConfiguration),
  );
  return [...new Set(groups.filter(group => group !== undefined))];
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
    ...usage.definitions,
    ...managed.filter(other => other !== family),
    ...(running ? [running] : []),
  ];
  return credentialsNamedBy(owner.aws, new Set(definitions));
}
