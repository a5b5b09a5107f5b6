import { type DescribedByAws, type KeyNode, nodes } from '#generated/keys.js';
import { isObject, jsonPointer, parsePointer, type Spelling } from '../json.js';

/**
 * An object, a free map or a list of the spec. A key has up to three spellings: the caller's (any case), the spec's
 * (PascalCase, as in answers) and the SDK's, which is the only one inside.
 */
interface Shape {
  byFoldedKey: Map<string, Property>;
  bySdkKey: Map<string, Property>;
  /** Whether keys are the caller's own: those of a free map. */
  isFree: boolean;
  /** The node of a free map's values, or of a list's items. */
  values: number;
  described: DescribedByAws | null;
  /** Whether it is the content of a pasted response, which contains no other one. */
  isPasted?: boolean;
}

interface Property {
  specKey: string;
  sdkKey: string;
  /** The node of its value; -1 where nothing is renamed below. */
  child: number;
  /** Whether an empty text stands for no value. */
  emptyIsAbsent: boolean;
}

type Members = Record<string, unknown>;

const SHAPES = nodes.map(shapeOf);

/**
 * Copies a request body from the caller's spelling into the SDK's. Keys of free maps stay as they are. A value of the
 * wrong type stays as it is too, for the validators to name.
 * @param node the body's node in the key map. @param body of a text that `isTooDeep` has not refused.
 * @returns the body, and the paths of keys that the spec does not know, as `taskdefinition.containerdefinitions[0].ports`.
 */
export function fromCaller(node: number, body: unknown): { body: unknown; ignored: string[] } {
  const ignored: string[] = [];
  const renamed = withSdkKeys(node, body, '', ignored);
  return { body: renamed, ignored: ignored.map(path => path.replace(/^\./, '')) };
}

