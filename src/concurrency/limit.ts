import { Overloaded } from '../errors.js';
import { createTurns } from './turns.js';

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
  const waiting = createTurns();
  let free = permits;

  function release(): void {
    if (!waiting.grant()) free += 1;
  }

  return async (signal, caller = '') => {
    signal?.throwIfAborted();
    if (free > 0) free -= 1;
    else if (queue && waiting.countOf(caller) >= queue.maxWaiting)
      throw new Overloaded(queue.message, { retryAfter: 1, isTransient: true });
    else await waiting.wait(caller, signal);
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
