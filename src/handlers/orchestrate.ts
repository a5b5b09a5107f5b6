import { type InputOf, type Kind, type ResultOf, storyOf } from '../orchestration/orchestrations.js';
import { type PlannedStep, planSaga } from '../orchestration/plan.js';
import { type Named, preflight } from '../orchestration/preflight.js';
import { runSaga } from '../orchestration/saga.js';
import type { AccountContext } from './context.js';

/** The plan as the spec writes it. */
export interface Plan {
  steps: PlannedStep[];
}

/** How a caller wants an orchestration to be run. */
export interface Wishes {
  dryRun: boolean;
  verify: boolean;
}

/**
 * Runs an orchestration, or with `dryRun` tells what a run would do.
 * @param named what the request names that has to be there, which `verify` checks first.
 */
export async function orchestrate<K extends Kind>(
  context: AccountContext,
  { dryRun, verify }: Wishes,
  named: Named,
  kind: K,
  input: InputOf<K>,
): Promise<ResultOf<K> | Plan> {
  const { registries, signal } = context;
  if (verify) await preflight({ owner: context, registries, signal }, named);
  if (dryRun) return { steps: await planSaga(storyOf(kind, context, input)) };
  return run(context, kind, input);
}

/** Runs an orchestration. */
export function run<K extends Kind>(context: AccountContext, kind: K, input: InputOf<K>): Promise<ResultOf<K>> {
  return runSaga(storyOf(kind, context, input), { onEvent: context.onStep });
}

/** Lets an orchestration go on after the answer. @param target what it is about, for the log. */
export function goOn<K extends Kind>(context: AccountContext, kind: K, target: string, input: InputOf<K>): void {
  context.background.run(`${kind} ${target}`, () => run(context, kind, input));
}

/** After a new revision: takes away old ones, in the background. */
export function pruneAfter(
  context: AccountContext,
  { family = '', revision = 0 }: { family?: string; revision?: number },
): void {
  const { keepRevisions: keep } = context;
  // Revisions are numbered from 1 on, so a family has no more than its latest one's number.
  if (revision > keep) goOn(context, 'pruneRevisions', family, { family, keep });
}
