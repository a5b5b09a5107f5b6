import type { Cluster } from '@aws-sdk/client-ecs';
import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import { familyOf, nameOf } from '../../domain/names.js';
import { carries, ofSpace } from '../../domain/tags.js';
import { NotFound } from '../../errors.js';
import { ownedTaskDefinitions } from '../../owned-lists.js';
import { type Owner, ownedCluster, ownedTaskDefinition, ownedTasks } from '../../tenancy.js';

/** A managed task definition with the cluster that its tasks run in. */
export interface ManagedTaskDefinition extends TaggedTaskDefinition {
  cluster: Cluster;
}

/** The families of the org's definitions with the tag of a space, whatever else they are tagged, that have an ACTIVE revision. */
export async function managedFamilies(owner: Owner, space: string, signal?: AbortSignal): Promise<string[]> {
  const definitions = await ownedTaskDefinitions(owner, 'ACTIVE', ofSpace(space), signal);
  return [...new Set(definitions.map(familyOf))];
}

/** @param family or family:revision. @throws {NotFound} where it is not a managed task definition of the cluster. */
export async function ownedManagedTaskDefinition(
  owner: Owner,
  clusterName: string,
  family: string,
): Promise<ManagedTaskDefinition> {
  const [cluster, found] = await Promise.all([
    ownedCluster(owner, clusterName),
    ownedTaskDefinition(owner, family, async () => false), // without tags it is in no space
  ]);
  if (!carries(found.tags, ofSpace(cluster.clusterName ?? clusterName))) throw notFound(family, clusterName);
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
  owner: Owner,
  { cluster, taskDefinition }: ManagedTaskDefinition,
): Promise<string[]> {
  const { clusterArn = '' } = cluster;
  const arns = await ecs.listTasks(owner.aws, clusterArn, { family: taskDefinition.family, status: 'RUNNING' });
  const tasks = await ownedTasks(owner, clusterArn, await ecs.describeTasks(owner.aws, clusterArn, arns));
  return tasks.flatMap(({ taskArn }) => taskArn ?? []);
}

function notFound(family: string, cluster: string): NotFound {
  return new NotFound(`Task definition ${family} does not exist in cluster ${cluster}.`);
}
