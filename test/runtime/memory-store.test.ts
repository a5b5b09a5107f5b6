import t from 'tap';
import { createMemoryStore } from '../../src/runtime/memory-store.js';
import type { NewOperation } from '../../src/runtime/operation.js';
import type { StepEvent } from '../../src/saga/saga.js';

const OWNER = { account: 'sandbox', org: 'myorg' };

function operation(id: string, over: Partial<NewOperation> = {}): NewOperation {
  const startedAt = new Date('2026-01-01T00:00:00Z');
  return { id, ...OWNER, kind: 'createService', target: 'c/s', startedAt, origin: 'request', input: {}, ...over };
}

function event(step: string): StepEvent {
  const resource = { type: 'ecs:cluster', name: 'c' };
  return { operation: 'one', step, resource, state: 'started', at: 0, milliseconds: 0 };
}

t.test('the input of an operation is not stored', async t => {
  const store = createMemoryStore(() => {});
  await store.add(operation('one', { input: { password: 'secret' } }));

  t.match(await store.get(OWNER, 'one'), { id: 'one', state: 'running' });
  t.notOk('input' in ((await store.get(OWNER, 'one')) ?? {}));
});

t.test('a key belongs to one operation, for each org in each account', async t => {
  const store = createMemoryStore(() => {});
  const idempotency = { key: 'k', fingerprint: 'f' };

  t.equal(await store.add(operation('one', { idempotency })), undefined);
  t.match(await store.add(operation('two', { idempotency })), { id: 'one' });
  t.equal(await store.get(OWNER, 'two'), undefined);
  t.equal(await store.add(operation('three', { idempotency, org: 'theirs' })), undefined);
  t.equal(await store.add(operation('four', { idempotency, account: 'another' })), undefined);
  t.match(await store.withKey(OWNER, 'k'), { id: 'one' });
  t.equal(await store.withKey(OWNER, 'l'), undefined);
});

t.test('events are numbered in order and read after a number', async t => {
  const store = createMemoryStore(() => {});
  await store.add(operation('one'));
  await store.add(operation('two'));
  await store.addEvents('one', [event('a'), event('b')]);
  await store.addEvents('two', [event('x')]);
  await store.addEvents('one', [event('c')]);

  const all = await store.events('one', 0);
  const rest = await store.events('one', all[0]?.id ?? 0);

  t.same(
    all.map(({ event }) => event.step),
    ['a', 'b', 'c'],
  );
  t.same(rest, all.slice(1));
  t.same(await store.events('three', 0), []);
});

t.test('of the retries of a step only the latest event is kept', async t => {
  const store = createMemoryStore(() => {});
  await store.add(operation('one'));
  const retry = (step: string, attempts: number): StepEvent => ({
    ...event(step),
    state: 'retrying',
    progress: { attempts },
  });
  await store.addEvents('one', [event('a'), retry('a', 1), retry('b', 1)]);
  await store.addEvents('one', [retry('a', 2)]);

  t.same(
    (await store.events('one', 0)).map(({ id, event: { step, progress } }) => [id, step, progress?.attempts]),
    [
      [1, 'a', undefined],
      [3, 'b', 1],
      [4, 'a', 2],
    ],
  );
});

t.test('the latest thousand ended operations are kept, and all running ones', async t => {
  const store = createMemoryStore(() => {});
  const ended = { state: 'succeeded', endedAt: new Date() } as const;
  await store.add(operation('running'));
  for (let number = 1; number <= 1002; number += 1) {
    await store.add(operation(`ended-${number}`));
    await store.change(`ended-${number}`, ended);
  }
  await store.add(operation('last'));

  const ids = (await store.list(OWNER, { limit: 2000 })).map(({ id }) => id);
  t.equal(ids.length, 1002);
  t.same([ids[0], ids.at(-2), ids.at(-1)], ['last', 'ended-3', 'running']);
});

t.test('cancelling an operation notifies its execution', async t => {
  const cancelled: string[] = [];
  const store = createMemoryStore(id => cancelled.push(id));

  await store.cancel('one');

  t.same(cancelled, ['one']);
});
