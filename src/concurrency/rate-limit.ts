import { setTimeout as defaultSleep } from 'node:timers/promises';
import type { Sleep } from './poll.js';

/** A token bucket: `burst` calls at once, `perSecond` on average. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Limits a rate. Callers proceed in the order of their calls. @returns a function that resolves when its caller may proceed. */
export function createRateLimit({ burst, perSecond }: Rate, sleep: Sleep = defaultSleep): () => Promise<void> {
  /** The time when the bucket is full again, in milliseconds of the monotonic clock. */
  let fullAt = 0;
  const interval = 1000 / perSecond;
  return async () => {
    const now = performance.now();
    fullAt = Math.max(fullAt, now) + interval;
    const wait = fullAt - now - burst * interval;
    if (wait > 0) await sleep(wait);
  };
}
