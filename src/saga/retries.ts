import { setTimeout as defaultSleep } from 'node:timers/promises';
import type { Sleep } from '../concurrency/poll.js';
import { NamedError } from '../errors.js';

/** How long an operation repeats what fails for a transient reason: while AWS is unreachable, unavailable, or throttles. */
export interface Retries {
  /** Milliseconds. */
  stepsForMs: number;
  undosForMs: number;
  sleep?: Sleep | undefined;
}

/** A failed attempt that is repeated. @param attempts made so far. */
type OnRetry = (error: NamedError, attempts: number) => void;

export const NO_RETRIES: Retries = { stepsForMs: 0, undosForMs: 0 };

/** Milliseconds between the first two attempts, and between two at most. Each interval is shortened by up to a half at random. */
const FIRST_INTERVAL_MS = 500;
const MAX_INTERVAL_MS = 5 * 60_000;

/**
 * Makes attempts until one succeeds or fails for a reason that is not transient.
 * @param run gets the number of attempts before it. An earlier one may have had its effect.
 * @throws the last transient error when the time is over; every other error at once; an AbortError when the signal is aborted in between.
 */
export async function retryTransient<Result>(
  {
    forMs,
    signal,
    sleep = defaultSleep,
    onRetry,
  }: { forMs: number; signal?: AbortSignal; sleep?: Sleep | undefined; onRetry: OnRetry },
  run: (earlier: number) => Promise<Result>,
): Promise<Result> {
  const end = performance.now() + forMs;
  for (
    let attempts = 1, interval = FIRST_INTERVAL_MS;
    ;
    attempts += 1, interval = Math.min(2 * interval, MAX_INTERVAL_MS)
  ) {
    try {
      return await run(attempts - 1);
    } catch (error) {
      if (!isTransient(error) || performance.now() >= end) throw error;
      onRetry(error, attempts);
    }
    await sleep(interval * (1 - Math.random() / 2), undefined, signal && { signal });
  }
}

function isTransient(error: unknown): error is NamedError {
  return error instanceof NamedError && error.isTransient;
}
