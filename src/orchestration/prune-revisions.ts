import { listRevisions } from '../aws/ecs.js';
import { inTurn } from '../concurrency/in-turn.js';
import type { Saga } from '../saga/saga.js';
import type { Owner } from '../tenancy.js';
import { removeRevisions } from './cleanup/task-definition.js';
import { definitionsIn, readUse } from './cleanup/usage.js';

/**
 * Takes away a family's older revisions that nothing uses, one pruning of a family after another.
 * @param keep how many ACTIVE ones stay in any case, the latest.
 */
export function pruneRevisions(saga: Saga, owner: Owner, family: string, keep: number): Promise<void> {
  return inTurn(`${owner.aws.name}/${family}/prune`, () => prune(saga, owner, family, keep));
}

async function prune(saga: Saga, owner: Owner, family: string, keep: number): Promise<void> {
  const resource = { type: 'ecs:task-definition', name: family };
  const active = await saga.read('listTaskDefinitions', resource, () => listRevisions(owner.aws, family, 'ACTIVE'));
  const older = active.slice(keep);
  if (older.length === 0) return;
  const use = await saga.read('describeServices', resource, () =>
    readUse(owner, { service: () => false, task: () => false }),
  );
  const used = definitionsIn(use);
  const unused = older.filter(arn => !used.has(arn));
  await removeRevisions(saga, owner, unused, unused);
}
