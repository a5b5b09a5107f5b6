import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import { isOfForbiddenSpace } from '../../domain/limits/spaces.js';
import { nameOf } from '../../domain/names.js';
import { belongsTo, isUntagged } from '../../domain/tags.js';
import type { Saga } from '../../saga/saga.js';
import { type Owner, ownsMember } from '../../tenancy.js';
import { deleteFurtherLogGroup } from '../resources/log-groups.js';
import { secretResource } from '../resources/secrets.js';
import { deleteStep } from '../resources/steps.js';
import { taskDefinitionResource } from '../resources/task-definition.js';
import { belongingsOf, type FurtherLogGroups } from './belongings.js';
import { deleteSecrets, findRemovedSecrets, type SecretReference } from './secrets.js';
import { describeRevisions, readUsage } from './usage.js';

/** The revisions of a family, by their ARNs. */
interface FamilyRevisions {
  family: string;
  active: string[];
  inactive: string[];
}

/** Lists revisions before their use is read: a revision that is registered and deployed in between is not among them. */
export async function listFamilyRevisions(saga: Saga, { aws }: Owner, family: string): Promise<FamilyRevisions> {
  const resource = taskDefinitionResource(family);
  const { active, inactive } = await saga.parallel({
    active: s => s.read('listTaskDefinitions', resource, () => ecs.listTaskDefinitions(aws, 'ACTIVE', { family })),
    inactive: s => s.read('listTaskDefinitions', resource, () => ecs.listTaskDefinitions(aws, 'INACTIVE', { family })),
  });
  return { family, active, inactive };
}

/** What is deleted: a service, or a managed task definition. */
interface DeletedMember {
  space: string;
  /** The service's name, or the family. */
  member: string;
  /** Undefined where log groups stay. */
  logGroups: FurtherLogGroups | undefined;
}

/**
 * Deletes the revisions of a family that are not in use, with the log groups and credentials that nothing else names: those of the
 * revisions, and those that updates removed from them.
 * @param used the ARNs of the definitions that are deployed or run. @returns whether every ACTIVE revision was deleted.
 */
export async function cleanUpTaskDefinition(
  saga: Saga,
  owner: Owner,
  { space, member, logGroups }: DeletedMember,
  { active, inactive }: FamilyRevisions,
  used: Set<string>,
): Promise<boolean> {
  for (const arn of [...active, ...inactive].filter(revision => used.has(revision)))
    saga.recordUnchanged('deleteTaskDefinitions', taskDefinitionResource(nameOf(arn)), 'keep', 'It is in use.');
  const unusedActive = active.filter(revision => !used.has(revision));
  const unused = {
    active: unusedActive,
    inactive: inactive.filter(revision => !used.has(revision)),
    remaining: [...used],
    removed: await findRemovedSecrets(saga, owner, space, member),
  };
  await deleteUnusedRevisions(saga, owner, space, unused, { days: 0, logGroups });
  return unusedActive.length === active.length;
}

/** Revisions to delete, and the ones that remain. */
interface UnusedRevisions {
  active: string[];
  inactive: string[];
  /** What they name stays, whatever their status. */
  remaining: string[];
  /** Secrets that no revision names any more. */
  removed: SecretReference[];
}

/** How far a deletion of revisions goes. */
interface Extent {
  /** The recovery window of their credentials; 0 for none. */
  days: number;
  /** Undefined where their log groups stay. */
  logGroups?: FurtherLogGroups | undefined;
}

/** Deletes revisions with the credentials, and the log groups, that only they name. */
export async function deleteUnusedRevisions(
  saga: Saga,
  owner: Owner,
  space: string,
  { active, inactive, remaining, removed }: UnusedRevisions,
  { days, logGroups: further }: Extent,
): Promise<void> {
  const revisions = [...active, ...inactive];
  if (revisions.length + removed.length + (further?.own.length ?? 0) === 0) return;
  const resource = taskDefinitionResource(revisions.map(nameOf).join(', '));
  const { secrets, logGroups, kept } = await saga.read('describeTaskDefinition', resource, async () => {
    const described = await describeRevisions(owner.aws, revisions);
    const kept = await revisionsOfOthers(owner, described);
    const deleted = described.filter(revision => !kept.includes(arnOf(revision)));
    const read = { deleted, remaining: [...remaining, ...kept], removed };
    return { ...(await belongingsOf(owner, space, read, further)), kept };
  });
  for (const arn of kept)
    saga.recordUnchanged(
      'deleteTaskDefinitions',
      taskDefinitionResource(nameOf(arn)),
      'keep',
      'It does not have the org’s tag.',
    );
  // Before the definitions that name them, so that a clean-up that is repeated after a failure still finds them.
  for (const { name, isShared } of secrets)
    if (isShared)
      saga.recordUnchanged('deleteSecret', secretResource(name), 'keep', 'Another task definition names it.');
  await deleteSecrets(
    saga,
    owner,
    secrets.filter(({ isShared }) => !isShared),
    days,
  );
  for (const group of logGroups) await deleteFurtherLogGroup(saga, owner, space, group);
  await deleteRevisions(
    saga,
    owner,
    active,
    revisions.filter(arn => !kept.includes(arn)),
  );
}

/**
 * The revisions that the caller may not delete: those of other orgs and of spaces that it may not use, and those without any org's tag
 * that another user of the account uses. The callers have checked that the org itself does not use them.
 */
async function revisionsOfOthers(owner: Owner, revisions: TaggedTaskDefinition[]): Promise<string[]> {
  const untagged = revisions.some(({ tags }) => isUntagged(tags));
  const usedByOthers =
    untagged && owner.aws.ownsUntagged
      ? (await readUsage(owner, { service: () => false, task: () => false }, false)).definitions
      : [];
  const isOwn = (revision: TaggedTaskDefinition) =>
    !isOfForbiddenSpace(owner.spaces, revision.tags) &&
    (belongsTo(owner.org, revision.tags) || (ownsMember(owner, revision) && !usedByOthers.includes(arnOf(revision))));
  return revisions.filter(revision => !isOwn(revision)).map(arnOf);
}

function arnOf({ taskDefinition }: TaggedTaskDefinition): string {
  return taskDefinition.taskDefinitionArn ?? '';
}

/** Deregisters and deletes revisions in batches, so that an interruption leaves few of them deregistered and not deleted. */
async function deleteRevisions(saga: Saga, owner: Owner, active: string[], revisions: string[]): Promise<void> {
  const toDeregister = new Set(active);
  for (let start = 0; start < revisions.length; start += ecs.DEFINITIONS_PER_DELETE) {
    const batch = revisions.slice(start, start + ecs.DEFINITIONS_PER_DELETE);
    for (const arn of batch) if (toDeregister.has(arn)) await deregister(saga, owner, arn);
    await deleteBatch(saga, owner, batch);
  }
}

async function deregister(saga: Saga, { aws }: Owner, arn: string): Promise<void> {
  await deleteStep(
    saga,
    'deregisterTaskDefinition',
    taskDefinitionResource(nameOf(arn)),
    'It is not in use.',
    async () => {
      await ecs.deregisterTaskDefinition(aws, arn);
    },
  );
}

async function deleteBatch(saga: Saga, { aws }: Owner, arns: string[]): Promise<void> {
  await deleteStep(
    saga,
    'deleteTaskDefinitions',
    taskDefinitionResource(arns.map(nameOf).join(', ')),
    'They are not in use.',
    async () => {
      await ecs.deleteTaskDefinitions(aws, arns);
    },
  );
}
