import { familyOf, nameOf } from '../domain/names.js';
import type { Answered, Schemas } from '../domain/schemas.js';
import { merged } from '../domain/tags.js';
import type { Saga } from '../saga/saga.js';
import type { Workflow } from '../saga/workflow.js';
import type { Owner } from '../tenancy.js';
import { cleanUpOf, type OrphanedCredentials } from './clean-up-credentials.js';
import { changeLock, registrationLock } from './locks.js';
import { type KeepRevisions, pruningOf } from './prune-revisions.js';
import type { Adjusting } from './resources/adjust-definition.js';
import { ownedManagedTaskDefinition } from './resources/managed-task-definition.js';
import { findDefinition, orphanedCredentials, reviseDefinition } from './resources/revise-definition.js';
import { assertTagCounts, tagCluster, tagsOfShared } from './resources/tags.js';
import { taskDefinitionResource } from './resources/task-definition.js';
import { spaceOf } from './space.js';

interface Input extends KeepRevisions {
  cluster: string;
  /** Family or family:revision. */
  family: string;
  /** Valid by its schema and its rules. */
  request: Schemas['TaskDefinitionOrchestrationUpdateRequest'];
  adjusting: Adjusting;
}

interface Output {
  result: Answered<Schemas['TaskDefinitionOrchestrationUpdate']>;
  /** Secrets that the updated definition no longer needs. */
  orphaned: OrphanedCredentials;
}

/** Registers a new revision of a managed task definition and updates what belongs to it. */
export const updateManagedTaskDefinition: Workflow<Input, Output, Owner> = {
  name: 'updateManagedTaskDefinition',
  target: ({ cluster, family }) => `${nameOf(cluster)}/${family}`,
  locks: (owner, { cluster, family, request }) => [
    changeLock(owner, nameOf(cluster), family),
    registrationLock(owner, familyOf(request.taskDefinition?.family ?? family)),
  ],
  run: updateResources,
  followUps: ({ cluster, keepRevisions }, { result, orphaned }) => [
    ...cleanUpOf(orphaned),
    ...pruningOf(nameOf(cluster), result.taskDefinition, keepRevisions),
  ],
};

async function updateResources(
  saga: Saga,
  owner: Owner,
  { cluster: clusterName, family, request, adjusting }: Input,
): Promise<Output> {
  const { cluster, ...running } = await saga.read('describeTaskDefinition', taskDefinitionResource(family), () =>
    ownedManagedTaskDefinition(owner, clusterName, family),
  );
  const name = cluster.clusterName ?? '';
  const space = spaceOf(owner, name, 'task', running.tags, request.tags);
  const revisable = { name: running.taskDefinition.family ?? family };
  const found = await findDefinition(saga, space, running, request, { ...revisable, adjusting });
  const update = { space, tags: request.tags };
  assertTagCounts(update, {}, { [`cluster ${name}`]: cluster.tags });
  const revised = await reviseDefinition(saga, space, found, request, revisable);
  if (request.tags?.length) await tagCluster(saga, update, cluster);
  return {
    result: {
      cluster: { ...cluster, tags: merged(cluster.tags, tagsOfShared(update, cluster.tags, name)) },
      taskDefinition: revised.taskDefinition,
      credentials: revised.credentials,
      removedCredentials: revised.removedCredentials,
      cloudwatchLogGroups: revised.logGroups,
      tags: space.tags,
      adjustments: revised.adjustments,
    },
    orphaned: { space: name, member: revisable.name, ...orphanedCredentials(running, revised) },
  };
}
