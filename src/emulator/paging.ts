import { AwsError } from './backend.js';

/** How a list is divided into pages. */
interface Paging<T> {
  /** The text by which items are sorted. It is unique to each item. */
  key: (item: T) => string;
  /** The token of the request, if it has one. */
  token: string | undefined;
  size: number;
  descending?: boolean;
  /** The service's error code for an invalid token. */
  invalidCode: string;
}

/**
 * One page of `items`, sorted by key. The token holds the key of the last item, not its position, so that a caller who
 * deletes items while listing them misses none.
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

const TOKEN_PREFIX = 'after:';

function encode(key: string): string {
  return Buffer.from(TOKEN_PREFIX + key).toString('base64');
}

function decode(token: string, invalidCode: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith(TOKEN_PREFIX)) throw new AwsError(invalidCode, 'The token is not one that this list has given.');
  return text.slice(TOKEN_PREFIX.length);
}
