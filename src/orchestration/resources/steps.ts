import type { AwsAccount } from '../../aws/account.js';
import { undefinedIfNotFound } from '../../aws/errors.js';
import { poll } from '../../concurrency/poll.js';
import { TimedOut } from '../../errors.js';
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

/** Milliseconds until AWS shows what a call created. Its services are eventually consistent for seconds. */
const VISIBLE_TIMEOUT_MS = 15_000;

/**
 * Creates a resource. Its undo deletes the resource only if this operation created it, and waits up to 15 seconds for what was certainly
 * created and is not visible yet.
 */
export function createStep<Result>(
  saga: Saga,
  { sleep }: Pick<AwsAccount, 'sleep'>,
  { findOwn, remove, reason = 'Does not exist.', ...step }: Creation<Result>,
): Promise<Result> {
  return saga.step({
    ...step,
    reason,
    action: 'create',
    find: findOwn,
    undo: async (created, token) => {
      const own = created === undefined ? await findOwn(token) : await findCreated(created, token);
      if (own !== undefined) await remove(own);
      return own !== undefined;
    },
  });

  /** @returns undefined where somebody has deleted it. */
  async function findCreated(created: Result, token: string): Promise<Result | undefined> {
    const options = { waitingFor: 'the new resource to be visible', timeoutMs: VISIBLE_TIMEOUT_MS, sleep };
    try {
      return await poll(options, () => undefinedIfNotFound(() => findOwn(token, created)));
    } catch (error) {
      if (error instanceof TimedOut && !error.isTransient) return undefined;
      throw error;
    }
  }
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
