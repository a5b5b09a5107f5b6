import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as startRequest } from 'node:http';
import type { Socket } from 'node:net';
import { isTimeout, withDeadline } from '../concurrency/deadline.js';
import { BadGateway, NamedError, NotFound, TimedOut } from '../errors.js';
import { type OutboundPolicy, openConnection } from './connection.js';

export interface RegistryRequest {
  method: 'GET' | 'HEAD' | 'POST';
  url: URL;
  headers?: Record<string, string>;
  body?: string;
  /** The limit of the response's body. */
  maxBytes: number;
}

export interface RegistryResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Sends one request on a connection of its own. Connections are not reused, so that none with credentials serves another caller.
 * @throws {Invalid} when the policy forbids its address; {NotFound} when its host does not exist; {TimedOut}; {BadGateway}; the
 * reason of `signal` when it is aborted.
 */
export async function sendRequest(
  request: RegistryRequest,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<RegistryResponse> {
  return withTimeout(request.url, policy, signal, async deadline => {
    const socket = await openConnection(request.url, policy, deadline);
    try {
      const response = await send(request, socket, deadline);
      const body = await readBody(response, request.maxBytes, request.url);
      return { status: response.statusCode ?? 0, headers: response.headers, body };
    } finally {
      socket.destroy();
    }
  });
}

/** The errors of a server that does not speak TLS on this port: it refuses, disconnects, or responds in plain text. */
const NOT_TLS = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
];

/**
 * Whether the server of a URL speaks TLS.
 * @throws {BadGateway} for a certificate that is not trusted: otherwise an attacker with a forged one would get the credentials in
 * plain text.
 */
export async function speaksTls(url: URL, policy: OutboundPolicy, signal: AbortSignal): Promise<boolean> {
  return withTimeout(url, policy, signal, async deadline => {
    try {
      (await openConnection(url, policy, deadline)).destroy();
      return true;
    } catch (error) {
      if (NOT_TLS.includes(codeOf(error))) return false;
      throw error;
    }
  });
}

async function withTimeout<T>(
  url: URL,
  { requestTimeoutMs }: OutboundPolicy,
  signal: AbortSignal,
  run: (deadline: AbortSignal) => Promise<T>,
): Promise<T> {
  return withDeadline(signal, requestTimeoutMs, async deadline => {
    try {
      deadline.throwIfAborted();
      return await run(deadline);
    } catch (error) {
      throw namedErrorOf(deadline.aborted ? deadline.reason : error, url.host);
    }
  });
}

async function send({ method, url, headers, body }: RegistryRequest, socket: Socket, signal: AbortSignal) {
  const request = startRequest({
    createConnection: () => socket,
    method,
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, 'user-agent': 'ecs-api', 'accept-encoding': 'identity', ...headers },
    signal,
  });
  request.on('error', () => {}); // as in openConnection
  request.end(body);
  const [response] = (await once(request, 'response', { signal })) as [IncomingMessage]; // by Node's documentation
  return response;
}

async function readBody(response: IncomingMessage, maxBytes: number, url: URL): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const buffers: AsyncIterable<Buffer> = response; // because no encoding is set
  for await (const chunk of buffers) {
    size += chunk.length;
    if (size > maxBytes) throw new BadGateway(`${url.host} responded with more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function namedErrorOf(error: unknown, host: string): unknown {
  if (error instanceof NamedError || !(error instanceof Error)) return error;
  if (isTimeout(error)) return new TimedOut(`${host} did not respond in time.`, { cause: error });
  if (error.name === 'AbortError') return error;
  const code = codeOf(error);
  if (code === 'ENOTFOUND')
    return new NotFound(`The image does not exist: its registry ${host} does not exist.`, { cause: error });
  const reason = code ? ` (${code})` : '';
  return new BadGateway(`The registry ${host} could not be reached${reason}.`, { cause: error });
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
