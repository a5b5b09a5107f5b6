import type { Service, Task } from '@aws-sdk/client-ecs';
import { describeTasks, listClusters, listServices, listTasks } from '../../aws/ecs.js';
import { belongsTo } from '../../domain/tags.js';
import type { Owner } from '../../tenancy.js';

/** What runs and what is kept running, in all clusters of the org. */
export interface Use {
  services: Service[];
  tasks: Task[];
}

/**
 * Reads what runs in the org's clusters, to know what is used. It is much to read, for clean-up only, and paced.
 * @param isLeaving whether a service or task is itself being taken away, so that it counts for nothing.
 */
export async function readUse(
  { aws, org }: Owner,
  isLeaving: { service: (service: Service) => boolean; task: (task: Task) => boolean },
): Promise<Use> {
  const clusters = (await listClusters(aws)).filter(({ tags }) => belongsTo(org, tags));
  const used = await Promise.all(
    clusters.map(async ({ clusterArn = '' }) => {
      await aws.turns.readCluster();
      const [services, arns] = await Promise.all([
        listServices(aws, clusterArn),
        listTasks(aws, clusterArn, { status: 'RUNNING' }),
      ]);
      return { services, tasks: await describeTasks(aws, clusterArn, arns) };
    }),
  );
  return {
    services: used.flatMap(({ services }) => services).filter(service => !isLeaving.service(service)),
    tasks: used.flatMap(({ tasks }) => tasks).filter(task => !isLeaving.task(task)),
  };
}

/** The ARNs of the definitions that are deployed or run. */
export function definitionsIn({ services, tasks }: Use): Set<string> {
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

/** The ARNs of the service registries that services are in. */
export function registriesIn({ services }: Use): Set<string> {
  const arns = services.flatMap(({ serviceRegistries = [] }) =>
    serviceRegistries.map(({ registryArn }) => registryArn),
  );
  return new Set(arns.filter(arn => arn !== undefined));
}

/** Whether anything is in a cluster. */
export function isInUse({ services, tasks }: Use, clusterArn: string | undefined): boolean {
  return [...services, ...tasks].some(one => one.clusterArn === clusterArn);
}
