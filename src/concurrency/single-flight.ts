/**
 * Does work once for all who ask for it under one key while it is under way. Who has gone stops it for nobody else; when
 * all have gone it is ended.
 */
export type SingleFlight = <Result>(
  key: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
) => Promise<Result>;

interface Shared {
  outcome: Promise<unknown>;
  waiting: number;
  end: AbortController;
}

export function createSingleFlight(): SingleFlight {
  const underWay = new Map<string, Shared>();
  return async <Result>(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>) => {
    signal.throwIfAborted();
    const shared = underWay.get(key) ?? begin(work);
    underWay.set(key, shared);
    shared.waiting += 1;
    try {
      // Who shares a key shares the work, and so the kind of its result.
      return (await Promise.race([shared.outcome, aborted(signal)])) as Result;
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0) {
        shared.end.abort();
        underWay.delete(key);
      }
    }
  };
}

function begin(work: (signal: AbortSignal) => Promise<unknown>): Shared {
  const end = new AbortController();
  const outcome = work(end.signal);
  // When all have gone, nobody is left to see how it ended.
  outcome.catch(() => {});
  return { outcome, waiting: 0, end };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
