import { Overloaded } from '../errors.js';

/** Resolves when a permit is free. @returns a function that releases the permit, to be called once. */
export type Acquire = (signal?: AbortSignal) => Promise<() => void>;

/** How many callers may wait for a permit, and the message of the error for each further one. */
interface Queue {
  maxWaiting: number;
  message: string;
}

/**
 * Limits concurrency. Callers get permits in the order of their calls; one permit makes a mutex.
 * @param queue unlimited by default.
 * @returns a function that acquires a permit, or rejects: with its signal's reason when that is aborted first, with {Overloaded} where
 * too many wait.
 */
export function createLimit(permits: number, queue?: Queue): Acquire {
  const waiting: (() => void)[] = [];
  let free = permits;

  function release(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  function waitForPermit(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(grant), 1);
        reject(signal?.reason);
      };
      waiting.push(grant);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  return async signal => {
    signal?.throwIfAborted();
    if (free > 0) free -= 1;
    else if (queue && waiting.length >= queue.maxWaiting)
      throw new Overloaded(queue.message, { retryAfter: 1, isTransient: true });
    else await waitForPermit(signal);
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
