/** The recorded outcome of a read, a step or a wait. */
export interface Entry<Result> {
  outcome: { result: Result } | { error: unknown };
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
}

/** Records what a workflow did, so that a replay does nothing twice. */
export interface Journal {
  /** Whether an earlier process may have started this execution: effects without an entry may have happened. */
  readonly isResumed: boolean;
  /**
   * Runs something once. On replay it returns the recorded entry instead.
   * @param name the same on every replay. @throws {@link Interrupted} when this execution has to end and another resumes it.
   */
  once<Result>(name: string, run: () => Promise<Result>): Promise<Entry<Result>>;
}

/** This execution cannot continue because the journal cannot be written; another will resume it. Must not trigger rollback. */
export class Interrupted extends Error {
  constructor(cause: unknown) {
    super('This execution was interrupted; another will resume the operation.', { cause });
    this.name = 'Interrupted';
  }
}

/** Records nothing: for operations that end with the process, as what they work on does. */
export const noopJournal: Journal = { isResumed: false, once: (_name, run) => entryOf(run) };

/** Runs something and returns its outcome as an entry. */
export async function entryOf<Result>(run: () => Promise<Result>): Promise<Entry<Result>> {
  const startedAt = Date.now();
  try {
    const result = await run();
    return { outcome: { result }, startedAt, endedAt: Date.now() };
  } catch (error) {
    return { outcome: { error }, startedAt, endedAt: Date.now() };
  }
}
