import type { Saga, StepEvent } from '../../src/saga/saga.js';
import type { AnyWorkflow } from '../../src/saga/workflow.js';

/** The progress of a service's operations, for tests that depend on it. */
export interface Steps {
  /** For `startService`. */
  onStep(event: StepEvent): void;
  /** Resolves when a step has reached a state. */
  reached(step: string, state: StepEvent['state']): Promise<void>;
}

export function watchSteps(): Steps {
  const seen = new Set<string>();
  const waiting = new Map<string, () => void>();
  return {
    onStep({ step, state }) {
      seen.add(`${step} ${state}`);
      waiting.get(`${step} ${state}`)?.();
    },
    reached: (step, state) =>
      new Promise(resolve => {
        if (seen.has(`${step} ${state}`)) resolve();
        else waiting.set(`${step} ${state}`, resolve);
      }),
  };
}

/** A workflow of one step, which creates a cluster. @param call what AWS does. */
export function creationWorkflow(call: () => Promise<string>, undo: () => Promise<boolean>): AnyWorkflow {
  return {
    name: 'creation',
    target: () => 'myclu/www',
    run: async (saga: Saga) => ({
      result: await saga.step({
        name: 'createCluster',
        resource: { type: 'ecs:cluster', name: 'myclu' },
        action: 'create',
        reason: 'Does not exist.',
        expected: 'created',
        run: call,
        undo,
      }),
    }),
  };
}
