import { join } from 'node:path';
import type { OperationId } from '#generated/routes.js';
import {
  operationsOf,
  type PlacedOperation,
  readSpec,
  resolve,
  type Success,
  successesOf,
} from '../../scripts/generate/spec.js';

/** A request as a caller sends it, with its path below the spec's server. */
export interface ExampleRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
}

/** A request of the spec's examples with its response. */
export interface Example {
  operationId: OperationId;
  /** The operation's id, and the example's name where it has one. */
  title: string;
  request: ExampleRequest;
  status: number;
  mediaType: string | null;
  /** Undefined where the operation has no response example of this name. */
  answer: unknown;
  headers: Record<string, Shown>;
  /** The parts of the spec that it consists of. */
  sources: object[];
}

/** An error response or a header with its example in the spec. */
export interface Shown {
  example: unknown;
  headers: Record<string, Shown>;
  sources: object[];
}

/** A part of the spec with one example for every request, or several by name. */
interface Carrier {
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

interface ResponsePart {
  $ref?: string;
  content?: Record<string, Carrier>;
  headers?: Record<string, Carrier | { $ref: string }>;
}

/** An operation as the generator reads it, with the parts that the examples need. */
interface Exampled {
  path: string;
  method: string;
  operation: {
    operationId: string;
    requestBody?: { required?: boolean; content: Record<string, Carrier> };
    responses: Record<string, ResponsePart>;
  };
  parameters: (PlacedOperation['parameters'][number] & Carrier)[];
  successes: (Success & { answer: Carrier | undefined; headers: Record<string, Shown> })[];
}

const spec = readSpec(join(import.meta.dirname, '../../../openapi.yaml'));

/**
 * The requests of the spec's examples. Examples with the same name belong together: parameters, body and response. A
 * plain `example` belongs to every request of its operation.
 */
export function examplesOf(): Example[] {
  return exampled().flatMap(operation => namesOf(operation).map(name => exampleOf(operation, name)));
}

/** The error responses by component, or by operation and status where the operation declares them itself. */
export function otherAnswers(): Map<string, Shown> {
  const inline = exampled().flatMap(({ operation }) =>
    Object.entries(operation.responses)
      .filter(([status, { $ref }]) => !status.startsWith('2') && !$ref)
      .map(([status, response]) => [`${operation.operationId} ${status}`, response] as const),
  );
  // A component has the type of its section.
  const components = Object.entries(spec.components.responses as Record<string, ResponsePart>);
  return new Map([...components, ...inline].map(([name, response]) => [name, shownAnswer(response)]));
}

/** A header of the spec's components. */
export function headerOf(name: string): Shown {
  return shownHeader({ $ref: `#/components/headers/${name}` });
}

/** The places of the spec with other examples than these. @param sources the parts of the spec that were tested. */
export function examplesBeside(sources: Set<object>): string[] {
  return carriersIn(spec, '#').flatMap(([source, pointer]) => (sources.has(source) ? [] : pointer));
}

function exampled(): Exampled[] {
  return operationsOf(spec).map(placed => {
    // The spec is valid OpenAPI, which its lint ensures; the generator's types omit what the generator does not read.
    const found = placed as Omit<Exampled, 'successes'>;
    return { ...found, successes: successesIn(found, successesOf(spec, placed.operation)) };
  });
}

/** The success responses with examples in the operation itself; components have one example for all operations. */
function successesIn({ operation }: Pick<Exampled, 'operation'>, successes: Success[]): Exampled['successes'] {
  return successes.flatMap(success => {
    const response = operation.responses[success.status] ?? {};
    const [answer] = Object.values(response.content ?? {});
    return response.$ref ? [] : [{ ...success, answer, headers: headersOf(response) }];
  });
}

function namesOf(operation: Exampled): (string | undefined)[] {
  const names = new Set(carriersOf(operation).flatMap(({ examples }) => Object.keys(examples ?? {})));
  return names.size > 0 ? [...names] : [undefined];
}

function exampleOf(exampled: Exampled, name: string | undefined): Example {
  const { operationId } = exampled.operation;
  const success = exampled.successes.find(({ answer }) => pick(answer, name)) ?? exampled.successes[0];
  if (!success) throw new Error(`${operationId} shows no success`);
  const shown = pick(success.answer, name);
  const asked = [...exampled.parameters, bodyOf(exampled)].map(carrier => pick(carrier, name));
  return {
    operationId: operationId as OperationId, // which was generated of the same spec
    title: name ? `${operationId} ${name}` : operationId,
    request: requestOf(exampled, name),
    status: success.status,
    mediaType: success.mediaType,
    answer: shown?.value,
    headers: success.headers,
    sources: [...asked, shown].flatMap(part => part?.source ?? []),
  };
}

function requestOf({ method, path, operation, parameters }: Exampled, name: string | undefined): ExampleRequest {
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let filled = path;
  for (const parameter of parameters) {
    const value = pick(parameter, name)?.value;
    if (value === undefined && parameter.required)
      throw new Error(`${operation.operationId}: the parameter ${parameter.name} has no example`);
    if (value === undefined) continue;
    if (parameter.in === 'path') filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(String(value)));
    else if (parameter.in === 'header') headers[parameter.name] = String(value);
    else for (const [key, text] of pairsOf(parameter, value)) query.append(key, text);
  }
  const body = pick(bodyOf({ operation }), name)?.value;
  if (operation.requestBody?.required && body === undefined)
    throw new Error(`${operation.operationId}: the body has no example ${name}`);
  if (query.size > 0) filled += `?${query}`;
  return { method: method.toUpperCase(), path: filled, headers, ...(body !== undefined && { body }) };
}

