import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Change } from '../domain/changes.js';
import { Invalid, NamedError, NotFound } from '../errors.js';

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
   * Takes the effect back. It is called also when `run` failed, since a call that timed out may have had its effect; so it
   * makes sure that what it removes is this operation's. Not-found counts as done.
   * @returns whether there was something to take back.
   */
  undo?: (result: Result | undefined) => Promise<boolean>;
}

type Branches = Record<string, (saga: Saga) => Promise<unknown>>;
type Results<B extends Branches> = { [Name in keyof B]: Awaited<ReturnType<B[Name]>> };

/** What orchestrations are written on: the engine decides how a step is run, remembered and unmade. */
export interface Saga {
  /** The operation's id, which marks what it makes. */
  readonly id: string;
  /** Reads something on which what follows depends. */
  read<Result>(name: string, resource: Resource, run: () => Promise<Result>): Promise<Result>;
  /** Makes one effect; `undo` is armed before it. */
  step<Result>(step: Step<Result>): Promise<Result>;
  /** Waits for something that AWS does by itself. @param expected what it will be, for a plan, which does not wait. */
  wait<Result>(name: string, resource: Resource, expected: Result, run: () => Promise<Result>): Promise<Result>;
  /** Notes what was found and is left as it is, and never undone. @param name the step that is not needed for it. */
  leave(name: string, resource: Resource, action: 'reuse' | 'keep', reason: string): void;
  /** Runs branches side by side; all have settled when it returns, or throws what failed first. */
  parallel<B extends Branches>(branches: B): Promise<Results<B>>;
}

/** What happens in an operation, as it happens. */
export interface StepEvent {
  operation: string;
  step: string;
  resource: Resource;
  /** None for what is read or waited for. */
  action?: Action | 'reuse' | 'keep';
  state: 'started' | 'succeeded' | 'failed' | 'left' | 'undone' | 'remained';
  milliseconds: number;
}

export interface SagaOptions {
  onEvent?: (event: StepEvent) => void;
  /** Milliseconds until an undo that keeps failing is given up. */
  undoDeadline?: number;
}

interface Armed {
  resource: Resource;
  name: string;
  action: Action;
  undo: () => Promise<boolean>;
}

type What = Pick<StepEvent, 'step' | 'resource' | 'action'>;

const UNDO_DEADLINE = 60_000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/**
 * Runs an orchestration in this process's memory. When it fails, what it made is unmade in reverse order, and the error
 * says which step failed, what was unmade, what was found and left alone, and what could not be unmade.
 * @throws the first error of the story.
 */
export async function runSaga<Result>(
  story: (saga: Saga) => Promise<Result>,
  options: SagaOptions = {},
): Promise<Result> {
  const operation = new MemorySaga(options);
  try {
    return await story(operation);
  } catch (error) {
    throw await operation.unmake(error);
  }
}

class MemorySaga implements Saga {
  readonly id = randomUUID();
  readonly #armed: Armed[] = [];
  readonly #kept: Resource[] = [];
  readonly #options: SagaOptions;
  /** The step that each failure came from, the first first. */
  readonly #failures = new Map<unknown, string>();

  constructor(options: SagaOptions) {
    this.#options = options;
  }

  async read<Result>(name: string, resource: Resource, run: () => Promise<Result>): Promise<Result> {
    return this.#watched({ step: name, resource }, run);
  }

  async wait<Result>(name: string, resource: Resource, _expected: Result, run: () => Promise<Result>): Promise<Result> {
    this.#goOnlyUnlessFailed();
    return this.#watched({ step: name, resource }, run);
  }

  async step<Result>({ name, resource, action, run, undo }: Step<Result>): Promise<Result> {
    this.#goOnlyUnlessFailed();
    let result: Result | undefined;
    if (undo) this.#armed.push({ name, resource, action, undo: () => undo(result) });
    result = await this.#watched({ step: name, resource, action }, () => run(tokenOf(this.id, name, resource)));
    return result;
  }

  leave(name: string, resource: Resource, action: 'reuse' | 'keep'): void {
    this.#kept.push(resource);
    this.#tell({ step: name, resource, action }, 'left', performance.now());
  }

  parallel<B extends Branches>(branches: B): Promise<Results<B>> {
    return settled(this, branches);
  }

  /** Unmakes what was made, the latest first. @returns the error to throw, with what became of everything. */
  async unmake(error: unknown): Promise<unknown> {
    const unmade: Resource[] = [];
    const remaining: Resource[] = [];
    for (const { name, resource, action, undo } of this.#armed.reverse()) {
      const started = performance.now();
      const outcome = await undone(undo, this.#options.undoDeadline ?? UNDO_DEADLINE);
      if (outcome === 'nothing to undo') continue;
      (outcome === 'undone' ? unmade : remaining).push(resource);
      this.#tell({ step: name, resource, action }, outcome, started);
    }
    if (error instanceof NamedError) {
      const outcome = { operation: this.id, unmade, kept: this.#kept, remaining };
      const step = this.#failures.get(error);
      Object.assign(error.extensions, step && { step }, outcome);
    }
    return error;
  }

  async #watched<Result>(what: What, run: () => Promise<Result>): Promise<Result> {
    const started = performance.now();
    this.#tell(what, 'started', started);
    try {
      const result = await run();
      this.#tell(what, 'succeeded', started);
      return result;
    } catch (error) {
      this.#failures.set(error, what.step);
      this.#tell(what, 'failed', started);
      throw error;
    }
  }

  /** A branch stops at its next step once another has failed: what it would make would only be unmade. */
  #goOnlyUnlessFailed(): void {
    for (const error of this.#failures.keys()) throw error;
  }

  #tell(what: What, state: StepEvent['state'], started: number): void {
    const milliseconds = Math.round(performance.now() - started);
    this.#options.onEvent?.({ operation: this.id, ...what, state, milliseconds });
  }
}

/** Runs branches side by side until all have settled. @throws what the first of them in their order failed with: the same request has the same answer. */
export async function settled<B extends Branches>(saga: Saga, branches: B): Promise<Results<B>> {
  const names = Object.keys(branches);
  const outcomes = await Promise.allSettled(Object.values(branches).map(branch => branch(saga)));
  const failed = outcomes.find(outcome => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  const entries = outcomes.map((outcome, index) => [names[index], outcome.status === 'fulfilled' && outcome.value]);
  return Object.fromEntries(entries) as Results<B>; // each branch's name with what it resolved to
}

/** An idempotency token that fits every AWS API that takes one (ECS allows 36 characters, Secrets Manager wants 32 or more). */
function tokenOf(operation: string, step: string, resource: Resource): string {
  return createHash('sha256')
    .update(`${operation}/${step}/${resource.type}/${resource.name}`)
    .digest('hex')
    .slice(0, 32);
}

/** Undoes with patience: a registry holds instances and a cluster tasks for a while. */
async function undone(
  undo: () => Promise<boolean>,
  deadline: number,
): Promise<'undone' | 'nothing to undo' | 'remained'> {
  const end = performance.now() + deadline;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return (await undo()) ? 'undone' : 'nothing to undo';
    } catch (error) {
      if (error instanceof NotFound) return 'nothing to undo';
      if (!(error instanceof NamedError) || error instanceof Invalid || performance.now() + pause > end)
        return 'remained';
    }
    await sleep(pause);
  }
}
