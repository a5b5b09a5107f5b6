import { setTimeout as sleep } from 'node:timers/promises';
import type { RunStep } from './journal.js';

/** Milliseconds that the end waits for steps to start. DBOS reads what it has recorded of a step first. */
const STARTS_TIMEOUT_MS = 2_000;

/** Runs steps until it is closed. */
export interface StepStarts {
  run: RunStep;
  /** Refuses further steps, and resolves when those that were requested before have started. */
  close(): Promise<void>;
}

/**
 * Lets no step start while DBOS shuts down: DBOS would record an error of its own as the outcome of the step, so that no other execution
 * could continue the operation.
 * @param runStep of DBOS.
 */
export function createStepStarts(runStep: RunStep): StepStarts {
  const starting = new Set<Promise<void>>();
  let isClosed = false;
  return {
    async run(name, step) {
      if (isClosed) throw new Error('The runtime is closing.');
      let hasStarted = () => {};
      const started = new Promise<void>(resolve => {
        hasStarted = resolve;
      });
      starting.add(started);
      try {
        return await runStep(name, () => {
          hasStarted();
          return step();
        });
      } finally {
        hasStarted(); // a recorded step does not start
        starting.delete(started);
      }
    },
    async close() {
      isClosed = true;
      await Promise.race([Promise.all(starting), sleep(STARTS_TIMEOUT_MS, undefined, { ref: false })]);
    },
  };
}
