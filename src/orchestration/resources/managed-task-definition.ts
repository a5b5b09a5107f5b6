import type { Cluster } from '@aws-sdk/client-ecs';
import { describeTasks, listRevisions, listTasks, stopTask, type TaggedTaskDefinition } from '../../aws/ecs.js';
import { waitFor } from '../../concurrency/poll.js';
import { nameOf } from '../../domain/names.js';
import type { Answered, Schemas } from '../../domain/schemas.js';
import { belongsTo, carries, managedTags, merged, spaceTags, withCallersTags } from '../../domain/tags.js';
import { NotFound } from '../../errors.js';
import type { Saga } from '../../saga/saga.js';
import { type Owner, ownedCluster, ownedTaskDefinition } from '../../tenancy.js';
import type { LeftCredentials } from '../clean-up-credentials.js';
import { clearSpace } from '../cleanup/space.js';
import { clearDefinition, readRevisions } from '../cleanup/task-definition.js';
import { definitionsIn, readUse, type Use } from '../cleanup/usage.js';
import { clearingAfter } from '../locks.js';
import type { Space } from '../space.js';
import { findDefinition, leftBy, tagCluster, updateDefinition } from './revise-definition.js';

/** Milliseconds. */
const STOPPING_DEADLINE = 180_000;

/** Which managed task definition to take away, with what runs. */
export interface ManagedDeletion {
  managed: Managed;
  /** ARNs of the tasks to stop. */
  tasks: string[];
  /** Goes on to the cluster, its role and its log group when nothing else is there. */
  isRecursive: boolean;
}

/** A managed task definition with the cluster that it is run in. */
export interface Managed extends TaggedTaskDefinition {
  cluster: Cluster;
}

/** @param family or family:revision. @throws {NotFound} where it is not the cluster's managed task definition. */
export async function ownedManaged(owner: Owner, clusterName: string, family: string): Promise<Managed> {
  const [cluster, found] = await Promise.all([ownedCluster(owner, clusterName), ownedTaskDefinition(owner, family)]);
  if (!carries(found.tags, managedTags(cluster.clusterName ?? clusterName)))
    throw new NotFound(`Task definition ${family} was not found in cluster ${clusterName}.`);
  return { cluster, ...found };
}

/**
 * What a deletion that failed half-way has left of a managed task definition: revisions that are deregistered, or nothing but its
 * cluster. @throws {NotFound} where the family is not, or no longer, the cluster's.
 */
export async function halfDeleted(owner: Owner, clusterName: string, family: string): Promise<Managed> {
  const [cluster, active, [inactive]] = await Promise.all([
    ownedCluster(owner, clusterName),
    listRevisions(owner.aws, family, 'ACTIVE'),
    listRevisions(owner.aws, family, 'INACTIVE'),
  ]);
  if (active.length > 0) throw new NotFound(`Task definition ${family} was not found in cluster ${clusterName}.`);
  return inactive
    ? ownedManaged(owner, clusterName, nameOf(inactive))
    : { cluster, taskDefinition: { family }, tags: [] };
}

/** The answer to an update, and the secrets that are not needed after it. */
export type ManagedUpdate = Answered<Schemas['TaskDefinitionOrchestrationUpdate']> & { left: LeftCredentials };

/** Registers a new revision of a managed task definition, and brings what belongs to it to what the request says. */
export async function updateManagedTaskDefinition(
  saga: Saga,
  owner: Owner,
  { cluster: clusterName, family }: { cluster: string; family: string },
  request: Schemas['TaskDefinitionOrchestrationUpdateRequest'],
): Promise<ManagedUpdate> {
  const resource = { type: 'ecs:task-definition', name: family };
  const { cluster, ...running } = await saga.read('describeTaskDefinition', resource, () =>
    ownedManaged(owner, clusterName, family),
  );
  const name = cluster.clusterName ?? '';
  const tags = withCallersTags(spaceTags(owner.org, name, 'task'), running.tags, request.tags);
  const space: Space = { ...owner, cluster: name, flavor: 'task', tags };
  const found = await findDefinition(saga, space, running, request);
  const updated = await updateDefinition(saga, space, found, request, running.taskDefinition.family ?? family);
  if (request.tags) await tagCluster(saga, space, cluster, request.tags);
  return {
    cluster: { ...cluster, tags: merged(cluster.tags, withCallersTags([], request.tags)) },
    taskDefinition: updated.taskDefinition,
    credentials: updated.credentials,
    cloudwatchLogGroups: updated.logGroups,
    tags,
    left: { space: name, ...leftBy(running, updated) },
  };
}

/** The ARNs of the tasks that a managed task definition runs. */
export async function runningTasks({ aws, org }: Owner, { cluster, taskDefinition }: Managed): Promise<string[]> {
  const { clusterArn = '' } = cluster;
  const arns = await listTasks(aws, clusterArn, { family: taskDefinition.family, status: 'RUNNING' });
  const tasks = await describeTasks(aws, clusterArn, arns);
  return tasks.filter(({ tags }) => belongsTo(org, tags)).flatMap(({ taskArn }) => taskArn ?? []);
}

/** Stops the tasks of a managed task definition and takes it away with its credentials. */
export async function clearManaged(saga: Saga, owner: Owner, deletion: ManagedDeletion): Promise<void> {
  const { managed, isRecursive } = deletion;
  const { clusterName = '' } = managed.cluster;
  const family = managed.taskDefinition.family ?? '';
  const { use, isGone } = await clearingAfter(saga, owner, clusterName, family, () =>
    clearFamily(saga, owner, deletion, family),
  );
  if (isRecursive) await clearSpace(saga, owner, clusterName, use, isGone ? family : undefined);
}

/** @returns what runs beside it, and whether nothing of the family is left. */
async function clearFamily(
  saga: Saga,
  owner: Owner,
  { managed: { cluster }, tasks }: ManagedDeletion,
  family: string,
): Promise<{ use: Use; isGone: boolean }> {
  const { clusterName = '', clusterArn = '' } = cluster;
  await saga.parallel(Object.fromEntries(tasks.map(task => [task, (s: Saga) => stop(s, owner, clusterArn, task)])));
  const resource = { type: 'ecs:task-definition', name: family };
  const ask = async () => {
    const left = await describeTasks(owner.aws, clusterArn, tasks);
    return left.every(({ lastStatus }) => lastStatus === 'STOPPED') ? 'stopped' : undefined;
  };
  await saga.wait('waitForStoppedTasks', resource, 'stopped', (_tell, signal) =>
    waitFor(`Stopping the tasks of ${family}`, STOPPING_DEADLINE, ask, signal),
  );
  const revisions = await readRevisions(saga, owner, family);
  const use = await saga.read('describeServices', resource, () =>
    readUse(owner, { service: () => false, task: ({ taskArn = '' }) => tasks.includes(taskArn) }),
  );
  const isGone = await clearDefinition(saga, owner, clusterName, revisions, definitionsIn(use));
  return { use, isGone };
}

async function stop(saga: Saga, { aws }: Owner, cluster: string, task: string): Promise<void> {
  await saga.step({
    name: 'stopTask',
    resource: { type: 'ecs:task', name: nameOf(task) },
    action: 'delete',
    reason: 'Its definition is being deleted.',
    expected: undefined,
    run: () => stopTask(aws, cluster, task, 'Its task definition is being deleted.'),
  });
}
