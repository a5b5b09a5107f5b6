import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { routes } from '#generated/routes.js';
import { Invalid, NamedError, NotFound } from '../errors.js';
import { type Asked, problem, problemOf } from './problems.js';

const BODY_LIMIT = 1024 * 1024;
/** The longest path parameter, an ARN in percent-encoding. */
const LONGEST_PARAMETER = 2048;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

const OPERATION_PATH = routes.find(({ operationId }) => operationId === 'getOperation')?.paths[0] ?? '';

/** The binding validates and serialises by what was generated; Fastify would load and run its own Ajv. */
const NO_COMPILERS = { buildValidator: neverAsked, buildSerializer: neverAsked };

function neverAsked(): never {
  throw new Error('no route has a schema of Fastify’s');
}

/** @param logger pino's options, or false. */
export function createServer(logger: object | false): FastifyInstance {
  const app = Fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: 60_000,
    requestIdHeader: false,
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    routerOptions: { ignoreDuplicateSlashes: true, maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply as unknown as FastifyReply),
    // Fastify's own 503 would be no problem document; readiness says that this instance is closing.
    return503OnClosing: false,
    schemaController: { compilersFactory: NO_COMPILERS },
  });
  parseAnyJson(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
    // Fastify would refuse a content type that it cannot read; what it says does not matter here.
    if (request.headers['content-type'] !== undefined) request.headers['content-type'] = 'application/json';
  });
  app.addHook('onResponse', logAnswer);
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler(request => {
    throw new NotFound(`There is nothing at ${asked(request).instance}.`);
  });
  return app;
}

/** Answers methods that a path does not have with 405 and those it has, which Fastify would answer with 404. */
export function refuseOtherMethods(app: FastifyInstance, guard: (request: FastifyRequest) => Promise<void>): void {
  for (const url of new Set(routes.flatMap(route => route.paths))) {
    const here = routes.filter(route => route.paths.includes(url));
    const allowed = here.map(route => route.method);
    const isPublic = here.some(route => route.public);
    app.route({
      method: METHODS.filter(method => !allowed.includes(method)),
      url,
      exposeHeadRoute: false,
      ...(!isPublic && { onRequest: guard }),
      handler: async (request, reply) => {
        const detail = `${request.method} is not allowed here; ${allowed.join(', ')} ${allowed.length > 1 ? 'are' : 'is'}.`;
        const document = problem(405, 'method-not-allowed', detail, asked(request));
        return reply
          .code(405)
          .header('Allow', allowed.join(', '))
          .type('application/problem+json')
          .send(JSON.stringify(document));
      },
    });
  }
}

/** Bodies are JSON whatever `Content-Type` says or omits. */
function parseAnyJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, async (request: FastifyRequest, text: string | Buffer) => {
    const takesBody = request.routeOptions.config.takesBody ?? false;
    return takesBody && String(text).trim() !== '' ? parseJson(String(text)) : undefined;
  });
}

/** V8's message quotes the text around the fault, which may be a secret; only its place is told. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const lines = text.slice(0, Number(position ?? text.length)).split('\n');
    const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
    throw new Invalid(`The body is not valid JSON: look at ${place}.`, {
      faults: [{ pointer: '', message: `is not valid JSON at ${place}` }],
    });
  }
}

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const document = problemOf(error, asked(request));
  // Who waited and has gone did not fail.
  if (document.status >= 500 && !reply.raw.destroyed)
    request.log.error({ err: withoutSecrets(error) }, 'failed request');
  if (error instanceof NamedError && error.retryAfter) reply.header('Retry-After', error.retryAfter);
  if (typeof document.operation === 'string') reply.header('Location', locationOf(document.operation, request));
  reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** Where the operation that a problem names is shown. */
function locationOf(operation: string, request: FastifyRequest): string {
  const { account = '' } = request.params as { account?: string }; // operations are an account's
  return OPERATION_PATH.replace(':account', encodeURIComponent(account)).replace(':operation', operation);
}

/** What a log may hold of an error: the SDK's carries the whole exchange with AWS. */
function withoutSecrets(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    stack,
    ...(cause !== undefined && { cause: cause instanceof Error ? cause.name : 'unknown' }),
  };
}

async function logAnswer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { instance: path } = asked(request);
  const { operationId } = request.routeOptions.config;
  const milliseconds = Math.round(reply.elapsedTime);
  request.log.info(
    { operationId, method: request.method, path, status: reply.statusCode, milliseconds },
    'answered request',
  );
}

/** A caller's own request id is kept when it is harmless, so that its logs and ours tell of the same. */
function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

function asked(request: FastifyRequest): Asked {
  return { instance: request.url.split('?')[0] ?? '', requestId: request.id };
}
