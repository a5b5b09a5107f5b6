/** What came of something that was done once. */
export interface Entry<Result> {
  outcome: { result: Result } | { error: unknown };
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
}

/** Keeps what an orchestration did, so that when its story is told again nothing is done twice. */
export interface Journal {
  /** Whether an earlier process may have begun the story: what it did without an entry may have had its effect. */
  readonly isResumed: boolean;
  /**
   * Does something once, ever: told again, the story gets the entry of then.
   * @param name the same whenever the story is told. @throws only what ends the telling but not the story, as {@link Interrupted}.
   */
  once<Result>(name: string, run: () => Promise<Result>): Promise<Entry<Result>>;
}

/** This telling of a story cannot go on, as the journal cannot be written; another telling will. Nothing may be unmade for it. */
export class Interrupted extends Error {
  constructor(cause: unknown) {
    super('The orchestration goes on elsewhere, or later.', { cause });
    this.name = 'Interrupted';
  }
}

/** For stories that are told once: when the process ends, so does what they are about. */
export const forgetful: Journal = { isResumed: false, once: (_name, run) => entryOf(run) };

/** Does something and notes what came of it. */
export async function entryOf<Result>(run: () => Promise<Result>): Promise<Entry<Result>> {
  const startedAt = Date.now();
  try {
    const result = await run();
    return { outcome: { result }, startedAt, endedAt: Date.now() };
  } catch (error) {
    return { outcome: { error }, startedAt, endedAt: Date.now() };
  }
}
