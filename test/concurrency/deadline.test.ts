import t from 'tap';
import { isTimeout, withDeadline } from '../../src/concurrency/deadline.js';

const HOUR_MS = 3_600_000;
const { signal } = new AbortController();

/** Work that ends only when its signal is aborted, with the signal's reason. */
function untilAborted(deadline: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (deadline.aborted) reject(deadline.reason);
    deadline.addEventListener('abort', () => reject(deadline.reason), { once: true });
  });
}

t.test('the result of work that ends in time', async t => {
  t.equal(await withDeadline(signal, HOUR_MS, async () => 'result'), 'result');
});

t.test('the error of work that fails', async t => {
  await t.rejects(
    withDeadline(signal, HOUR_MS, () => Promise.reject(new Error('failed'))),
    { message: 'failed' },
  );
});

t.test('after the timeout the signal is aborted with a TimeoutError', async t => {
  const reason = await withDeadline(signal, 1, untilAborted).catch((error: unknown) => error);

  t.match(reason, { name: 'TimeoutError' });
  t.equal(isTimeout(reason), true);
});

t.test('an abort of the given signal is passed on with its reason', async t => {
  const controller = new AbortController();
  const reason = new Error('disconnected');
  const work = withDeadline(controller.signal, HOUR_MS, untilAborted).catch((error: unknown) => error);

  controller.abort(reason);

  t.equal(await work, reason);
  t.equal(isTimeout(reason), false);
});

t.test('a signal that is aborted before aborts the work at once', async t => {
  const reason = new Error('disconnected');

  t.equal(
    await withDeadline(AbortSignal.abort(reason), HOUR_MS, untilAborted).catch((error: unknown) => error),
    reason,
  );
});

t.test('after the work, neither the timer nor the given signal aborts its signal', async t => {
  const controller = new AbortController();
  const deadline = await withDeadline(controller.signal, HOUR_MS, async deadline => deadline);

  controller.abort();

  t.equal(deadline.aborted, false);
});

t.test('reasons that are no timeout', async t => {
  for (const reason of [undefined, 'TimeoutError', new DOMException('', 'AbortError'), { name: 'TimeoutError' }])
    t.equal(isTimeout(reason), false);
});
