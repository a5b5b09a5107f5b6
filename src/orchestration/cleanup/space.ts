import type { Cluster } from '@aws-sdk/client-ecs';
import { deleteLogGroup, findLogGroup, tagsOfLogGroup } from '../../aws/cloudwatch-logs.js';
import { deleteCluster, describeCluster, listTaskDefinitionFamilies } from '../../aws/ecs.js';
import { deleteRole, deleteRolePolicy, getRole, getRolePolicy } from '../../aws/iam.js';
import { waitFor } from '../../concurrency/poll.js';
import { EXECUTION_POLICY_NAME, executionRoleName, familyOf } from '../../domain/names.js';
import { belongsTo, managedTags } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import { type Owner, ownedClusterIfAny, ownedTagged } from '../../tenancy.js';
import { clearingOf } from '../locks.js';
import { policyResource, roleResource } from '../resources/execution-role.js';
import { logGroupResource } from '../resources/log-groups.js';
import { isInUse, type Use } from './usage.js';

/** Milliseconds; tasks that are told to stop take a while. */
const CLUSTER_DEADLINE = 180_000;

/**
 * Takes away what is left of a space in which nothing is any more: cluster, execution role and log group.
 * @param use what runs, without what is being taken away. @param leaving the family that was taken away, which a plan still finds.
 */
export function clearSpace(
  saga: Saga,
  owner: Owner,
  space: string,
  use: Use,
  leaving: string | undefined,
): Promise<void> {
  return clearingOf(saga, owner, space, () => clear(saga, owner, space, use, leaving));
}

async function clear(saga: Saga, owner: Owner, space: string, use: Use, leaving: string | undefined): Promise<void> {
  const cluster = await saga.read('describeCluster', clusterResource(space), () => ownedClusterIfAny(owner, space));
  if (cluster) {
    const managed = await saga.read('getResources', clusterResource(space), () => managedFamilies(owner, space));
    const others = managed.filter(family => family !== leaving);
    if (isInUse(use, cluster.clusterArn) || others.length > 0) {
      const reason = others.length > 0 ? `It has the task definition ${others[0]}.` : 'It has services or tasks.';
      saga.leave('deleteCluster', clusterResource(space), 'keep', reason);
      return;
    }
    if ((await untilEmpty(saga, owner, cluster)) === 'in use') {
      saga.leave('deleteCluster', clusterResource(space), 'keep', 'It has got a service meanwhile.');
      return;
    }
  }
  await saga.parallel({
    role: s => clearRole(s, owner, space),
    logGroup: s => clearLogGroup(s, owner, space),
  });
  // Last: while it is there, a deletion that failed half-way can be asked for once more.
  if (cluster) await removeCluster(saga, owner, space);
}

/** Waits for its last tasks to stop. @returns `in use` where somebody has made a service in it, as AWS counted them just now. */
async function untilEmpty(saga: Saga, { aws }: Owner, found: Cluster): Promise<'empty' | 'in use'> {
  const { clusterName: name = '' } = found;
  const stateOf = ({ activeServicesCount = 0, runningTasksCount = 0, pendingTasksCount = 0 }: Cluster) => {
    if (activeServicesCount > 0) return 'in use';
    return runningTasksCount + pendingTasksCount > 0 ? undefined : 'empty';
  };
  if (stateOf(found) === 'empty') return 'empty';
  return saga.wait<'empty' | 'in use'>('waitForStoppedTasks', clusterResource(name), 'empty', (_tell, signal) =>
    waitFor(
      `Stopping the tasks of cluster ${name}`,
      CLUSTER_DEADLINE,
      async () => stateOf((await describeCluster(aws, name)) ?? {}),
      signal,
    ),
  );
}

async function removeCluster(saga: Saga, { aws }: Owner, cluster: string): Promise<void> {
  await saga.step({
    name: 'deleteCluster',
    resource: clusterResource(cluster),
    action: 'delete',
    reason: 'Nothing is in it any more.',
    expected: 'deleted',
    run: () =>
      waitFor(`Deleting cluster ${cluster}`, CLUSTER_DEADLINE, async () => {
        try {
          await deleteCluster(aws, cluster);
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
          const { activeServicesCount = 0 } = (await describeCluster(aws, cluster)) ?? {};
          if (activeServicesCount > 0) throw error;
          return undefined; // AWS may count a task no more that it does not let go yet
        }
        return 'deleted';
      }),
  });
}

async function clearRole(saga: Saga, { aws, org }: Owner, space: string): Promise<void> {
  const name = executionRoleName(space);
  const { role, policy } = await saga.parallel({
    role: s => s.read('getRole', roleResource(name), () => getRole(aws, name)),
    policy: s => s.read('getRolePolicy', policyResource(name), () => getRolePolicy(aws, name, EXECUTION_POLICY_NAME)),
  });
  if (!role) return;
  if (!belongsTo(org, role.tags)) {
    saga.leave('deleteRole', roleResource(name), 'keep', 'It does not carry the org’s tag.');
    return;
  }
  const reason = 'The space is gone.';
  if (policy !== undefined)
    await saga.step({
      name: 'deleteRolePolicy',
      resource: policyResource(name),
      action: 'delete',
      reason,
      expected: undefined,
      run: () => deleteRolePolicy(aws, name, EXECUTION_POLICY_NAME),
    });
  await saga.step({
    name: 'deleteRole',
    resource: roleResource(name),
    action: 'delete',
    reason,
    expected: undefined,
    run: () => deleteRole(aws, name),
  });
}

async function clearLogGroup(saga: Saga, { aws, org }: Owner, name: string): Promise<void> {
  const resource = logGroupResource(name);
  const group = await saga.read('describeLogGroups', resource, () => findLogGroup(aws, name));
  if (!group) return;
  const tags = await saga.read('listTagsForResource', resource, () => tagsOfLogGroup(aws, group.arn));
  if (!belongsTo(org, tags)) {
    saga.leave('deleteLogGroup', resource, 'keep', 'It does not carry the org’s tag.');
    return;
  }
  await saga.step({
    name: 'deleteLogGroup',
    resource,
    action: 'delete',
    reason: 'The space is gone.',
    expected: undefined,
    run: () => deleteLogGroup(aws, name),
  });
}

async function managedFamilies(owner: Owner, space: string): Promise<string[]> {
  const [tagged, active] = await Promise.all([
    ownedTagged(owner, 'ecs:task-definition', managedTags(space)),
    listTaskDefinitionFamilies(owner.aws),
  ]);
  return [...new Set(tagged.map(({ arn }) => familyOf(arn)))].filter(family => active.includes(family));
}

function clusterResource(name: string): Resource {
  return { type: 'ecs:cluster', name };
}
