import type { Resource, Saga, Step } from '../../saga/saga.js';

interface Creation<Result> extends Pick<Step<Result>, 'name' | 'resource' | 'expected' | 'run'> {
  /** Why it is created; by default because it does not exist. */
  reason?: string;
  /**
   * Finds the resource if this operation created it, by its tag or token.
   * @param created as `run` returned it; undefined where the outcome of `run` is not known.
   */
  findOwn: (token: string, created?: Result) => Promise<Result | undefined>;
  remove: (own: Result) => Promise<unknown>;
}

/** Creates a resource. Its undo deletes the resource only if this operation created it. */
export function createStep<Result>(
  saga: Saga,
  { findOwn, remove, reason = 'Does not exist.', ...step }: Creation<Result>,
): Promise<Result> {
  return saga.step({
    ...step,
    reason,
    action: 'create',
    find: findOwn,
    undo: async (created, token) => {
      const own = await findOwn(token, created);
      if (own !== undefined) await remove(own);
      return own !== undefined;
    },
  });
}

/** Deletes a resource. The step has no undo: a failed workflow reports it among what remains changed. */
export async function deleteStep(
  saga: Saga,
  name: string,
  resource: Resource,
  reason: string,
  run: () => Promise<unknown>,
): Promise<void> {
  await saga.step({
    name,
    resource,
    action: 'delete',
    reason,
    expected: undefined,
    run: async () => void (await run()),
  });
}
