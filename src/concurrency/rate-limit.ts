import { setTimeout as defaultSleep } from 'node:timers/promises';
import type { Sleep } from './poll.js';

/** A token bucket: `burst` at once, `perSecond` in the long run. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Limits a rate. Callers wait in the order of their calls. @returns a function that resolves when its caller may proceed. */
export function createRateLimit({ burst, perSecond }: Rate, sleep: Sleep = defaultSleep): () => Promise<void> {
  /** When the bucket will be full again, in milliseconds of the monotonic clock. */
  let fullAt = 0;
  const interval = 1000 / perSecond;
  return async () => {
    const now = performance.now();
    fullAt = Math.max(fullAt, now) + interval;
    const wait = fullAt - now - burst * interval;
    if (wait > 0) await sleep(wait);
  };
}
