import t from 'tap';
import { createLimit } from '../../src/concurrency/limit.js';
import { Unavailable } from '../../src/errors.js';

const { signal } = new AbortController();

t.test('so many run at once, the others in the order they came, failures or not', async t => {
  const inTurn = createLimit(2);
  const { started, start, end } = works();

  const all = ['a', 'b', 'c', 'd'].map(name => inTurn(start(name), signal).catch(() => 'failed'));
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

t.test('who waits until time is up is told that it was busy, and when to try again', async t => {
  const inTurn = createLimit(1);
  const { start } = works();
  const waiting = new AbortController();
  inTurn(start('a'), signal);

  const waited = inTurn(start('b'), waiting.signal);
  await nextTurn();
  waiting.abort(new DOMException('Time is up.', 'TimeoutError'));

  const error = await waited.catch((error: unknown) => error);
  t.type(error, Unavailable);
  t.match(error, { retryAfter: 1 });
});

t.test('who goes while waiting leaves the turn to the next', async t => {
  const inTurn = createLimit(1);
  const { started, start, end } = works();
  const going = new AbortController();
  inTurn(start('a'), signal);
  const gone = inTurn(start('b'), going.signal);
  const next = inTurn(start('c'), signal);
  await nextTurn();

  going.abort();
  await t.rejects(gone, { name: 'AbortError' });
  end('a');
  await nextTurn();
  end('c');

  t.equal(await next, 'c');
  t.same(started, ['a', 'c']);
});

t.test('who has gone before takes no turn', async t => {
  const inTurn = createLimit(1);
  const { started, start } = works();

  await t.rejects(inTurn(start('a'), AbortSignal.abort()), { name: 'AbortError' });

  t.same(started, []);
});

/** Works that remember that they were started and end when told. */
function works() {
  const started: string[] = [];
  const endings = new Map<string, (error?: Error) => void>();
  return {
    started,
    start: (name: string) => () => {
      started.push(name);
      return new Promise<string>((resolve, reject) => {
        endings.set(name, error => (error ? reject(error) : resolve(name)));
      });
    },
    end: (name: string, error?: Error) => endings.get(name)?.(error),
  };
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
