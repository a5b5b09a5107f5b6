import { accelerated } from '../../scripts/support/pacing.js';
import type { RetryLimits } from '../../src/runtime/runtime.js';

/** Each step is attempted once, so that a fault of AWS fails its operation at once. Undos are repeated for a minute. */
export const ONE_ATTEMPT: RetryLimits = {
  request: 0,
  asyncRequest: 0,
  operation: 0,
  undo: 60_000,
  sleep: accelerated(1000).sleep,
};
