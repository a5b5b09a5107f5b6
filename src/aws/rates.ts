import type { Rate } from '../concurrency/rate-limit.js';

/** The rates of the calls that clean-up makes in large numbers. */
export interface Rates {
  /** Reads of a cluster's services and tasks: two calls each, or more for many. */
  readCluster: Rate;
  readDefinition: Rate;
  deregister: Rate;
  deleteDefinitions: Rate;
}

/**
 * Half of AWS's rates; the other half stays available to requests whose callers wait. AWS allows: registering and
 * deregistering together 1 a second (burst 20), DeleteTaskDefinitions 1 (5), reading definitions 20 (50), services 20 (100), tasks
 * 20 (100). Source: Amazon ECS API Reference, "Request throttling".
 */
export const CLEAN_UP_RATES: Rates = {
  readCluster: { burst: 20, perSecond: 5 },
  readDefinition: { burst: 20, perSecond: 10 },
  deregister: { burst: 5, perSecond: 0.5 },
  deleteDefinitions: { burst: 2, perSecond: 0.5 },
};
