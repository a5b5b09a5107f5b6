import { Overloaded } from '../errors.js';

/**
 * Resolves when a permit is free.
 * @param caller for whom; all share one queue by default. @returns a function that releases the permit, to be called once.
 */
export type Acquire = (signal?: AbortSignal, caller?: string) => Promise<() => void>;

/** How many calls of one caller may wait for a permit, and the message of the error for each further one. */
interface Queue {
  maxWaiting: number;
  message: string;
}

/**
 * Limits concurrency; one permit makes a mutex. Callers take turns, each in the order of its calls, and each has a queue of its own: the
 * calls of one caller neither delay those of others much nor fill their queues.
 * @param queue unlimited by default.
 * @returns a function that acquires a permit, or rejects: with its signal's reason when that is aborted first, with {Overloaded} where
 * too many wait.
 */
export function createLimit(permits: number, queue?: Queue): Acquire {
  /** The queue of each caller that waits, whose turn it is first. */
  const waiting = new Map<string, (() => void)[]>();
  let free = permits;

  function release(): void {
    const [first] = waiting;
    if (!first) {
      free += 1;
      return;
    }
    const [caller, queue] = first;
    const grant = queue.shift();
    waiting.delete(caller);
    if (queue.length > 0) waiting.set(caller, queue);
    grant?.();
  }

  function waitForPermit(signal: AbortSignal | undefined, caller: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        const others = (waiting.get(caller) ?? []).filter(one => one !== grant);
        if (others.length > 0) waiting.set(caller, others);
        else waiting.delete(caller);
        reject(signal?.reason);
      };
      const queue = waiting.get(caller) ?? [];
      queue.push(grant);
      waiting.set(caller, queue);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  return async (signal, caller = '') => {
    signal?.throwIfAborted();
    if (free > 0) free -= 1;
    else if (queue && (waiting.get(caller)?.length ?? 0) >= queue.maxWaiting)
      throw new Overloaded(queue.message, { retryAfter: 1, isTransient: true });
    else await waitForPermit(signal, caller);
    return release;
  };
}

/** Creates a limit for each key. It is kept while a caller holds one of its permits or waits for one. */
export function createLimits(
  create: (key: string) => Acquire,
): (key: string, signal?: AbortSignal) => ReturnType<Acquire> {
  const limits = new Map<string, { acquire: Acquire; callers: number }>();
  return async (key, signal) => {
    const limit = limits.get(key) ?? { acquire: create(key), callers: 0 };
    limits.set(key, limit);
    limit.callers += 1;
    const leave = () => {
      limit.callers -= 1;
      if (limit.callers === 0) limits.delete(key);
    };
    const release = await limit.acquire(signal).catch(error => {
      leave();
      throw error;
    });
    return () => {
      release();
      leave();
    };
  };
}
