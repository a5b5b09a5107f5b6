import { setTimeout as sleep } from 'node:timers/promises';
import { TimedOut } from '../errors.js';

const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 3_000;

/**
 * Asks until it is so, with growing pauses.
 * @param what for the message when it takes too long; @param deadline milliseconds.
 * @param ask answers undefined while it is not so yet. @param signal ends the waiting.
 * @throws {TimedOut}; AbortError when the signal is aborted.
 */
export async function waitFor<Result>(
  what: string,
  deadline: number,
  ask: () => Promise<Result | undefined>,
  signal?: AbortSignal,
): Promise<Result> {
  const end = performance.now() + deadline;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const result = await ask();
    if (result !== undefined) return result;
    if (performance.now() + pause > end) throw new TimedOut(`${what} took longer than ${deadline / 1000} s.`);
    await sleep(pause, undefined, { signal });
  }
}
