import { setTimeout as defaultSleep } from 'node:timers/promises';
import type { Sleep } from '../concurrency/poll.js';
import { NamedError } from '../errors.js';

/** How long an operation repeats what fails for a transient reason: while AWS is unreachable, unavailable, or throttles. */
export interface Retries {
  /** Milliseconds for reads, steps and waits, and for undos. */
  stepsForMs: number;
  undosForMs: number;
  sleep?: Sleep | undefined;
}

/** Called with the error of a failed attempt that will be repeated. @param attempts made so far. */
type OnRetry = (error: NamedError, attempts: number) => void;

/** Everything is attempted once. */
export const NO_RETRIES: Retries = { stepsForMs: 0, undosForMs: 0 };

/** Milliseconds between the first two attempts, and between two at most. Each interval is shortened by up to a half at random. */
const FIRST_INTERVAL_MS = 500;
const MAX_INTERVAL_MS = 5 * 60_000;

interface RetryOptions {
  /** Milliseconds after which no other attempt is made. */
  forMs: number;
  /** Whether they count from the first failure, as an attempt may last long by itself; by default from the start. */
  countsFromFailure?: boolean;
  signal?: AbortSignal;
  sleep?: Sleep | undefined;
  onRetry: OnRetry;
}

/**
 * Makes attempts until one succeeds or fails for a reason that is not transient. Between them it waits as long as the error asks for
 * (`retryAfter`), and an interval: until then a circuit breaker refuses every call.
 * @param run gets the number of attempts before it. An earlier one may have had its effect.
 * @throws the last transient error when the time is over; every other error at once; an AbortError when the signal is aborted in between.
 */
export async function retryTransient<Result>(
  { forMs, countsFromFailure = false, signal, sleep = defaultSleep, onRetry }: RetryOptions,
  run: (earlier: number) => Promise<Result>,
): Promise<Result> {
  let end = performance.now() + forMs;
  for (let earlier = 0; ; earlier += 1) {
    let askedMs = 0;
    try {
      return await run(earlier);
    } catch (error) {
      const now = performance.now();
      if (countsFromFailure && earlier === 0) end = now + forMs;
      if (!isTransient(error) || now >= end) throw error;
      onRetry(error, earlier + 1);
      askedMs = (error.retryAfter ?? 0) * 1000;
    }
    const interval = Math.min(FIRST_INTERVAL_MS * 2 ** earlier, MAX_INTERVAL_MS) * (1 - Math.random() / 2);
    // The last attempt is made when the time is over, as a caller may wait for it.
    await sleep(Math.max(0, Math.min(askedMs + interval, end - performance.now())), undefined, signal && { signal });
  }
}

function isTransient(error: unknown): error is NamedError {
  return error instanceof NamedError && error.isTransient;
}