/** Copies an answer from the SDK's spelling into the spec's. The first letter of a key that the spec does not know is raised. */
export function toWire(node: number, value: unknown): unknown {
  const shape = SHAPES[node];
  if (!shape || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(item => toWire(shape.values, item));
  if (!isObject(value)) return value;
  const { isFree, values, bySdkKey } = shape;
  const wire: Members = isFree ? Object.create(null) : {}; // the keys of a free map may be those of any object's prototype
  for (const key of Object.keys(value)) {
    const property = bySdkKey.get(key);
    const child = property?.child ?? (isFree ? values : -1);
    wire[property?.specKey ?? (isFree ? key : raised(key))] = child === -1 ? value[key] : toWire(child, value[key]);
  }
  return wire;
}

/**
 * Spells JSON Pointers as the caller spelled the keys on the way. A key that the caller did not send gets the spec's
 * spelling.
 * @param node the body's node in the key map.
 * @param body as the caller sent it.
 * @returns a function of a JSON Pointer in the SDK's spelling.
 */
export function callersPointer(node: number, body: unknown): (pointer: string) => string {
  const matched = new Map<object, Map<Property, string[]>>(); // one object may be on the way to many faults
  const keysIn = (shape: Shape, members: Members) => {
    const keys = matched.get(members) ?? matchKeys(shape, members).keys;
    matched.set(members, keys);
    return keys;
  };
  return pointer => {
    let shape = SHAPES[node];
    let value = body;
    const spelled = parsePointer(pointer).flatMap(sdkKey => {
      const property = shape?.bySdkKey.get(sdkKey);
      const given = shape && property && isObject(value) ? keysIn(shape, value).get(property) : undefined;
      const keys = given ?? [property?.specKey ?? sdkKey];
      shape = SHAPES[property?.child ?? shape?.values ?? -1];
      value = keys.reduce(memberOf, value);
      return keys;
    });
    return jsonPointer(...spelled);
  };
}

/**
 * How the caller spelled the keys of a body, for faults that are found when the body is no longer known. Its size is bounded by the
 * schema: the items of a list, and of a free map, count as spelled alike, and of several spellings the first counts.
 * @param node the body's node in the key map. @param body as the caller sent it.
 */
export function spellingOf(node: number, body: unknown): Spelling {
  const spelling: Spelling = {};
  addSpelling(spelling, node, body);
  return spelling;
}

function addSpelling(spelling: Spelling, node: number, value: unknown): void {
  const shape = SHAPES[node];
  if (!shape || typeof value !== 'object' || value === null) return;
  if (shape.values >= 0)
    for (const item of Object.values(value)) addSpelling(memberSpelling(spelling, '*'), shape.values, item);
  if (!isObject(value)) return;
  for (const [{ sdkKey, child }, path] of matchKeys(shape, value).keys) {
    const member = memberSpelling(spelling, sdkKey);
    member.as ??= path;
    addSpelling(member, child, path.reduce(memberOf, value));
  }
}

function memberSpelling(spelling: Spelling, key: string): Spelling {
  spelling.below ??= {};
  spelling.below[key] ??= {};
  return spelling.below[key];
}

function withSdkKeys(node: number, value: unknown, path: string, ignored: string[]): unknown {
  const shape = SHAPES[node];
  if (!shape) return value;
  const below = (child: number, member: unknown, step: string) =>
    child === -1 ? member : withSdkKeys(child, member, path + step, ignored);
  if (Array.isArray(value)) return value.map((item, index) => below(shape.values, item, `[${index}]`));
  if (!isObject(value)) return value;
  const { keys, others } = matchKeys(shape, value);
  const result: Members = {};
  for (const [{ sdkKey, child }, given] of keys)
    result[sdkKey] = below(child, given.reduce(memberOf, value), `.${given.join('.')}`);
  for (const given of others) {
    const [key = ''] = given;
    if (shape.isFree && key !== '__proto__') result[key] = below(shape.values, value[key], `.${key}`);
    else ignored.push(`${path}.${given.join('.')}`);
  }
  return result;
}

interface MatchedKeys {
  /** The caller's key for each property. Two keys where the object stands in a member, as AWS's responses contain it. */
  keys: Map<Property, string[]>;
  /** The keys of no property. */
  others: string[][];
}

/**
 * Finds the caller's key for each property, and the keys of none. Of several that differ in case alone the spec's own
 * spelling wins, else the last one. Null counts as absent, as it did for the predecessor's decoder; so does an empty text that the schema
 * would refuse, as callers in Go write members that they do not give. Members that only AWS writes are left out.
 */
function matchKeys(shape: Shape, members: Members): MatchedKeys {
  const { byFoldedKey, described } = shape;
  const keys = new Map<Property, string[]>();
  const others: string[][] = [];
  const pasted = pastedMember(shape, members);
  for (const key of Object.keys(members)) {
    const folded = key.toLowerCase();
    const property = byFoldedKey.get(folded);
    if (key === pasted || (!property && described?.written.includes(folded))) continue;
    if (!property) others.push([key]);
    if (!property || members[key] === null || (property.emptyIsAbsent && members[key] === '')) continue;
    const [rival] = keys.get(property) ?? [];
    const [winner, loser] = rival === property.specKey ? [rival, key] : [key, rival];
    keys.set(property, [winner]);
    if (loser !== undefined) others.push([loser]);
  }
  if (pasted === undefined) return { keys, others };
  // Safe: a pasted member is an object.
  const inner = matchKeys({ ...shape, isPasted: true }, members[pasted] as Members);
  for (const [property, path] of inner.keys) keys.set(property, [pasted, ...path]);
  return { keys, others: [...others, ...inner.others.map(path => [pasted, ...path])] };
}

/**
 * The key of the member that has the whole object, where a caller pasted a response of AWS. Where another alternative of the body has
 * this member too, the object has to have something that only AWS writes, and nothing may be beside it that the response does not have.
 */
function pastedMember({ byFoldedKey, described, isPasted }: Shape, members: Members): string | undefined {
  if (!described || isPasted) return undefined;
  const given = Object.keys(members).filter(key => members[key] !== null);
  const member = given.find(key => key.toLowerCase() === described.in);
  const value = member === undefined ? undefined : members[member];
  if (!isObject(value) || !byFoldedKey.has(described.in)) return isObject(value) ? member : undefined;
  const isWritten = Object.keys(value).some(key => described.written.includes(key.toLowerCase()));
  const known = given.map(key => key.toLowerCase()).filter(key => byFoldedKey.has(key));
  const isAlone = known.every(key => key === described.in || described.beside.includes(key));
  return isWritten && isAlone ? member : undefined;
}

function shapeOf([properties, values, described]: KeyNode): Shape {
  const all = properties.map(([specKey, sdkKey, child, emptyIsAbsent = false]) => ({
    specKey,
    sdkKey,
    child,
    emptyIsAbsent,
  }));
  return {
    byFoldedKey: new Map(all.map(property => [property.specKey.toLowerCase(), property])),
    bySdkKey: new Map(all.map(property => [property.sdkKey, property])),
    isFree: properties.length === 0,
    values,
    described,
  };
}

function memberOf(value: unknown, key: string): unknown {
  const isContainer = typeof value === 'object' && value !== null;
  return isContainer && Object.hasOwn(value, key) ? (value as Members)[key] : undefined; // a list has members too
}

function raised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
