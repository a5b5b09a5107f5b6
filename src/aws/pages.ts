/** A page of a list, and the token of the next page. */
interface Page<Item> {
  items: Item[] | undefined;
  next: string | undefined;
}

/** The number of concurrent batches: fast enough, and a fraction of each of AWS's rate limits. */
const CONCURRENT_BATCHES = 5;

/**
 * Reads all pages of a list.
 * @param signal ends it after the current page.
 * @param read reads the page of a token; the first page has none.
 */
export async function allPages<Item>(
  signal: AbortSignal | undefined,
  read: (token: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  let token: string | undefined;
  do {
    signal?.throwIfAborted();
    const { items, next } = await read(token);
    all.push(...(items ?? []));
    token = next || undefined;
  } while (token);
  signal?.throwIfAborted();
  return all;
}

/**
 * Makes a call for many items in batches, some of them concurrently.
 * @param signal ends it after the current batches.
 * @param size the limit of items per call.
 * @returns the results in the order of the items.
 */
export async function inBatches<Item, Result>(
  signal: AbortSignal | undefined,
  items: readonly Item[],
  size: number,
  call: (batch: Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[][] = [];
  const remaining = batchesOf(items, size);
  // The workers share one generator: each takes the next batch, and one that throws ends it for all.
  const worker = async () => {
    for (const [index, batch] of remaining) {
      results[index] = await call(batch);
      signal?.throwIfAborted();
    }
  };
  signal?.throwIfAborted();
  await Promise.all(Array.from({ length: CONCURRENT_BATCHES }, worker));
  return results.flat();
}

function* batchesOf<Item>(items: readonly Item[], size: number): Generator<[index: number, batch: Item[]]> {
  for (let index = 0; index * size < items.length; index += 1)
    yield [index, items.slice(index * size, (index + 1) * size)];
}
