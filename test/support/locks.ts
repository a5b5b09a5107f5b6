import type { Test } from 'tap';
import { Conflict } from '../../src/errors.js';
import type { LockMode, LockRequest, Locks } from '../../src/saga/locks.js';

/** Milliseconds: longer than any test. */
const LONG_TIMEOUT_MS = 60_000;

/** Acquires the lock `thing`, or another one, for an operation that can wait. */
export function acquire(
  locks: Locks,
  holder: string,
  mode: LockMode,
  { signal = new AbortController().signal, ...request }: Partial<LockRequest> & { signal?: AbortSignal } = {},
): Promise<void> {
  return locks.acquire(holder, { name: 'thing', mode, timeoutMs: LONG_TIMEOUT_MS, ...request }, signal);
}

/** Whether a lock is granted immediately. The request is withdrawn when it is not. */
export async function isGranted(locks: Locks, holder: string, mode: LockMode, name = 'thing'): Promise<boolean> {
  try {
    await acquire(locks, holder, mode, { name, timeoutMs: 0 });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

const SIDE_BY_SIDE: [first: LockMode, second: LockMode, together: boolean][] = [
  ['shared', 'shared', true],
  ['shared', 'exclusive', false],
  ['exclusive', 'shared', false],
  ['exclusive', 'exclusive', false],
];

/** The tests of every implementation of locks. @param create creates locks for the holders `one` to `four` and `one-more`. */
export async function testLocks(t: Test, create: () => Promise<Locks>): Promise<void> {
  for (const [first, second, together] of SIDE_BY_SIDE) {
    await t.test(
      `a ${second} lock ${together ? 'is granted beside' : 'waits for the release of'} a ${first} lock`,
      async t => {
        const locks = await create();
        await acquire(locks, 'one', first);

        t.equal(await isGranted(locks, 'two', second), together);
        const waiting = acquire(locks, 'three', second);
        await locks.release('two', 'thing');
        await locks.release('one', 'thing');
        await waiting;
      },
    );
  }

  await t.test('locks with different names are independent', async t => {
    const locks = await create();
    await acquire(locks, 'one', 'exclusive', { name: 'another' });

    t.ok(await isGranted(locks, 'two', 'exclusive'));
  });

  await t.test('locks are granted in the order of their requests, even where a later one could be shared', async t => {
    const locks = await create();
    await acquire(locks, 'one', 'shared');
    const exclusive = acquire(locks, 'two', 'exclusive');

    t.notOk(await isGranted(locks, 'three', 'shared'));
    await locks.release('one', 'thing');
    await exclusive;
    t.notOk(await isGranted(locks, 'four', 'shared'));
    const later = acquire(locks, 'one-more', 'shared');
    await locks.release('two', 'thing');
    await later;
  });

  await t.test('a request that times out is rejected, and the next one is granted', async t => {
    const locks = await create();
    await acquire(locks, 'one', 'shared');

    await t.rejects(
      acquire(locks, 'two', 'exclusive', { timeoutMs: 0 }),
      new Conflict('Another operation on thing is in progress. Try again when it has ended.'),
    );
    t.ok(await isGranted(locks, 'three', 'shared'));
  });

  await t.test('an aborted request is rejected, and the next one is granted', async t => {
    const locks = await create();
    const cancel = new AbortController();
    await acquire(locks, 'one', 'shared');
    const exclusive = acquire(locks, 'two', 'exclusive', { signal: cancel.signal });
    t.notOk(await isGranted(locks, 'three', 'shared'));

    cancel.abort();

    await t.rejects(exclusive, { name: 'AbortError' });
    t.ok(await isGranted(locks, 'four', 'shared'));
  });

  await t.test('releaseAll releases every lock of a holder', async t => {
    const locks = await create();
    await acquire(locks, 'one', 'exclusive');
    await acquire(locks, 'one', 'exclusive', { name: 'another' });

    await locks.releaseAll('one');

    t.ok(await isGranted(locks, 'two', 'exclusive'));
    t.ok(await isGranted(locks, 'two', 'exclusive', 'another'));
  });
}
