import { runToEnd } from './caller.js';

/** Runs work for several callers at once: each gets the result of a run that began after its call. */
export type NextRun = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Creates runs with keys of their own. Of one key, one run is in progress at a time, and all who call meanwhile share the next one: the
 * number of runs depends on how long each takes, not on the number of callers, and no result is older than its call.
 */
export function createNextRun(): NextRun {
  /** Of each key: the run that has not begun, and the end of the latest run. */
  const next = new Map<string, Promise<unknown>>();
  const ends = new Map<string, Promise<void>>();
  return <Result>(key: string, work: () => Promise<Result>) => {
    const shared = next.get(key);
    // Callers with the same key pass the same work, so the result has the same type.
    if (shared) return shared as Promise<Result>;
    const begin = () => {
      next.delete(key);
      return runToEnd(work); // it continues without the caller who came first
    };
    const run = (ends.get(key) ?? Promise.resolve()).then(begin);
    const forget = () => {
      if (ends.get(key) === end) ends.delete(key);
    };
    const end = run.then(forget, forget);
    next.set(key, run);
    ends.set(key, end);
    return run;
  };
}
