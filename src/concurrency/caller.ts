import { AsyncLocalStorage } from 'node:async_hooks';

const callers = new AsyncLocalStorage<string>();

/** Runs work for a caller: what it starts, and waits for, counts for that caller. @param caller as limits know it. */
export function runFor<Result>(caller: string, work: () => Result): Result {
  return callers.run(caller, work);
}

/** For whom this runs; undefined for what nobody waits for, such as clean-ups and operations that another process continues. */
export function currentCaller(): string | undefined {
  return callers.getStore();
}
