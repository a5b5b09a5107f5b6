import * as ecs from '../aws/ecs.js';
import { familyOf } from '../domain/names.js';
import { type FollowUp, followUp, type Workflow } from '../saga/workflow.js';
import type { Owner } from '../tenancy.js';
import { deleteUnusedRevisions } from './cleanup/task-definition.js';
import { readUsage } from './cleanup/usage.js';
import { pruningLock } from './locks.js';
import { RECOVERY_DAYS } from './resources/secrets.js';
import { taskDefinitionResource } from './resources/task-definition.js';

/** The input of workflows that register a revision. */
export interface KeepRevisions {
  /** The number of revisions that stay when a newer one is registered; undefined to keep all. */
  keepRevisions: number | undefined;
}

interface Input {
  /** The space whose credentials the revisions may name. */
  space: string;
  family: string;
  /** The number of ACTIVE revisions that stay in any case: the latest ones. */
  keep: number;
}

/** Deletes the older revisions of a family that are not in use, with the credentials that only they name. */
export const pruneRevisions: Workflow<Input, { result: undefined }, Owner> = {
  name: 'pruneRevisions',
  target: ({ family }) => family,
  locks: (owner, { family }) => [pruningLock(owner, family)],
  async run(saga, owner, { space, family, keep }) {
    const resource = taskDefinitionResource(family);
    const latestFirst = await saga.read('listTaskDefinitions', resource, () =>
      ecs.listTaskDefinitions(owner.aws, 'ACTIVE', { family }),
    );
    const older = latestFirst.slice(keep);
    if (older.length === 0) return { result: undefined };
    const usage = await saga.read('describeServices', resource, () =>
      readUsage(owner, { service: () => false, task: () => false }),
    );
    const used = new Set(usage.definitions);
    const unused = {
      active: older.filter(arn => !used.has(arn)),
      inactive: [],
      remaining: [...used, ...latestFirst.slice(0, keep)],
      removed: [],
    };
    await deleteUnusedRevisions(saga, owner, space, unused, { days: RECOVERY_DAYS });
    return { result: undefined };
  },
};

/** The pruning after a revision was registered, where the configuration wants it. Revisions are numbered from 1, so a family has at most as many as the latest's number. */
export function pruningOf(
  space: string,
  latest: { family?: string; revision?: number } | undefined,
  keep: number | undefined,
): FollowUp[] {
  const { family = '', revision = 0 } = latest ?? {};
  return keep !== undefined && revision > keep
    ? [followUp(pruneRevisions, { space, family: familyOf(family), keep })]
    : [];
}
