import { setTimeout as defaultSleep } from 'node:timers/promises';
import { TimedOut } from '../errors.js';

/** Waits for a number of milliseconds. Rejects with an AbortError when the signal is aborted. */
export type Sleep = (milliseconds: number, value?: undefined, options?: { signal?: AbortSignal }) => Promise<unknown>;

export interface PollOptions {
  /** What is waited for, such as `the execution role to propagate`, for the message of a timeout. */
  waitingFor: string;
  /** No timeout by default. */
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
  /** Milliseconds between the first two checks. Each interval is `growth` times the previous one, up to `maxIntervalMs`. */
  intervalMs?: number;
  maxIntervalMs?: number;
  growth?: number;
  sleep?: Sleep;
}

/**
 * Checks something repeatedly, at growing intervals, until it has a result.
 * @param check returns undefined while there is no result.
 * @throws {TimedOut} when the next check would come after the timeout; the signal's reason when it is aborted.
 */
export async function poll<Result>(
  {
    waitingFor,
    timeoutMs = Number.POSITIVE_INFINITY,
    signal,
    intervalMs = 200,
    maxIntervalMs = 3_000,
    growth = 2,
    sleep = defaultSleep,
  }: PollOptions,
  check: () => Promise<Result | undefined>,
): Promise<Result> {
  const end = performance.now() + timeoutMs;
  for (let interval = intervalMs; ; interval = Math.min(interval * growth, Math.max(maxIntervalMs, intervalMs))) {
    const result = await check();
    if (result !== undefined) return result;
    if (performance.now() + interval > end)
      throw new TimedOut(`Timed out after ${timeoutMs / 1000} s waiting for ${waitingFor}.`);
    await sleep(interval, undefined, signal ? { signal } : {}).catch(error => {
      signal?.throwIfAborted();
      throw error;
    });
  }
}
