/** For a fault's `hold`: every call waits until `count` calls have arrived. */
export function barrier(count: number): () => Promise<void> {
  let arrived = 0;
  let release = () => {};
  const all = new Promise<void>(resolve => {
    release = resolve;
  });
  return () => {
    arrived += 1;
    if (arrived === count) release();
    return all;
  };
}
