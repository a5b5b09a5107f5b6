import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountOptions } from '../../src/aws/account.js';
import { bucketsOf } from '../../src/aws/rates.js';

/** Shorter waits, for an account on the embedded AWS. @param factor how much shorter. */
export function accelerated(factor: number): Required<Pick<AccountOptions, 'sleep'>> {
  return { sleep: (milliseconds, value, options) => sleep(milliseconds / factor, value, options) };
}

/** AWS's rates, for an account on an embedded AWS that enforces them. @param factor how much higher they are. */
export function acceleratedRates(factor: number): Required<Pick<AccountOptions, 'buckets'>> {
  return {
    buckets: (service, region) =>
      bucketsOf(service, region).map(bucket => ({ ...bucket, perSecond: bucket.perSecond * factor })),
  };
}
