/** Resolves when a permit is free. @returns a function that releases the permit, to be called once. */
export type Acquire = (signal?: AbortSignal) => Promise<() => void>;

/**
 * Limits concurrency. Callers get permits in the order of their calls; one permit makes a mutex.
 * @returns a function that acquires a permit, or rejects with its signal's reason when that is aborted first.
 */
export function createLimit(permits: number): Acquire {
  const waiting: (() => void)[] = [];
  let free = permits;

  function release(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  function waitForPermit(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(grant), 1);
        reject(signal?.reason);
      };
      waiting.push(grant);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  return async signal => {
    signal?.throwIfAborted();
    if (free > 0) free -= 1;
    else await waitForPermit(signal);
    return release;
  };
}
