import t from 'tap';
import { retryWhileLate } from '../../src/aws/retries.js';
import { Conflict, NotFound, TimedOut } from '../../src/errors.js';

const late = (timeoutMs: number) => ({
  waitingFor: 'it',
  timeoutMs,
  isLate: async (error: Error) => error instanceof NotFound,
});

/** A call that throws these errors, one at a time, and then returns. */
function callThatThrows(...errors: Error[]) {
  const intervals: number[] = [];
  const aws = { sleep: async (milliseconds: number) => void intervals.push(milliseconds) };
  const call = async () => {
    const error = errors.shift();
    if (error) throw error;
    return undefined;
  };
  return { aws, intervals, call };
}

t.test('a call that succeeds is made once', async t => {
  const { aws, intervals, call } = callThatThrows();

  t.equal(await retryWhileLate(aws, late(30_000), call), undefined);
  t.same(intervals, []);
});

t.test('a call is repeated while AWS is late, with the account’s sleep', async t => {
  const { aws, intervals, call } = callThatThrows(new NotFound('no'), new NotFound('no'));

  await retryWhileLate(aws, late(30_000), call);

  t.same(intervals, [200, 400]);
});

t.test('any other error ends it at once', async t => {
  for (const error of [new Conflict('taken'), new TimedOut('slow'), new Error('broken')]) {
    const { aws, intervals, call } = callThatThrows(new NotFound('no'), error);

    t.equal(await retryWhileLate(aws, late(30_000), call).catch(thrown => thrown), error);
    t.same(intervals, [200]);
  }
});

t.test('the refusal is thrown when the time is over', async t => {
  const refusal = new NotFound('no');
  const { aws, call } = callThatThrows(refusal);

  t.equal(await retryWhileLate(aws, late(0), call).catch(thrown => thrown), refusal);
});
