import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cancelled, Invalid, NamedError, NotFound } from '../errors.js';
import { type Entry, forgetful, Interrupted, type Journal } from './journal.js';
import { createLocks, type Locks, type Mode } from './locks.js';
import type { Action, Branches, Free, Progress, Resource, Results, Saga, Step, StepEvent } from './saga.js';

export interface SagaOptions {
  /** A new one unless given. */
  id?: string;
  journal?: Journal;
  /** Shared with the operations beside this one; its own unless given. */
  locks?: Locks;
  onEvent?: (event: StepEvent) => void;
  /** Told why the story failed, before anything is unmade: the error says what will be. */
  onFailure?: (error: unknown) => void;
  /** Aborted to have the operation end at its next step and unmade. */
  signal?: AbortSignal;
  /** Milliseconds until an undo that keeps failing is given up. */
  undoDeadline?: number;
}

/** How a failed story ended. */
export interface Unmade {
  /** What was taken back. */
  unmade: Resource[];
  /** What was found and left alone. */
  kept: Resource[];
  /** What could not be taken back. */
  remaining: Resource[];
}

interface Armed {
  resource: Resource;
  name: string;
  action: Action;
  undo: () => Promise<boolean>;
}

type What = Pick<StepEvent, 'step' | 'resource' | 'action'>;

/** A branch ends at its next step once another has failed or the operation is cancelled: what it would make would only be unmade. */
export class Stopped extends Error {
  /** @param mayHaveRun whether an earlier process may have begun the step at which it ended. */
  constructor(readonly mayHaveRun: boolean) {
    super('The operation was stopped.');
    this.name = 'Stopped';
  }
}

const UNDO_DEADLINE = 60_000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/**
 * Runs an orchestration. When it fails, what it made is unmade in reverse order, and the error says which step failed, what
 * was unmade, what was found and left alone, and what could not be unmade.
 * @throws the first error of the story; {Cancelled}; {@link Interrupted}, with nothing unmade.
 */
export async function runSaga<Result>(
  story: (saga: Saga) => Promise<Result>,
  options: SagaOptions = {},
): Promise<Result> {
  const operation = new JournaledSaga(options);
  try {
    return await story(operation);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const reason = await operation.unmake(error);
    await options.locks?.freeAll(operation.id);
    throw reason;
  }
}

class JournaledSaga implements Saga {
  readonly id: string;
  readonly #options: SagaOptions;
  readonly #journal: Journal;
  readonly #signal: AbortSignal;
  readonly #locks: Locks;
  #armed: Armed[] = [];
  readonly #committed: Resource[] = [];
  readonly #kept: Resource[] = [];
  /** The step that each failure came from, the first first. */
  readonly #failures = new Map<unknown, string>();

  constructor(options: SagaOptions) {
    this.#options = options;
    this.id = options.id ?? randomUUID();
    this.#journal = options.journal ?? forgetful;
    this.#locks = options.locks ?? createLocks();
    this.#signal = options.signal ?? new AbortController().signal;
  }

