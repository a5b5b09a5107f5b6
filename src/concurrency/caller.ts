import { AsyncLocalStorage } from 'node:async_hooks';

const callers = new AsyncLocalStorage<string | undefined>();

/**
 * Runs work for a caller: what it starts, and waits for, counts for that caller.
 * @param caller the key by which limits count it; undefined for work for which nobody waits. @returns what `work` returns.
 */
export function runFor<Result>(caller: string | undefined, work: () => Result): Result {
  return callers.run(caller, work);
}

/** The caller for whom this runs; undefined where nobody waits for it, as for clean-ups and resumed operations. */
export function currentCaller(): string | undefined {
  return callers.getStore();
}
