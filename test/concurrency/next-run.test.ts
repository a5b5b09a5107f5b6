import t from 'tap';
import { type Caller, currentCaller, runFor } from '../../src/concurrency/caller.js';
import { createNextRun } from '../../src/concurrency/next-run.js';

/** Work whose runs end when they are told to, in their order. */
function heldWork() {
  const ends: ((error?: Error) => void)[] = [];
  let begun = 0;
  const work = () => {
    begun += 1;
    const number = begun;
    return new Promise<number>((resolve, reject) => ends.push(error => (error ? reject(error) : resolve(number))));
  };
  return { work, begun: () => begun, end: (error?: Error) => ends.shift()?.(error) };
}

const begins = () => new Promise(resolve => setImmediate(resolve));

t.test('those that call before a run begins share it, and those that call during it share the next one', async t => {
  const nextRun = createNextRun();
  const { work, begun, end } = heldWork();

  const early = [nextRun('a', work), nextRun('a', work)];
  await begins();
  const late = [nextRun('a', work), nextRun('a', work), nextRun('a', work)];
  await begins();
  t.equal(begun(), 1);
  end();
  t.same(await Promise.all(early), [1, 1]);
  await begins();
  t.equal(begun(), 2);
  end();
  t.same(await Promise.all(late), [2, 2, 2]);
  await begins();
  t.equal(begun(), 2);
});

t.test('keys do not wait for each other', async t => {
  const nextRun = createNextRun();
  const { work, begun } = heldWork();

  nextRun('a', work);
  nextRun('b', work);
  await begins();

  t.equal(begun(), 2);
});

t.test('the next run begins also after a failure, which only the callers of the failed one get', async t => {
  const nextRun = createNextRun();
  const { work, end } = heldWork();

  const failing = nextRun('a', work);
  await begins();
  const next = nextRun('a', work);
  end(new Error('not available'));
  await t.rejects(failing, { message: 'not available' });
  await begins();
  end();

  t.equal(await next, 2);
  const again = nextRun('a', work);
  await begins();
  end();
  t.equal(await again, 3);
});

t.test('a run does not end with the caller who came first, and is not refused on its behalf', async t => {
  const nextRun = createNextRun();
  const callers: (Caller | undefined)[] = [];
  const work = async () => callers.push(currentCaller());

  const caller = { limitKey: 'token ci', mayBeRefused: true, signal: AbortSignal.abort() };
  await runFor(caller, () => nextRun('a', work));

  t.same(callers, [{ limitKey: 'token ci' }]);
});
