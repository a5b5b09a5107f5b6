import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answers, bodies } from '#generated/keys.js';
import { type OperationId, type Route, routes } from '#generated/routes.js';
import { assertInSpaces } from '../access/caller.js';
import { type Caller, runFor } from '../concurrency/caller.js';
import { type Fault, Invalid, NamedError } from '../errors.js';
import { isObject, parsePointer } from '../json.js';
import { isConditional, methodsOf, sendJson, sendUnlessKnown, type Written } from './conditional.js';
import { callersPointer, fromCaller, spellingOf, toWire } from './keys.js';
import { bodyFaults, parameterFaults, readQuery } from './validation.js';

/** Of `X-Ignored-Fields`, in characters. Node's own client refuses more than 16 KiB of headers. */
const LONGEST_LIST = 4096;

/** A handler as it is called here. The compiler checks that it fits its operation where the handlers are listed. */
type BoundHandler = (request: object, context: never) => Promise<BoundAnswer>;

interface BoundAnswer {
  body?: unknown;
  status?: number;
  headers?: Record<string, string>;
  ignored?: string[];
}

export interface Binding {
  /** The handlers by their operationId, and the rules of their bodies. */
  handlers: Record<OperationId, BoundHandler> &
    Partial<Record<`${OperationId}Rule`, (body: never, context: never) => Fault[]>>;
  /** Explains a value that the schema of a body refuses, by its pointer. */
  explainRefused: (pointer: string, value: unknown) => string | undefined;
  guard: (request: FastifyRequest) => Promise<void>;
  /** Creates the handler's context. @throws {NotFound} for an account that is not configured. */
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Caller;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: OperationId;
    route?: Route;
    /** Whether a request may carry a body. */
    takesBody?: boolean;
    /** Whether an overloaded instance answers it, too. */
    isHealthCheck?: boolean;
  }
}

/** Routes every path of every operation to the operation's handler. */
export function bindOperations(app: FastifyInstance, binding: Binding): void {
  for (const route of routes) {
    for (const url of route.paths) {
      app.route({
        method: methodsOf(route),
        url,
        exposeHeadRoute: false,
        config: {
          operationId: route.operationId,
          route,
          takesBody: route.body !== 'none',
          ...(route.tag === 'health' && { isHealthCheck: true, rateLimit: false }),
        },
        ...(route.right && { onRequest: [forbidStoring, binding.guard] }),
        handler: handlerOf(route, binding),
      });
    }
  }
}

/**
 * Every operation that needs the token may answer with what only its caller may know, such as environment values or the name of a
 * secret. A cache may otherwise keep the response for others, since the token is not in `Authorization`. Source: RFC 9111, sections 3.5
 * and 5.2.2.5.
 */
function forbidStoring(_request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.header('Cache-Control', 'no-store');
  done();
}

/**
 * Returns a function that checks a request, has the handler answer it, and sends the answer.
 * It throws {Invalid} with all faults of the request, and what the handler throws.
 */
function handlerOf(route: Route, binding: Binding) {
  const { operationId } = route;
  const handle = binding.handlers[operationId];
  const node = bodies[operationId] ?? -1;
  const serialize = serializerOf(route);
  return async function handleRequest(request: FastifyRequest, reply: FastifyReply) {
    const caller = binding.contextOf(request, reply);
    const context = caller as never;
    const { body, ignored } = fromCaller(node, request.body);
    reportIgnored(reply, ignored);
    const parameters = readParameters(route, request);
    assertSpacesPermitted(route, request, { ...parameters, body });
    const spell = callersPointer(node, request.body);
    const inCallersSpelling = faultSpeller(spell);
    assertValid(inCallersSpelling([...parameters.faults, ...faultsOfBody(route, binding, body, context)]));
    const { path, query, headers } = parameters;
    const spelling = () => spellingOf(node, request.body);
    const answering = () => handle({ path, query, headers, body, spelling, spell }, context);
    const answer = await runFor(caller, answering).catch(error => {
      throw error instanceof NamedError && error.faults.length > 0
        ? error.withFaults(inCallersSpelling(error.faults))
        : error;
    });
    const { ignored: notUsed = [] } = answer;
    reportIgnored(reply, [...ignored, ...notUsed.map(pointer => parsePointer(spell(pointer)).join('.'))]);
    send(route, request, reply, answer, serialize);
    return reply;
  };
}

