import type { Change } from '../domain/changes.js';
import type { Mode } from './locks.js';

/** What a step is about: AWS's resource type (`ecs:cluster`) and the name it has or will have. */
export interface Resource {
  type: string;
  name: string;
}

export type Action = 'create' | 'update' | 'delete';

/** One effect on AWS, and its inverse. */
export interface Step<Result> {
  /** AWS's name of the call, as `createCluster`. */
  name: string;
  resource: Resource;
  action: Action;
  /** Why it is done, for the plan. */
  reason: string;
  /** What changes, for the plan; values of secrets are never in it. */
  changes?: Change[];
  /** What its result will be as far as it is known before, for a plan to go on with. */
  expected: Result;
  /** @param token the same whenever this step of this operation runs: 32 hex digits, for AWS's idempotency tokens. */
  run: (token: string) => Promise<Result>;
  /**
   * For calls that are not safe to repeat: looks for what an earlier run of this step made whose outcome is not known, as
   * its process died. Undefined where it made nothing.
   */
  find?: (token: string) => Promise<Result | undefined>;
  /**
   * Takes the effect back. It is called also when `run` failed, since a call that timed out may have had its effect; so it
   * makes sure that what it removes is this operation's. Not-found counts as done.
   * @param token as `run` got it. @returns whether there was something to take back.
   */
  undo?: (result: Result | undefined, token: string) => Promise<boolean>;
}

export type Branches = Record<string, (saga: Saga) => Promise<unknown>>;
export type Results<B extends Branches> = { [Name in keyof B]: Awaited<ReturnType<B[Name]>> };

/** What orchestrations are written on: the engine decides how a step is run, remembered and unmade. */
export interface Saga {
  /** The operation's id, which marks what it makes. */
  readonly id: string;
  /** Reads something on which what follows depends. */
  read<Result>(name: string, resource: Resource, run: () => Promise<Result>): Promise<Result>;
  /** Makes one effect; `undo` is armed with it. */
  step<Result>(step: Step<Result>): Promise<Result>;
  /**
   * Waits for something that AWS does by itself. @param expected what it will be, for a plan, which does not wait.
   * @param run `tell` is for progress; `signal` is aborted when the operation is cancelled, and ends the waiting.
   */
  wait<Result>(
    name: string,
    resource: Resource,
    expected: Result,
    run: (tell: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>;
  /** Notes what was found and is left as it is, and never undone. @param name the step that is not needed for it. */
  leave(name: string, resource: Resource, action: 'reuse' | 'keep', reason: string): void;
  /** Runs branches side by side; all have settled when it returns, or throws what failed first. */
  parallel<B extends Branches>(branches: B): Promise<Results<B>>;
  /**
   * Runs with a lock among operations held, which is freed when that is done, or has been unmade. A story holds a name once.
   * @param patience milliseconds. @param run may `free` it earlier. @throws {Conflict} when it is not to be had.
   */
  hold<Result>(name: string, mode: Mode, patience: number, run: (free: Free) => Promise<Result>): Promise<Result>;
  /** What was done stays, whatever follows. */
  commit(): void;
}

/** Gives a lock back. */
export type Free = () => Promise<void>;

/** How far along something is that is waited for. */
export type Progress = Record<string, unknown>;

/** What happens in an operation, as it happens. */
export interface StepEvent {
  operation: string;
  step: string;
  resource: Resource;
  /** None for what is read or waited for. */
  action?: Action | 'reuse' | 'keep';
  state: 'started' | 'progressed' | 'succeeded' | 'failed' | 'left' | 'undone' | 'remained';
  /** Milliseconds since the epoch. */
  at: number;
  /** Since the step's start. */
  milliseconds: number;
  progress?: Progress;
  /** Why it failed. */
  error?: string;
}
