import t from 'tap';
import { createSharedReads, isRead, isShared } from '../../src/aws/shared-reads.js';

const ignoreAge = () => {};

/** Calls that are answered by hand, in their order. */
function startCalls() {
  const answers: ((value: object) => void)[] = [];
  return {
    call: () => new Promise<object>(resolve => answers.push(resolve)),
    answer: (index: number, value: object) => answers[index]?.(value),
    count: () => answers.length,
  };
}

t.test('reads of the same thing share one call while it lasts and afterwards', async t => {
  const { call, answer, count } = startCalls();
  const reads = createSharedReads(60_000);
  const concurrent = [reads.read('one', call, ignoreAge), reads.read('one', call, ignoreAge)];
  answer(0, { name: 'first' });

  t.same(await Promise.all(concurrent), [{ name: 'first' }, { name: 'first' }]);
  t.same(await reads.read('one', call, ignoreAge), { name: 'first' });
  t.equal(count(), 1);

  const other = reads.read('other', call, ignoreAge);
  answer(1, { name: 'second' });
  t.same(await other, { name: 'second' });
});

t.test('a result is as old as its call, and is not shared when the time is over', async t => {
  let now = 1_000;
  t.intercept(performance, 'now', { value: () => now });
  const reads = createSharedReads(500);
  const ages: number[] = [];
  let calls = 0;
  const read = () =>
    reads.read(
      'one',
      async () => ({ call: ++calls }),
      age => ages.push(age),
    );

  t.same(await read(), { call: 1 });
  now += 499;
  t.same(await read(), { call: 1 });
  now += 2;
  t.same(await read(), { call: 2 });
  t.same(ages, [0, 499, 0]);
});

t.test('after a change, a read that began before it is not shared', async t => {
  const { call, answer, count } = startCalls();
  const reads = createSharedReads(60_000);
  const before = reads.read('one', call, ignoreAge);
  reads.clear();
  const after = reads.read('one', call, ignoreAge);
  answer(1, { state: 'new' });
  answer(0, { state: 'old' });

  t.same(await before, { state: 'old' });
  t.same(await after, { state: 'new' });
  t.same(await reads.read('one', call, ignoreAge), { state: 'new' });
  t.equal(count(), 2);
});

t.test('an error is shared with those who wait for it, and not kept', async t => {
  const reads = createSharedReads(60_000);
  let calls = 0;
  const call = async () => {
    calls += 1;
    if (calls === 1) throw new Error('no answer');
    return { call: calls };
  };

  const failed = await Promise.allSettled([reads.read('one', call, ignoreAge), reads.read('one', call, ignoreAge)]);
  t.same(
    failed.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  t.equal(calls, 1);
  t.same(await reads.read('one', call, ignoreAge), { call: 2 });
});

t.test('what is shared cannot be changed', async t => {
  const reads = createSharedReads(60_000);
  const result = { tags: [{ key: 'team' }], createdAt: new Date(0) };
  const shared = (await reads.read('one', async () => result, ignoreAge)) as typeof result;

  t.throws(() => shared.tags.push({ key: 'other' }), TypeError);
  t.throws(() => Object.assign(shared.tags[0] ?? {}, { key: 'other' }), TypeError);
  t.same(shared.createdAt, new Date(0));
});

t.test(
  'calls that return secret values or log events are not shared, and calls that change something are no reads',
  async t => {
    t.same(['describeServices', 'listTasks', 'getResources', 'getNamespace'].map(isShared), [true, true, true, true]);
    t.same(
      ['getSecretValue', 'batchGetSecretValue', 'getParameter', 'getParameters', 'getLogEvents'].map(name => [
        isShared(name),
        isRead(name),
      ]),
      Array(5).fill([false, true]),
    );
    t.same(['createService', 'tagResource', 'runTask', 'putParameter'].map(isRead), [false, false, false, false]);
  },
);
