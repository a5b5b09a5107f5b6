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
 * @param signal ends it between pages when whoever asked has gone.
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
  return all;
}

/** Asks about many things in batches of the size that AWS takes, some side by side. @returns the answers in the order of the things. */
export async function inBatches<Item, Answer>(
  items: readonly Item[],
  size: number,
  ask: (batch: Item[]) => Promise<Answer[]>,
): Promise<Answer[]> {
  const batches = Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
  const answers: Answer[][] = [];
  const waiting = batches.entries();
  // The workers share one iterator, so each takes the next batch that nobody has.
  const worker = async () => {
    for (const [index, batch] of waiting) answers[index] = await ask(batch);
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, worker));
  return answers.flat();
}
