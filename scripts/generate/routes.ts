import { RIGHTS, rightOf } from './rights.js';
import { type Operation, operationsOf, type Parameter, type PlacedOperation, type Spec, successOf } from './spec.js';
import { sdkName } from './spelling.js';

/**
 * Generates the route table: what the server has to know of each operation, so that it need not parse the spec at start.
 * @returns the sources of `routes.js` and `routes.d.ts`.
 */
export function generateRoutes(spec: Spec): { js: string; dts: string } {
  const base = spec.servers[0]?.url ?? '';
  const routes = operationsOf(spec).map(placed => route(spec, base, placed));
  const ids = routes.map(r => r.operationId);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (repeated.length > 0) throw new Error(`openapi.yaml: operationId used twice: ${repeated.join(', ')}`);
  return {
    js: `export const basePath = ${JSON.stringify(base)};\n\nexport const routes = ${JSON.stringify(routes, null, 2)};\n`,
    dts: declarations(ids),
  };
}

function route(spec: Spec, base: string, { path, method, operation, parameters }: PlacedOperation) {
  const { status, mediaType } = successOf(spec, operation);
  const query = parameters.filter(p => p.in === 'query');
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    paths: [path, ...(operation['x-also-at'] ?? [])].map(p => base + fastifyPath(p)),
    tag: operation.tags?.[0] ?? '',
    right: rightOf(operation),
    spaces: spacesOf(operation, parameters),
    status,
    mediaType,
    body: operation.requestBody ? (operation.requestBody.required ? 'required' : 'optional') : 'none',
    parameters: parameters.map(p => `${p.in}.${p.in === 'header' ? p.name.toLowerCase() : p.name}`),
    booleans: query.filter(p => p.schema.type === 'boolean').map(p => p.name),
    integers: query.filter(p => p.schema.type === 'integer').map(p => p.name),
    lists: query.filter(p => p.schema.type === 'array').map(p => p.name),
    freeQuery: query.find(p => p.schema.type === 'object')?.name ?? null,
  };
}

/** The places of a request that name its space, members of the body in the SDK's spelling. */
function spacesOf(operation: Operation, parameters: Parameter[]): string[] {
  const named = parameters.filter(parameter => parameter['x-space']).map(({ in: place, name }) => `${place}.${name}`);
  const { 'x-space': own = [] } = operation;
  if (own === 'answer') return [own];
  const pointers = own.map(pointer =>
    pointer
      .slice(1)
      .split('/')
      .map(key => sdkName({}, key))
      .join('.'),
  );
  return [...named, ...pointers.map(path => `body.${path}`)];
}

/** Fastify writes `:account` where OpenAPI writes `{account}`. */
function fastifyPath(path: string): string {
  return path.replace(/\{([^}]+)\}/g, ':$1');
}

function declarations(ids: string[]): string {
  return `export type OperationId =
${ids.map(id => `  | '${id}'`).join('\n')};

export type Right = ${RIGHTS.map(right => `'${right}'`).join(' | ')};

export interface Route {
  operationId: OperationId;
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD' | 'PATCH';
  /** In Fastify's syntax: the path of the spec, and its synonyms (\`x-also-at\`). */
  paths: string[];
  tag: string;
  /** The right that it needs; null for a public operation, which takes requests without a token. */
  right: Right | null;
  /** The places of the request that name its space, such as \`path.cluster\` and \`body.service.cluster\`; \`answer\` where the answer is limited to spaces. */
  spaces: string[];
  /** The success status. */
  status: number;
  mediaType: string | null;
  body: 'none' | 'optional' | 'required';
  /** Place and name of each parameter, as \`query.dryRun\`; names of headers are in lower case. */
  parameters: string[];
  /** Names of the query parameters that are booleans. */
  booleans: string[];
  /** Names of the query parameters that are integers. */
  integers: string[];
  /** Names of the query parameters that are lists. */
  lists: string[];
  /** The query parameter whose members are all parameters of the query, if there is one. */
  freeQuery: string | null;
}

export declare const basePath: string;
export declare const routes: Route[];
`;
}
