import type { Service, Task } from '@aws-sdk/client-ecs';
import * as ecs from '../../aws/ecs.js';
import { belongsTo } from '../../domain/tags.js';
import type { Owner } from '../../tenancy.js';

/** The services and tasks in the clusters of the org, or in the others of the account. */
export interface Usage {
  services: Service[];
  tasks: Task[];
}

/**
 * Reads the services and tasks of the org, to find out what is in use. It takes many calls; they are rate-limited.
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
      await aws.rateLimits.readCluster();
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
export function registriesIn({ services }: Usage): Set<string> {
  const arns = services.flatMap(({ serviceRegistries = [] }) =>
    serviceRegistries.map(({ registryArn }) => registryArn),
  );
  return new Set(arns.filter(arn => arn !== undefined));
}

/** Whether a cluster has services or tasks. */
export function isInUse({ services, tasks }: Usage, clusterArn: string | undefined): boolean {
  return [...services, ...tasks].some(member => member.clusterArn === clusterArn);
}
