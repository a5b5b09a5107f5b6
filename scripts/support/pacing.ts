import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountOptions } from '../../src/aws/account.js';
import { CLEAN_UP_RATES, type Rates } from '../../src/aws/rates.js';

/** Shorter waits and higher rates, for an account on the embedded AWS. @param factor how much faster. */
export function accelerated(factor: number): Required<Pick<AccountOptions, 'sleep' | 'rates'>> {
  const rates = Object.fromEntries(
    Object.entries(CLEAN_UP_RATES).map(([name, { burst, perSecond }]) => [
      name,
      { burst, perSecond: perSecond * factor },
    ]),
  ) as unknown as Rates; // the same names as in CLEAN_UP_RATES
  return {
    rates,
    sleep: (milliseconds, value, options) => sleep(milliseconds / factor, value, options),
  };
}
