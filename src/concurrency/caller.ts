import { AsyncLocalStorage } from 'node:async_hooks';

/** For whom work is done. */
export interface Caller {
  /** The key by which limits count it. */
  limitKey: string;
  /** Whether it is refused where it would wait for long. An operation is not: it would have to undo what it has done. */
  mayBeRefused?: boolean;
  /** Aborted when nobody waits for the work any more. Read only where the work has to wait. */
  signal?: AbortSignal;
}

const callers = new AsyncLocalStorage<Caller | undefined>();

/**
 * Runs work for a caller: what it starts, and waits for, counts for that caller.
 * @param caller undefined for work for which nobody waits. @returns what `work` returns.
 */
export function runFor<Result>(caller: Caller | undefined, work: () => Result): Result {
  return callers.run(caller, work);
}

/** Runs an operation for the current caller, to its end. @returns what `work` returns. */
export function runToEnd<Result>(work: () => Result): Result {
  const caller = callers.getStore();
  return callers.run(caller && { limitKey: caller.limitKey }, work);
}

/** Runs work of the current caller whose result others may use, too: it continues without the caller. @returns what `work` returns. */
export function runShared<Result>(work: () => Result): Result {
  const caller = callers.getStore();
  return callers.run(caller && { limitKey: caller.limitKey, mayBeRefused: caller.mayBeRefused ?? false }, work);
}

/** The caller for whom this runs; undefined where nobody waits for it, as for clean-ups and resumed operations. */
export function currentCaller(): Caller | undefined {
  return callers.getStore();
}
