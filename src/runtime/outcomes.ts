import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded, type Operation, type Outcome } from './operation.js';

/** Milliseconds between looks at an operation that another process runs, and at one that this process should run. */
const PAUSE = 500;
const PAUSE_HERE = 5_000;

/** Tells those of this process who wait for an operation what its outcome is. */
export interface Outcomes {
  tell(id: string, outcome: Outcome): void;
  /** The operation goes on in another process, or later. */
  leave(id: string): void;
  begun(id: string): void;
  settled(id: string, look: () => Promise<Operation>): Promise<Pick<Operation, 'outcome'>>;
}

export function createOutcomes(): Outcomes {
  const here = new Map<string, { known: Promise<Outcome | undefined>; tell: (outcome?: Outcome) => void }>();
  const end = (id: string, outcome?: Outcome) => {
    here.get(id)?.tell(outcome);
    here.delete(id);
  };
  return {
    begun(id) {
      let tell: (outcome?: Outcome) => void = () => {};
      const known = new Promise<Outcome | undefined>(resolve => {
        tell = resolve;
      });
      here.set(id, { known, tell });
    },
    tell: end,
    leave: end,
    async settled(id, look) {
      for (;;) {
        const known = here.get(id)?.known;
        const outcome = known && (await Promise.race([known, sleep(PAUSE_HERE, undefined, { ref: false })]));
        if (outcome) return { outcome };
        const operation = await look();
        if (operation.outcome || hasEnded(operation)) return operation;
        if (!known) await sleep(PAUSE);
      }
    },
  };
}
