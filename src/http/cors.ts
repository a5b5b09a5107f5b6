import type { FastifyInstance } from 'fastify';

/** What scripts of an allowed origin may send and read beside what browsers always allow. */
const ALLOWED_METHODS = 'GET, HEAD, POST, PUT, DELETE';
const ALLOWED_HEADERS =
  'X-Auth-Token, Content-Type, Authorization, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Prefer, X-Registry-Auth, X-Request-Id';
const EXPOSED_HEADERS =
  'ETag, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Ignored-Fields, X-Request-Id';

/** The operations whose responses the predecessor allowed every origin to read. */
const READABLE_BY_ALL = ['ping', 'getVersion'];

/**
 * Answers OPTIONS on any path with 200, without a token, and sets the headers of CORS: with a list of origins for these alone, otherwise
 * as the predecessor did, whose preflights allowed every origin and `X-Auth-Token`. (`@fastify/cors` can do the former, but not the
 * latter: it sets the origin on every response.) Source: Fetch Standard, "CORS protocol".
 * @param origins such as `https://console.example.com`; undefined for the predecessor's policy.
 */
export function serveCors(app: FastifyInstance, origins: string[] | undefined): void {
  app.addHook('onRequest', (request, reply, done) => {
    const isPreflight = request.method === 'OPTIONS';
    reply.headers(
      origins
        ? headersForOrigins(origins, request.headers.origin, isPreflight)
        : headersForAll(request.routeOptions.config?.operationId, isPreflight),
    );
    if (isPreflight) reply.code(200).send();
    else done();
  });
}

function headersForAll(operationId: string | undefined, isPreflight: boolean): Record<string, string> {
  if (isPreflight) return { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'X-Auth-Token' };
  return READABLE_BY_ALL.includes(operationId ?? '') ? { 'Access-Control-Allow-Origin': '*' } : {};
}

function headersForOrigins(
  origins: string[],
  origin: string | undefined,
  isPreflight: boolean,
): Record<string, string> {
  if (origin === undefined || !origins.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    ...(isPreflight
      ? { 'Access-Control-Allow-Methods': ALLOWED_METHODS, 'Access-Control-Allow-Headers': ALLOWED_HEADERS }
      : { 'Access-Control-Expose-Headers': EXPOSED_HEADERS }),
  };
}
