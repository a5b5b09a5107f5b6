/** The token of the next page, as each of AWS's services calls it. */
interface PageTokens {
  nextToken?: string | undefined;
  NextToken?: string | undefined;
  NextMarker?: string | undefined;
  PaginationToken?: string | undefined;
}

/** The items of the list that a response has under a name; unknown where it has none, which does not compile. */
type ItemOf<Response, Member extends string> = Response extends { [_ in Member]?: (infer Item)[] | undefined }
  ? Item
  : unknown;

/** The number of concurrent batches: fast enough, and a fraction of each of AWS's rate limits. */
const CONCURRENT_BATCHES = 5;

/**
 * Reads all pages of a list.
 * @param signal ends it after the current page.
 * @param member the name of the list in a page.
 * @param read reads the page of a token; the first page has none.
 */
export async function allPages<Page extends PageTokens, Member extends string>(
  signal: AbortSignal | undefined,
  member: Member,
  read: (token: string | undefined) => Promise<Page>,
): Promise<ItemOf<Page, Member>[]> {
  const all: ItemOf<Page, Member>[] = [];
  let token: string | undefined;
  do {
    signal?.throwIfAborted();
    const page = await read(token);
    all.push(...itemsOf(page, member));
    token = page.nextToken || page.NextToken || page.NextMarker || page.PaginationToken || undefined;
  } while (token);
  signal?.throwIfAborted();
  return all;
}

/**
 * Makes a call for many items in batches, some of them concurrently.
 * @param signal ends it after the current batches.
 * @param member the name of the list in a response.
 * @param size the limit of items per call.
 * @returns the results in the order of the items.
 */
export async function inBatches<Item, Response, Member extends string>(
  signal: AbortSignal | undefined,
  member: Member,
  items: readonly Item[],
  size: number,
  call: (batch: Item[]) => Promise<Response>,
): Promise<ItemOf<Response, Member>[]> {
  const results: ItemOf<Response, Member>[][] = [];
  const remaining = batchesOf(items, size);
  // The workers share one generator: each takes the next batch, and one that throws ends it for all.
  const worker = async () => {
    for (const [index, batch] of remaining) {
      results[index] = itemsOf(await call(batch), member);
      signal?.throwIfAborted();
    }
  };
  signal?.throwIfAborted();
  await Promise.all(Array.from({ length: CONCURRENT_BATCHES }, worker));
  return results.flat();
}

/** Makes a call for each of many items, some of them concurrently. @returns the results in the order of the items. */
export function forEachConcurrently<Item, Result>(
  signal: AbortSignal | undefined,
  items: readonly Item[],
  call: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const callWith = async ([item]: Item[]) => ({ results: [await call(item as Item)] }); // batches have one item
  return inBatches(signal, 'results', items, 1, callWith) as Promise<Result[]>;
}

function itemsOf<Response, Member extends string>(response: Response, member: Member): ItemOf<Response, Member>[] {
  const lists = response as { [_ in Member]?: ItemOf<Response, Member>[] }; // by the definition of ItemOf
  return lists[member] ?? [];
}

function* batchesOf<Item>(items: readonly Item[], size: number): Generator<[index: number, batch: Item[]]> {
  for (let index = 0; index * size < items.length; index += 1)
    yield [index, items.slice(index * size, (index + 1) * size)];
}
