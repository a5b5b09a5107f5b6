import { type Entry, entryOf, Interrupted, type Journal } from '../../saga/journal.js';
import { revivedError, type StoredError, storedError } from '../stored-error.js';

/** An entry as data, with its place in the order in which entries were made. */
export interface StoredEntry {
  order: number;
  startedAt: number;
  endedAt: number;
  outcome: { result: unknown } | { error: StoredError };
}

/** Runs a step of a workflow, or gives what it came to in an earlier execution. */
export type RunStep = (name: string, run: () => Promise<StoredEntry>) => Promise<StoredEntry>;

/**
 * Keeps entries as steps of a durable workflow. The workflow's engine knows steps by their number, so a story told again has to
 * ask for them in the same order, also where its branches ran side by side. What a branch does next depends on the entries that
 * it was given alone; so entries are given out one by one, in the order in which they were made the first time.
 */
export class DurableJournal implements Journal {
  readonly isResumed: boolean;
  readonly #runStep: RunStep;
  /** The orders of entries that are made and not given out yet, ascending. */
  readonly #due: number[];
  readonly #arrived = new Map<number, () => void>();
  #last: number;
  #isGiving = false;
  #interruption: Interrupted | undefined;
  readonly #interrupts = new Set<(cause: Interrupted) => void>();

  /** @param made the orders of the entries that earlier executions made. */
  constructor(runStep: RunStep, made: number[], isResumed: boolean) {
    this.#runStep = runStep;
    this.#due = [...made].sort((a, b) => a - b);
    this.#last = this.#due.at(-1) ?? 0;
    this.isResumed = isResumed;
  }

  once<Result>(name: string, run: () => Promise<Result>): Promise<Entry<Result>> {
    return new Promise((resolve, reject) => {
      if (this.#interruption) return reject(this.#interruption);
      this.#interrupts.add(reject);
      const step = this.#runStep(name, async () => {
        const { outcome, ...times } = await entryOf(run);
        this.#last += 1;
        this.#due.push(this.#last);
        return { order: this.#last, ...times, outcome: stored(outcome) };
      });
      step.then(
        ({ order, outcome, ...times }) => {
          this.#arrived.set(order, () => {
            this.#interrupts.delete(reject);
            // What was kept is what the step of this name came to.
            resolve({ ...times, outcome: revived(outcome) as Entry<Result>['outcome'] });
          });
          this.#give();
        },
        error => this.#interrupt(error),
      );
    });
  }

  /** Gives out what has arrived as far as its turn has come; after each, the story runs on as far as it gets. */
  async #give(): Promise<void> {
    if (this.#isGiving) return;
    this.#isGiving = true;
    for (let give = this.#arrived.get(this.#due[0] ?? -1); give; give = this.#arrived.get(this.#due[0] ?? -1)) {
      this.#arrived.delete(this.#due.shift() ?? -1);
      give();
      await new Promise(resolve => setImmediate(resolve));
    }
    this.#isGiving = false;
  }

  #interrupt(cause: unknown): void {
    this.#interruption ??= new Interrupted(cause);
    for (const reject of this.#interrupts) reject(this.#interruption);
    this.#interrupts.clear();
  }
}

function stored(outcome: Entry<unknown>['outcome']): StoredEntry['outcome'] {
  return 'error' in outcome ? { error: storedError(outcome.error) } : outcome;
}

function revived(outcome: StoredEntry['outcome']): Entry<unknown>['outcome'] {
  return 'error' in outcome ? { error: revivedError(outcome.error) } : outcome;
}
