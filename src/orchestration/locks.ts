import { Conflict } from '../errors.js';

/** `shared` is for any number at once, `exclusive` for one by itself. */
export type Mode = 'shared' | 'exclusive';

/** What may go on side by side and what may not. */
export interface Locks {
  /**
   * Runs when those before it with the same name, and not as shared as it, have ended; in the order of asking.
   * @param patience milliseconds. @throws {Conflict} when they have not ended by then.
   */
  hold<Result>(name: string, mode: Mode, patience: number, run: () => Promise<Result>): Promise<Result>;
}

interface Waiting {
  mode: Mode;
  enter: () => void;
}

interface Lock {
  shared: number;
  isExclusive: boolean;
  waiting: Waiting[];
}

/** Locks among the operations of this process. */
export function createLocks(): Locks {
  const locks = new Map<string, Lock>();
  return {
    async hold(name, mode, patience, run) {
      const lock = locks.get(name) ?? { shared: 0, isExclusive: false, waiting: [] };
      locks.set(name, lock);
      await entered(lock, name, mode, patience);
      try {
        return await run();
      } finally {
        if (mode === 'shared') lock.shared -= 1;
        else lock.isExclusive = false;
        admit(lock);
        if (lock.shared === 0 && !lock.isExclusive) locks.delete(name);
      }
    },
  };
}

function entered(lock: Lock, name: string, mode: Mode, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      lock.waiting.splice(lock.waiting.indexOf(waiting), 1);
      admit(lock); // those that waited behind it
      reject(new Conflict(`Another operation on ${name} is still under way.`));
    };
    const timer = setTimeout(giveUp, patience);
    const waiting: Waiting = {
      mode,
      enter: () => {
        clearTimeout(timer);
        resolve();
      },
    };
    lock.waiting.push(waiting);
    admit(lock);
  });
}

/** Lets in who comes next, and those after it that it may share with. */
function admit(lock: Lock): void {
  for (let [next] = lock.waiting; next && mayEnter(lock, next.mode); [next] = lock.waiting) {
    lock.waiting.shift();
    if (next.mode === 'shared') lock.shared += 1;
    else lock.isExclusive = true;
    next.enter();
  }
}

function mayEnter({ shared, isExclusive }: Lock, mode: Mode): boolean {
  return !isExclusive && (mode === 'shared' || shared === 0);
}
