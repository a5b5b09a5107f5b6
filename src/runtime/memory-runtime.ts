import { setTimeout as defaultSleep } from 'node:timers/promises';
import { runFor } from '../concurrency/caller.js';
import type { Sleep } from '../concurrency/poll.js';
import { noopJournal } from '../saga/journal.js';
import { createLocks } from '../saga/locks.js';
import { execute } from './execute.js';
import { createFollowUpQueue } from './follow-up-queue.js';
import { createMemoryStore } from './memory-store.js';
import type { NewOperation, Outcome } from './operation.js';
import { createOutcomes } from './outcomes.js';
import { type Runtime, type RuntimeOptions, workflowNamed } from './runtime.js';

/** Runs operations in this process and keeps them in its memory: for accounts whose AWS ends with the process too. */
export function createMemoryRuntime({ workflows, contextOf, onStep, retries, log }: RuntimeOptions): Runtime {
  const running = new Map<string, { done: Promise<void>; cancel: AbortController }>();
  const store = createMemoryStore(id => running.get(id)?.cancel.abort());
  const outcomes = createOutcomes();
  const locks = createLocks();
  const closing = new AbortController();
  const followUps = createFollowUpQueue({
    take: store.takeQueued,
    start: operation => runFor(undefined, () => start(operation)),
    onError: error => log.error({ message: String(error) }, 'failed to start queued operations'),
  });
  const { sleep = defaultSleep } = retries;
  /** Rejects when the runtime is closed: an operation between two attempts then stops, and is rolled back as far as AWS is available. */
  const sleepUntilClosing: Sleep = (milliseconds, value, { signal = closing.signal } = {}) =>
    sleep(milliseconds, value, { signal: AbortSignal.any([signal, closing.signal]) });

  async function start(operation: NewOperation): Promise<void> {
    const { id, kind, target, account, startedBy } = operation;
    const cancel = new AbortController();
    outcomes.track(id);
    const done = execute(operation, {
      ...{ workflow: workflowNamed(workflows, kind), context: contextOf(operation) },
      ...{ store, journal: noopJournal, locks, signal: cancel.signal, onStep, startFollowUp },
      retries: { ...retries, sleep: sleepUntilClosing },
      onOutcome: (outcome: Outcome) => outcomes.resolve(id, outcome),
    })
      .then(state => log.info({ operation: id, kind, account, target, startedBy, state }, 'ended operation'))
      .finally(async () => {
        await followUps.leave(id);
        running.delete(id);
      });
    running.set(id, { done, cancel });
  }

  async function startFollowUp(operation: NewOperation): Promise<void> {
    await store.add(operation, 'queued');
    await followUps.startQueued(operation.account);
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
  }

  async function close(): Promise<void> {
    closing.abort();
    await idle();
  }

  return {
    ...{ store, start, outcome: outcomes.outcome, idle, close },
    announceChange: () => {},
    readiness: () => 'ready',
    endWaiting: () => {},
  };
}
