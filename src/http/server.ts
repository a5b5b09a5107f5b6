import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import findMyWay from 'find-my-way';
import { routes } from '#generated/routes.js';
import { Invalid, NamedError, NotFound, Overloaded } from '../errors.js';
import { isTooDeep, MAX_DEPTH, parseJson } from '../json.js';
import { methodsOf } from './conditional.js';
import { type LoadShedding, refusalLog, refusingOverload } from './load-shedding.js';
import { BODY_LIMIT, isTooLarge, malformedRequests } from './malformed-requests.js';
import { type Problem, type ProblemContext, problem, problemOf } from './problems.js';

/** A path parameter may be an ARN in percent-encoding. */
const MAX_PARAMETER_LENGTH = 2048;
/** More than load balancers keep open. Connections to AWS and files need descriptors, too. */
const MAX_CONNECTIONS = 15_000;
/** Milliseconds in which a request has to arrive. */
const REQUEST_TIMEOUT_MS = 60_000;
/** Milliseconds that an idle connection is kept: longer than load balancers do, which would otherwise send a request on one that ends. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

const OPERATION_PATH = routes.find(({ operationId }) => operationId === 'getOperation')?.paths[0] ?? '';

/** How Fastify's router reads a path. */
const ROUTER_OPTIONS = { ignoreDuplicateSlashes: true, maxParamLength: MAX_PARAMETER_LENGTH };
/** The routes of all servers, to look up which methods a path has, and before Fastify has routed a request. */
const routed = findMyWay(ROUTER_OPTIONS);
for (const route of routes)
  for (const path of route.paths)
    routed.on(methodsOf(route), path, () => {}, {
      isPublic: route.right === null,
      isHealthCheck: route.tag === 'health',
    });

/** Routes have no schemas of Fastify's, since the generated code validates and renames. This keeps Fastify from loading its own Ajv. */
const NO_COMPILERS = { buildValidator: neverCalled, buildSerializer: neverCalled };

export interface ServerOptions {
  /** Addresses and networks whose `X-Forwarded-For` says which address a request is from. */
  trustedProxies: string[] | undefined;
  /** Says when a request is refused before Fastify sees it. */
  shedding: LoadShedding;
  /** Called for each request that is refused so. */
  onRefused: () => void;
}

/**
 * Creates the server without its operations: request ids, JSON bodies, problem documents and the log of requests.
 * @param logger pino's options, or false for no log.
 */
export function createServer(
  logger: object | false,
  { trustedProxies = [], shedding, onRefused }: ServerOptions,
): FastifyInstance {
  const malformed = malformedRequests();
  const logRefusal = refusalLog(count => app.log.warn({ count }, 'requests refused, as the event loop is late'));
  const app: FastifyInstance = Fastify({
    logger: logger && { ...logger, serializers: { err: loggedError } },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies,
    requestIdHeader: false,
    genReqId: requestIdOf,
    routerOptions: ROUTER_OPTIONS,
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply as unknown as FastifyReply), // a reply of any route
    // Fastify's own 503 is not a problem document; readiness reports that this instance is closing.
    return503OnClosing: false,
    schemaController: { compilersFactory: NO_COMPILERS },
    serverFactory: handle =>
      createHttpServer(
        // Node's response to a request without Host has no body; faultOfHost refuses it.
        { requireHostHeader: false, requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS },
        refusingOverload(handle, shedding, {
          isExempt,
          requestIdOf,
          isLast: isUpload,
          onRefused: () => {
            onRefused();
            logRefusal();
          },
        }),
      ),
    clientErrorHandler: (error, socket) => malformed.refuse(app, error, socket),
  });
  malformed.watch(app);
  app.server.maxConnections = MAX_CONNECTIONS;
  app.decorateRequest('caller', undefined);
  app.decorateRequest('spaces', undefined);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, parseJsonBody);
  // The hooks of every request call `done`, as a promise for each costs more than what most of them do.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Request-Id', request.id);
    // Bodies are JSON whatever the header says. Fastify refuses a content type that it cannot parse.
    if (request.headers['content-type'] !== undefined) request.headers['content-type'] = 'application/json';
    done(faultOfHost(request.raw));
  });
  app.addHook('onSend', ({ raw }, reply, _payload, done) => {
    if (isUpload(raw)) reply.header('Connection', 'close');
    done();
  });
  app.addHook('onResponse', logRequest);
  app.setErrorHandler(sendProblem);
  return app;
}

/**
 * Answers what has no route: 405 with the methods that the path has, or 404. (Fastify answers 404 to both.)
 * @param guard is called for a path that has only operations with a token.
 */
