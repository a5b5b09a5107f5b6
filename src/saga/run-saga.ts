import { createHash, randomUUID } from 'node:crypto';
import { Cancelled, NamedError, NotFound } from '../errors.js';
import { type Entry, Interrupted, type Journal, noopJournal } from './journal.js';
import { createLocks, type LockRequest, type Locks } from './locks.js';
import { BranchStopped, settleAll } from './parallel.js';
import { NO_RETRIES, type Retries, retryTransient } from './retries.js';
import type { Action, Branches, Progress, Resource, Results, Saga, Step, StepEvent } from './saga.js';
import { failedUndo, messageOf, type Undone, undoUntilAccepted } from './undo.js';
import type { FollowUp, Workflow, WorkflowOutput } from './workflow.js';

export interface SagaOptions {
  /** The operation's id; a new one by default. */
  id?: string;
  journal?: Journal;
  /** Shared with other operations; by default no other operation competes for them. */
  locks?: Locks;
  onEvent?: (event: StepEvent) => void;
  /** Called with the error of the workflow before the rollback starts. The error lists what will be rolled back. */
  onFailure?: (error: unknown) => void;
  /** Aborted to cancel: the operation stops at its next step and is rolled back. */
  signal?: AbortSignal;
  /** None by default. */
  retries?: Retries;
  /** Milliseconds after which an undo that AWS keeps refusing is abandoned. */
  undoTimeoutMs?: number;
}

/** What became of the resources of a failed operation. */
export interface Rollback {
  rolledBack: Resource[];
  /** Existing resources that the operation left as they were. */
  unchanged: Resource[];
  /** Resources whose change remains. */
  remaining: Resource[];
}

interface Effect {
  resource: Resource;
  name: string;
  action: Action;
  /** Absent where the effect cannot be reverted. */
  undo: (() => Promise<boolean>) | undefined;
}

type EventSubject = Pick<StepEvent, 'step' | 'resource' | 'action'>;

const UNDO_TIMEOUT_MS = 60_000;

/**
 * Runs a workflow: acquires its locks, runs it, releases the locks, and lets it settle. When it fails, its effects are rolled
 * back in reverse order, and the error lists the failed step and what was rolled back, was unchanged, or remains.
 * @throws the first error of the workflow; {Cancelled}; {@link Interrupted}, without rollback.
 */
export async function runSaga<Input, Output extends WorkflowOutput, Context>(
  workflow: Workflow<Input, Output, Context>,
  context: Context,
  input: Input,
  options: SagaOptions = {},
): Promise<{ result: Output['result']; followUps: FollowUp[] }> {
  const saga = new JournaledSaga(options);
  try {
    const output = await saga.withLocks(workflow.locks?.(context, input) ?? [], () =>
      workflow.run(saga, context, input),
    );
    const followUps = workflow.followUps?.(input, output) ?? [];
    if (!workflow.settle) return { result: output.result, followUps };
    saga.commit();
    return { result: await workflow.settle(saga, context, input, output), followUps };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const reported = await saga.rollBack(error);
    await options.locks?.releaseAll(saga.id);
    throw reported;
  }
}

class JournaledSaga implements Saga {
  readonly id: string;
  readonly #options: SagaOptions;
  readonly #journal: Journal;
  readonly #signal: AbortSignal;
  /** Aborted when a step, read or wait fails: no other wait of the operation has to end then. */
  readonly #failed = new AbortController();
  /** Aborted when the operation stops: because it is cancelled, or because something has failed. */
  readonly #stopped: AbortSignal;
  readonly #locks: Locks;
  #effects: Effect[] = [];
  readonly #committed: Resource[] = [];
  readonly #unchanged: Resource[] = [];
  /** The step of each failure, in the order of the failures. */
  readonly #failures = new Map<unknown, string>();

  constructor(options: SagaOptions) {
    this.#options = options;
    this.id = options.id ?? randomUUID();
    this.#journal = options.journal ?? noopJournal;
    this.#locks = options.locks ?? createLocks();
    this.#signal = options.signal ?? new AbortController().signal;
    this.#stopped = AbortSignal.any([this.#signal, this.#failed.signal]);
  }

