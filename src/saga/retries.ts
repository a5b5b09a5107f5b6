import { setTimeout as defaultSleep } from 'node:timers/promises';
import { poll, type Sleep } from '../concurrency/poll.js';
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
const INTERVAL = { intervalMs: 500, maxIntervalMs: 5 * 60_000 };

/**
 * Makes attempts until one succeeds or fails for a reason that is not transient.
 * @param run gets the number of attempts before it. An earlier one may have had its effect.
 * @throws the last transient error when the time is over; every other error at once; the signal's reason when it is aborted.
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
  let attempts = 0;
  const attempt = async () => {
    try {
      return { result: await run(attempts) };
    } catch (error) {
      if (!isTransient(error) || performance.now() >= end) throw error;
      attempts += 1;
      onRetry(error, attempts);
      return undefined;
    }
  };
  const withJitter: Sleep = (milliseconds, value, options) =>
    sleep(milliseconds * (1 - Math.random() / 2), value, options);
  const { result } = await poll({ waitingFor: 'AWS', signal, sleep: withJitter, ...INTERVAL }, attempt);
  return result;
}

function isTransient(error: unknown): error is NamedError {
  return error instanceof NamedError && error.isTransient;
}
