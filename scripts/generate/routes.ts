import { operationsOf, type PlacedOperation, type Spec, successOf } from './spec.js';

/**
 * The route table: what the HTTP binding needs of each operation, so that the spec is never parsed when the server starts.
 * @returns the sources of `routes.js` and `routes.d.ts`.
 */
export function routeTable(spec: Spec): { js: string; dts: string } {
  const base = spec.servers[0]?.url ?? '';
  const routes = operationsOf(spec).map(placed => route(spec, base, placed));
  const ids = routes.map(r => r.operationId);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) throw new Error(`openapi.yaml: operationId used twice: ${twice.join(', ')}`);
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
    public: (operation.security ?? spec.security ?? []).length === 0,
    status,
    mediaType,
    body: operation.requestBody ? (operation.requestBody.required ? 'required' : 'optional') : 'none',
    parameters: parameters.map(p => `${p.in}.${p.in === 'header' ? p.name.toLowerCase() : p.name}`),
    booleans: query.filter(p => p.schema.type === 'boolean').map(p => p.name),
    lists: query.filter(p => p.schema.type === 'array').map(p => p.name),
    freeQuery: query.find(p => p.schema.type === 'object')?.name ?? null,
  };
}

/** Fastify writes `:account` where OpenAPI writes `{account}`. */
function fastifyPath(path: string): string {
  return path.replace(/\{([^}]+)\}/g, ':$1');
}

function declarations(ids: string[]): string {
  return `export type OperationId =
${ids.map(id => `  | '${id}'`).join('\n')};

export interface Route {
  operationId: OperationId;
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD' | 'PATCH';
  /** Fastify paths; the first is the spec's own, the others mean the same (\`x-also-at\`). */
  paths: string[];
  tag: string;
  /** Whether it answers without a token. */
  public: boolean;
  /** The success status. */
  status: number;
  mediaType: string | null;
  body: 'none' | 'optional' | 'required';
  /** Place and name of each parameter, as \`query.dryRun\`; headers' names are small. */
  parameters: string[];
  /** Names of the query parameters that are booleans, and lists. */
  booleans: string[];
  lists: string[];
  /** The query parameter that takes every pair not otherwise declared, if there is one. */
  freeQuery: string | null;
}

export declare const basePath: string;
export declare const routes: Route[];
`;
}
