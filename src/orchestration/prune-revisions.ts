import { listRevisions } from '../aws/ecs.js';
import type { Owner } from '../tenancy.js';
import { removeRevisions } from './clear-definition.js';
import type { Saga } from './saga.js';
import { definitionsIn, readUse } from './space-use.js';

/** Takes away a family's older revisions that nothing uses. @param keep how many ACTIVE ones stay in any case. */
export async function pruneRevisions(saga: Saga, owner: Owner, family: string, keep: number): Promise<void> {
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
