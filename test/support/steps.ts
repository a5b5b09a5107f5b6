import type { StepEvent } from '../../src/saga/saga.js';

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
