import type { Cluster } from '@aws-sdk/client-ecs';
import * as ecs from '../../aws/ecs.js';
import { poll } from '../../concurrency/poll.js';
import { familyOf } from '../../domain/names.js';
import { Conflict } from '../../errors.js';
import type { Saga } from '../../saga/saga.js';
import { type Owner, ownedClusterIfAny } from '../../tenancy.js';
import { spaceDeletionLock } from '../locks.js';
import { clusterResource } from '../resources/cluster.js';
import { deleteExecutionRole } from '../resources/execution-role.js';
import { deleteLogGroup } from '../resources/log-groups.js';
import { managedFamilies } from '../resources/managed-task-definition.js';
import { deleteStep } from '../resources/steps.js';
import type { Usage } from './usage.js';

/** Milliseconds: tasks take a while to stop. */
const CLUSTER_TIMEOUT_MS = 180_000;

/** A space from which something was deleted. */
interface ReducedSpace {
  space: string;
  /** The services and tasks, without those that are being deleted. */
  usage: Usage;
  /** The deleted family, which a plan still finds. */
  deletedFamily: string | undefined;
}

/** Deletes an empty space: cluster, execution role and log group. */
export function cleanUpSpace(saga: Saga, owner: Owner, reduced: ReducedSpace): Promise<void> {
  const { space } = reduced;
  const resource = clusterResource(space);
  return saga.withLock(spaceDeletionLock(owner, space), async () => {
    const cluster = await saga.read('describeCluster', resource, () => ownedClusterIfAny(owner, space));
    const kept = cluster && (await reasonToKeep(saga, owner, cluster, reduced));
    if (kept) return saga.recordUnchanged('deleteCluster', resource, 'keep', kept);
    await saga.parallel({
      role: s => deleteExecutionRole(s, owner, space),
      logGroup: s => deleteLogGroup(s, owner, space),
    });
    // Last: while the cluster exists, a clean-up that failed can be repeated.
    if (cluster) await deleteEmptyCluster(saga, owner, space);
  });
}

/** Why a space is not deleted; undefined where its cluster is, or becomes, empty. */
async function reasonToKeep(
  saga: Saga,
  owner: Owner,
  cluster: Cluster,
  { space, usage, deletedFamily }: ReducedSpace,
): Promise<string | undefined> {
  const managed = await saga.read('getResources', clusterResource(space), () => managedFamilies(owner, space));
  const ofServices = usage.ofServices.map(familyOf);
  const other = managed.find(family => family !== deletedFamily && !ofServices.includes(family));
  if (other) return `It has task definition ${other}.`;
  if (usage.clusters.includes(cluster.clusterArn ?? '')) return 'It has services or tasks.';
  const state = await waitUntilEmpty(saga, owner, cluster);
  return state === 'in use' ? 'A service was created in it in the meantime.' : undefined;
}

/** Waits for the last tasks to stop. @returns `in use` where a service was created in the cluster in the meantime. */
async function waitUntilEmpty(saga: Saga, { aws }: Owner, found: Cluster): Promise<'empty' | 'in use'> {
  const { clusterName: name = '' } = found;
  const stateOf = ({ activeServicesCount = 0, runningTasksCount = 0, pendingTasksCount = 0 }: Cluster) => {
    if (activeServicesCount > 0) return 'in use';
    return runningTasksCount + pendingTasksCount > 0 ? undefined : 'empty';
  };
  if (stateOf(found) === 'empty') return 'empty';
  const waitingFor = `the tasks of cluster ${name} to stop`;
  return saga.wait<'empty' | 'in use'>('waitForStoppedTasks', clusterResource(name), 'empty', signal =>
    poll({ waitingFor, timeoutMs: CLUSTER_TIMEOUT_MS, signal, sleep: aws.sleep }, async () =>
      stateOf((await ecs.describeCluster(aws, name)) ?? {}),
    ),
  );
}

async function deleteEmptyCluster(saga: Saga, { aws }: Owner, cluster: string): Promise<void> {
  const waitingFor = `cluster ${cluster} to be deleted`;
  await deleteStep(saga, 'deleteCluster', clusterResource(cluster), 'It is empty.', () =>
    poll({ waitingFor, timeoutMs: CLUSTER_TIMEOUT_MS, sleep: aws.sleep }, async () => {
      try {
        await ecs.deleteCluster(aws, cluster);
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        const { activeServicesCount = 0 } = (await ecs.describeCluster(aws, cluster)) ?? {};
        if (activeServicesCount > 0) throw error;
        return undefined; // a task that AWS no longer counts may still be stopping
      }
      return 'deleted';
    }),
  );
}
