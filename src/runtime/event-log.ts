import type { StepEvent } from '../saga/saga.js';
import type { OperationStore } from './store.js';

/** Writes the events of an operation without delaying its steps. */
export function createEventLog(store: OperationStore, id: string) {
  let pending: StepEvent[] = [];
  let writing: Promise<void> | undefined;

  /** Events that arrive during a write are written together afterwards. */
  async function write(): Promise<void> {
    while (pending.length > 0) {
      const events = pending;
      pending = [];
      await store.addEvents(id, events);
    }
    writing = undefined;
  }

  return {
    add(event: StepEvent): void {
      pending.push(event);
      writing ??= write();
      writing.catch(() => {}); // flush reports the error
    },
    /** Resolves when every event is stored. @throws where one could not be stored. */
    flush: () => writing ?? Promise.resolve(),
  };
}
