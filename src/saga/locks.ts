import { Conflict } from '../errors.js';

/** `shared` is for any number at once, `exclusive` for one by itself. */
export type Mode = 'shared' | 'exclusive';

/** What a holder wants to have. */
export interface Wish {
  /** An operation's id. */
  holder: string;
  name: string;
  mode: Mode;
  /** Milliseconds. */
  patience: number;
  /** Ends the waiting. */
  signal: AbortSignal;
}

/** What may go on side by side and what may not. A holder takes each name once. */
export interface Locks {
  /**
   * Resolves when nobody has the lock who asked before and may not share it. A holder whose story is told again has what it
   * had; what it had freed it goes without.
   * @throws {Conflict} when that takes longer than its patience; the signal's reason.
   */
  take(wish: Wish): Promise<void>;
  free(holder: string, name: string): Promise<void>;
  /** Frees what is left when a holder's story has been told to its end. */
  freeAll(holder: string): Promise<void>;
}

/** One who has the lock or waits for it. */
interface Place {
  holder: string;
  mode: Mode;
  enter: () => void;
}

/** Locks among the operations of this process. */
export function createLocks(): Locks {
  /** In the order of asking, for each name. */
  const queues = new Map<string, Place[]>();

  function leave(name: string, isMeant: (place: Place) => boolean): void {
    const rest = (queues.get(name) ?? []).filter(place => !isMeant(place));
    if (rest.length === 0) queues.delete(name);
    else queues.set(name, rest);
    for (const [index, place] of rest.entries()) if (mayEnter(rest, index)) place.enter();
  }

  return {
    take({ holder, name, mode, patience, signal }) {
      return new Promise((resolve, reject) => {
        const giveUp = (reason: unknown) => {
          leave(name, other => other === place);
          end(() => reject(reason));
        };
        const timer = setTimeout(() => giveUp(underWay(name)), patience);
        const onAbort = () => giveUp(signal.reason);
        const end = (settle: () => void) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
          settle();
        };
        const place = { holder, mode, enter: () => end(resolve) };
        const queue = [...(queues.get(name) ?? []), place];
        queues.set(name, queue);
        if (mayEnter(queue, queue.length - 1)) place.enter();
        else if (signal.aborted) onAbort();
        else signal.addEventListener('abort', onAbort);
      });
    },
    free: async (holder, name) => leave(name, place => place.holder === holder),
    async freeAll(holder) {
      for (const name of [...queues.keys()]) leave(name, place => place.holder === holder);
    },
  };
}

/** Why somebody who waited goes without. */
export function underWay(name: string): Conflict {
  return new Conflict(`Another operation on ${name} is still under way.`);
}

function mayEnter(queue: Place[], index: number): boolean {
  const isAlone = queue[index]?.mode === 'exclusive';
  return queue.slice(0, index).every(({ mode }) => mode === 'shared' && !isAlone);
}
