import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answers, bodies } from '#generated/keys.js';
import { type OperationId, type Route, routes } from '#generated/routes.js';
import { type Fault, Invalid } from '../errors.js';
import { fromCaller, pointerInCallersSpelling, toSdk, toWire } from './keys.js';
import { bodyFaults, parameterFaults, queryOf, withoutFaulty } from './validation.js';

/** A handler as the binding calls it; that it fits its operation, the compiler saw where the handlers are gathered. */
export type BoundHandler = (request: object, context: never) => Promise<BoundAnswer>;

interface BoundAnswer {
  body?: unknown;
  status?: number;
  headers?: Record<string, string>;
}

export interface Binding {
  handlers: Record<OperationId, BoundHandler>;
  rules: Partial<Record<OperationId, (body: never, context: never) => Fault[]>>;
  guard: (request: FastifyRequest) => Promise<void>;
  /** Makes what the handler may use. @throws {NotFound} for an account that is not configured. */
  contextOf: (request: FastifyRequest, reply: FastifyReply) => object;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: OperationId;
    /** Whether a request may carry a body. */
    takesBody?: boolean;
  }
}

/** Binds every operation of the route table to its handler. */
export function bindOperations(app: FastifyInstance, binding: Binding): void {
  for (const route of routes) {
    for (const url of route.paths) {
      app.route({
        method: route.method,
        url,
        exposeHeadRoute: false,
        config: { operationId: route.operationId, takesBody: route.body !== 'none' },
        ...(!route.public && { onRequest: binding.guard }),
        handler: answering(route, binding),
      });
    }
  }
}

function answering(route: Route, binding: Binding) {
  const handler = binding.handlers[route.operationId];
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const context = binding.contextOf(request, reply);
    const parsed = parse(route, binding, { request, reply, context });
    const answer = await handler(parsed, context as never).catch(error => {
      throw inCallersSpelling(error, request.body);
    });
    send(route, reply, answer);
    return reply;
  };
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
  context: object;
}

/** A request as handlers get it, in the SDK's spelling. */
interface Parsed {
  path: object;
  query: Record<string, unknown>;
  headers: Record<string, unknown>;
  body: unknown;
}

/** The request in the SDK's spelling. @throws {Invalid} with everything that is wrong with it. */
function parse(route: Route, { rules }: Binding, { request, reply, context }: Exchange): Parsed {
  const { operationId } = route;
  const path = request.params as object;
  const query = queryOf(route, request.query as Record<string, unknown>);
  const headers = { ...request.headers };
  const faults = [
    ...parameterFaults(operationId, 'path', path),
    ...parameterFaults(operationId, 'query', query),
    ...parameterFaults(operationId, 'header', headers),
  ];
  const node = bodies[operationId];
  if (node === undefined || request.body === undefined) {
    if (route.body === 'required') faults.push({ pointer: '', message: 'a JSON body is required' });
    refuse(faults);
    return { path, query, headers, body: undefined };
  }
  const { body, ignored } = fromCaller(node, request.body);
  if (ignored.length > 0) reply.header('X-Ignored-Fields', ignored.map(inHeader).join(', '));
  const schemaFaults = bodyFaults(operationId, body);
  const checkable = toSdk(node, withoutFaulty(body, schemaFaults));
  const ruleFaults = rules[operationId]?.(checkable as never, context as never) ?? [];
  refuse([...faults, ...onePerPlace(request.body, [...schemaFaults, ...ruleFaults])]);
  return { path, query, headers, body: toSdk(node, body) };
}

/** A handler may find fault with the body too, when it has asked AWS; it knows the SDK's spelling. */
function inCallersSpelling(error: unknown, body: unknown): unknown {
  if (!(error instanceof Invalid) || error.faults.every(({ pointer }) => pointer === undefined)) return error;
  const { message, cause, awsCode, awsRequestId, extensions } = error;
  const faults = error.faults.map(({ pointer, ...fault }) => ({
    ...fault,
    ...(pointer !== undefined && { pointer: pointerInCallersSpelling(body, pointer) }),
  }));
  return new Invalid(message, { cause, awsCode, awsRequestId, extensions, faults });
}

/** Faults in the caller's own spelling. Where the schema and a rule find fault with the same value, the schema's says why. */
function onePerPlace(body: unknown, faults: Fault[]): Fault[] {
  const spelled = faults.map(({ pointer = '', message }) => ({
    pointer: pointerInCallersSpelling(body, pointer),
    message,
  }));
  return spelled.filter(({ pointer }, index) => spelled.findIndex(other => other.pointer === pointer) === index);
}

function refuse(faults: Fault[]): void {
  if (faults.length === 0) return;
  const [first, ...more] = faults;
  const place = first?.parameter ?? first?.pointer;
  const detail = `${place ? `${place} ` : ''}${first?.message}${more.length > 0 ? `, and ${more.length} more` : ''}`;
  throw new Invalid(`The request is not valid: ${detail}.`, { faults });
}

/** A header holds printable ASCII only; a comma would read as two paths. */
function inHeader(path: string): string {
  return path.slice(0, 200).replace(/[^\x21-\x2b\x2d-\x7e]/g, '?');
}

function send(route: Route, reply: FastifyReply, { body, status = route.status, headers = {} }: BoundAnswer): void {
  reply.code(status).headers(headers);
  if (body === undefined || route.mediaType === null) reply.send();
  else if (route.mediaType !== 'application/json') reply.type(`${route.mediaType}; charset=utf-8`).send(body);
  else
    reply.type('application/json; charset=utf-8').send(JSON.stringify(toWire(answers[route.operationId] ?? -1, body)));
}
