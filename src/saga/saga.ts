import type { Change } from '../domain/changes.js';
import type { LockRequest } from './locks.js';

/** An AWS resource: its type (`ecs:cluster`) and the name that it has or will have. */
export interface Resource {
  type: string;
  name: string;
}

export type Action = 'create' | 'update' | 'delete';

/** One effect on AWS, and its inverse. */
export interface Step<Result> {
  /** AWS's name of the call, such as `createCluster`. */
  name: string;
  resource: Resource;
  action: Action;
  /** Why the step is necessary, for the plan. */
  reason: string;
  /** What changes, for the plan. Never contains a secret's value. */
  changes?: Change[];
  /** The result as far as it is known in advance. A plan continues with it. */
  expected: Result;
  /** @param token 32 hex digits for AWS's idempotency tokens: the same whenever this step of this operation runs. */
  run: (token: string) => Promise<Result>;
  /**
   * For calls that are not safe to repeat: looks for the effect of an earlier run of this step whose outcome is unknown because
   * its process died. Returns undefined when there was no effect.
   */
  find?: (token: string) => Promise<Result | undefined>;
  /**
   * Reverts the effect. It is called after a failed `run` too, since a call that timed out may have had its effect; so it has
   * to check that what it deletes was created by this operation. A missing resource counts as reverted.
   * @param token as in `run`. @returns whether there was something to revert.
   */
  undo?: (result: Result | undefined, token: string) => Promise<boolean>;
}

export type Branches = Record<string, (saga: Saga) => Promise<unknown>>;
export type Results<B extends Branches> = { [Name in keyof B]: Awaited<ReturnType<B[Name]>> };

/** The interface that workflows are written on. Its implementation runs, records and rolls back the steps, or plans them. */
export interface Saga {
  /** The operation's id. Resources that the operation creates are tagged with it. */
  readonly id: string;
  /** Reads something that the workflow depends on. */
  read<Result>(name: string, resource: Resource, run: () => Promise<Result>): Promise<Result>;
  /** Runs one effect and registers its undo. */
  step<Result>(step: Step<Result>): Promise<Result>;
  /**
   * Waits for something that AWS does by itself.
   * @param expected its result, for a plan, which does not wait.
   * @param run has to end when `signal` is aborted, which happens when the operation is cancelled or another branch has failed.
   */
  wait<Result>(
    name: string,
    resource: Resource,
    expected: Result,
    run: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Result>,
  ): Promise<Result>;
  /** Records an existing resource that stays as it is. @param name of the step that is not necessary. */
  recordUnchanged(name: string, resource: Resource, action: 'reuse' | 'keep', reason: string): void;
  /** Runs branches in parallel. Returns, or throws the first error, when all of them have settled. */
  parallel<B extends Branches>(branches: B): Promise<Results<B>>;
  /**
   * Runs `run` while holding a lock; releases it afterwards, or after rollback if the workflow fails.
   * @throws {Conflict} when the lock is not granted in time.
   */
  withLock<Result>(request: LockRequest, run: () => Promise<Result>): Promise<Result>;
  /** Releases a lock early. */
  releaseLock(name: string): Promise<void>;
  /** Excludes everything done so far from rollback. */
  commit(): void;
}

/** The progress of something that a workflow waits for. */
export type Progress = Record<string, unknown>;

/** A change of state of a read, a step or a wait. */
export interface StepEvent {
  operation: string;
  step: string;
  resource: Resource;
  /** Absent for reads and waits. */
  action?: Action | 'reuse' | 'keep';
  state:
    | 'started'
    | 'progressed'
    | 'retrying'
    | 'succeeded'
    | 'failed'
    | 'unchanged'
    | 'rolled_back'
    | 'rollback_failed';
  /** Milliseconds since the epoch. */
  at: number;
  /** Since the step's start. */
  milliseconds: number;
  progress?: Progress;
  /** Why a resource stays as it is. */
  reason?: string;
  /** The message of a failure, or of the attempt that is repeated. */
  error?: string;
}
