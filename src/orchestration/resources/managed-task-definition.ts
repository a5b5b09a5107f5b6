import type { Cluster } from '@aws-sdk/client-ecs';
import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import { nameOf } from '../../domain/names.js';
import { belongsTo, carries, managedTags } from '../../domain/tags.js';
import { NotFound } from '../../errors.js';
import { type Owner, ownedCluster, ownedTaskDefinition } from '../../tenancy.js';

/** A managed task definition with the cluster that its tasks run in. */
export interface ManagedTaskDefinition extends TaggedTaskDefinition {
  cluster: Cluster;
}

/** @param family or family:revision. @throws {NotFound} where it is not a managed task definition of the cluster. */
export async function ownedManagedTaskDefinition(
  owner: Owner,
  clusterName: string,
  family: string,
): Promise<ManagedTaskDefinition> {
  const [cluster, found] = await Promise.all([ownedCluster(owner, clusterName), ownedTaskDefinition(owner, family)]);
  if (!carries(found.tags, managedTags(cluster.clusterName ?? clusterName))) throw notFound(family, clusterName);
  return { cluster, ...found };
}

/**
 * The remains of a managed task definition whose deletion failed: deregistered revisions, or only its cluster.
 * @throws {NotFound} where the family is not, or no longer, the cluster's.
 */
export async function partiallyDeletedTaskDefinition(
  owner: Owner,
  clusterName: string,
  family: string,
): Promise<ManagedTaskDefinition> {
  const [cluster, active, [inactive]] = await Promise.all([
    ownedCluster(owner, clusterName),
    ecs.listTaskDefinitions(owner.aws, 'ACTIVE', { family }),
    ecs.listTaskDefinitions(owner.aws, 'INACTIVE', { family }),
  ]);
  if (active.length > 0) throw notFound(family, clusterName);
  return inactive
    ? ownedManagedTaskDefinition(owner, clusterName, nameOf(inactive))
    : { cluster, taskDefinition: { family }, tags: [] };
}

/** The ARNs of the running tasks of a managed task definition. */
export async function runningTasks(
  { aws, org }: Owner,
  { cluster, taskDefinition }: ManagedTaskDefinition,
): Promise<string[]> {
  const { clusterArn = '' } = cluster;
  const arns = await ecs.listTasks(aws, clusterArn, { family: taskDefinition.family, status: 'RUNNING' });
  const tasks = await ecs.describeTasks(aws, clusterArn, arns);
  return tasks.filter(({ tags }) => belongsTo(org, tags)).flatMap(({ taskArn }) => taskArn ?? []);
}

function notFound(family: string, cluster: string): NotFound {
  return new NotFound(`Task definition ${family} does not exist in cluster ${cluster}.`);
}
