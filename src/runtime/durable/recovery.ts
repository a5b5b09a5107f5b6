import { JOURNAL_VERSION } from './launch.js';
import type { InProgress, SqlStore } from './sql-store.js';

/** What starts the operations that no process runs. */
export interface UnclaimedOptions {
  store: SqlStore;
  /** Whether this process runs an operation. */
  isRunning: (id: string) => boolean;
  /** Starts the DBOS workflow of an operation that may have run before. */
  startResumed: (id: string) => Promise<unknown>;
}

/**
 * Starts the operations that a process accepted and did not start before it crashed.
 * @param minAgeMs the age from which an operation without a DBOS workflow counts as unclaimed by its process.
 */
export async function startUnclaimed(
  { store, isRunning, startResumed }: UnclaimedOptions,
  minAgeMs: number,
): Promise<void> {
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  const before = new Date(Date.now() - minAgeMs);
  const inProgress = await store.listInProgress();
  const ids = inProgress.filter(({ id, startedAt }) => !isRunning(id) && startedAt <= before).map(({ id }) => id);
  if (ids.length === 0) return;
  const known = await DBOS.listWorkflows({ workflowIDs: ids, loadInput: false, loadOutput: false });
  const claimed = new Set(known.map(({ workflowID }) => workflowID));
  for (const id of ids) if (!claimed.has(id)) await startResumed(id);
}

/** The statuses of workflows that DBOS recovers: it puts them into a queue first. */
const RESUMED = ['PENDING', 'ENQUEUED'];

/** The operations in progress that DBOS resumes when the process of an embedded database starts. */
export async function listResumed({ listInProgress }: Pick<SqlStore, 'listInProgress'>): Promise<InProgress[]> {
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  const inProgress = await listInProgress();
  const workflowIDs = inProgress.map(({ id }) => id);
  if (workflowIDs.length === 0) return [];
  const options = { applicationVersion: JOURNAL_VERSION, loadInput: false, loadOutput: false };
  const workflows = await DBOS.listWorkflows({ ...options, workflowIDs });
  const resumed = new Set(
    workflows.filter(({ status }) => RESUMED.includes(status)).map(({ workflowID }) => workflowID),
  );
  return inProgress.filter(({ id }) => resumed.has(id));
}

/** The ids of the executors with pending DBOS workflows. */
export async function activeExecutors(): Promise<string[]> {
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  const workflows = await DBOS.listWorkflows({ status: 'PENDING', loadInput: false, loadOutput: false });
  return [...new Set(workflows.map(({ executorId }) => executorId ?? ''))];
}

/** Recovers the DBOS workflows of an executor that has crashed. */
export async function recoverExecutor(id: string): Promise<void> {
  // An internal path: the public API recovers all executors, the living ones too. package.json pins the version.
  const { getExecutor } = await import('@dbos-inc/dbos-sdk/internal/dbos');
  await getExecutor().recoverPendingWorkflows([id]);
}
