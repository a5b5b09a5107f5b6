/** A page of a list, and the token of the next one. */
interface Page<Item> {
  items: Item[] | undefined;
  next: string | undefined;
}

/** How many batches are under way at once: enough to be quick, and a fraction of any of AWS's buckets. */
const BATCHES_AT_ONCE = 5;

/**
 * Follows a list to its end.
 * @param ask asks for the page of a token; the first has none.
 * @param signal ends it after any page when whoever asked has gone.
 */
export async function allPages<Item>(
  signal: AbortSignal | undefined,
  ask: (token: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  let token: string | undefined;
  do {
    signal?.throwIfAborted();
    const { items, next } = await ask(token);
    all.push(...(items ?? []));
    token = next || undefined;
  } while (token);
  signal?.throwIfAborted();
  return all;
}

/**
 * Asks about many things in batches of the size that AWS takes, some side by side.
 * @param signal ends it after any batch when whoever asked has gone.
 * @returns the answers in the order of the things.
 */
export async function inBatches<Item, Answer>(
  signal: AbortSignal | undefined,
  items: readonly Item[],
  size: number,
  ask: (batch: Item[]) => Promise<Answer[]>,
): Promise<Answer[]> {
  const answers: Answer[][] = [];
  const waiting = batchesOf(items, size);
  // The workers share one generator: each takes the next batch that nobody has, and one that throws ends it for all.
  const worker = async () => {
    for (const [index, batch] of waiting) {
      answers[index] = await ask(batch);
      signal?.throwIfAborted();
    }
  };
  signal?.throwIfAborted();
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, worker));
  return answers.flat();
}

function* batchesOf<Item>(items: readonly Item[], size: number): Generator<[index: number, batch: Item[]]> {
  for (let index = 0; index * size < items.length; index += 1)
    yield [index, items.slice(index * size, (index + 1) * size)];
}