/** The answer has only what is in the caller's spaces. */
const IN_ANSWER = 'answer';

/** @throws {Forbidden} where the caller is limited to spaces, and the request names another one or none. */
function assertSpacesPermitted({ spaces }: Route, { caller, spaces: permitted }: FastifyRequest, given: object): void {
  if (!caller || !permitted || spaces.includes(IN_ANSWER)) return;
  const named = spaces.map(place => place.split('.').reduce<unknown>(memberOf, given));
  assertInSpaces(
    caller,
    permitted,
    named.filter((name): name is string => typeof name === 'string' && name !== ''),
  );
}

function memberOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function readParameters(route: Route, request: FastifyRequest) {
  const { operationId } = route;
  const path = request.params as object;
  const query = readQuery(route, request.query as Record<string, unknown>);
  const headers = { ...request.headers };
  const faults = [
    ...parameterFaults(operationId, 'path', path),
    ...parameterFaults(operationId, 'query', query),
    ...parameterFaults(operationId, 'header', headers),
  ];
  return { path, query, headers, faults };
}

function faultsOfBody(route: Route, { handlers, explainRefused }: Binding, body: unknown, context: never): Fault[] {
  if (body === undefined) return route.body === 'required' ? [{ pointer: '', message: 'a JSON body is required' }] : [];
  const rule = handlers[`${route.operationId}Rule`];
  const faultsOfRule = (values: object) => rule?.(values as never, context) ?? [];
  return bodyFaults(route.operationId, body, faultsOfRule, explainRefused);
}

/** Returns a function that spells the pointers of those faults that an error keeps. */
function faultSpeller(spell: (pointer: string) => string): (faults: Fault[]) => Fault[] {
  return faults =>
    faults.map((fault, index) =>
      fault.pointer === undefined || index >= NamedError.MOST_FAULTS
        ? fault
        : { ...fault, pointer: spell(fault.pointer) },
    );
}

function assertValid(faults: Fault[]): void {
  const [first, ...more] = faults;
  if (!first) return;
  const place = first.parameter ?? first.pointer;
  const detail = `${place ? `${place} ` : ''}${first.message}${more.length > 0 ? `, and ${more.length} more` : ''}`;
  throw new Invalid(`The request is not valid: ${detail}.`, { faults });
}

function reportIgnored(reply: FastifyReply, paths: string[]): void {
  if (paths.length > 0) reply.header('X-Ignored-Fields', ignoredFields(paths));
}

/** A header holds printable ASCII only, a comma would separate two paths, and clients accept only so many bytes of headers. */
function ignoredFields(paths: string[]): string {
  const list = paths.map(path => path.slice(0, 200).replace(/[^\x21-\x2b\x2d-\x7e]/g, '?')).join(', ');
  return list.length <= LONGEST_LIST ? list : `${list.slice(0, LONGEST_LIST)}...`;
}

/** Returns a function that writes a body as JSON. A body that requests share is frozen, and written once. */
function serializerOf({ operationId }: Route): (body: unknown) => Written {
  const node = answers[operationId] ?? -1;
  const known = new WeakMap<object, Written>();
  return body => {
    const shared = typeof body === 'object' && body !== null && Object.isFrozen(body) ? body : undefined;
    const written = (shared && known.get(shared)) ?? { text: JSON.stringify(toWire(node, body)) };
    if (shared) known.set(shared, written);
    return written;
  };
}

function send(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  { body, status = route.status, headers = {} }: BoundAnswer,
  serialize: (body: unknown) => Written,
): void {
  reply.code(status).headers(headers);
  if (body === undefined || route.mediaType === null) reply.send();
  else if (route.mediaType !== 'application/json') reply.type(`${route.mediaType}; charset=utf-8`).send(body);
  else if (isConditional(route)) sendUnlessKnown(request, reply, serialize(body));
  else sendJson(reply, serialize(body));
}
