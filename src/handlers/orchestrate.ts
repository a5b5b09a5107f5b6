import { type PlannedStep, planSaga } from '../orchestration/plan.js';
import { runSaga, type Saga } from '../orchestration/saga.js';
import type { AccountContext } from './context.js';

/** The plan as the spec writes it. */
export interface Plan {
  steps: PlannedStep[];
}

/** Runs an orchestration, or with `dryRun` tells what a run would do. */
export async function orchestrate<Result>(
  { onStep }: AccountContext,
  { dryRun }: { dryRun: boolean },
  story: (saga: Saga) => Promise<Result>,
): Promise<Result | Plan> {
  if (dryRun) return { steps: await planSaga(story) };
  return runSaga(story, { onEvent: onStep });
}
