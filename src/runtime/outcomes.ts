import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../errors.js';
import { hasEnded, type Operation, type Outcome } from './operation.js';

/** Milliseconds between two reads of an operation that another process runs, and of one that this process runs. */
const REMOTE_INTERVAL_MS = 500;
const LOCAL_INTERVAL_MS = 5_000;

/** Passes the outcomes of operations to the requests of this process that wait for them. */
export function createOutcomes() {
  const local = new Map<string, { outcome: Promise<Outcome | undefined>; resolve: (outcome?: Outcome) => void }>();
  const finish = (id: string, outcome?: Outcome) => {
    local.get(id)?.resolve(outcome);
    local.delete(id);
  };
  let isClosed = false;
  return {
    /** Ends the requests that wait: the operations continue elsewhere. */
    close(): void {
      isClosed = true;
      for (const id of [...local.keys()]) finish(id);
    },
    /** Announces that this process runs an operation. */
    track(id: string): void {
      let resolve: (outcome?: Outcome) => void = () => {};
      const outcome = new Promise<Outcome | undefined>(resolveOutcome => {
        resolve = resolveOutcome;
      });
      local.set(id, { outcome, resolve });
    },
    resolve: (id: string, outcome: Outcome) => finish(id, outcome),
    /** Announces that another process, or a later execution, runs an operation. */
    detach: (id: string) => finish(id),
    /**
     * @param read reads the operation from the store. @returns undefined where it ended without an outcome.
     * @throws {Unavailable} when it is closed.
     */
    async outcome(id: string, read: () => Promise<Operation>): Promise<Outcome | undefined> {
      for (;;) {
        const tracked = local.get(id);
        const known =
          tracked && (await Promise.race([tracked.outcome, sleep(LOCAL_INTERVAL_MS, undefined, { ref: false })]));
        if (known) return known;
        if (isClosed) throw closing(id);
        const operation = await read();
        if (operation.outcome || hasEnded(operation)) return operation.outcome;
        if (!tracked) await sleep(REMOTE_INTERVAL_MS);
      }
    },
  };
}

function closing(operation: string): Unavailable {
  const message = 'This instance shuts down. The operation is accepted, and continues on another one or on the next.';
  return new Unavailable(message, { retryAfter: 1, extensions: { operation } });
}
