import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Test } from 'tap';
import type { Emulator } from '../../../src/emulator/index.js';

/** The members of requests that limit a page. */
const PAGE_SIZES = ['maxResults', 'MaxResults', 'ResourcesPerPage', 'limit'];
const LONGEST_PAGE = 10;
/** Lists whose callers leave the size of a page to the server. */
const PAGED_BY_DEFAULT = /\.DescribeLogGroups$/;

/**
 * Starts a server in front of an embedded AWS that behaves like other AWS-compatible servers: it ignores `sort`, returns at most ten items
 * per page, and null for empty lists.
 * @returns its endpoint.
 */
export async function startCompatibleEndpoint(t: Test, emulator: Emulator): Promise<string> {
  const server = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const body = await text(request);
    const answer = await fetch(emulator.endpoint, {
      method: 'POST',
      headers: signedHeaders(request),
      body: target ? limited(target, body) : body,
    });
    const content = await answer.text();
    const contentType = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, { 'content-type': contentType });
    response.end(target ? withNullLists(content) : content);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has an address of this type
  return `http://127.0.0.1:${port}`;
}

function signedHeaders({ headers }: IncomingMessage): Record<string, string> {
  const kept = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'];
  return Object.fromEntries(kept.flatMap(name => (headers[name] ? [[name, String(headers[name])]] : [])));
}

function limited(target: string, body: string): string {
  const { sort: _, ...input } = JSON.parse(body || '{}');
  if (/\.GetLogEvents$/.test(target)) return JSON.stringify(input);
  for (const name of PAGE_SIZES) if (input[name] > LONGEST_PAGE) input[name] = LONGEST_PAGE;
  return JSON.stringify(PAGED_BY_DEFAULT.test(target) ? { limit: LONGEST_PAGE, ...input } : input);
}

function withNullLists(content: string): string {
  return JSON.stringify(JSON.parse(content, (_, value) => (Array.isArray(value) && value.length === 0 ? null : value)));
}
