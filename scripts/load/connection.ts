import { once } from 'node:events';
import { connect } from 'node:net';

/** A response without its headers, except those that tell when to try again. */
export interface Response {
  status: number;
  hasRetryAfter: boolean;
  body: string;
  milliseconds: number;
}

/** A connection that sends one request at a time. Node's own client would take more processor time than the service. */
export interface Connection {
  /** @returns undefined where the connection ended before the response did. */
  send(request: string): Promise<Response | undefined>;
  isOpen(): boolean;
  close(): void;
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  let received = '';
  let startedAt = 0;
  let settle = (_: Response | undefined) => {};
  socket.setEncoding('latin1');
  socket.on('error', () => {});
  socket.on('close', () => settle(undefined));
  socket.on('data', (chunk: string) => {
    received += chunk;
    const response = parse(received);
    if (!response) return;
    received = '';
    settle({ ...response, milliseconds: performance.now() - startedAt });
    if (response.isLast) socket.destroy();
  });
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  return {
    send: request =>
      new Promise(resolve => {
        settle = resolve;
        startedAt = performance.now();
        if (socket.destroyed) resolve(undefined);
        else socket.write(request);
      }),
    isOpen: () => !socket.destroyed,
    close: () => socket.destroy(),
  };
}

export function requestOf(method: string, path: string, token: string, body?: unknown): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const length = body === undefined ? '' : `Content-Length: ${Buffer.byteLength(text)}\r\n`;
  return `${method} /v1/ecs${path} HTTP/1.1\r\nHost: load\r\nX-Auth-Token: ${token}\r\n${length}\r\n${text}`;
}

/** @returns undefined where the response is not complete. All responses of this service to these requests have a length. */
function parse(text: string) {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const body = text.slice(end + 4);
  if (body.length < length) return undefined;
  return {
    status: Number(head.slice(9, 12)),
    hasRetryAfter: /\r\nretry-after: \d/i.test(head),
    isLast: /\r\nconnection: close/i.test(head),
    body,
  };
}
