import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Test } from 'tap';
import { createRegistryClient, type RegistryClient } from '../../src/registry/index.js';
import { CERTIFICATE, KEY } from './certificate.js';
import { fakeNetwork } from './fake-network.js';

export interface Received {
  /** Method, path and query, as `GET /v2/`. */
  line: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: unknown;
}

export interface FakeRegistry {
  port: number;
  /** `127.0.0.1:PORT` */
  host: string;
  received: Received[];
  /** Connections so far, those without a request among them. */
  connections(): number;
}

/** The response to each request line. A line without a query matches any query. */
export type Routes = Record<string, Reply | ((request: Received) => Reply)>;

/** A server on loopback that sends the given responses, 404 otherwise, and records requests. */
export function startFakeRegistry(t: Test, routes: Routes): Promise<FakeRegistry> {
  return startFake(t, routes, listener => createServer(listener));
}

/** A client that may contact these registries by http, also with credentials, and connects to loopback only. */
export function clientFor(...hosts: string[]): RegistryClient {
  return createRegistryClient({ allowedRegistries: hosts.map(host => `http://${host}`), network: fakeNetwork() });
}

/** The same with TLS and the certificate for tests. */
export function startSecureRegistry(t: Test, routes: Routes): Promise<FakeRegistry> {
  return startFake(t, routes, listener => createSecureServer({ cert: CERTIFICATE, key: KEY }, listener));
}

async function startFake(
  t: Test,
  routes: Routes,
  create: (listener: RequestListener) => ReturnType<typeof createServer>,
): Promise<FakeRegistry> {
  const received: Received[] = [];
  const server = create(async (request, response) => {
    const asked = { line: `${request.method} ${request.url}`, headers: request.headers, body: await text(request) };
    received.push(asked);
    const route = routes[asked.line] ?? routes[asked.line.replace(/\?.*/, '')] ?? { status: 404 };
    const { status = 200, headers = {}, body = '' } = typeof route === 'function' ? route(asked) : route;
    response.writeHead(status, headers);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  let connections = 0;
  server.on('connection', () => connections++);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo; // safe: it listens on a port
  return { port, host: `127.0.0.1:${port}`, received, connections: () => connections };
}
