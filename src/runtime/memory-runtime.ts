import { forgetful } from '../saga/journal.js';
import { createLocks } from '../saga/locks.js';
import { execute } from './execute.js';
import { createMemoryStore } from './memory-store.js';
import type { NewOperation } from './operation.js';
import type { Works } from './operations.js';
import { createOutcomes } from './outcomes.js';
import type { Engine, EngineOptions } from './runtime.js';

/** Runs operations in this process and keeps them in its memory: for accounts whose AWS ends with the process too. */
export function createMemoryWorks({ ownerOf, onStep, log }: EngineOptions): Works {
  const running = new Map<string, { done: Promise<void>; cancel: AbortController }>();
  const store = createMemoryStore(id => running.get(id)?.cancel.abort());
  const outcomes = createOutcomes();
  const locks = createLocks();

  async function run(operation: NewOperation, signal: AbortSignal): Promise<void> {
    const { id, kind, target, account } = operation;
    try {
      const onOutcome = (outcome: Parameters<typeof outcomes.tell>[1]) => outcomes.tell(id, outcome);
      const owner = ownerOf(account);
      await execute(operation, { owner, store, journal: forgetful, locks, signal, onStep, onOutcome, begin: next });
      log.info({ operation: id, kind, target }, 'operation ended');
    } finally {
      running.delete(id);
    }
  }

  async function next(operation: NewOperation): Promise<void> {
    await store.add(operation);
    await engine.begin(operation);
  }

  const engine: Engine = {
    async begin(operation) {
      const cancel = new AbortController();
      outcomes.begun(operation.id);
      running.set(operation.id, { done: run(operation, cancel.signal), cancel });
    },
    settled: outcomes.settled,
    readiness: () => 'ready',
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    close: () => engine.idle(),
  };
  return { store, engine };
}
