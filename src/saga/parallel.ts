import { Interrupted } from './journal.js';
import type { Branches, Results, Saga } from './saga.js';

/** Ends a branch at its next step after another branch has failed or the operation was cancelled. */
export class BranchStopped extends Error {
  /** @param mayHaveRun whether an earlier process may have started the step at which the branch ends. */
  constructor(readonly mayHaveRun: boolean) {
    super('The branch was stopped.');
    this.name = 'BranchStopped';
  }
}

/**
 * Runs branches in parallel until all of them have settled.
 * @throws the error of the first failed branch in the order of declaration, so that the same request gets the same response.
 */
export async function settleAll<B extends Branches>(saga: Saga, branches: B): Promise<Results<B>> {
  const names = Object.keys(branches);
  const outcomes = await Promise.allSettled(Object.values(branches).map(branch => branch(saga)));
  const errors = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (errors.length > 0) throw errors.find(isInterruption) ?? errors.find(isFailure) ?? errors[0];
  const entries = outcomes.map((outcome, index) => [names[index], outcome.status === 'fulfilled' && outcome.value]);
  return Object.fromEntries(entries) as Results<B>; // each branch's name with the value that it resolved to
}

function isInterruption(error: unknown): boolean {
  return error instanceof Interrupted;
}

function isFailure(error: unknown): boolean {
  return !(error instanceof BranchStopped);
}

/** Runs a branch for each entry of a record in parallel. @returns the results under the entries' keys. @throws as settleAll. */
export function parallelEach<Item, Result>(
  saga: Saga,
  items: Record<string, Item>,
  run: (saga: Saga, item: Item, key: string) => Promise<Result>,
): Promise<Record<string, Result>> {
  const branches = Object.entries(items).map(([key, item]) => [key, (s: Saga) => run(s, item, key)] as const);
  return saga.parallel(Object.fromEntries(branches));
}
