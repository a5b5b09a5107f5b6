import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { problem } from './problems.js';

/** Milliseconds between two samples of the event loop, and by how much one may be late. */
const SAMPLE_EVERY_MS = 20;
const MAX_DELAY_MS = 25;
/** Late samples in a row that make an overload. A single one is a collection of garbage, or a module that is loaded. */
const LATE_SAMPLES = 2;
/** Samples without a late one and without a refused request, after which the overload is over: one second. */
const CALM_SAMPLES = 50;
/** Samples after which a request does not count: it waits for AWS, for an operation or for events, which delays nobody. */
const MAX_AGE_SAMPLES = 50;

/**
 * Requests that are permitted when an overload begins, and at its worst: so many make no overload, even where they are all of the kind
 * that takes most processor time.
 */
const FIRST_LIMIT = 50;
const LEAST_LIMIT = 32;
/** By how much a sample changes the limit: additive increase, multiplicative decrease, as TCP adapts to what a network can carry. */
const INCREASE = 2;
const DECREASE = 0.7;

/** Seconds after which a caller may try again. */
const RETRY_AFTER = 1;

/**
 * How many requests are answered at the same time, while the event loop is late: so many that it is not. The number differs with what
 * the requests cost and with how long AWS takes, and so it is not configured.
 */
export interface LoadShedding {
  /** Whether one more request would be too many; then it counts as refused, which lets the limit rise while samples are in time. */
  isFull(): boolean;
  /** Counts a request until its response has ended, or for a second. */
  admit(response: ServerResponse): void;
  /** Adapts the limit; called by a timer while requests are being answered. @param delay milliseconds by which it fired late. */
  sample(delay: number): void;
}

/** @param clock returns milliseconds. */
export function createLoadShedding(clock = () => performance.now()): LoadShedding {
  /** The responses that have not ended, the oldest first, with the number of samples before them. */
  const running = new Map<ServerResponse, number>();
  let samples = 0;
  let sampledAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let lateSamples = 0;
  let calmSamples = 0;
  let limit = Number.POSITIVE_INFINITY;
  let hasRefused = false;

  function forgetOld(): void {
    for (const [response, admittedAt] of running) {
      if (samples - admittedAt < MAX_AGE_SAMPLES) return;
      running.delete(response);
    }
  }

  /** Whether the next sample is overdue: many requests that arrive at once delay it, too. */
  function isLateNow(): boolean {
    return clock() - sampledAt > SAMPLE_EVERY_MS + MAX_DELAY_MS;
  }

  /** A lower limit has its effect only when so many requests have ended that the current one is reached. */
  function lower(): void {
    if (limit === Number.POSITIVE_INFINITY) limit = FIRST_LIMIT;
    else if (running.size <= limit) limit = Math.max(LEAST_LIMIT, limit * DECREASE);
  }

  function sample(delay: number): void {
    samples += 1;
    sampledAt = clock();
    forgetOld();
    const isLate = delay > MAX_DELAY_MS;
    lateSamples = isLate ? lateSamples + 1 : 0;
    calmSamples = isLate || hasRefused ? 0 : calmSamples + 1;
    if (lateSamples >= LATE_SAMPLES) lower();
    else if (calmSamples >= CALM_SAMPLES) limit = Number.POSITIVE_INFINITY;
    else if (!isLate && hasRefused) limit += INCREASE;
    hasRefused = false;
  }

  /** An idle process has no timer, which would cost it 0.8 % of a core. */
  function startSampling(): NodeJS.Timeout {
    sampledAt = clock();
    return setInterval(() => {
      sample(clock() - sampledAt - SAMPLE_EVERY_MS);
      if (running.size > 0 || limit !== Number.POSITIVE_INFINITY) return;
      clearInterval(timer);
      timer = undefined;
    }, SAMPLE_EVERY_MS).unref();
  }

  return {
    isFull() {
      const isFull = running.size >= limit || (running.size >= FIRST_LIMIT && isLateNow());
      hasRefused ||= isFull;
      return isFull;
    },
    admit(response) {
      running.set(response, samples);
      response.once('close', () => running.delete(response));
      timer ??= startSampling();
    },
    sample,
  };
}

interface Refusal {
  /** Whether a request is always answered. */
  isExempt: (request: IncomingMessage) => boolean;
  requestIdOf: (request: IncomingMessage) => string;
  /** Whether the connection has to end after the response. */
  isLast: (request: IncomingMessage) => boolean;
  onRefused: () => void;
}

/**
 * Returns a handler that answers requests that are too many with 503, and has another one answer the rest. It is called before Fastify,
 * since what a refusal costs is missing for the requests that are answered.
 */
export function refusingOverload(
  handle: RequestListener,
  shedding: LoadShedding,
  { isExempt, requestIdOf, isLast, onRefused }: Refusal,
): RequestListener {
  return (request, response) => {
    if (!shedding.isFull() || isExempt(request)) {
      shedding.admit(response);
      handle(request, response);
      return;
    }
    const instance = request.url?.split('?')[0] ?? '';
    const requestId = requestIdOf(request);
    const detail = 'This instance has more requests than it can answer.';
    const body = JSON.stringify(problem(503, 'unavailable', detail, { instance, requestId }));
    response.writeHead(503, {
      'Content-Type': 'application/problem+json',
      'Content-Length': Buffer.byteLength(body),
      'Retry-After': RETRY_AFTER,
      'X-Request-Id': requestId,
      ...(isLast(request) && { Connection: 'close' }),
    });
    response.end(body);
    onRefused();
  };
}

/** Milliseconds between two log lines about refused requests. */
const LOG_EVERY_MS = 1_000;

/**
 * Returns a function to call for each refused request. It logs the first one, and then at most once a second how many there were.
 * @param now the time in milliseconds.
 */
export function refusalLog(log: (count: number) => void, now = () => performance.now()): () => void {
  let count = 0;
  let nextAt = Number.NEGATIVE_INFINITY;
  return () => {
    count += 1;
    if (now() < nextAt) return;
    nextAt = now() + LOG_EVERY_MS;
    log(count);
    count = 0;
  };
}
