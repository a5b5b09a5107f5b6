import t from 'tap';
import { type PollOptions, poll } from '../../src/concurrency/poll.js';
import { TimedOut } from '../../src/errors.js';

/** A sleep that returns at once and records its intervals. */
function recordedSleep() {
  const intervals: number[] = [];
  const sleep = async (milliseconds: number) => void intervals.push(milliseconds);
  return { intervals, sleep };
}

/** A check that has a result in its nth call. */
function resultAfter(calls: number): () => Promise<string | undefined> {
  let count = 0;
  return async () => {
    count += 1;
    return count === calls ? 'result' : undefined;
  };
}

t.test('a first check that has a result does not sleep', async t => {
  const { intervals, sleep } = recordedSleep();

  t.equal(await poll({ waitingFor: 'it', sleep }, resultAfter(1)), 'result');
  t.same(intervals, []);
});

const INTERVALS: [options: Partial<PollOptions>, intervals: number[]][] = [
  [{}, [200, 400, 800, 1600, 3000, 3000]],
  [{ intervalMs: 100, maxIntervalMs: 5_000 }, [100, 200, 400, 800, 1600, 3200]],
  [{ intervalMs: 100, growth: 1 }, [100, 100, 100, 100, 100, 100]],
  [{ intervalMs: 100, growth: 1.5, maxIntervalMs: 300 }, [100, 150, 225, 300, 300, 300]],
  [{ intervalMs: 5_000 }, [5000, 5000, 5000, 5000, 5000, 5000]],
];

for (const [options, expected] of INTERVALS) {
  t.test(`the intervals of ${JSON.stringify(options)}`, async t => {
    const { intervals, sleep } = recordedSleep();

    await poll({ waitingFor: 'it', ...options, sleep }, resultAfter(7));

    t.same(intervals, expected);
  });
}

t.test('falsy results are results', async t => {
  const { intervals, sleep } = recordedSleep();

  t.same(await Promise.all([false, 0, '', null].map(value => poll({ waitingFor: 'it', sleep }, async () => value))), [
    false,
    0,
    '',
    null,
  ]);
  t.same(intervals, []);
});

t.test('it times out instead of sleeping beyond the timeout', async t => {
  const { intervals, sleep } = recordedSleep();
  const options = { waitingFor: 'the execution role to propagate', timeoutMs: 3_600_000, sleep };
  const never = async () => undefined;

  const error = await poll({ ...options, intervalMs: 1_000_000, maxIntervalMs: 10_000_000 }, never).catch(
    thrown => thrown,
  );

  t.type(error, TimedOut);
  t.equal(error.message, 'Timed out after 3600 s waiting for the execution role to propagate.');
  t.same(intervals, [1_000_000, 2_000_000]);
});

t.test('a timeout of zero checks once', async t => {
  let checks = 0;
  const check = async () => {
    checks += 1;
    return undefined;
  };

  await t.rejects(poll({ waitingFor: 'it', timeoutMs: 0 }, check), { message: 'Timed out after 0 s waiting for it.' });
  t.equal(checks, 1);
});

t.test('an abort ends the sleep with the reason of the signal', async t => {
  const controller = new AbortController();
  const reason = new Error('cancelled');
  const check = async () => {
    controller.abort(reason);
    return undefined;
  };

  // With Node's own sleep, which rejects with an AbortError.
  const error = await poll({ waitingFor: 'it', signal: controller.signal, intervalMs: 3_600_000 }, check).catch(
    thrown => thrown,
  );

  t.equal(error, reason);
});

t.test('an error of the check, or of the sleep, ends it', async t => {
  const failing = () => Promise.reject(new Error('failed'));

  await t.rejects(poll({ waitingFor: 'it' }, failing), { message: 'failed' });
  await t.rejects(poll({ waitingFor: 'it', sleep: failing, signal: new AbortController().signal }, resultAfter(2)), {
    message: 'failed',
  });
});
