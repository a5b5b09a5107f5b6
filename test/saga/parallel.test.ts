import t from 'tap';
import { Conflict, Invalid } from '../../src/errors.js';
import { Interrupted } from '../../src/saga/journal.js';
import { BranchStopped, settleAll } from '../../src/saga/parallel.js';
import type { Saga } from '../../src/saga/saga.js';

// Branches of these tests use no saga.
const saga = {} as Saga;

const rejecting = (error: Error) => async () => {
  throw error;
};

t.test('branches resolve to their results by name', async t => {
  const results = await settleAll(saga, { one: async () => 1, two: async () => 'two' });

  t.same(results, { one: 1, two: 'two' });
});

t.test('every branch gets the saga', async t => {
  t.same(await settleAll(saga, { one: async given => given === saga }), { one: true });
});

t.test('a failure is thrown when all branches have settled', async t => {
  const log: string[] = [];
  let finish = () => {};
  const slow = new Promise<void>(resolve => {
    finish = resolve;
  });

  const settled = settleAll(saga, {
    failing: rejecting(new Conflict('no')),
    slow: async () => {
      await slow;
      log.push('slow');
    },
  }).catch((error: Error) => log.push(error.message));
  setImmediate(finish);
  await settled;

  t.same(log, ['slow', 'no']);
});

const stopped = new BranchStopped(false);
const interrupted = new Interrupted(new Error('the database is not available'));
const [first, second] = [new Conflict('first'), new Invalid('second')];

const THROWN: [title: string, errors: Error[], thrown: Error][] = [
  ['the first failure in the order of declaration', [first, second], first],
  ['a failure rather than a stopped branch', [stopped, second], second],
  ['an interruption rather than a failure', [first, interrupted], interrupted],
  ['a stopped branch where nothing failed', [stopped], stopped],
];

for (const [title, errors, thrown] of THROWN) {
  t.test(`branches throw ${title}`, async t => {
    const branches = Object.fromEntries(errors.map((error, index) => [`branch${index}`, rejecting(error)]));

    const error = await settleAll(saga, branches).then(
      () => undefined,
      (reason: unknown) => reason,
    );

    t.equal(error, thrown);
  });
}
