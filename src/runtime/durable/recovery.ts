import type { Logger } from '../../logger.js';
import type { Database } from './database/open-database.js';
import { type Executors, joinExecutors } from './executors.js';
import type { SqlStore } from './sql-store.js';

/** Continues the operations of processes that have crashed. */
interface Recovery {
  /** Starts to recover. Resolves when the first look is done. */
  start(): Promise<void>;
  /** Starts the operations that a process accepted and did not start before it crashed. */
  startUnclaimed(): Promise<void>;
  /** Whether other processes can see that this one is alive. */
  isConnected(): boolean;
  stop(): Promise<void>;
}

interface RecoveryOptions {
  database: Database;
  /** The executor id of this process. */
  executor: string;
  store: SqlStore;
  /** Whether this process runs an operation. */
  isRunning: (id: string) => boolean;
  /** Starts the DBOS workflow of an operation that may have run before. */
  startResumed: (id: string) => Promise<void>;
  log: Logger;
}

/** Milliseconds after which an accepted operation without a DBOS workflow counts as unclaimed by its process. */
const UNCLAIMED_AFTER_MS = 5_000;

/** @returns the recovery for the database: only processes that share a server watch each other. */
export function createRecovery(options: RecoveryOptions): Recovery {
  const { database, executor, log } = options;
  const isShared = database.kind === 'server';
  let executors: Executors | undefined;
  return {
    async start() {
      const { connect } = database;
      if (isShared) executors = await joinExecutors({ id: executor, connect, activeExecutors, recover, log });
      await startUnclaimed(options, isShared ? UNCLAIMED_AFTER_MS : 0);
    },
    startUnclaimed: () => startUnclaimed(options, UNCLAIMED_AFTER_MS),
    isConnected: () => !executors || executors.client() !== undefined,
    stop: async () => executors?.close(),
  };
}

/** The ids of the executors with pending DBOS workflows. */
async function activeExecutors(): Promise<string[]> {
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  const workflows = await DBOS.listWorkflows({ status: 'PENDING', loadInput: false, loadOutput: false });
  return [...new Set(workflows.map(({ executorId }) => executorId ?? ''))];
}

async function recover(executor: string): Promise<void> {
  // An internal path: the public API recovers all executors, the living ones too. package.json pins the version.
  const { getExecutor } = await import('@dbos-inc/dbos-sdk/internal/dbos');
  await getExecutor().recoverPendingWorkflows([executor]);
}

/** @param minAgeMs the age from which an operation counts as unclaimed. */
async function startUnclaimed({ store, isRunning, startResumed }: RecoveryOptions, minAgeMs: number): Promise<void> {
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  const before = new Date(Date.now() - minAgeMs);
  const inProgress = await store.listInProgress();
  const ids = inProgress.filter(({ id, startedAt }) => !isRunning(id) && startedAt <= before).map(({ id }) => id);
  if (ids.length === 0) return;
  const known = await DBOS.listWorkflows({ workflowIDs: ids, loadInput: false, loadOutput: false });
  const claimed = new Set(known.map(({ workflowID }) => workflowID));
  for (const id of ids) if (!claimed.has(id)) await startResumed(id);
}
