import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request as startRequest } from 'node:http';
import type { FuzzRequest } from './requests.js';

/** Milliseconds after which a request has no response. */
const TIMEOUT_MS = 300_000;

export interface Answer {
  status: number;
  /** The operation that has answered; empty where the request reached none. */
  operationId: string;
  /** Of the service so far, in microseconds; undefined where the response does not come from a route. */
  processorTime: number | undefined;
  contentType: string;
  body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** @throws when there is no response, or not in time. */
export async function send(port: number, { method, path, headers, body }: FuzzRequest): Promise<Answer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const request = startRequest({
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: { ...headers, ...length },
    agent,
    signal,
  });
  request.end(body);
  const [response] = (await once(request, 'response', { signal })) as [IncomingMessage]; // by Node's documentation
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const time = response.headers['x-processor-time'];
  return {
    status: response.statusCode ?? 0,
    operationId: String(response.headers['x-operation-id'] ?? ''),
    processorTime: time === undefined ? undefined : Number(time),
    contentType: String(response.headers['content-type'] ?? ''),
    body: Buffer.concat(chunks).toString(),
  };
}
