import t from 'tap';
import { type Acquire, createLimit, createLimits } from '../../src/concurrency/limit.js';
import { Overloaded } from '../../src/errors.js';

t.test('permits are granted in the order of the calls, also after failures', async t => {
  const acquire = createLimit(2);
  const { started, start, end } = tasks(acquire);

  const all = ['a', 'b', 'c', 'd'].map(name => start(name).catch(() => 'failed'));
  await nextTurn();
  t.same(started, ['a', 'b']);

  end('a', new Error('failed'));
  await nextTurn();
  t.same(started, ['a', 'b', 'c']);

  end('c');
  await nextTurn();
  t.same(started, ['a', 'b', 'c', 'd']);

  end('b');
  end('d');
  t.same(await Promise.all(all), ['failed', 'b', 'c', 'd']);
});

t.test('a permit that is released without a waiting caller is free for the next one', async t => {
  const acquire = createLimit(1);

  (await acquire())();
  (await acquire())();

  t.type(await acquire(), 'function');
});

t.test('a caller that aborts while waiting gets the reason of its signal, and its permit goes to the next', async t => {
  const acquire = createLimit(1);
  const { started, start, end } = tasks(acquire);
  const controller = new AbortController();
  const reason = new DOMException('Timed out.', 'TimeoutError');
  const first = start('a');
  const aborted = start('b', controller.signal).catch((error: unknown) => error);
  const next = start('c');
  await nextTurn();

  controller.abort(reason);
  t.equal(await aborted, reason);
  end('a');
  await nextTurn();
  end('c');

  t.same(await Promise.all([first, next]), ['a', 'c']);
  t.same(started, ['a', 'c']);
});

t.test('an abort after the grant takes nobody else’s place', async t => {
  const acquire = createLimit(1);
  const { started, start, end } = tasks(acquire);
  const controller = new AbortController();
  start('a');
  const granted = start('b', controller.signal);
  const next = start('c');
  await nextTurn();
  end('a');
  await nextTurn();

  controller.abort();
  end('b');
  await nextTurn();
  end('c');

  t.same(await Promise.all([granted, next]), ['b', 'c']);
  t.same(started, ['a', 'b', 'c']);
});

t.test('where too many wait, a caller is refused at once', async t => {
  const acquire = createLimit(1, { maxWaiting: 1, message: 'Too many wait.' });
  const release = await acquire();
  const waiting = acquire();

  await t.rejects(acquire(), new Overloaded('Too many wait.', { retryAfter: 1, isTransient: true }));
  release();
  (await waiting)();

  t.type(await acquire(), 'function');
});

t.test('callers take turns, and the queue of one does not fill those of others', async t => {
  const acquire = createLimit(1, { maxWaiting: 2, message: 'Too many wait.' });
  const order: string[] = [];
  const run = async (name: string, caller: string) => {
    const release = await acquire(undefined, caller);
    order.push(name);
    release();
  };

  const release = await acquire(undefined, 'busy');
  const runs = [run('busy 1', 'busy'), run('busy 2', 'busy')];
  await t.rejects(acquire(undefined, 'busy'), Overloaded);
  runs.push(run('other 1', 'other'), run('other 2', 'other'));
  release();
  await Promise.all(runs);

  t.same(order, ['busy 1', 'other 1', 'busy 2', 'other 2']);
});

t.test('each key has a limit of its own, while it is in use', async t => {
  const created: string[] = [];
  const acquire = createLimits(key => {
    created.push(key);
    return createLimit(1, { maxWaiting: 0, message: 'Too many wait.' });
  });

  const release = await acquire('a');
  (await acquire('b'))();
  await t.rejects(acquire('a'), Overloaded);
  release();
  (await acquire('a'))();

  t.same(created, ['a', 'b', 'a']);
});

t.test('a caller that aborted before gets no permit', async t => {
  const acquire = createLimit(1);

  await t.rejects(acquire(AbortSignal.abort()), { name: 'AbortError' });

  t.type(await acquire(), 'function');
});

/** Tasks that hold a permit, record that they started, and end when the test says so. */
function tasks(acquire: Acquire) {
  const started: string[] = [];
  const endings = new Map<string, (error?: Error) => void>();
  const run = (name: string) =>
    new Promise<string>((resolve, reject) => {
      started.push(name);
      endings.set(name, error => (error ? reject(error) : resolve(name)));
    });
  return {
    started,
    async start(name: string, signal?: AbortSignal): Promise<string> {
      const release = await acquire(signal);
      try {
        return await run(name);
      } finally {
        release();
      }
    },
    end: (name: string, error?: Error) => endings.get(name)?.(error),
  };
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
