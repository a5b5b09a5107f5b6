import t from 'tap';
import { Throttled } from '../../src/errors.js';
import { createEventFeeds, type Progress } from '../../src/runtime/event-feeds.js';
import type { Operation, OperationEvent } from '../../src/runtime/operation.js';

function operation(state: Operation['state']): Operation {
  return {
    id: 'one',
    account: 'sandbox',
    org: 'myorg',
    kind: 'createService',
    target: 'a/b',
    startedAt: new Date(0),
    origin: 'request',
    state,
  };
}

function event(id: number): OperationEvent {
  return {
    id,
    event: {
      step: `step-${id}`,
      resource: { type: 'ecs:cluster', name: 'a' },
      state: 'started',
      at: 0,
      operation: 'one',
      milliseconds: 0,
    },
  };
}

/** An operation that has one event at the first read, one more at the second, and has ended then. */
function shortOperation() {
  let reads = 0;
  return {
    reads: () => reads,
    get: async () => operation(reads++ === 0 ? 'running' : 'succeeded'),
    events: async (_id: string, after: number) =>
      [event(1), ...(reads > 1 ? [event(2)] : [])].filter(({ id }) => id > after),
  };
}

async function all(progress: AsyncGenerator<Progress>): Promise<[state: string, ids: number[]][]> {
  const seen: [string, number[]][] = [];
  for await (const { operation, events } of progress) seen.push([operation.state, events.map(({ id }) => id)]);
  return seen;
}

const { signal } = new AbortController();

t.test('any number of watchers of an operation share its reads, and each sees what is new to it', async t => {
  const feeds = createEventFeeds();
  const operations = shortOperation();
  const watch = (after: number) =>
    all(feeds.watch({ operations, id: 'one', after, limitKey: 'token', signal: new AbortController().signal }));

  const [fromStart, fromOne, ...others] = await Promise.all([
    watch(0),
    watch(1),
    ...Array.from({ length: 100 }, () => watch(0)),
  ]);

  t.same(fromStart, [
    ['running', [1]],
    ['succeeded', [2]],
  ]);
  t.same(fromOne, [
    ['running', []],
    ['succeeded', [2]],
  ]);
  for (const other of others) t.same(other, fromStart);
  t.equal(operations.reads(), 2);
});

t.test('a watcher that is gone, a failure and the end of the feeds end a watch', async t => {
  const feeds = createEventFeeds();
  const gone = new AbortController();
  const running = { get: async () => operation('running'), events: async () => [] };
  const failing = { get: async () => Promise.reject(new Error('no database')), events: async () => [] };
  const watch = (operations: typeof running, id: string, signal: AbortSignal) =>
    all(feeds.watch({ operations, id, after: 0, limitKey: 'token', signal }));

  const first = watch(running, 'one', gone.signal);
  const second = watch(running, 'one', new AbortController().signal);
  await t.rejects(watch(failing, 'two', new AbortController().signal), { message: 'no database' });
  gone.abort();
  t.same(await first, [['running', []]]);
  feeds.close();

  t.same(await second, [['running', []]]);
});

t.test('a caller may watch a thousand operations', async t => {
  const feeds = createEventFeeds();
  const operations = { get: async () => operation('running'), events: async () => [] };
  const watch = (limitKey: string, signal: AbortSignal) =>
    feeds.watch({ operations, id: 'one', after: 0, limitKey, signal });
  const leaves = Array.from({ length: 1_000 }, () => new AbortController());
  for (const { signal } of leaves) watch('one', signal);

  t.throws(() => watch('one', signal), new Throttled('This caller has 1000 event streams already.', { retryAfter: 1 }));
  watch('other', signal);
  leaves[0]?.abort();

  watch('one', signal);
});
