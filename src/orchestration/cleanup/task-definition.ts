import {
  DEFINITIONS_A_DELETE,
  deleteTaskDefinitions,
  deregisterTaskDefinition,
  describeTaskDefinition,
  listRevisions,
} from '../../aws/ecs.js';
import { describeSecret } from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import { namesSecret } from '../../domain/credential-cases.js';
import { nameOf } from '../../domain/names.js';
import { belongsTo, ofSpace } from '../../domain/tags.js';
import type { Resource, Saga } from '../../saga/saga.js';
import { type Owner, ownedTagged } from '../../tenancy.js';
import { deleteSecrets } from '../resources/credential-updates.js';
import { secretResource } from '../resources/credentials.js';

/** The revisions of a family, by their ARNs. */
export interface Revisions {
  family: string;
  active: string[];
  inactive: string[];
}

/** Read before what is in use: what is registered and deployed meanwhile is not among them. */
export async function readRevisions(saga: Saga, { aws }: Owner, family: string): Promise<Revisions> {
  const { active, inactive } = await saga.parallel({
    active: s => s.read('listTaskDefinitions', resource(family), () => listRevisions(aws, family, 'ACTIVE')),
    inactive: s => s.read('listTaskDefinitions', resource(family), () => listRevisions(aws, family, 'INACTIVE')),
  });
  return { family, active, inactive };
}

/**
 * Takes away those of a family's revisions that nothing uses, and the credentials that no other definition names.
 * @param used the ARNs of the definitions that are deployed or run.
 * @returns whether the family is gone with them.
 */
export async function clearDefinition(
  saga: Saga,
  owner: Owner,
  space: string,
  { family, active, inactive }: Revisions,
  used: Set<string>,
): Promise<boolean> {
  const revisions = [...active, ...inactive];
  for (const arn of revisions.filter(revision => used.has(revision)))
    saga.leave('deleteTaskDefinitions', resource(nameOf(arn)), 'keep', 'It is in use.');
  const unused = revisions.filter(revision => !used.has(revision));
  const credentials = await saga.read('describeTaskDefinition', resource(family), () =>
    credentialsOf(owner, space, unused, [...used]),
  );
  // Before the definitions that name them, so that a deletion that failed half-way finds them when it is asked for once more.
  for (const { name, isShared } of credentials)
    if (isShared) saga.leave('deleteSecret', secretResource(name), 'keep', 'Another definition names it.');
  await deleteSecrets(
    saga,
    owner,
    credentials.filter(({ isShared }) => !isShared),
  );
  const unusedActive = active.filter(revision => !used.has(revision));
  await removeRevisions(saga, owner, unusedActive, unused);
  return unusedActive.length === active.length;
}

/**
 * Deregisters and deletes revisions ten by ten, so that an end half-way leaves few that are neither; at the pace that leaves
 * others theirs. @param active those of them that are.
 */
export async function removeRevisions(saga: Saga, owner: Owner, active: string[], revisions: string[]): Promise<void> {
  const toDeregister = new Set(active);
  for (let at = 0; at < revisions.length; at += DEFINITIONS_A_DELETE) {
    const batch = revisions.slice(at, at + DEFINITIONS_A_DELETE);
    for (const arn of batch) if (toDeregister.has(arn)) await deregister(saga, owner, arn);
    await deleteRevisions(saga, owner, batch);
  }
}

async function deregister(saga: Saga, { aws }: Owner, arn: string): Promise<void> {
  await saga.step({
    name: 'deregisterTaskDefinition',
    resource: resource(nameOf(arn)),
    action: 'delete',
    reason: 'Nothing uses it.',
    expected: undefined,
    run: async () => {
      await aws.turns.deregister();
      await deregisterTaskDefinition(aws, arn);
    },
  });
}

async function deleteRevisions(saga: Saga, { aws }: Owner, arns: string[]): Promise<void> {
  await saga.step({
    name: 'deleteTaskDefinitions',
    resource: resource(arns.map(nameOf).join(', ')),
    action: 'delete',
    reason: 'Nothing uses them.',
    expected: undefined,
    run: async () => {
      await aws.turns.deleteDefinitions();
      await deleteTaskDefinitions(aws, arns);
    },
  });
}

/** The org's secrets that these revisions name for their registries, and whether another definition that is used or of the space does too. */
async function credentialsOf(
  { aws, org }: Owner,
  space: string,
  revisions: string[],
  used: string[],
): Promise<{ arn: string; name: string; isShared: boolean }[]> {
  const named = await namedBy(aws, revisions);
  if (named.size === 0) return [];
  const tagged = await ownedTagged({ aws, org }, 'ecs:task-definition', ofSpace(space));
  const others = tagged.map(({ arn }) => arn).filter(arn => !revisions.includes(arn) && !used.includes(arn));
  // A deregistered one cannot be deployed any more, so it does not need what it names, unless it is deployed.
  const elsewhere = [...(await namedBy(aws, used)), ...(await namedBy(aws, others, 'ACTIVE'))];
  const found = await Promise.all([...named].map(id => describeSecret(aws, id)));
  const own = found.flatMap(secret =>
    secret?.ARN && !secret.DeletedDate && belongsTo(org, fromPascal(secret.Tags))
      ? [{ arn: secret.ARN, name: secret.Name ?? secret.ARN }]
      : [],
  );
  const unique = [...new Map(own.map(secret => [secret.arn, secret])).values()];
  return unique.map(secret => ({ ...secret, isShared: elsewhere.some(id => namesSecret(id, secret)) }));
}

/** What revisions name for their registries. @param status only of revisions in this one. */
export async function namedBy(aws: Owner['aws'], revisions: string[], status?: 'ACTIVE'): Promise<Set<string>> {
  const named = new Set<string>();
  for (const revision of revisions) {
    await aws.turns.readDefinition();
    const { taskDefinition } = await describeTaskDefinition(aws, revision);
    if (status && taskDefinition.status !== status) continue;
    for (const { repositoryCredentials } of taskDefinition.containerDefinitions ?? [])
      if (repositoryCredentials?.credentialsParameter) named.add(repositoryCredentials.credentialsParameter);
  }
  return named;
}

function resource(name: string): Resource {
  return { type: 'ecs:task-definition', name };
}
