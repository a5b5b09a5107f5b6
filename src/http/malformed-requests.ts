import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from '../logger.js';
import { type Problem, problem } from './problems.js';

/** The largest body that is accepted, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** What Node's parser reports, by its code. Everything else is malformed. */
const REFUSALS: Record<string, [status: number, type: string, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large', 'The path and the headers have more than 16 KiB.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'content-too-large', 'The extensions of the chunks have more than 16 KiB.'],
  CONNECT: [400, 'invalid-request', 'This server is no proxy.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request-timeout', 'The request did not arrive in time.'],
};
const MALFORMED: [number, string, string] = [400, 'invalid-request', 'The request is not valid HTTP/1.1.'];

/**
 * Answers requests that Node's parser refuses with problem documents and closes their connections, as where the next request starts is
 * not known (RFC 9112, section 9.6).
 * @returns the handler of `clientError`, and what has to see the server that it belongs to.
 */
export function malformedRequests() {
  /** The response to the last request of each connection. */
  const responses = new WeakMap<Socket, ServerResponse>();

  function watch(app: Pick<FastifyInstance, 'server' | 'log'>): void {
    const { server } = app;
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) =>
      responses.set(socket, response),
    );
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      if (!isTooLarge(request)) response.writeContinue();
      server.emit('request', request, response);
    });
    // Node's own response to an expectation that it does not know has no body; it may be ignored (RFC 9110, section 10.1.1).
    server.on('checkExpectation', (request, response) => server.emit('request', request, response));
    server.on('connect', ({ socket }: IncomingMessage) => refuse(app, { code: 'CONNECT' }, socket));
  }

  function refuse({ log }: Pick<FastifyInstance, 'log'>, { code = '' }: { code?: string }, socket: Socket): void {
    const response = responses.get(socket);
    const isBeingAnswered = response !== undefined && !response.writableFinished;
    if (!socket.writable || (isBeingAnswered && response.headersSent)) socket.destroy();
    // Requests before the malformed one are answered first: a client takes the responses in order.
    else if (isBeingAnswered && response.req.complete) response.once('finish', () => end(log, code, socket));
    else end(log, code, socket);
  }

  return { watch, refuse };
}

/** Whether a request announces a body that is larger than any that is accepted. */
export function isTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length']) > BODY_LIMIT;
}

function end(log: Logger, code: string, socket: Socket): void {
  const [status, type, detail] = REFUSALS[code] ?? MALFORMED;
  const document = problem(status, type, detail, { instance: '', requestId: randomUUID() });
  log.info({ status, code, requestId: document.requestId }, 'malformed request refused');
  socket.end(responseOf(document), () => socket.destroy());
}

function responseOf(document: Problem): string {
  const body = JSON.stringify(document);
  return [
    `HTTP/1.1 ${document.status} ${document.title}`,
    `X-Request-Id: ${document.requestId}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
