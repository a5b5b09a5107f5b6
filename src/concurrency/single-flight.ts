/**
 * Concurrent callers with one key share one execution. Aborting one does not affect the others; the last to abort aborts the work.
 */
export type SingleFlight = <Result>(
  key: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
) => Promise<Result>;

interface Execution {
  result: Promise<unknown>;
  callers: number;
  controller: AbortController;
}

/** Creates a single flight with keys of its own. */
export function createSingleFlight(): SingleFlight {
  const executions = new Map<string, Execution>();
  return async <Result>(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>) => {
    signal.throwIfAborted();
    const execution = executions.get(key) ?? execute(work);
    executions.set(key, execution);
    execution.callers += 1;
    try {
      // Callers with the same key pass the same work, so the result has the same type.
      return (await Promise.race([execution.result, rejectionOf(signal)])) as Result;
    } finally {
      execution.callers -= 1;
      if (execution.callers === 0) {
        execution.controller.abort();
        executions.delete(key);
      }
    }
  };
}

function execute(work: (signal: AbortSignal) => Promise<unknown>): Execution {
  const controller = new AbortController();
  const result = work(controller.signal);
  // When every caller has aborted, nobody else handles the rejection.
  result.catch(() => {});
  return { result, callers: 0, controller };
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
