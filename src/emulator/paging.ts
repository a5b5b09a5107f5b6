import { AwsError } from './backend.js';

/** How a list is cut into pages. */
export interface Paging<T> {
  /** A text by which the items are ordered and told apart. */
  key: (item: T) => string;
  /** The token that the caller brought back, if any. */
  token: string | undefined;
  size: number;
  descending?: boolean;
  /** The error code with which the service refuses a token that it never gave. */
  invalidCode: string;
}

/**
 * One page of `items`, ordered by key. The token names the last item given, not its position, so that a caller who
 * deletes what it lists misses nothing.
 */
export function pageOf<T>(items: Iterable<T>, paging: Paging<T>): { items: T[]; next: string | undefined } {
  const last = paging.token === undefined ? undefined : decode(paging.token, paging.invalidCode);
  const direction = paging.descending ? -1 : 1;
  const order = (a: string, b: string) => (a < b ? -direction : direction);
  const ordered = [...items]
    .map(item => ({ item, key: paging.key(item) }))
    .filter(({ key }) => last === undefined || (key !== last && order(last, key) < 0))
    .sort((a, b) => order(a.key, b.key));
  const page = ordered.slice(0, paging.size);
  const end = page.at(-1);
  const next = end && ordered.length > page.length ? encode(end.key) : undefined;
  return { items: page.map(({ item }) => item), next };
}

const mark = 'after:';

function encode(key: string): string {
  return Buffer.from(mark + key).toString('base64');
}

function decode(token: string, invalidCode: string): string {
  const read = Buffer.from(token, 'base64').toString();
  if (!read.startsWith(mark)) throw new AwsError(invalidCode, 'The token is not one that this list has given.');
  return read.slice(mark.length);
}
