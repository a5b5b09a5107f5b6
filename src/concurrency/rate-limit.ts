import { setTimeout as sleep } from 'node:timers/promises';

/** How often something may be done: so many at once, and so many a second in the long run. */
export interface Pace {
  burst: number;
  perSecond: number;
}

/**
 * Half of AWS's buckets for what clean-up does much of, so that the other half is left to those who wait for an answer.
 * Source: Amazon ECS API Reference, "Request throttling": registering and deregistering 20 and 1 a second together,
 * DeleteTaskDefinitions 5 and 1, reading definitions 50 and 20, services 100 and 20, tasks 100 and 20.
 */
export const READ_DEFINITIONS_PACE: Pace = { burst: 20, perSecond: 10 };
/** What is in a cluster: two reads of services and two of tasks, or more where there are many. */
export const READ_CLUSTER_PACE: Pace = { burst: 20, perSecond: 5 };
export const DEREGISTER_PACE: Pace = { burst: 5, perSecond: 0.5 };
export const DELETE_DEFINITIONS_PACE: Pace = { burst: 2, perSecond: 0.5 };

/** Holds callers to a pace, in the order in which they come. @returns a function that resolves when it is the caller's turn. */
export function paced({ burst, perSecond }: Pace): () => Promise<void> {
  // The moment at which the bucket would be full again; it is never full for longer than now.
  let fullAt = 0;
  const interval = 1000 / perSecond;
  return async () => {
    const now = performance.now();
    fullAt = Math.max(fullAt, now) + interval;
    const wait = fullAt - now - burst * interval;
    if (wait > 0) await sleep(wait);
  };
}
