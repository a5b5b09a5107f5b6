/** For a fault's `hold`: every call waits until so many have arrived. */
export function barrier(count: number): () => Promise<void> {
  let arrived = 0;
  let goOn = () => {};
  const all = new Promise<void>(resolve => {
    goOn = resolve;
  });
  return () => {
    arrived += 1;
    if (arrived === count) goOn();
    return all;
  };
}
