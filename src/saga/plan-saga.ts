import { randomUUID } from 'node:crypto';
import type { Change } from '../domain/changes.js';
import { settled } from './run-saga.js';
import type { Resource, Saga, Step, StepEvent } from './saga.js';

/** A step that an orchestration would take, or would not have to. */
export interface PlannedStep {
  step: string;
  resource: Resource;
  action: NonNullable<StepEvent['action']>;
  reason: string;
  changes?: Change[];
}

/**
 * Runs an orchestration's own code with nothing but its reads: each step says what it would do, and the story goes on
 * with what the step expects of it. So the plan cannot differ from what a run would decide on the same state.
 * @throws what the run would throw of what it reads.
 */
export async function planSaga(story: (saga: Saga) => Promise<unknown>): Promise<PlannedStep[]> {
  const steps: PlannedStep[] = [];
  const saga: Saga = {
    id: randomUUID(),
    read: (_name, _resource, run) => run(),
    wait: async (_name, _resource, expected) => expected,
    step: async <Result>({ name, resource, action, reason, changes, expected }: Step<Result>) => {
      steps.push({ step: name, resource, action, reason, ...(changes && { changes }) });
      return expected;
    },
    leave: (step, resource, action, reason) => {
      steps.push({ step, resource, action, reason });
    },
    parallel: branches => settled(saga, branches),
    hold: (_name, _mode, _patience, run) => run(async () => {}),
    commit: () => {},
  };
  await story(saga);
  return steps;
}
