import { type DescribedByAws, operationsOf, resolve, type Schema, type Spec, successesOf } from './spec.js';
import { sdkName } from './spelling.js';

/** An object, a free map or a list; -1 stands for a value below which no key is renamed. */
interface KeyNode {
  properties: Property[];
  /** The node of a free map's values, or of a list's items. */
  values: number;
  described: DescribedByAws | null;
}

type Property = [specKey: string, sdkKey: string, node: number, emptyIsAbsent?: true];

/**
 * Generates the key maps along which `src/http/keys.ts` renames: one flat table, with a node for each request body and each
 * success answer. Alternatives (oneOf, anyOf, allOf) are one node that knows all their keys.
 * @returns the sources of `keys.js` and `keys.d.ts`.
 */
export function generateKeyMaps(spec: Spec): { js: string; dts: string } {
  const table = new KeyTable(spec);
  const bodies: Record<string, number> = {};
  const answers: Record<string, number> = {};
  for (const { operation } of operationsOf(spec)) {
    const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
    if (body) bodies[operation.operationId] = table.nodeOf([body]);
    const schemas = successesOf(spec, operation).filter(({ mediaType }) => mediaType === 'application/json');
    if (schemas.length > 0)
      answers[operation.operationId] = table.nodeOf(schemas.flatMap(({ schema }) => (schema ? [schema] : [])));
  }
  const line = (node: KeyNode) => `  ${JSON.stringify([node.properties, node.values, node.described])},`;
  return {
    js: `export const nodes = [\n${table.nodes.map(line).join('\n')}\n];\n
export const bodies = ${JSON.stringify(bodies, null, 2)};\n
export const answers = ${JSON.stringify(answers, null, 2)};\n`,
    dts: DECLARATIONS,
  };
}

const DECLARATIONS = `/** How AWS's responses contain an object, as \`x-described-by-aws\` in the spec, with keys in small letters. */
export interface DescribedByAws {
  in: string;
  beside: string[];
  written: string[];
}

/** Of an object its properties, of a free map or a list the node of its values; -1 where no key is renamed below. */
export type KeyNode = [
  /** \`emptyIsAbsent\`: the property is optional, and its schema allows no empty text. */
  properties: [specKey: string, sdkKey: string, node: number, emptyIsAbsent?: true][],
  values: number,
  described: DescribedByAws | null,
];

export declare const nodes: KeyNode[];
/** The nodes of request bodies and of success answers, by operationId. */
export declare const bodies: Record<string, number>;
export declare const answers: Record<string, number>;
`;

class KeyTable {
  readonly nodes: KeyNode[] = [];
  readonly #known = new Map<string, number>();
  readonly #ids = new Map<Schema, number>();

  constructor(readonly spec: Spec) {}

  /** The node for a value of any of these schemas. */
  nodeOf(schemas: Schema[]): number {
    const shapes = [...new Set(schemas.flatMap(schema => this.#alternatives(schema)))];
    if (shapes.length === 0) return -1;
    const id = shapes.map(shape => this.#idOf(shape)).join();
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const node: KeyNode = { properties: [], values: -1, described: null };
    const index = this.nodes.push(node) - 1;
    this.#known.set(id, index);
    node.properties = this.#propertiesOf(shapes);
    node.described = describedIn(shapes);
    node.values = this.nodeOf(
      shapes.flatMap(shape => [shape.additionalProperties, shape.items].filter(schema => typeof schema === 'object')),
    );
    return index;
  }

  /** All object, map and list shapes that a schema may be. */
  #alternatives(schema: Schema): Schema[] {
    const shape = resolve<Schema>(this.spec, schema as { $ref: string });
    const nested = [...(shape.allOf ?? []), ...(shape.oneOf ?? []), ...(shape.anyOf ?? [])];
    const own = shape.properties || shape.items || typeof shape.additionalProperties === 'object' ? [shape] : [];
    return [...own, ...nested.flatMap(s => this.#alternatives(s))];
  }

  #idOf(shape: Schema): number {
    const id = this.#ids.get(shape) ?? this.#ids.size;
    this.#ids.set(shape, id);
    return id;
  }

  #propertiesOf(shapes: Schema[]): Property[] {
    const found = new Map<string, { sdk: string; schemas: Schema[]; emptyIsAbsent: boolean }>();
    for (const shape of shapes) {
      for (const [key, property] of Object.entries(shape.properties ?? {})) {
        const sdk = sdkName(shape, key);
        const entry = found.get(key) ?? { sdk, schemas: [], emptyIsAbsent: true };
        if (entry.sdk !== sdk)
          throw new Error(`openapi.yaml: ${key} is ${entry.sdk} and ${sdk} in alternatives of one schema`);
        entry.schemas.push(property);
        entry.emptyIsAbsent &&= !shape.required?.includes(key) && refusesEmptyText(this.spec, property);
        found.set(key, entry);
      }
    }
    assertUniqueIgnoringCase([...found.keys()]);
    return [...found].map(([key, { sdk, schemas, emptyIsAbsent }]) => {
      const node = this.nodeOf(schemas);
      return emptyIsAbsent ? [key, sdk, node, true] : [key, sdk, node];
    });
  }
}

/** Whether a schema is one of texts that are not empty. */
function refusesEmptyText(spec: Spec, schema: Schema): boolean {
  const { type, minLength, pattern, enum: values } = resolve<Schema>(spec, schema as { $ref: string });
  if (type !== 'string') return false;
  const isTooShort = typeof minLength === 'number' && minLength > 0;
  const isOther = Array.isArray(values) && !values.includes('');
  return isTooShort || isOther || (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(''));
}

/** Request keys match in any case. */
function describedIn(shapes: Schema[]): DescribedByAws | null {
  const described = shapes.flatMap(shape => shape['x-described-by-aws'] ?? [])[0];
  const folded = (keys: string[]) => keys.map(key => key.toLowerCase());
  return described
    ? { in: described.in.toLowerCase(), beside: folded(described.beside), written: folded(described.written) }
    : null;
}

/** Request keys match in any case, so two keys of one schema may not differ in case alone. */
function assertUniqueIgnoringCase(keys: string[]): void {
  const folded = new Map<string, string>();
  for (const key of keys) {
    const other = folded.get(key.toLowerCase());
    if (other) throw new Error(`openapi.yaml: ${other} and ${key} are the same key when case is ignored`);
    folded.set(key.toLowerCase(), key);
  }
}
