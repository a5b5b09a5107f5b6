import { isDeepStrictEqual } from 'node:util';
import type { SecretPath } from '#generated/secrets.js';
import { isObject, ownMember } from '../json.js';
import { isSecret, NEW_SECRET, pathsBelow, SECRET } from '../secrets.js';

/** A change of one member. */
export interface Change {
  /** In the spelling of responses, such as `ContainerDefinitions[web].Image`: items by their name or key, or else their index. */
  path: string;
  /** Null where the member does not exist. Lists of strings and numbers are compared as a whole. Secrets are not shown. */
  from: unknown;
  to: unknown;
}

type Members = Record<string, unknown>;

/** How two values are compared, and where. */
interface Comparison {
  /** Whether the new value is the whole object; otherwise members that it does not have stay as they are. */
  isWhole?: boolean;
  /** Where the values have secrets. */
  secrets?: SecretPath[];
  path?: string;
}

/** The changes of an object's members. */
export function changesBetween(
  before: object,
  after: object,
  { isWhole = false, secrets = [], path = '' }: Comparison = {},
): Change[] {
  const [previous, next] = [before, after] as [Members, Members]; // safe for any object
  const keys = isWhole ? [...new Set([...Object.keys(previous), ...Object.keys(next)])] : Object.keys(next);
  return keys.flatMap(key => {
    const at = path ? `${path}.${capitalised(key)}` : capitalised(key);
    return changesOf(ownMember(previous, key), ownMember(next, key), {
      isWhole,
      secrets: pathsBelow(secrets, key),
      path: at,
    });
  });
}

function changesOf(from: unknown, to: unknown, comparison: Required<Comparison>): Change[] {
  if ([from, to].every(isEmpty) || isDeepStrictEqual(from, to)) return [];
  const [previousItems, nextItems] = [from ?? [], to ?? []];
  if (isListOfObjects(previousItems) && isListOfObjects(nextItems))
    return changesInList(previousItems, nextItems, comparison);
  const [previous, next] = [from ?? {}, to ?? {}];
  if (isObject(previous) && isObject(next)) return changesBetween(previous, next, comparison);
  const { path, secrets } = comparison;
  const shown = (value: unknown, mask: string) => (isSecret(secrets) && !isEmpty(value) ? mask : (value ?? null));
  return [{ path, from: shown(from, SECRET), to: shown(to, NEW_SECRET) }];
}

/** A list replaces the previous one, so items that it does not have are removed. */
function changesInList(before: object[], after: object[], { isWhole, secrets, path }: Required<Comparison>): Change[] {
  const [previous, next] = [itemsByLabel(before), itemsByLabel(after)];
  const ofItem = { secrets: pathsBelow(secrets, '*') };
  return [...new Set([...previous.keys(), ...next.keys()])].flatMap(label => {
    const [old, item] = [previous.get(label), next.get(label)];
    const at = `${path}[${label}]`;
    const changes = changesBetween(old ?? {}, item ?? {}, { ...ofItem, isWhole: isWhole || !item, path: at });
    // An item may have nothing but its name.
    const isOnlyNamed = changes.length === 0 && (!old || !item);
    return isOnlyNamed ? [{ path: at, from: old ? label : null, to: item ? label : null }] : changes;
  });
}

/** Items by their name or key, which is then left out of their members, or by their index. Equal labels are numbered. */
function itemsByLabel(items: object[]): Map<string, object> {
  const labelled = new Map<string, object>();
  for (const [index, item] of items.entries()) {
    const { name, key, ...rest } = item as Members;
    const given = name ?? key;
    const [label, members] = typeof given === 'string' ? [given, rest] : [String(index), item];
    let unique = label;
    for (let number = 2; labelled.has(unique); number += 1) unique = `${label} (${number})`;
    labelled.set(unique, members);
  }
  return labelled;
}

/** Capitalises AWS's member names, but not the keys of free maps such as `awslogs-group`. */
function capitalised(key: string): string {
  return /^[a-z]\w*$/.test(key) ? key.charAt(0).toUpperCase() + key.slice(1) : key;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function isListOfObjects(value: unknown): value is object[] {
  return Array.isArray(value) && value.every(isObject);
}