  async read<Result>(name: string, resource: Resource, run: () => Promise<Result>): Promise<Result> {
    const subject = { step: name, resource };
    return resultOf(await this.#once(subject, () => this.#withRetries(subject, run)));
  }

  async wait<Result>(
    name: string,
    resource: Resource,
    _expected: Result,
    run: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Result>,
  ): Promise<Result> {
    const subject = { step: name, resource };
    const started = Date.now();
    const onProgress = (progress: Progress) => this.#emit(subject, 'progressed', started, Date.now(), { progress });
    return resultOf(
      await this.#onceUnlessStopped(subject, () =>
        this.#withRetries(subject, () => run(this.#stopped, onProgress), { countsFromFailure: true }),
      ),
    );
  }

  async step<Result>({ name, resource, action, expected, run, find, undo }: Step<Result>): Promise<Result> {
    const token = tokenOf(this.id, name, resource);
    const subject = { step: name, resource, action };
    const entry = await this.#onceUnlessStopped(subject, () =>
      this.#withRetries(subject, async earlier => {
        const isRepeated = this.#journal.isResumed || earlier > 0;
        const found = isRepeated ? await find?.(token) : undefined;
        return found ?? runAgain(isRepeated && action === 'delete', expected, () => run(token));
      }),
    );
    const result = 'result' in entry.outcome ? entry.outcome.result : undefined;
    const mayHaveEffect = undo ? mayHaveRun(entry) : 'result' in entry.outcome;
    if (mayHaveEffect) this.#effects.push({ name, resource, action, undo: undo && (() => undo(result, token)) });
    return resultOf(entry);
  }

  recordUnchanged(name: string, resource: Resource, action: 'reuse' | 'keep', reason: string): void {
    this.#unchanged.push(resource);
    const now = Date.now();
    this.#emit({ step: name, resource, action }, 'unchanged', now, now, { reason });
  }

  parallel<B extends Branches>(branches: B): Promise<Results<B>> {
    return settleAll(this, branches);
  }

  async withLock<Result>(request: LockRequest, run: () => Promise<Result>): Promise<Result> {
    await this.#locks.acquire(this.id, request, this.#signal).catch(throwStoppedIfAborted);
    const result = await run();
    await this.releaseLock(request.name);
    return result;
  }

  /** Holds several locks, acquired in their order. */
  withLocks<Result>([first, ...rest]: LockRequest[], run: () => Promise<Result>): Promise<Result> {
    return first ? this.withLock(first, () => this.withLocks(rest, run)) : run();
  }

  releaseLock(name: string): Promise<void> {
    return this.#locks.release(this.id, name);
  }

  commit(): void {
    this.#committed.push(...this.#effects.map(({ resource }) => resource));
    this.#effects = [];
  }

  /** Rolls back every effect, the latest first. @returns the error to throw, with what became of each resource. */
  async rollBack(cause: unknown): Promise<unknown> {
    const step = this.#failures.get(cause);
    const error = cause instanceof BranchStopped ? new Cancelled('The operation was cancelled.') : cause;
    const report = { operation: this.id, ...(step && { step }), unchanged: this.#unchanged };
    const rollingBack = this.#effects.flatMap(({ resource, undo }) => (undo ? resource : [])).reverse();
    extendError(error, { ...report, rollingBack });
    this.#options.onFailure?.(error);
    const { rolledBack, remaining } = await this.#undoAll();
    extendError(error, {
      ...report,
      rollingBack: undefined,
      rolledBack,
      remaining: [...this.#committed, ...remaining],
    });
    return error;
  }

  async #undoAll(): Promise<Omit<Rollback, 'unchanged'>> {
    const rolledBack: Resource[] = [];
    const remaining: Resource[] = [];
    const permanent: Resource[] = [];
    const reverted = new Set<string>(); // resources whose creation was reverted
    for (const { name, resource, action, undo } of [...this.#effects].reverse()) {
      if (!undo) {
        permanent.push(resource);
        continue;
      }
      const entry = await this.#journal.once(`undo ${name}`, () => this.#undo({ step: name, resource, action }, undo));
      const { outcome, error } = resultOf(entry);
      if (action === 'create' && outcome !== 'rollback_failed') reverted.add(keyOf(resource));
      if (outcome === 'nothing_to_undo') continue;
      (outcome === 'rolled_back' ? rolledBack : remaining).push(resource);
      const details = error === undefined ? {} : { error };
      this.#emit({ step: name, resource, action }, outcome, entry.startedAt, entry.endedAt, details);
    }
    // What was done to a resource is gone with the resource.
    remaining.push(...permanent.filter(resource => !reverted.has(keyOf(resource))));
    return { rolledBack, remaining: [...new Map(remaining.map(resource => [keyOf(resource), resource])).values()] };
  }

  /** Undoes an effect, even if AWS is not available for a long time: what an operation has created must not remain. */
  #undo(subject: EventSubject, undo: () => Promise<boolean>): Promise<Undone> {
    const { retries = NO_RETRIES, undoTimeoutMs: timeoutMs = UNDO_TIMEOUT_MS } = this.#options;
    const { undosForMs: forMs, sleep } = retries;
    const options = { forMs, sleep, onRetry: this.#onRetry(subject) };
    return retryTransient(options, () => undoUntilAccepted(undo, { timeoutMs, sleep })).catch(failedUndo);
  }

  #onceUnlessStopped<Result>(subject: EventSubject, run: () => Promise<Result>): Promise<Entry<Result>> {
    return this.#once(subject, run, () => {
      if (this.#failures.size > 0 || this.#signal.aborted) throw new BranchStopped(this.#journal.isResumed);
    });
  }

  /** Runs something once and emits its events; on replay it emits them again. */
  async #once<Result>(subject: EventSubject, run: () => Promise<Result>, check = () => {}): Promise<Entry<Result>> {
    let hasStarted = false;
    const entry = await this.#journal.once(subject.step, async () => {
      check();
      hasStarted = true;
      const now = Date.now();
      this.#emit(subject, 'started', now, now);
      return run();
    });
    const { startedAt, endedAt, outcome } = entry;
    if ('error' in outcome && outcome.error instanceof BranchStopped && !hasStarted) return entry;
    if (!hasStarted) this.#emit(subject, 'started', startedAt, startedAt);
    if ('result' in outcome) this.#emit(subject, 'succeeded', startedAt, endedAt);
    else {
      const { error } = outcome;
      if (!(error instanceof BranchStopped)) {
        this.#failures.set(error, subject.step);
        this.#failed.abort();
      }
      this.#emit(subject, 'failed', startedAt, endedAt, { error: messageOf(error) });
    }
    return entry;
  }

  /** @throws {BranchStopped} where the operation stops between two attempts. */
  #withRetries<Result>(
    subject: EventSubject,
    run: (earlier: number) => Promise<Result>,
    { countsFromFailure = false } = {},
  ): Promise<Result> {
    const { stepsForMs: forMs, sleep } = this.#options.retries ?? NO_RETRIES;
    const options = { forMs, countsFromFailure, signal: this.#stopped, sleep, onRetry: this.#onRetry(subject) };
    return retryTransient(options, run).catch(throwStoppedIfAborted);
  }

  #onRetry(subject: EventSubject): (error: Error, attempts: number) => void {
    const started = Date.now();
    return (error, attempts) =>
      this.#emit(subject, 'retrying', started, Date.now(), { error: messageOf(error), progress: { attempts } });
  }

  #emit(
    subject: EventSubject,
    state: StepEvent['state'],
    startedAt: number,
    at: number,
    details: Pick<StepEvent, 'progress' | 'reason' | 'error'> = {},
  ): void {
    this.#options.onEvent?.({ operation: this.id, ...subject, state, at, milliseconds: at - startedAt, ...details });
  }
}

