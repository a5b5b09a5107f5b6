import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Test } from 'tap';
import type { Emulator } from '../../../src/emulator/index.js';

export interface EndpointAnswer {
  status: number;
  contentType: string;
  content: string;
}

/** A call of a JSON protocol has its name after a dot in `target`; one of the Query protocol has none. */
export interface EndpointCall {
  target: string;
  body: string;
  /** Has the embedded AWS answer, this body instead of the given one if there is one. */
  forward(body?: string): Promise<EndpointAnswer>;
}

/**
 * Starts a server in front of an embedded AWS, which answers calls by itself or forwards them.
 * @returns its endpoint.
 */
export async function startEndpoint(
  t: Test,
  emulator: Emulator,
  answerTo: (call: EndpointCall) => Promise<EndpointAnswer>,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const body = await text(request);
    const forward = (other = body) => forwarded(emulator, request, other);
    const answer = await answerTo({ target, body, forward }).catch(() => undefined);
    if (!answer) return void response.destroy(); // as the embedded AWS did
    response.writeHead(answer.status, { 'content-type': answer.contentType });
    response.end(answer.content);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has an address of this type
  return `http://127.0.0.1:${port}`;
}

async function forwarded(emulator: Emulator, request: IncomingMessage, body: string): Promise<EndpointAnswer> {
  const answer = await fetch(emulator.endpoint, { method: 'POST', headers: signedHeaders(request), body });
  const contentType = answer.headers.get('content-type') ?? '';
  return { status: answer.status, contentType, content: await answer.text() };
}

function signedHeaders({ headers }: IncomingMessage): Record<string, string> {
  const kept = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'];
  return Object.fromEntries(kept.flatMap(name => (headers[name] ? [[name, String(headers[name])]] : [])));
}
