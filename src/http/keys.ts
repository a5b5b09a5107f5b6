import { type KeyNode, nodes } from '#generated/keys.js';

/**
 * Keys in and out, along the key maps that the generator makes of the spec. A value has up to three spellings:
 * the caller's (any case), the spec's (PascalCase, what validators check) and the SDK's (what everything inside uses).
 */
interface Shape {
  bySpecKey: Map<string, readonly [sdkKey: string, child: number]>;
  bySdkKey: Map<string, readonly [specKey: string, child: number]>;
  specKeyByFolded: Map<string, string>;
  values: number;
  items: number;
}

type Members = Record<string, unknown>;

const shapes: (Shape | undefined)[] = [];

/**
 * Turns a request body from the caller's spelling into the spec's. An exact key wins over one that differs in case;
 * keys of free maps stay as they are.
 * @param node the body's node in the key table.
 * @returns the body anew, and the paths (`taskdefinition.containerdefinitions[0].ports`) of keys that the spec does not know.
 */
export function fromCaller(node: number, body: unknown): { body: unknown; ignored: string[] } {
  const ignored: string[] = [];
  return { body: matchKeys(node, body, '', ignored), ignored };
}

/** Turns a value from the spec's spelling into the SDK's. */
export function toSdk(node: number, value: unknown): unknown {
  return rename(node, value, (shape, key) => shape.bySpecKey.get(key) ?? [key, -1]);
}

/** Turns an answer from the SDK's spelling into the spec's; a key that the spec does not know yet gets its first letter raised. */
export function toWire(node: number, value: unknown): unknown {
  return rename(node, value, (shape, key) => shape.bySdkKey.get(key) ?? [raised(key), -1]);
}

/**
 * Spells a JSON Pointer as the caller spelled the keys on its way; keys that the caller did not send get the spec's spelling.
 * @param pointer in the spec's or the SDK's spelling (RFC 6901).
 */
export function pointerInCallersSpelling(body: unknown, pointer: string): string {
  let at: unknown = body;
  const keys = pointer
    .split('/')
    .slice(1)
    .map(key => {
      const members = isObject(at) ? at : {};
      const spelled = Object.hasOwn(members, key)
        ? key
        : Object.keys(members).find(k => k.toLowerCase() === key.toLowerCase());
      at = Array.isArray(at) ? at[Number(key)] : members[spelled ?? key];
      return spelled ?? raised(key);
    });
  return keys.map(key => `/${key}`).join('');
}

function matchKeys(node: number, value: unknown, path: string, ignored: string[]): unknown {
  const shape = shapeOf(node);
  if (!shape) return value;
  if (Array.isArray(value))
    return value.map((item, index) => matchKeys(shape.items, item, `${path}[${index}]`, ignored));
  if (!isObject(value)) return value;
  const taken = new Map<string, string>();
  const result: Members = {};
  const exactLast = Object.keys(value).sort((a, b) => Number(shape.bySpecKey.has(a)) - Number(shape.bySpecKey.has(b)));
  for (const key of exactLast) {
    const at = path === '' ? key : `${path}.${key}`;
    const specKey = shape.bySpecKey.has(key) ? key : shape.specKeyByFolded.get(key.toLowerCase());
    const child = specKey ? (shape.bySpecKey.get(specKey)?.[1] ?? -1) : shape.values;
    const isFree = shape.bySpecKey.size === 0;
    if (key === '__proto__' || (!specKey && !isFree)) {
      ignored.push(at);
      continue;
    }
    // The predecessor's decoder took null for nothing given.
    if (specKey && value[key] === null) continue;
    const name = specKey ?? key;
    const beaten = taken.get(name);
    if (beaten) ignored.push(beaten);
    taken.set(name, at);
    result[name] = matchKeys(child, value[key], at, ignored);
  }
  return result;
}

function rename(node: number, value: unknown, find: (shape: Shape, key: string) => readonly [string, number]): unknown {
  const shape = shapeOf(node);
  if (!shape || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(item => rename(shape.items, item, find));
  if (!isObject(value)) return value;
  const isFree = shape.bySpecKey.size === 0;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const [name, child] = isFree ? [key, shape.values] : find(shape, key);
      return [name, rename(child, member, find)];
    }),
  );
}

function shapeOf(node: number): Shape | undefined {
  const known = shapes[node];
  if (known) return known;
  const entry = nodes[node];
  if (!entry) return undefined;
  const shape = indexed(entry);
  shapes[node] = shape;
  return shape;
}

function indexed([properties, values, items]: KeyNode): Shape {
  return {
    bySpecKey: new Map(properties.map(([specKey, sdkKey, child]) => [specKey, [sdkKey, child]])),
    bySdkKey: new Map(properties.map(([specKey, sdkKey, child]) => [sdkKey, [specKey, child]])),
    specKeyByFolded: new Map(properties.map(([specKey]) => [specKey.toLowerCase(), specKey])),
    values,
    items,
  };
}

function raised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
