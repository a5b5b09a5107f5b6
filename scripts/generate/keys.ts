import { operationsOf, resolve, type Schema, type Spec, successesOf } from './spec.js';

/** One object shape: `[spec's key, SDK's key, node of its value or -1]` of each property, the node of a free map's values, of a list's items. */
interface KeyNode {
  properties: [string, string, number][];
  values: number;
  items: number;
}

/**
 * The key maps: for each request body and each success answer a node of one flat table, along which `http/keys.ts` walks.
 * Alternatives (oneOf, anyOf, allOf) are one node that knows all their keys.
 * @returns the sources of `keys.js` and `keys.d.ts`.
 */
export function keyMaps(spec: Spec): { js: string; dts: string } {
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
  const line = (node: KeyNode) => `  ${JSON.stringify([node.properties, node.values, node.items])},`;
  return {
    js: `export const nodes = [\n${table.nodes.map(line).join('\n')}\n];\n
export const bodies = ${JSON.stringify(bodies, null, 2)};\n
export const answers = ${JSON.stringify(answers, null, 2)};\n`,
    dts: DECLARATIONS,
  };
}

const DECLARATIONS = `/** [properties as [spec's key, SDK's key, node of the value or -1], node of a free map's values or -1, node of a list's items or -1] */
export type KeyNode = [properties: [string, string, number][], values: number, items: number];

export declare const nodes: KeyNode[];
/** The node of each operation's request body, and of its success answer. */
export declare const bodies: Record<string, number>;
export declare const answers: Record<string, number>;
`;

/** The SDK's spelling of a property: \`x-sdk-name\`, as written in a \`x-sdk-case: pascal\` schema, else with a small first letter. */
export function sdkName(owner: Schema, key: string, property: Schema): string {
  if (property['x-sdk-name']) return property['x-sdk-name'];
  return owner['x-sdk-case'] === 'pascal' ? key : key.charAt(0).toLowerCase() + key.slice(1);
}

class KeyTable {
  readonly nodes: KeyNode[] = [];
  readonly #known = new Map<string, number>();
  readonly #ids = new Map<Schema, number>();

  constructor(readonly spec: Spec) {}

  /** The node for a value of any of these schemas; -1 where there is nothing to rename below. */
  nodeOf(schemas: Schema[]): number {
    const shapes = [...new Set(schemas.flatMap(schema => this.#alternatives(schema)))];
    if (shapes.length === 0) return -1;
    const id = shapes.map(shape => this.#idOf(shape)).join();
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const node: KeyNode = { properties: [], values: -1, items: -1 };
    const index = this.nodes.push(node) - 1;
    this.#known.set(id, index);
    node.properties = this.#propertiesOf(shapes);
    node.values = this.nodeOf(
      shapes.flatMap(s => (typeof s.additionalProperties === 'object' ? [s.additionalProperties] : [])),
    );
    node.items = this.nodeOf(shapes.flatMap(s => (s.items ? [s.items] : [])));
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

  #propertiesOf(shapes: Schema[]): [string, string, number][] {
    const found = new Map<string, { sdk: string; schemas: Schema[] }>();
    for (const shape of shapes) {
      for (const [key, property] of Object.entries(shape.properties ?? {})) {
        const sdk = sdkName(shape, key, property);
        const entry = found.get(key) ?? { sdk, schemas: [] };
        if (entry.sdk !== sdk)
          throw new Error(`openapi.yaml: ${key} is ${entry.sdk} and ${sdk} in alternatives of one schema`);
        entry.schemas.push(property);
        found.set(key, entry);
      }
    }
    refuseCollisions([...found.keys()]);
    return [...found].map(([key, { sdk, schemas }]) => [key, sdk, this.nodeOf(schemas)]);
  }
}

/** Request keys match in any case, so two keys of one schema may not differ in case alone. */
function refuseCollisions(keys: string[]): void {
  const folded = new Map<string, string>();
  for (const key of keys) {
    const other = folded.get(key.toLowerCase());
    if (other) throw new Error(`openapi.yaml: ${other} and ${key} are the same key when case is ignored`);
    folded.set(key.toLowerCase(), key);
  }
}
