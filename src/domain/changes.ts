import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../json.js';

/** A member that becomes another. */
export interface Change {
  /** In the spelling of answers, as `ContainerDefinitions[web].Image`; items go by their name or key where they have one. */
  path: string;
  /** Null where there is none; lists of texts and numbers whole. */
  from: unknown;
  to: unknown;
}

type Members = Record<string, unknown>;

/**
 * What of an object becomes another.
 * @param after with `isWhole` all that there will be, else what is named changes and the rest stays.
 */
export function changesBetween(before: object, after: object, isWhole = false, path = ''): Change[] {
  const [old, young] = [before, after] as [Members, Members]; // any object has members
  const keys = isWhole ? [...new Set([...Object.keys(old), ...Object.keys(young)])] : Object.keys(young);
  return keys.flatMap(key => {
    const at = path ? `${path}.${raised(key)}` : raised(key);
    return changesOf(old[key], young[key], isWhole, at);
  });
}

function changesOf(from: unknown, to: unknown, isWhole: boolean, path: string): Change[] {
  if ([from, to].every(isNothing) || isDeepStrictEqual(from, to)) return [];
  const [oldItems, youngItems] = [from ?? [], to ?? []];
  if (isListOfObjects(oldItems) && isListOfObjects(youngItems))
    return changesInList(oldItems, youngItems, isWhole, path);
  const [old, young] = [from ?? {}, to ?? {}];
  if (isObject(old) && isObject(young)) return changesBetween(old, young, isWhole, path);
  return [{ path, from: from ?? null, to: to ?? null }];
}

/** A list replaces the one before it, so what it does not have goes. */
function changesInList(before: object[], after: object[], isWhole: boolean, path: string): Change[] {
  const [old, young] = [labelled(before), labelled(after)];
  return [...new Set([...old.keys(), ...young.keys()])].flatMap(label => {
    const item = young.get(label);
    return changesBetween(old.get(label) ?? {}, item ?? {}, isWhole || !item, `${path}[${label}]`);
  });
}

/** By name or key, which then is no member any more, or else by place. */
function labelled(items: object[]): Map<string, object> {
  return new Map(
    items.map((item, index) => {
      const { name, key, ...rest } = item as Members;
      const label = name ?? key;
      return typeof label === 'string' ? [label, rest] : [String(index), item];
    }),
  );
}

/** AWS's own keys; those of free maps, as `awslogs-group`, stay as they are. */
function raised(key: string): string {
  return /^[a-z]\w*$/.test(key) ? key.charAt(0).toUpperCase() + key.slice(1) : key;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function isListOfObjects(value: unknown): value is object[] {
  return Array.isArray(value) && value.every(isObject);
}
