import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as startRequest } from 'node:http';
import type { Socket } from 'node:net';
import { isTimeout, withDeadline } from '../concurrency/deadline.js';
import { BadGateway, NamedError, NotFound, TimedOut } from '../errors.js';
import { type Door, dial } from './dial.js';

export interface GuardedRequest {
  method: 'GET' | 'HEAD' | 'POST';
  url: URL;
  headers?: Record<string, string>;
  body?: string;
  /** The most bytes that the answer's body may have. */
  largest: number;
}

export interface RegistryAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A door, with the time that one request through it may take. */
export interface TimedDoor extends Door {
  requestTimeoutMs: number;
}

/**
 * Sends one request, on a connection of its own: none is kept, so that no credentials' connection serves another caller.
 * @throws {Invalid} when its address is forbidden, {NotFound} when its host has none, {TimedOut}, {BadGateway}; what
 * `signal` was aborted with when it was.
 */
export async function guardedRequest(
  request: GuardedRequest,
  door: TimedDoor,
  signal: AbortSignal,
): Promise<RegistryAnswer> {
  return withinTime(request.url, door, signal, async deadline => {
    const socket = await dial(request.url, door, deadline);
    try {
      const response = await send(request, socket, deadline);
      return {
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: await read(response, request.largest, request.url),
      };
    } finally {
      socket.destroy();
    }
  });
}

/** What a server that speaks no TLS at this port does: refuse, hang up, or answer in plain text. */
const NOT_TLS = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
];

/**
 * Whether TLS is spoken where a URL leads. A certificate that is not trusted is an error, not a no: else whoever forges one would
 * be sent the credentials in plain text.
 */
export async function speaksTls(url: URL, door: TimedDoor, signal: AbortSignal): Promise<boolean> {
  return withinTime(url, door, signal, async deadline => {
    try {
      (await dial(url, door, deadline)).destroy();
      return true;
    } catch (error) {
      if (NOT_TLS.includes(codeOf(error))) return false;
      throw error;
    }
  });
}

async function withinTime<T>(
  url: URL,
  { requestTimeoutMs }: TimedDoor,
  signal: AbortSignal,
  ask: (deadline: AbortSignal) => Promise<T>,
): Promise<T> {
  return withDeadline(signal, requestTimeoutMs, async deadline => {
    try {
      deadline.throwIfAborted();
      return await ask(deadline);
    } catch (error) {
      throw meaningOf(deadline.aborted ? deadline.reason : error, url.host);
    }
  });
}

async function send({ method, url, headers, body }: GuardedRequest, socket: Socket, signal: AbortSignal) {
  const request = startRequest({
    createConnection: () => socket,
    method,
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, 'user-agent': 'ecs-api', 'accept-encoding': 'identity', ...headers },
    signal,
  });
  request.on('error', () => {}); // as with the socket's own
  request.end(body);
  const [response] = (await once(request, 'response', { signal })) as [IncomingMessage]; // by Node's documentation
  return response;
}

async function read(response: IncomingMessage, largest: number, url: URL): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const buffers: AsyncIterable<Buffer> = response; // as no encoding is set
  for await (const chunk of buffers) {
    size += chunk.length;
    if (size > largest) throw new BadGateway(`${url.host} answered with more than ${largest} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function meaningOf(error: unknown, host: string): unknown {
  if (error instanceof NamedError || !(error instanceof Error)) return error;
  if (isTimeout(error)) return new TimedOut(`${host} did not answer in time.`, { cause: error });
  if (error.name === 'AbortError') return error;
  const code = codeOf(error);
  if (code === 'ENOTFOUND')
    return new NotFound(`The image does not exist: there is no host ${host}.`, { cause: error });
  const why = code ? ` (${code})` : '';
  return new BadGateway(`The registry at ${host} could not be asked${why}.`, { cause: error });
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
