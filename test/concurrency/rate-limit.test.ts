import t from 'tap';
import { createRateLimit } from '../../src/concurrency/rate-limit.js';

const HOUR_MS = 3_600_000;
const ONE_AN_HOUR = 1 / 3600;

/** A sleep that returns at once and records its whole hours. */
function recordedSleep() {
  const hours: number[] = [];
  const sleep = async (milliseconds: number) => void hours.push(Math.round(milliseconds / HOUR_MS));
  return { hours, sleep };
}

t.test('a burst proceeds at once; each further call waits one interval longer', async t => {
  const { hours, sleep } = recordedSleep();
  const limit = createRateLimit({ burst: 3, perSecond: ONE_AN_HOUR }, sleep);

  await Promise.all([limit(), limit(), limit()]);
  t.same(hours, []);

  await Promise.all([limit(), limit(), limit()]);
  t.same(hours, [1, 2, 3]);
});

t.test('each limit has a burst of its own', async t => {
  const { hours, sleep } = recordedSleep();
  const rate = { burst: 1, perSecond: ONE_AN_HOUR };

  await Promise.all([createRateLimit(rate, sleep)(), createRateLimit(rate, sleep)()]);

  t.same(hours, []);
});
