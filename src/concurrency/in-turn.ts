/** What each key's last one in line waits for. */
const lines = new Map<string, Promise<unknown>>();

/** Runs one at a time of those with the same key, in the order in which they came. */
export async function inTurn<Result>(key: string, run: () => Promise<Result>): Promise<Result> {
  const before = lines.get(key) ?? Promise.resolve();
  const mine = before.then(run, run);
  lines.set(key, mine);
  try {
    return await mine;
  } finally {
    if (lines.get(key) === mine) lines.delete(key);
  }
}
