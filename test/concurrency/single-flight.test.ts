import t from 'tap';
import { createSingleFlight } from '../../src/concurrency/single-flight.js';

/** Work that ends when it is told to, and knows how often it was begun. */
function workToEnd() {
  const begun: AbortSignal[] = [];
  let end = (_result: string) => {};
  const work = (signal: AbortSignal) => {
    begun.push(signal);
    return new Promise<string>(resolve => {
      end = resolve;
    });
  };
  return { begun, work, end: (result: string) => end(result) };
}

t.test('all who ask while it is under way get the outcome of one', async t => {
  const share = createSingleFlight();
  const { begun, work, end } = workToEnd();
  const { signal } = new AbortController();

  const asked = [share('a', signal, work), share('a', signal, work), share('a', signal, work)];
  end('done');

  t.same(await Promise.all(asked), ['done', 'done', 'done']);
  t.equal(begun.length, 1);
});

t.test('who comes after its end, or asks for another, begins anew', async t => {
  const share = createSingleFlight();
  const { signal } = new AbortController();
  await share('a', signal, async () => 'old');

  t.same(await share('a', signal, async () => 'new'), 'new');
  t.same(await Promise.all([share('a', signal, async () => 'a'), share('b', signal, async () => 'b')]), ['a', 'b']);
});

t.test('who goes away stops it for nobody else; when all have gone it is ended', async t => {
  const share = createSingleFlight();
  const { begun, work } = workToEnd();
  const [first, second] = [new AbortController(), new AbortController()];
  const [one, other] = [share('a', first.signal, work), share('a', second.signal, work)];

  first.abort();
  await t.rejects(() => one.then(() => {}), { name: 'AbortError' });
  t.equal(begun[0]?.aborted, false);
  second.abort();
  await t.rejects(() => other.then(() => {}), { name: 'AbortError' });
  t.equal(begun[0]?.aborted, true);
});

t.test('a failure is everybody’s, and nobody’s for long', async t => {
  const share = createSingleFlight();
  const { signal } = new AbortController();
  const fail = () => Promise.reject(new Error('no'));

  t.same(
    (await Promise.allSettled([share('a', signal, fail), share('a', signal, fail)])).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  t.equal(await share('a', signal, async () => 'yes'), 'yes');
});