/** Serialized as `style: form` with `explode`, which the spec's queries use. */
function pairsOf({ name }: { name: string }, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.map(item => [name, String(item)]);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([key, member]) => [key, String(member)]);
  return [[name, String(value)]];
}

function pick(carrier: Carrier | undefined, name: string | undefined): { value: unknown; source: object } | undefined {
  const named = name === undefined ? undefined : carrier?.examples?.[name];
  if (named) return { value: named.value, source: named };
  return carrier?.example === undefined ? undefined : { value: carrier.example, source: carrier };
}

function carriersOf(exampled: Exampled): Carrier[] {
  return [...exampled.parameters, bodyOf(exampled) ?? {}, ...exampled.successes.flatMap(({ answer }) => answer ?? [])];
}

function bodyOf({ operation }: Pick<Exampled, 'operation'>): Carrier | undefined {
  return Object.values(operation.requestBody?.content ?? {})[0];
}

function shownAnswer(response: ResponsePart): Shown {
  const [content = {}] = Object.values(response.content ?? {});
  const headers = headersOf(response);
  return {
    example: content.example,
    headers,
    sources: [content, ...Object.values(headers).flatMap(({ sources }) => sources)],
  };
}

function headersOf({ headers = {} }: ResponsePart): Record<string, Shown> {
  return Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, shownHeader(header)]));
}

function shownHeader(header: Carrier | { $ref: string }): Shown {
  const carrier = resolve<Carrier>(spec, header);
  return { example: carrier.example, headers: {}, sources: [carrier] };
}

function carriersIn(node: unknown, pointer: string): [source: object, pointer: string][] {
  if (typeof node !== 'object' || node === null) return [];
  const { example, examples } = node as Carrier;
  const own: [object, string][] = [
    ...(example === undefined ? [] : [[node, pointer] satisfies [object, string]]),
    ...Object.entries(examples ?? {}).map(([name, named]): [object, string] => [named, `${pointer}/examples/${name}`]),
  ];
  const below = Object.entries(node).filter(([key]) => key !== 'example' && key !== 'examples');
  return [...own, ...below.flatMap(([key, member]) => carriersIn(member, `${pointer}/${key}`))];
}
