import t from 'tap';
import type { Caller } from '../../src/concurrency/caller.js';
import { createTokenBucket } from '../../src/concurrency/token-bucket.js';
import { Throttled } from '../../src/errors.js';

/** A bucket of one token a second, on a clock that only `pass` moves. */
function bucketOf(burst: number, { maxWaiting = 100, maxWaitMs = 100_000 } = {}) {
  let now = 0;
  const timers = new Map<() => void, number>();
  const bucket = createTokenBucket(
    { burst, perSecond: 1 },
    { maxWaiting, maxWaitMs, message: 'Too many wait.' },
    {
      now: () => now,
      setTimer(callback, milliseconds) {
        timers.set(callback, now + milliseconds);
        return () => timers.delete(callback);
      },
    },
  );
  const taken: string[] = [];
  /** Takes a token for a call that is answered at once. */
  const take = async (name: string, caller?: Caller) => {
    await bucket.take(caller);
    taken.push(name);
    bucket.answered(caller);
  };
  const pass = async (seconds: number) => {
    const end = now + seconds * 1000;
    await answers();
    for (let due = dueOf(timers); due && due.at <= end; due = dueOf(timers)) {
      now = due.at;
      timers.delete(due.callback);
      due.callback();
      await answers();
    }
    now = end;
  };
  return { bucket, take, taken, pass, timers };
}

/** Resolves when every call that has a token is answered. */
function answers(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

/** The timer that is due first. */
function dueOf(timers: Map<() => void, number>): { callback: () => void; at: number } | undefined {
  const [first] = [...timers].sort(([, at], [, other]) => at - other);
  return first && { callback: first[0], at: first[1] };
}

const REQUEST = { limitKey: 'a', mayBeRefused: true };
const A = { limitKey: 'a' };
const B = { limitKey: 'b' };
const C = { limitKey: 'c' };

t.test('a token that is there is taken at once, without a promise', async t => {
  const { bucket, timers } = bucketOf(2);

  t.equal(bucket.take(A), undefined);
  t.equal(bucket.take(undefined), undefined);
  t.same(timers.size, 0);
});

t.test('a token is refilled from the moment when its call is answered', async t => {
  const { bucket, take, taken, pass } = bucketOf(1);
  bucket.take(A);
  take('next', B);
  await pass(10);
  t.same(taken, []);

  bucket.answered(A);
  await pass(0.9);
  t.same(taken, []);
  await pass(0.1);
  t.same(taken, ['next']);
});

t.test('a burst proceeds at once, then one call a second, in turns of callers', async t => {
  const { take, taken, pass } = bucketOf(2);
  for (const name of ['a1', 'a2', 'a3', 'a4']) take(name, A);
  take('b1', B);

  await pass(0);
  t.same(taken, ['a1', 'a2']);
  await pass(1);
  t.same(taken, ['a1', 'a2', 'a3']);
  await pass(2);
  t.same(taken, ['a1', 'a2', 'a3', 'b1', 'a4']);
});

t.test('a bucket holds its burst at most', async t => {
  const { take, taken, pass } = bucketOf(2);
  await pass(100);

  for (const name of ['a1', 'a2', 'a3']) take(name, A);
  await pass(0);

  t.same(taken, ['a1', 'a2']);
});

t.test('the requests of a caller and its operations take turns', async t => {
  const { take, taken, pass } = bucketOf(1);
  for (const name of ['first', 'operation 1', 'operation 2']) take(name, A);
  take('request', REQUEST);

  await pass(3);

  t.same(taken, ['first', 'operation 1', 'request', 'operation 2']);
});

t.test('background work takes half of the burst, and half of the rate, although nobody else calls', async t => {
  const { take, taken, pass } = bucketOf(4);
  for (const name of ['x1', 'x2', 'x3', 'x4']) take(name);

  await pass(1);
  t.same(taken, ['x1', 'x2']);
  await pass(1);
  t.same(taken, ['x1', 'x2', 'x3']);
  await pass(2);
  t.same(taken, ['x1', 'x2', 'x3', 'x4']);
});

t.test('a caller does not wait for background work that waits', async t => {
  const { take, taken, pass } = bucketOf(4);
  for (const name of ['x1', 'x2', 'x3']) take(name);
  take('a1', A);
  take('a2', A);
  await pass(0);
  t.same(taken, ['x1', 'x2', 'a1', 'a2']);

  take('a3', A);
  await pass(1);
  t.same(taken, ['x1', 'x2', 'a1', 'a2', 'a3']);
  await pass(1);
  t.same(taken, ['x1', 'x2', 'a1', 'a2', 'a3', 'x3']);
});

t.test('while callers wait, every tenth token goes to background work', async t => {
  const { take, taken, pass } = bucketOf(1);
  take('first', A);
  take('x1');
  take('x2');
  for (let i = 0; i < 20; i += 1) take('a', A);

  await pass(20);

  const nine = Array(9).fill('a');
  t.same(taken, ['first', ...nine, 'x1', ...nine, 'x2']);
});

t.test('one caller whose queue is full is refused, others are not', async t => {
  const { take, taken, pass } = bucketOf(1, { maxWaiting: 1 });
  take('a1', A);
  take('a2', A);
  await t.rejects(take('a3', A), new Throttled('Too many wait.', { retryAfter: 2, isTransient: true }));
  take('b1', B);

  await pass(2);

  t.same(taken, ['a1', 'a2', 'b1']);
});

t.test('a request that would wait for too long is refused at once, and an operation waits', async t => {
  const { take, taken, pass } = bucketOf(1, { maxWaitMs: 2_000 });
  for (const name of ['a1', 'a2', 'a3']) take(name, REQUEST);
  await t.rejects(take('a4', REQUEST), new Throttled('Too many wait.', { retryAfter: 3, isTransient: true }));
  take('operation', B);
  take('background');

  await pass(5);

  t.same(taken, ['a1', 'a2', 'operation', 'a3', 'background']);
});

t.test('how long a request would wait counts the turns of others', async t => {
  const { take } = bucketOf(1, { maxWaitMs: 3_000 });
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) take(name, A);
  take('b1', B);

  t.equal(await Promise.race([take('c1', { ...C, mayBeRefused: true }), 'waits']), 'waits', 'after a2 and b1');
  await t.rejects(
    take('c2', { ...C, mayBeRefused: true }),
    { name: 'Throttled', retryAfter: 5 },
    'also after a3 and c1',
  );
});

t.test('one that aborts while it waits leaves the queue, with the reason of its signal', async t => {
  const { take, taken, pass, timers } = bucketOf(1);
  const controller = new AbortController();
  const reason = new Error('gone');
  take('a1', A);
  const aborted = take('a2', { ...A, signal: controller.signal }).catch(error => error);
  take('a3', A);

  controller.abort(reason);
  t.equal(await aborted, reason);
  await pass(1);
  t.same(taken, ['a1', 'a3']);
  await pass(100);
  t.same(timers.size, 0);
});

t.test('no timer remains when the only one that waits aborts', async t => {
  const { take, timers } = bucketOf(1);
  const controller = new AbortController();
  take('a1', A);
  const aborted = take('a2', { ...A, signal: controller.signal });

  controller.abort();

  await t.rejects(aborted, { name: 'AbortError' });
  t.same(timers.size, 0);
});
