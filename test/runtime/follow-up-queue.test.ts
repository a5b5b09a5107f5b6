import t from 'tap';
import { createFollowUpQueue, MAX_FOLLOW_UPS } from '../../src/runtime/follow-up-queue.js';
import type { NewOperation } from '../../src/runtime/operation.js';

const ids = (count: number, prefix = 'one') => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

function followUp(id: string, account = 'sandbox'): NewOperation {
  const operation = { id, account, org: 'myorg', kind: 'cleanUpService', target: 'c/s', startedAt: new Date() };
  return { ...operation, origin: 'operation', input: {} };
}

/** A queue of these operations. @param onStart may reject. */
function queueOf(queued: NewOperation[], onStart: (id: string) => Promise<void> = async () => {}) {
  const started: string[] = [];
  const errors: unknown[] = [];
  const queue = createFollowUpQueue({
    async take(account) {
      const at = queued.findIndex(operation => operation.account === account);
      return at < 0 ? undefined : queued.splice(at, 1)[0];
    },
    async start({ id }) {
      started.push(id);
      await onStart(id);
    },
    onError: error => errors.push(error),
  });
  return { queue, queued, started, errors };
}

t.test('a bounded number runs of each account, and each end starts the next in order', async t => {
  const others = ids(2, 'other').map(id => followUp(id, 'another'));
  const { queue, queued, started } = queueOf([...ids(MAX_FOLLOW_UPS + 2).map(id => followUp(id)), ...others]);

  await Promise.all([queue.startQueued('sandbox'), queue.startQueued('sandbox'), queue.startQueued('another')]);
  const [first, rest] = [started.splice(0), queued.map(({ id }) => id)];
  await queue.leave('one-5');
  await queue.leave('one-5');
  await queue.leave('unknown');

  t.same(
    first.filter(id => id.startsWith('one')),
    ids(MAX_FOLLOW_UPS),
  );
  t.same(
    first.filter(id => id.startsWith('other')),
    ids(2, 'other'),
  );
  t.same(rest, ['one-20', 'one-21']);
  t.same(started, ['one-20']);
});

t.test('resumed follow-ups count, other operations do not', async t => {
  const { queue, started } = queueOf([followUp('one'), followUp('two')]);
  for (const id of ids(MAX_FOLLOW_UPS, 'resumed')) queue.enter(followUp(id));
  queue.enter({ ...followUp('create'), origin: 'request' });

  await queue.startQueued('sandbox');
  t.same(started, []);
  await queue.leave('create');
  t.same(started, []);
  await queue.leave('resumed-0');
  t.same(started, ['one']);
});

t.test('what could not be started does not count', async t => {
  const all = ids(2 * MAX_FOLLOW_UPS).map(id => followUp(id));
  const { queue, queued } = queueOf(all, id =>
    id === 'one-3' ? Promise.reject(new Error('closed')) : Promise.resolve(),
  );

  await queue.startQueued('sandbox');

  t.equal(queued[0]?.id, `one-${MAX_FOLLOW_UPS + 1}`);
});

t.test('a queue that cannot be read is read again', async t => {
  const answers = [
    () => Promise.reject(new Error('not reachable')),
    async () => followUp('one'),
    async () => undefined,
  ];
  const [started, errors]: [string[], unknown[]] = [[], []];
  const queue = createFollowUpQueue({
    take: () => answers.shift()?.() ?? Promise.resolve(undefined),
    start: async ({ id }) => void started.push(id),
    onError: error => errors.push(error),
  });

  await queue.startQueued('sandbox');
  t.same([started, errors], [[], [new Error('not reachable')]]);
  await queue.startQueued('sandbox');
  t.same(started, ['one']);
});

t.test('a follow-up that is queued while another one is taken starts too', async t => {
  let take = () => {};
  const taken = new Promise<undefined>(resolve => {
    take = () => resolve(undefined);
  });
  const answers = [taken, Promise.resolve(followUp('one')), Promise.resolve(undefined)];
  const started: string[] = [];
  const queue = createFollowUpQueue({
    take: () => answers.shift() ?? Promise.resolve(undefined),
    start: async ({ id }) => void started.push(id),
    onError: () => {},
  });

  const first = queue.startQueued('sandbox');
  await queue.startQueued('sandbox');
  take();
  await first;

  t.same(started, ['one']);
});
