import { type Entry, entryOf, Interrupted, type Journal } from '../../saga/journal.js';
import { revivedOutcome, type StoredOutcome, storedOutcome } from '../stored-error.js';

/** A journal entry as data, with its place in the order in which the entries were recorded. */
export interface StoredEntry {
  order: number;
  startedAt: number;
  endedAt: number;
  outcome: StoredOutcome;
}

/** Runs a step of a DBOS workflow, or returns the output that an earlier execution recorded. */
export type RunStep = (name: string, run: () => Promise<StoredEntry>) => Promise<StoredEntry>;

/**
 * Records entries as steps of a DBOS workflow. DBOS identifies a step by its number, so a replay has to request the steps in
 * the same order, even where branches ran in parallel. What a branch does next depends only on the entries that it got; so
 * entries are delivered one by one, in the order in which they were recorded first.
 */
export class DurableJournal implements Journal {
  readonly isResumed: boolean;
  readonly #runStep: RunStep;
  /** The orders of the entries that are recorded and not delivered yet, ascending. */
  readonly #due: number[];
  readonly #arrived = new Map<number, () => void>();
  #last: number;
  #isDelivering = false;
  #interruption: Interrupted | undefined;
  readonly #interrupts = new Set<(cause: Interrupted) => void>();

  /** @param recorded the orders of the entries that earlier executions recorded. */
  constructor(runStep: RunStep, recorded: number[], isResumed: boolean) {
    this.#runStep = runStep;
    this.#due = [...recorded].sort((a, b) => a - b);
    this.#last = this.#due.at(-1) ?? 0;
    this.isResumed = isResumed;
  }

  once<Result>(name: string, run: () => Promise<Result>): Promise<Entry<Result>> {
    return new Promise((resolve, reject) => {
      if (this.#interruption) return reject(this.#interruption);
      this.#interrupts.add(reject);
      // Asynchronous, as DBOS throws at once after its shutdown.
      const runStep = async () =>
        this.#runStep(name, async () => {
          const { outcome, ...times } = await entryOf(run);
          this.#last += 1;
          this.#due.push(this.#last);
          return { order: this.#last, ...times, outcome: storedOutcome(outcome) };
        });
      runStep().then(
        ({ order, outcome, ...times }) => {
          this.#arrived.set(order, () => {
            this.#interrupts.delete(reject);
            // The recorded outcome is that of the step with this name.
            resolve({ ...times, outcome: revivedOutcome(outcome) as Entry<Result>['outcome'] });
          });
          this.#deliver();
        },
        error => this.#interrupt(error),
      );
    });
  }

  /** Delivers the entries whose turn has come; after each, the workflow continues until it waits for its next entry. */
  async #deliver(): Promise<void> {
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    for (
      let deliver = this.#arrived.get(this.#due[0] ?? -1);
      deliver;
      deliver = this.#arrived.get(this.#due[0] ?? -1)
    ) {
      this.#arrived.delete(this.#due.shift() ?? -1);
      deliver();
      await new Promise(resolve => setImmediate(resolve));
    }
    this.#isDelivering = false;
  }

  #interrupt(cause: unknown): void {
    this.#interruption ??= new Interrupted(cause);
    for (const reject of this.#interrupts) reject(this.#interruption);
    this.#interrupts.clear();
  }
}