/** After an earlier attempt, a resource may be missing because that one deleted it. */
async function runAgain<Result>(mayBeDeleted: boolean, expected: Result, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (mayBeDeleted && error instanceof NotFound) return expected;
    throw error;
  }
}

function resultOf<Result>({ outcome }: Entry<Result>): Result {
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
}

/** @throws {BranchStopped} for what ended because the operation stops. */
function throwStoppedIfAborted(error: unknown): never {
  throw error instanceof Error && error.name === 'AbortError' ? new BranchStopped(true) : error;
}

function mayHaveRun({ outcome }: Entry<unknown>): boolean {
  return !('error' in outcome && outcome.error instanceof BranchStopped && !outcome.error.mayHaveRun);
}

function extendError(error: unknown, extensions: Record<string, unknown>): void {
  if (error instanceof NamedError) Object.assign(error.extensions, extensions);
}

function keyOf({ type, name }: Resource): string {
  return `${type} ${name}`;
}

/** An idempotency token that fits every AWS API that takes one: ECS allows 36 characters, Secrets Manager requires 32. */
function tokenOf(operation: string, step: string, resource: Resource): string {
  return createHash('sha256')
    .update(`${operation}/${step}/${resource.type}/${resource.name}`)
    .digest('hex')
    .slice(0, 32);
}
