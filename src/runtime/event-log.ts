import type { StepEvent } from '../saga/saga.js';
import type { OperationStore } from './store.js';

/** Writes an operation's events without holding up its steps. */
export interface EventLog {
  add(event: StepEvent): void;
  /** Whether something was deleted for good. */
  hasDeleted(): boolean;
  /** Resolves when all are kept. @throws where they cannot be. */
  flushed(): Promise<void>;
}

export function eventLog(store: OperationStore, id: string): EventLog {
  let waiting: StepEvent[] = [];
  let writing: Promise<void> | undefined;
  let hasDeleted = false;

  /** What came while the last ones were being written goes in one. */
  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const events = waiting;
      waiting = [];
      await store.addEvents(id, events);
    }
    writing = undefined;
  }

  return {
    add(event) {
      hasDeleted ||= event.action === 'delete' && event.state === 'succeeded';
      waiting.push(event);
      writing ??= write();
      // Who flushes is told.
      writing.catch(() => {});
    },
    hasDeleted: () => hasDeleted,
    flushed: () => writing ?? Promise.resolve(),
  };
}
