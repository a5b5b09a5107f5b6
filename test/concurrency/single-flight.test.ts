import t from 'tap';
import { createSingleFlight } from '../../src/concurrency/single-flight.js';

/** Work that ends when the test says so, and records the signal of each execution. */
function controlledWork() {
  const started: AbortSignal[] = [];
  let end = (_result: string) => {};
  const work = (signal: AbortSignal) => {
    started.push(signal);
    return new Promise<string>(resolve => {
      end = resolve;
    });
  };
  return { started, work, end: (result: string) => end(result) };
}

t.test('concurrent callers with one key share one execution', async t => {
  const singleFlight = createSingleFlight();
  const { started, work, end } = controlledWork();
  const { signal } = new AbortController();

  const calls = [singleFlight('a', signal, work), singleFlight('a', signal, work), singleFlight('a', signal, work)];
  end('done');

  t.same(await Promise.all(calls), ['done', 'done', 'done']);
  t.equal(started.length, 1);
});

t.test('a call after the end, or with another key, starts another execution', async t => {
  const singleFlight = createSingleFlight();
  const { signal } = new AbortController();
  await singleFlight('a', signal, async () => 'old');

  t.same(await singleFlight('a', signal, async () => 'new'), 'new');
  t.same(await Promise.all([singleFlight('a', signal, async () => 'a'), singleFlight('b', signal, async () => 'b')]), [
    'a',
    'b',
  ]);
});

t.test('aborting one caller does not affect the others; the last one aborts the work', async t => {
  const singleFlight = createSingleFlight();
  const { started, work } = controlledWork();
  const [first, second] = [new AbortController(), new AbortController()];
  const [one, other] = [singleFlight('a', first.signal, work), singleFlight('a', second.signal, work)];

  first.abort();
  await t.rejects(() => one.then(() => {}), { name: 'AbortError' });
  t.equal(started[0]?.aborted, false);
  second.abort();
  await t.rejects(() => other.then(() => {}), { name: 'AbortError' });
  t.equal(started[0]?.aborted, true);
});

t.test('every caller gets the error of an execution, and the next call starts another one', async t => {
  const singleFlight = createSingleFlight();
  const { signal } = new AbortController();
  const fail = () => Promise.reject(new Error('no'));

  t.same(
    (await Promise.allSettled([singleFlight('a', signal, fail), singleFlight('a', signal, fail)])).map(
      ({ status }) => status,
    ),
    ['rejected', 'rejected'],
  );
  t.equal(await singleFlight('a', signal, async () => 'yes'), 'yes');
});
