import type { Logger } from '../../logger.js';
import type { SqlStore } from './sql-store.js';

interface MaintenanceOptions {
  store: SqlStore;
  /** The operations that this process runs, with what cancels each. */
  running: ReadonlyMap<string, AbortController>;
  /** Starts operations that no process runs, and queued ones. */
  startWaiting: () => Promise<void>;
  /** The number of days that ended operations are kept. */
  keepDays: number;
  log: Logger;
}

/** Milliseconds between two runs. */
const CANCEL_EVERY_MS = 1_000;
const START_WAITING_EVERY_MS = 5_000;
const DELETE_JOURNALS_EVERY_MS = 60_000;
const DELETE_OLD_EVERY_MS = 60 * 60_000;
/** Journals that are deleted at once. */
const JOURNALS_PER_DELETION = 100;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Regularly cancels operations on request, starts unclaimed and queued ones, and deletes old ones and the journals of ended ones.
 * @returns a function that stops it.
 */
export function startMaintenance(options: MaintenanceOptions): () => void {
  const { log } = options;
  const startWaitingOnce = oneAtATime(options.startWaiting);
  const timers = [
    setInterval(() => logRejection(cancelRequested(options), log), CANCEL_EVERY_MS),
    setInterval(() => logRejection(startWaitingOnce(), log), START_WAITING_EVERY_MS),
    setInterval(() => logRejection(deleteJournals(), log), DELETE_JOURNALS_EVERY_MS),
    setInterval(() => logRejection(deleteOld(options), log), DELETE_OLD_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

async function cancelRequested({ store, running }: MaintenanceOptions): Promise<void> {
  if (running.size === 0) return;
  for (const { id, isCancelled } of await store.listInProgress()) if (isCancelled) running.get(id)?.abort();
}

async function deleteOld({ store, keepDays }: MaintenanceOptions): Promise<void> {
  const ids = await store.deleteEndedBefore(new Date(Date.now() - keepDays * DAY_MS));
  if (ids.length === 0) return;
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  await DBOS.deleteWorkflows(ids);
}

/** Deletes the journals of DBOS workflows that have ended: nothing reads them again, and they take more space than the operations. */
export async function deleteJournals(): Promise<void> {
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  for (;;) {
    // Not those with an error: their operations have not ended.
    const ended = await DBOS.listWorkflows({
      status: 'SUCCESS',
      limit: JOURNALS_PER_DELETION,
      loadInput: false,
      loadOutput: false,
    });
    if (ended.length === 0) return;
    await DBOS.deleteWorkflows(ended.map(({ workflowID }) => workflowID));
  }
}

/** The next run tries again what failed. */
function logRejection(work: Promise<void>, log: Logger): void {
  work.catch((error: unknown) => log.debug({ message: String(error) }, 'failed maintenance'));
}

/** Shares a run that is in progress: a start lasts as long as the database is unavailable, and must not be repeated meanwhile. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}
