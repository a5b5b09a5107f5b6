import type { Test } from 'tap';
import { Conflict } from '../../src/errors.js';
import type { Locks, Mode, Wish } from '../../src/saga/locks.js';

/** Milliseconds: longer than any test. */
const PATIENT = 60_000;

/** A wish for a lock of `thing`, of somebody who waits. */
export function wish(holder: string, mode: Mode, more: Partial<Wish> = {}): Wish {
  return { holder, name: 'thing', mode, patience: PATIENT, signal: new AbortController().signal, ...more };
}

/** Whether somebody is let in at once; who is not, goes away again. */
export async function isLetIn(locks: Locks, holder: string, mode: Mode, name = 'thing'): Promise<boolean> {
  try {
    await locks.take(wish(holder, mode, { name, patience: 0 }));
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

const SIDE_BY_SIDE: [first: Mode, second: Mode, together: boolean][] = [
  ['shared', 'shared', true],
  ['shared', 'exclusive', false],
  ['exclusive', 'shared', false],
  ['exclusive', 'exclusive', false],
];

/** What all locks are held to. @param create makes locks that know the holders `one` to `four`. */
export async function locksHoldTheirWord(t: Test, create: () => Promise<Locks>): Promise<void> {
  for (const [first, second, together] of SIDE_BY_SIDE) {
    await t.test(`${second} beside ${first} ${together ? 'goes on' : 'waits until that has ended'}`, async t => {
      const locks = await create();
      await locks.take(wish('one', first));

      t.equal(await isLetIn(locks, 'two', second), together);
      const waiting = locks.take(wish('three', second));
      await locks.free('two', 'thing');
      await locks.free('one', 'thing');
      await waiting;
    });
  }

  await t.test('locks of other names do not know of each other', async t => {
    const locks = await create();
    await locks.take(wish('one', 'exclusive', { name: 'another' }));

    t.ok(await isLetIn(locks, 'two', 'exclusive'));
  });

  await t.test('who asks later comes later, also where it could share with who is in', async t => {
    const locks = await create();
    await locks.take(wish('one', 'shared'));
    const clearer = locks.take(wish('two', 'exclusive'));

    t.notOk(await isLetIn(locks, 'three', 'shared'));
    await locks.free('one', 'thing');
    await clearer;
    t.notOk(await isLetIn(locks, 'four', 'shared'));
    const later = locks.take(wish('one-more', 'shared'));
    await locks.free('two', 'thing');
    await later;
  });

  await t.test('who has no more patience is told, and those behind it go on', async t => {
    const locks = await create();
    await locks.take(wish('one', 'shared'));

    await t.rejects(
      locks.take(wish('two', 'exclusive', { patience: 0 })),
      new Conflict('Another operation on thing is still under way.'),
    );
    t.ok(await isLetIn(locks, 'three', 'shared'));
  });

  await t.test('who is called off goes, and those behind it go on', async t => {
    const locks = await create();
    const cancel = new AbortController();
    await locks.take(wish('one', 'shared'));
    const clearer = locks.take(wish('two', 'exclusive', { signal: cancel.signal }));
    t.notOk(await isLetIn(locks, 'three', 'shared'));

    cancel.abort();

    await t.rejects(clearer, { name: 'AbortError' });
    t.ok(await isLetIn(locks, 'four', 'shared'));
  });

  await t.test('the end of a story frees all that it has', async t => {
    const locks = await create();
    await locks.take(wish('one', 'exclusive'));
    await locks.take(wish('one', 'exclusive', { name: 'another' }));

    await locks.freeAll('one');

    t.ok(await isLetIn(locks, 'two', 'exclusive'));
    t.ok(await isLetIn(locks, 'two', 'exclusive', 'another'));
  });
}