  async read<Result>(name: string, resource: Resource, run: () => Promise<Result>): Promise<Result> {
    return resultOf(await this.#once({ step: name, resource }, run));
  }

  async wait<Result>(
    name: string,
    resource: Resource,
    _expected: Result,
    run: (tell: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const what = { step: name, resource };
    const started = Date.now();
    const tell = (progress: Progress) => this.#tell(what, 'progressed', started, Date.now(), { progress });
    return resultOf(await this.#onceUnlessStopped(what, () => run(tell, this.#signal).catch(stoppedIfAborted)));
  }

  async step<Result>({ name, resource, action, expected, run, find, undo }: Step<Result>): Promise<Result> {
    const token = tokenOf(this.id, name, resource);
    const entry = await this.#onceUnlessStopped({ step: name, resource, action }, async () => {
      const found = this.#journal.isResumed ? await find?.(token) : undefined;
      return found ?? this.#again(action, expected, () => run(token));
    });
    if (undo && mayHaveHadEffect(entry)) {
      const result = 'result' in entry.outcome ? entry.outcome.result : undefined;
      this.#armed.push({ name, resource, action, undo: () => undo(result, token) });
    }
    return resultOf(entry);
  }

  leave(name: string, resource: Resource, action: 'reuse' | 'keep'): void {
    this.#kept.push(resource);
    const now = Date.now();
    this.#tell({ step: name, resource, action }, 'left', now, now);
  }

  parallel<B extends Branches>(branches: B): Promise<Results<B>> {
    return settled(this, branches);
  }

  async hold<Result>(
    name: string,
    mode: Mode,
    patience: number,
    run: (free: Free) => Promise<Result>,
  ): Promise<Result> {
    const wish = { holder: this.id, name, mode, patience, signal: this.#signal };
    const free = () => this.#locks.free(this.id, name);
    await this.#locks.take(wish).catch(stoppedIfAborted);
    const result = await run(free);
    await free();
    return result;
  }

  commit(): void {
    this.#committed.push(...this.#armed.map(({ resource }) => resource));
    this.#armed = [];
  }

  /** Unmakes what was made, the latest first. @returns the error to throw, with what became of everything. */
  async unmake(cause: unknown): Promise<unknown> {
    const step = this.#failures.get(cause);
    const error = cause instanceof Stopped ? new Cancelled('The operation was cancelled.') : cause;
    const armed = this.#armed.reverse();
    const told = { operation: this.id, ...(step && { step }), kept: this.#kept };
    noteOn(error, { ...told, unmaking: armed.map(({ resource }) => resource) });
    this.#options.onFailure?.(error);
    const { unmade, remaining } = await this.#unmakeAll(armed);
    noteOn(error, { ...told, unmaking: undefined, unmade, remaining: [...this.#committed, ...remaining] });
    return error;
  }

  async #unmakeAll(armed: Armed[]): Promise<Omit<Unmade, 'kept'>> {
    const unmade: Resource[] = [];
    const remaining: Resource[] = [];
    for (const { name, resource, action, undo } of armed) {
      const deadline = this.#options.undoDeadline ?? UNDO_DEADLINE;
      const entry = await this.#journal.once(`undo ${name}`, () => undone(undo, deadline));
      const outcome = resultOf(entry);
      if (outcome === 'nothing to undo') continue;
      (outcome === 'undone' ? unmade : remaining).push(resource);
      this.#tell({ step: name, resource, action }, outcome, entry.startedAt, entry.endedAt);
    }
    return { unmade, remaining };
  }

  #onceUnlessStopped<Result>(what: What, run: () => Promise<Result>): Promise<Entry<Result>> {
    return this.#once(what, run, () => {
      if (this.#failures.size > 0 || this.#signal.aborted) throw new Stopped(this.#journal.isResumed);
    });
  }

  /** Does something once and tells of it, also when it was done in an earlier telling. */
  async #once<Result>(what: What, run: () => Promise<Result>, check = () => {}): Promise<Entry<Result>> {
    let isTold = false;
    const entry = await this.#journal.once(what.step, async () => {
      check();
      isTold = true;
      const now = Date.now();
      this.#tell(what, 'started', now, now);
      return run();
    });
    const { startedAt, endedAt, outcome } = entry;
    if ('error' in outcome && outcome.error instanceof Stopped && !isTold) return entry;
    if (!isTold) this.#tell(what, 'started', startedAt, startedAt);
    if ('result' in outcome) this.#tell(what, 'succeeded', startedAt, endedAt);
    else {
      const { error } = outcome;
      if (!(error instanceof Stopped)) this.#failures.set(error, what.step);
      this.#tell(what, 'failed', startedAt, endedAt, { error: error instanceof Error ? error.message : String(error) });
    }
    return entry;
  }

  /** What an earlier telling may have deleted is gone by now. */
  async #again<Result>(action: Action, expected: Result, run: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      if (this.#journal.isResumed && action === 'delete' && error instanceof NotFound) return expected;
      throw error;
    }
  }

  #tell(
    what: What,
    state: StepEvent['state'],
    startedAt: number,
    at: number,
    more: Pick<StepEvent, 'progress' | 'error'> = {},
  ): void {
    this.#options.onEvent?.({ operation: this.id, ...what, state, at, milliseconds: at - startedAt, ...more });
  }
}

function resultOf<Result>({ outcome }: Entry<Result>): Result {
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
}

/** @throws {Stopped} for a wait that was given up as the operation is cancelled. */
function stoppedIfAborted(error: unknown): never {
  throw error instanceof Error && error.name === 'AbortError' ? new Stopped(false) : error;
}

function mayHaveHadEffect({ outcome }: Entry<unknown>): boolean {
  return !('error' in outcome && outcome.error instanceof Stopped && !outcome.error.mayHaveRun);
}

function noteOn(error: unknown, extensions: Record<string, unknown>): void {
  if (error instanceof NamedError) Object.assign(error.extensions, extensions);
}

/** Runs branches side by side until all have settled. @throws what the first of them in their order failed with: the same request has the same answer. */
export async function settled<B extends Branches>(saga: Saga, branches: B): Promise<Results<B>> {
  const names = Object.keys(branches);
  const outcomes = await Promise.allSettled(Object.values(branches).map(branch => branch(saga)));
  const failures = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (failures.length > 0) throw failures.find(isInterrupted) ?? failures.find(isFailure) ?? failures[0];
  const entries = outcomes.map((outcome, index) => [names[index], outcome.status === 'fulfilled' && outcome.value]);
  return Object.fromEntries(entries) as Results<B>; // each branch's name with what it resolved to
}

function isInterrupted(error: unknown): boolean {
  return error instanceof Interrupted;
}

function isFailure(error: unknown): boolean {
  return !(error instanceof Stopped);
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