export function answerUnrouted(app: FastifyInstance, guard: (request: FastifyRequest) => Promise<void>): void {
  app.setNotFoundHandler(async (request, reply) => {
    const context = problemContext(request);
    const found = METHODS.map(method => ({ method, route: routed.find(method, context.instance)?.store }));
    const allowed = found.filter(({ route }) => route).map(({ method }) => method);
    if (allowed.length === 0) throw new NotFound(`There is nothing at ${context.instance}.`);
    if (!found.some(({ route }) => route?.isPublic)) await guard(request);
    const detail = `${request.method} is not allowed here; ${allowed.join(', ')} ${allowed.length > 1 ? 'are' : 'is'}.`;
    reply.header('Allow', allowed.join(', '));
    sendDocument(reply, problem(405, 'method-not-allowed', detail, context));
    return reply;
  });
}

/** Health checks, as an instance under load is healthy; and preflights, which browsers do not repeat. */
function isExempt({ method = '', url = '' }: IncomingMessage): boolean {
  return method === 'OPTIONS' || (routed.find(method as 'GET', url.split('?')[0] ?? '')?.store.isHealthCheck ?? false); // any text is looked up
}

/** Source: RFC 9112, section 3.2. */
function faultOfHost({ httpVersionMinor, rawHeaders }: IncomingMessage): Invalid | undefined {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.toLowerCase() === 'host') hosts += 1;
  return httpVersionMinor === 1 && hosts !== 1 ? new Invalid('A request has exactly one header Host.') : undefined;
}

/** Whether a body is still arriving that may be larger than any that is accepted. Node would read it to its end after the response. */
function isUpload(request: IncomingMessage): boolean {
  return !request.complete && (request.headers['transfer-encoding'] !== undefined || isTooLarge(request));
}

/**
 * @returns undefined for an empty body, and where the route takes none.
 * @throws {Invalid} with the place of a syntax error; where the body is nested too deeply.
 */
async function parseJsonBody(request: FastifyRequest, body: string | Buffer): Promise<unknown> {
  const text = String(body);
  if (!request.routeOptions.config.takesBody || text.trim() === '') return undefined;
  if (isTooDeep(text)) throw invalidBody(`is nested more than ${MAX_DEPTH} levels deep`);
  return parseJson(text, ({ line, column }) => invalidBody(`is not valid JSON at line ${line}, column ${column}`));
}

function invalidBody(message: string): Invalid {
  return new Invalid(`The body ${message}.`, { faults: [{ pointer: '', message }] });
}

function neverCalled(): never {
  throw new Error('Fastify has compiled a schema, though no route has one.');
}

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const document = problemOf(error, problemContext(request));
  // A client that disconnects aborts what it waits for, which is no failure.
  const isFailure = document.status >= 500 && !reply.raw.destroyed && !(error instanceof Overloaded);
  if (isFailure) request.log.error({ err: error }, 'request failed');
  if (error instanceof NamedError && error.retryAfter) reply.header('Retry-After', error.retryAfter);
  if (document.operation) reply.header('Location', operationPath(document.operation, request));
  sendDocument(reply, document);
}

function sendDocument(reply: FastifyReply, document: Problem): void {
  reply.header('X-Request-Id', document.requestId); // no hook runs where the router refuses a path
  reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** The path of the operation that a problem names. */
function operationPath(operation: string, request: FastifyRequest): string {
  const { account = '' } = request.params as { account?: string }; // only operations of an account fail with one
  return OPERATION_PATH.replace(':account', encodeURIComponent(account)).replace(':operation', operation);
}

/** Picks what may be logged of an error. One of the SDK holds the request and the response; one of Node's HTTP parser, the request's bytes. */
function loggedError(error: unknown): { type: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const { name, message, stack = '', cause } = error;
  return {
    type: name,
    message,
    stack,
    ...(cause !== undefined && { cause: cause instanceof Error ? cause.name : 'unknown' }),
  };
}

function logRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { instance: path } = problemContext(request);
  const { operationId } = request.routeOptions.config;
  const milliseconds = Math.round(reply.elapsedTime);
  request.log.info(
    { operationId, method: request.method, path, status: reply.statusCode, milliseconds },
    'request answered',
  );
  done();
}

/** Takes over the caller's request id if it is harmless, so that both logs have the same one. */
function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

function problemContext(request: FastifyRequest): ProblemContext {
  return { instance: request.url.split('?')[0] ?? '', requestId: request.id };
}
