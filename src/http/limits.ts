import type { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Overloaded, Throttled } from '../errors.js';
import { limitKeyOf } from './limit-key.js';

/** Seconds over which the rate of a caller is averaged, and after which it is below its limit again. */
const RATE_WINDOW_SECONDS = 5;
/** Callers whose rates are remembered: a caller without a token is an address. */
const MAX_CALLERS = 5_000;

/** Requests of one connection that are answered at the same time: HTTP/1.1 allows to send any number without waiting. */
const MAX_PIPELINED = 16;

interface Limits {
  /** The requests that a caller may send per second, averaged over 5 seconds. */
  requestsPerSecond: number;
  /** The requests of a caller that are answered at the same time. */
  concurrentRequests: number;
}

/**
 * Refuses, before the request's body is read, more requests of a caller than it may send, and requests that a client pipelines in large
 * numbers. Health checks are exempt from all but the last, since an instance under load is healthy. Routes have to be added afterwards.
 */
export async function limitRequests(app: FastifyInstance, limits: Limits): Promise<void> {
  limitPipelining(app);
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
  limitConcurrency(app, limits.concurrentRequests);
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
function limitConcurrency(app: FastifyInstance, max: number): void {
  const concurrency = createCounts<string>();
  app.addHook('preParsing', (request, reply, _payload, done) => {
    if (isExempt(request)) return done();
    const key = limitKeyOf(request);
    if (concurrency.add(key, reply) <= max) return done();
    done(new Throttled(`${max} requests of this caller are being answered already.`, { retryAfter: 1 }));
  });
}

/** Counts requests by a key until their responses have been sent or their connections have ended. */
function createCounts<Key>() {
  const counts = new Map<Key, number>();
  return {
    /** @returns the count of the key, with this request. */
    add(key: Key, reply: FastifyReply): number {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      reply.raw.once('close', () => {
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      });
      return count;
    },
  };
}
