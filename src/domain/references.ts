import { isObject, jsonPointer } from '../json.js';

/** A text in a request, with its place and the key that says what it names. Items of a list have the key of the list. */
export interface Reference {
  pointer: string;
  key: string;
  value: string;
}

/** Free maps and texts of the caller, which name nothing. */
const FREE = [
  'dockerLabels',
  'driverOpts',
  'environment',
  'hookDetails',
  'labels',
  'options',
  'systemControls',
  'tags',
  'Tags',
];

/** An image in a private registry of ECR. Source: Amazon ECR User Guide, "Amazon ECR private registries". */
export const PRIVATE_ECR = /^\d{12}\.dkr[.-]ecr[.-]/;

/** Finds every text of a request that may name a resource, wherever it stands. An empty one names none. @param pointer to the value. */
export function referencesIn(value: unknown, pointer: string, key = ''): Reference[] {
  if (typeof value === 'string') return value ? [{ pointer, key, value }] : [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => referencesIn(item, pointer + jsonPointer(index), key));
  if (!isObject(value)) return [];
  const members = Object.entries(value).filter(([name]) => !FREE.includes(name));
  return members.flatMap(([name, member]) => referencesIn(member, pointer + jsonPointer(name), name));
}
