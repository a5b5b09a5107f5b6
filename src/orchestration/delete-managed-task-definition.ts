import * as ecs from '../aws/ecs.js';
import { poll } from '../concurrency/poll.js';
import { nameOf } from '../domain/names.js';
import { parallelEach } from '../saga/parallel.js';
import type { Saga } from '../saga/saga.js';
import type { Workflow } from '../saga/workflow.js';
import type { Owner } from '../tenancy.js';
import { assertRoleDeletable } from './cleanup/role-policies.js';
import { cleanUpSpace } from './cleanup/space.js';
import { cleanUpTaskDefinition, listFamilyRevisions } from './cleanup/task-definition.js';
import { readUsage, type Usage } from './cleanup/usage.js';
import { cleanUpLock } from './locks.js';
import type { ManagedTaskDefinition } from './resources/managed-task-definition.js';
import { deleteStep } from './resources/steps.js';
import { taskDefinitionResource } from './resources/task-definition.js';

/** Milliseconds. */
const STOPPING_TIMEOUT_MS = 180_000;

export interface ManagedDeletion {
  managed: ManagedTaskDefinition;
  /** The ARNs of its running tasks, which are stopped. */
  tasks: string[];
  /** Whether the cluster, its role and its log group are deleted too when they are not in use. */
  isRecursive: boolean;
}

/** Stops the tasks of a managed task definition and deletes it with its credentials. */
export const deleteManagedTaskDefinition: Workflow<ManagedDeletion, { result: undefined }, Owner> = {
  name: 'deleteManagedTaskDefinition',
  target: deletionTarget,
  async run(saga, owner, deletion) {
    const { managed, isRecursive } = deletion;
    if (isRecursive) await assertRoleDeletable(saga, owner, managed.cluster.clusterName ?? '', cleanUp, deletion);
    return cleanUp.run(saga, owner, deletion);
  },
};

/** The deletion without the check of the role, for which it is planned. */
const cleanUp: Workflow<ManagedDeletion, { result: undefined }, Owner> = {
  name: 'deleteManagedTaskDefinition',
  target: deletionTarget,
  async run(saga, owner, deletion) {
    const { managed, isRecursive } = deletion;
    const { clusterName = '' } = managed.cluster;
    const { family = '' } = managed.taskDefinition;
    const { usage, isFamilyDeleted } = await saga.withLock(cleanUpLock(owner, clusterName, family), () =>
      cleanUpFamily(saga, owner, deletion, family),
    );
    const deletedFamily = isFamilyDeleted ? family : undefined;
    if (isRecursive) await cleanUpSpace(saga, owner, { space: clusterName, usage, deletedFamily });
    return { result: undefined };
  },
};

function deletionTarget({ managed: { cluster, taskDefinition } }: ManagedDeletion): string {
  return `${cluster.clusterName}/${taskDefinition.family}`;
}

/** @returns what is in use apart from the definition, and whether every revision of the family was deleted. */
async function cleanUpFamily(
  saga: Saga,
  owner: Owner,
  { managed: { cluster }, tasks, isRecursive }: ManagedDeletion,
  family: string,
): Promise<{ usage: Usage; isFamilyDeleted: boolean }> {
  const { clusterName = '', clusterArn = '' } = cluster;
  const resource = taskDefinitionResource(family);
  await parallelEach(saga, Object.fromEntries(tasks.map(task => [task, task])), (s, task) =>
    stop(s, owner, clusterArn, task),
  );
  const waitingFor = `the tasks of ${family} to stop`;
  await saga.wait('waitForStoppedTasks', resource, 'stopped', signal =>
    poll({ waitingFor, timeoutMs: STOPPING_TIMEOUT_MS, signal, sleep: owner.aws.sleep }, async () => {
      const described = await ecs.describeTasks(owner.aws, clusterArn, tasks);
      return described.every(({ lastStatus }) => lastStatus === 'STOPPED') ? 'stopped' : undefined;
    }),
  );
  const revisions = await listFamilyRevisions(saga, owner, family);
  const usage = await saga.read('describeServices', resource, () =>
    readUsage(owner, { service: () => false, task: ({ taskArn = '' }) => tasks.includes(taskArn) }),
  );
  const logGroups = isRecursive ? { own: [], used: usage.logGroups } : undefined;
  const isFamilyDeleted = await cleanUpTaskDefinition(
    saga,
    owner,
    { space: clusterName, member: family, logGroups },
    revisions,
    new Set(usage.definitions),
  );
  return { usage, isFamilyDeleted };
}

async function stop(saga: Saga, { aws }: Owner, cluster: string, task: string): Promise<void> {
  await deleteStep(
    saga,
    'stopTask',
    { type: 'ecs:task', name: nameOf(task) },
    'The request deletes its task definition.',
    () => ecs.stopTask(aws, cluster, task, 'Its task definition is being deleted.'),
  );
}
