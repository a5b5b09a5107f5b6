import t from 'tap';
import { createCircuitBreaker } from '../../src/concurrency/circuit-breaker.js';

const outage = async () => {
  throw new Error('outage');
};
const refusal = async () => {
  throw new Error('refusal');
};
const aborted = async () => {
  throw new Error('aborted');
};

function breaker() {
  const clock = { now: 0 };
  const calls = { count: 0 };
  const { run, assertClosed } = createCircuitBreaker({
    service: 'AWS ecs',
    isOutage: error => ({ outage: true, refusal: false })[(error as Error).message],
    now: () => clock.now,
  });
  const call = (result: () => Promise<unknown>) =>
    run(() => {
      calls.count += 1;
      return result();
    }).then(String, (error: Error) => error.message);
  return { clock, calls, call, assertClosed };
}

async function opened() {
  const opened = breaker();
  for (let count = 0; count < 10; count += 1) await opened.call(outage);
  return opened;
}

const REFUSED = 'AWS ecs has failed 10 times in a row. It is tried again in 10 s.';

t.test('after ten outages in a row calls fail at once', async t => {
  const { call, calls, clock } = await opened();

  t.equal(await call(async () => 'ok'), REFUSED);
  clock.now = 9_500;
  t.equal(await call(async () => 'ok'), REFUSED.replace('10 s', '1 s'));
  t.equal(calls.count, 10);
});

for (const [name, other] of [
  ['a success', async () => 'ok'],
  ['an error that the service returned', refusal],
] as const)
  t.test(`${name} in between keeps the circuit closed`, async t => {
    const { call } = breaker();
    for (let count = 0; count < 9; count += 1) await call(outage);
    await call(other);

    for (let count = 0; count < 10; count += 1) t.equal(await call(outage), 'outage');
    t.equal(await call(outage), REFUSED);
  });

t.test('an abort shows nothing', async t => {
  const { call } = breaker();
  for (let count = 0; count < 9; count += 1) await call(outage);
  await call(aborted);
  await call(outage);

  t.equal(await call(outage), REFUSED);
});

t.test('one call tries again, and all others are refused until it has ended', async t => {
  const { call, calls, clock } = await opened();
  let end = (_: string) => {};
  clock.now = 10_000;

  const tried = call(
    () =>
      new Promise(resolve => {
        end = resolve;
      }),
  );
  t.equal(await call(async () => 'ok'), REFUSED.replace('10 s', '1 s'));
  end('ok');

  t.equal(await tried, 'ok');
  t.equal(await call(async () => 'ok'), 'ok');
  t.equal(calls.count, 12);
});

t.test('a call that was made before the circuit opened, and fails later, does not keep it open longer', async t => {
  const { call, clock } = breaker();
  let fail = (_: Error) => {};
  const late = call(
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  );
  for (let count = 0; count < 10; count += 1) await call(outage);
  clock.now = 9_000;
  fail(new Error('outage'));
  await late;

  clock.now = 10_000;
  t.equal(await call(async () => 'ok'), 'ok');
});

t.test('a try that fails opens the circuit again', async t => {
  const { call, clock } = await opened();
  clock.now = 10_000;

  t.equal(await call(outage), 'outage');
  t.equal(await call(outage), REFUSED);
  clock.now = 20_000;
  t.equal(await call(aborted), 'aborted');
  t.equal(await call(async () => 'ok'), 'ok');
  t.equal(await call(outage), 'outage');
});

t.test(
  'a call that waits for its turn is refused as soon as the circuit is open, and the one that tries is not',
  async t => {
    const { call, clock, assertClosed } = breaker();
    for (let count = 0; count < 9; count += 1) await call(outage);
    t.doesNotThrow(assertClosed);
    await call(outage);
    t.throws(assertClosed, { message: REFUSED, retryAfter: 10 });

    clock.now = 10_000;
    const tried = await call(async () => {
      assertClosed();
      return 'tried';
    });
    t.equal(tried, 'tried');
  },
);
