import { type PlannedStep, planSaga } from '../orchestration/plan.js';
import { type Named, preflight } from '../orchestration/preflight.js';
import { pruneRevisions } from '../orchestration/prune-revisions.js';
import { runSaga, type Saga } from '../orchestration/saga.js';
import type { AccountContext } from './context.js';

/** The plan as the spec writes it. */
export interface Plan {
  steps: PlannedStep[];
}

/** How a caller wants an orchestration to be run. */
interface Wishes {
  dryRun: boolean;
  verify: boolean;
}

/**
 * Runs an orchestration, or with `dryRun` tells what a run would do.
 * @param named what the request names that has to be there, which `verify` checks first.
 */
export async function orchestrate<Result>(
  context: AccountContext,
  { dryRun, verify }: Wishes,
  named: Named,
  story: (saga: Saga) => Promise<Result>,
): Promise<Result | Plan> {
  const { onStep, registries, signal } = context;
  if (verify) await preflight({ owner: context, registries, signal }, named);
  if (dryRun) return { steps: await planSaga(story) };
  return runSaga(story, { onEvent: onStep });
}

/** Lets an orchestration go on after the answer. @param name for the log. */
export function goOn({ background, onStep }: AccountContext, name: string, story: (saga: Saga) => Promise<void>): void {
  background.run(name, () => runSaga(story, { onEvent: onStep }));
}

/** After a new revision: takes away old ones, in the background. */
export function pruneAfter(
  context: AccountContext,
  { family = '', revision = 0 }: { family?: string; revision?: number },
): void {
  const { keepRevisions } = context;
  // Revisions are numbered from 1 on, so a family has no more than its latest one's number.
  if (revision <= keepRevisions) return;
  goOn(context, `pruning of task definition ${family}`, saga => pruneRevisions(saga, context, family, keepRevisions));
}
