import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A JSON Schema of OpenAPI 3.1, with the extensions of this project. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  /** The key whose presence selects the second of two alternatives in `anyOf`. */
  'x-chosen-by'?: string;
  'x-sdk-case'?: 'pascal';
  /** How AWS's responses contain the object, which callers paste into requests. */
  'x-described-by-aws'?: DescribedByAws;
  [keyword: string]: unknown;
}

export interface DescribedByAws {
  /** The member of the response that has the object, and the members of the object that are beside it. */
  in: string;
  beside: string[];
  /** The members that only AWS writes. */
  written: string[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  explode?: boolean;
  style?: string;
  /** Whether it names the space of the request. */
  'x-space'?: true;
  schema: Schema;
}

export type Content = Record<string, { schema?: Schema }>;

export interface Operation {
  operationId: string;
  description?: string;
  tags?: string[];
  /** The schemes that the operation takes, each with the right that it needs; empty for a public operation. */
  security?: Record<string, string[]>[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { $ref?: string; content?: Content }>;
  'x-also-at'?: string[];
  /** JSON Pointers to the members of the body that name the space of the request; `answer` where the answer is limited to spaces. */
  'x-space'?: string[] | 'answer';
}

export interface Spec {
  servers: { url: string }[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, Schema>; [kind: string]: Record<string, unknown> };
}

/** An operation with its path, its method and all its parameters. */
export interface PlacedOperation {
  path: string;
  method: string;
  operation: Operation;
  parameters: Parameter[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'head', 'patch', 'options'];

/** @throws the YAML parser's error. */
export function readSpec(file: string): Spec {
  return parse(readFileSync(file, 'utf8')) as Spec;
}

/** Follows a local reference (`#/components/…`). @throws when its target does not exist. */
export function resolve<T extends object>(spec: Spec, value: T | { $ref: string }): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
  const target = value.$ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], spec);
  if (!target) throw new Error(`openapi.yaml: ${value.$ref} does not exist`);
  return resolve(spec, target as T | { $ref: string });
}

/** Lists all operations in the order of the file. A parameter of an operation overrides the path's of the same name. */
export function operationsOf(spec: Spec): PlacedOperation[] {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.filter(method => method in item).map(method => {
      const operation = item[method] as Operation;
      const own = parametersOf(spec, operation);
      const isOwn = (shared: Parameter) =>
        own.some(({ name, in: place }) => name === shared.name && place === shared.in);
      const shared = parametersOf(spec, item).filter(parameter => !isOwn(parameter));
      return { path, method, operation, parameters: [...shared, ...own] };
    }),
  );
}

function parametersOf(spec: Spec, { parameters = [] }: Pick<Operation, 'parameters'>): Parameter[] {
  return parameters.map(parameter => resolve<Parameter>(spec, parameter));
}

/** A success answer; it has at most one media type. */
export interface Success {
  status: number;
  mediaType: string | null;
  schema?: Schema;
}

/** Lists the success answers that an operation documents. */
export function successesOf(spec: Spec, operation: Operation): Success[] {
  return Object.entries(operation.responses)
    .filter(([code]) => code.startsWith('2'))
    .map(([code, response]) => {
      const { content = {} } = resolve<{ content?: Content }>(spec, response as { content?: Content });
      const [entry] = Object.entries(content);
      return { status: Number(code), mediaType: entry?.[0] ?? null, schema: entry?.[1].schema };
    });
}

/** Returns the first success answer, which is the one that a handler gives by default. @throws when there is none. */
export function successOf(spec: Spec, operation: Operation): Success {
  const [success] = successesOf(spec, operation);
  if (!success) throw new Error(`openapi.yaml: ${operation.operationId} documents no success`);
  return success;
}
