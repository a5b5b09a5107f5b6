import type { LeftCredentials } from '../orchestration/clear-credentials.js';
import { type InputOf, type Kind, type ResultOf, storyOf } from '../orchestration/orchestrations.js';
import { type PlannedStep, planSaga } from '../orchestration/plan.js';
import { type Named, preflight } from '../orchestration/preflight.js';
import { runSaga, type Saga } from '../orchestration/saga.js';
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
  if (dryRun) return { steps: await planSaga(saga => tellWhole(saga, context, kind, input)) };
  const result = await run(context, kind, input);
  const left = leftIn(result);
  if (left) goOn(context, 'clearCredentials', left.space, left);
  return result;
}

/** An orchestration with what goes on after its answer. */
async function tellWhole<K extends Kind>(
  saga: Saga,
  context: AccountContext,
  kind: K,
  input: InputOf<K>,
): Promise<void> {
  const left = leftIn(await storyOf(kind, context, input)(saga));
  if (left) await storyOf('clearCredentials', context, left)(saga);
}

/** The secrets that an update did without, which go once nothing is deployed with them. */
function leftIn(result: ResultOf<Kind>): LeftCredentials | undefined {
  const isUpdate = typeof result === 'object' && 'left' in result;
  return isUpdate && result.left.secrets.length > 0 ? result.left : undefined;
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
