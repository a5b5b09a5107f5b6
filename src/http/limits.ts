import type { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Overloaded, Throttled } from '../errors.js';
import { limitKeyOf } from './limit-key.js';

/** Seconds over which the rate of a caller is averaged, and after which it is below its limit again. */
const RATE_WINDOW_SECONDS = 5;
/** Callers whose rates are remembered: a caller without a token is an address. */
const MAX_CALLERS = 5_000;

/** Milliseconds by which the event loop may be late, on average of one sample, before requests are refused. */
const MAX_EVENT_LOOP_DELAY_MS = 50;
const SAMPLE_EVERY_MS = 20;
/**
 * Requests that are answered however late the event loop is: what delays it may be no request at all, but a module that is loaded. Event
 * streams do not count, as they wait.
 */
const ALWAYS_ANSWERED = 50;

/** Requests of one connection that are answered at the same time: HTTP/1.1 allows to send any number without waiting. */
const MAX_PIPELINED = 16;

interface Limits {
  /** The requests that a caller may send per second, averaged over 5 seconds. */
  requestsPerSecond: number;
  /** The requests of a caller that are answered at the same time. */
  concurrentRequests: number;
}

/**
 * Refuses what this instance cannot answer in time, before the request's body is read: requests while the event loop is late, more
 * requests of a caller than it may send, and requests that a client pipelines in large numbers. Health checks are exempt from all but the
 * last, since an instance under load is healthy. Routes have to be added afterwards.
 */
export async function limitRequests(app: FastifyInstance, limits: Limits): Promise<void> {
  limitPipelining(app);
  const concurrency = createCounts<string>();
  const streams = createCounts<string>();
  await app.register(underPressure, {
    maxEventLoopDelay: MAX_EVENT_LOOP_DELAY_MS,
    sampleInterval: SAMPLE_EVERY_MS,
    pressureHandler: async request => {
      if (!isExempt(request) && concurrency.total() - streams.total() >= ALWAYS_ANSWERED)
        throw new Overloaded('This instance has more requests than it can answer.', { retryAfter: 1 });
    },
  });
  await app.register(rateLimit, {
    max: limits.requestsPerSecond * RATE_WINDOW_SECONDS,
    timeWindow: RATE_WINDOW_SECONDS * 1000,
    cache: MAX_CALLERS,
    enableDraftSpec: true,
    keyGenerator: limitKeyOf,
    errorResponseBuilder: (_request, { max, ttl }) =>
      new Throttled(`The limit of this caller is ${max} requests in ${RATE_WINDOW_SECONDS} seconds.`, {
        retryAfter: Math.ceil(ttl / 1000),
      }),
  });
  limitConcurrency(app, { concurrency, streams, max: limits.concurrentRequests });
}

function isExempt(request: FastifyRequest): boolean {
  return request.routeOptions.config?.isHealthCheck ?? false;
}

/** The connection of a client that pipelines more ends after the first response that refuses. */
function limitPipelining(app: FastifyInstance): void {
  const pipelined = createCounts<Socket>();
  app.addHook('onRequest', (request, reply, done) => {
    if (pipelined.add(request.raw.socket, reply) <= MAX_PIPELINED) return done();
    reply.header('Connection', 'close');
    const message = `At most ${MAX_PIPELINED} requests may wait for their responses on a connection.`;
    done(new Overloaded(message, { retryAfter: 1 }));
  });
}

/** Counts after the guard, so that the caller is known, and before the body is read. */
function limitConcurrency(
  app: FastifyInstance,
  { concurrency, streams, max }: { concurrency: Counts<string>; streams: Counts<string>; max: number },
): void {
  app.addHook('preParsing', (request, reply, _payload, done) => {
    if (isExempt(request)) return done();
    const key = limitKeyOf(request);
    if (request.routeOptions.config?.operationId === 'streamOperation') streams.add(key, reply);
    if (concurrency.add(key, reply) <= max) return done();
    done(new Throttled(`${max} requests of this caller are being answered already.`, { retryAfter: 1 }));
  });
}

type Counts<Key> = ReturnType<typeof createCounts<Key>>;

/** Counts requests by a key until their responses have been sent or their connections have ended. */
function createCounts<Key>() {
  const counts = new Map<Key, number>();
  let total = 0;
  return {
    total: () => total,
    /** @returns the count of the key, with this request. */
    add(key: Key, reply: FastifyReply): number {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      total += 1;
      reply.raw.once('close', () => {
        total -= 1;
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      });
      return count;
    },
  };
}
