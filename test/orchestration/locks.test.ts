import t from 'tap';
import { Conflict } from '../../src/errors.js';
import { createLocks, type Locks, type Mode } from '../../src/orchestration/locks.js';

/** Milliseconds: longer than any test, and one that is over at once. */
const PATIENT = 60_000;
const IMPATIENT = 1;

/** Asks for a lock and, once it is to be had, holds it until `finish`. */
function ask(locks: Locks, mode: Mode, { name = 'thing', patience = PATIENT } = {}) {
  let finish = () => {};
  const finished = new Promise<void>(resolve => {
    finish = resolve;
  });
  const asked = {
    isIn: false,
    finish: async () => {
      finish();
      await asked.held;
      await settled();
    },
    held: locks.hold(name, mode, patience, async () => {
      asked.isIn = true;
      await finished;
      asked.isIn = false;
    }),
  };
  return asked;
}

/** Lets all run that can. */
function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

function whoIsIn(asked: { isIn: boolean }[]): boolean[] {
  return asked.map(({ isIn }) => isIn);
}

const SIDE_BY_SIDE: [first: Mode, second: Mode, together: boolean][] = [
  ['shared', 'shared', true],
  ['shared', 'exclusive', false],
  ['exclusive', 'shared', false],
  ['exclusive', 'exclusive', false],
];

for (const [first, second, together] of SIDE_BY_SIDE) {
  t.test(`${second} beside ${first} ${together ? 'goes on' : 'waits until that has ended'}`, async t => {
    const locks = createLocks();
    const both = [ask(locks, first), ask(locks, second)] as const;
    await settled();

    t.same(whoIsIn([...both]), [true, together]);
    await both[0].finish();
    t.same(whoIsIn([...both]), [false, true]);
    await both[1].finish();
  });
}

t.test('locks of other names do not know of each other', async t => {
  const locks = createLocks();
  const both = [ask(locks, 'exclusive', { name: 'one' }), ask(locks, 'exclusive', { name: 'two' })];
  await settled();

  t.same(whoIsIn(both), [true, true]);
  for (const one of both) await one.finish();
});

t.test('who asks later comes later, also where it could share with who is in', async t => {
  const locks = createLocks();
  const [maker, clearer, later, last] = [
    ask(locks, 'shared'),
    ask(locks, 'exclusive'),
    ask(locks, 'shared'),
    ask(locks, 'shared'),
  ] as const;
  const all = [maker, clearer, later, last];
  await settled();

  t.same(whoIsIn(all), [true, false, false, false]);
  await maker.finish();
  t.same(whoIsIn(all), [false, true, false, false]);
  await clearer.finish();
  t.same(whoIsIn(all), [false, false, true, true]);
  await later.finish();
  await last.finish();
});

t.test('who has no more patience is told, and those behind it go on', async t => {
  const locks = createLocks();
  const maker = ask(locks, 'shared');
  const clearer = ask(locks, 'exclusive', { patience: IMPATIENT });
  const later = ask(locks, 'shared');

  await t.rejects(clearer.held, new Conflict('Another operation on thing is still under way.'));
  await settled();

  t.same(whoIsIn([maker, clearer, later]), [true, false, true]);
  await maker.finish();
  await later.finish();
});

t.test('what fails gives its lock back and its error on', async t => {
  const locks = createLocks();

  await t.rejects(
    locks.hold('thing', 'exclusive', PATIENT, () => Promise.reject(new Error('no'))),
    { message: 'no' },
  );
  t.equal(await locks.hold('thing', 'exclusive', PATIENT, async () => 'free'), 'free');
});
