import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import { namesSecret } from '../../domain/credential-cases.js';
import { nameOf } from '../../domain/names.js';
import { belongsTo, isUntagged, ofSpace } from '../../domain/tags.js';
import type { Saga } from '../../saga/saga.js';
import { type Owner, ownedTagged, ownsMember } from '../../tenancy.js';
import { secretResource } from '../resources/credentials.js';
import { deleteStep } from '../resources/steps.js';
import { taskDefinitionResource } from '../resources/task-definition.js';
import {
  credentialsIn,
  credentialsNamedBy,
  deleteSecrets,
  describeRevisions,
  type SecretReference,
} from './secrets.js';
import { definitionsIn, readUsage } from './usage.js';

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

/**
 * Deletes the revisions of a family that are not in use, and the credentials that no other definition names.
 * @param used the ARNs of the definitions that are deployed or run. @returns whether every ACTIVE revision was deleted.
 */
export async function cleanUpTaskDefinition(
  saga: Saga,
  owner: Owner,
  space: string,
  { active, inactive }: FamilyRevisions,
  used: Set<string>,
): Promise<boolean> {
  for (const arn of [...active, ...inactive].filter(revision => used.has(revision)))
    saga.recordUnchanged('deleteTaskDefinitions', taskDefinitionResource(nameOf(arn)), 'keep', 'It is in use.');
  const unusedActive = active.filter(revision => !used.has(revision));
  await deleteUnusedRevisions(saga, owner, space, {
    active: unusedActive,
    inactive: inactive.filter(revision => !used.has(revision)),
    remaining: [...used],
  });
  return unusedActive.length === active.length;
}

/** Revisions to delete, and the ones that remain. */
interface UnusedRevisions {
  active: string[];
  inactive: string[];
  /** Their credentials stay, whatever their status. */
  remaining: string[];
}

/** Deletes revisions with the credentials that only they name. */
export async function deleteUnusedRevisions(
  saga: Saga,
  owner: Owner,
  space: string,
  { active, inactive, remaining }: UnusedRevisions,
): Promise<void> {
  const revisions = [...active, ...inactive];
  if (revisions.length === 0) return;
  const resource = taskDefinitionResource(revisions.map(nameOf).join(', '));
  const { credentials, kept } = await saga.read('describeTaskDefinition', resource, async () => {
    const described = await describeRevisions(owner.aws, revisions);
    const kept = await revisionsOfOthers(owner, described);
    const deleted = described.filter(revision => !kept.includes(arnOf(revision)));
    return { credentials: await credentialsOf(owner, space, deleted, [...remaining, ...kept]), kept };
  });
  for (const arn of kept)
    saga.recordUnchanged(
      'deleteTaskDefinitions',
      taskDefinitionResource(nameOf(arn)),
      'keep',
      'It does not have the org’s tag.',
    );
  // Before the definitions that name them, so that a clean-up that is repeated after a failure still finds them.
  for (const { name, isShared } of credentials)
    if (isShared)
      saga.recordUnchanged('deleteSecret', secretResource(name), 'keep', 'Another task definition names it.');
  await deleteSecrets(
    saga,
    owner,
    credentials.filter(({ isShared }) => !isShared),
  );
  await deleteRevisions(
    saga,
    owner,
    active,
    revisions.filter(arn => !kept.includes(arn)),
  );
}

/**
 * The revisions that are not the org's to delete: those of other orgs, and those without any org's tag that somebody else in the
 * account uses. The callers know that the org itself does not use them.
 */
async function revisionsOfOthers(owner: Owner, revisions: TaggedTaskDefinition[]): Promise<string[]> {
  const untagged = revisions.some(({ tags }) => isUntagged(tags));
  const usedByOthers =
    untagged && owner.aws.ownsUntagged
      ? definitionsIn(await readUsage(owner, { service: () => false, task: () => false }, false))
      : new Set();
  const isOwn = (revision: TaggedTaskDefinition) =>
    belongsTo(owner.org, revision.tags) || (ownsMember(owner, revision) && !usedByOthers.has(arnOf(revision)));
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
      await aws.rateLimits.deregister();
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
      await aws.rateLimits.deleteDefinitions();
      await ecs.deleteTaskDefinitions(aws, arns);
    },
  );
}

/** The org's secrets that revisions name as repository credentials, and whether a remaining definition or another one of the space does too. */
async function credentialsOf(
  { aws, org }: Owner,
  space: string,
  deleted: TaggedTaskDefinition[],
  remaining: string[],
): Promise<(SecretReference & { isShared: boolean })[]> {
  const named = credentialsIn(deleted);
  if (named.size === 0) return [];
  const revisions = deleted.map(arnOf);
  const tagged = await ownedTagged({ aws, org }, 'ecs:task-definition', ofSpace(space));
  const others = tagged.map(({ arn }) => arn).filter(arn => !revisions.includes(arn) && !remaining.includes(arn));
  // A deregistered revision cannot be deployed again, so it does not need its credentials unless it is deployed.
  const elsewhere = [
    ...(await credentialsNamedBy(aws, remaining)),
    ...(await credentialsNamedBy(aws, others, 'ACTIVE')),
  ];
  const described = await Promise.all([...named].map(id => secretsManager.describeSecret(aws, id)));
  const owned = described.flatMap(secret =>
    secret?.ARN && !secret.DeletedDate && belongsTo(org, fromPascal(secret.Tags))
      ? [{ arn: secret.ARN, name: secret.Name ?? secret.ARN }]
      : [],
  );
  const unique = [...new Map(owned.map(secret => [secret.arn, secret])).values()];
  return unique.map(secret => ({ ...secret, isShared: elsewhere.some(id => namesSecret(id, secret)) }));
}
