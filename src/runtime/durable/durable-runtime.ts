import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { poll } from '../../concurrency/poll.js';
import { NotFound, Unavailable } from '../../errors.js';
import { Interrupted } from '../../saga/journal.js';
import { effectsOf, execute } from '../execute.js';
import { createFollowUpQueue } from '../follow-up-queue.js';
import { hasEnded, type NewOperation, type Operation, type Outcome } from '../operation.js';
import { createOutcomes } from '../outcomes.js';
import { type Runtime, type RuntimeOptions, workflowNamed } from '../runtime.js';
import { createChanges } from './changes.js';
import type { Database } from './database/open-database.js';
import type { Cipher } from './encryption.js';
import { joinExecutors } from './executors.js';
import { DurableJournal, type StoredEntry } from './journal.js';
import { launchDbos } from './launch.js';
import { createDurableLocks } from './locks.js';
import { startMaintenance } from './maintenance.js';
import { createQueries } from './queries.js';
import { listResumed, startUnclaimed } from './recovery.js';
import { createSqlStore } from './sql-store.js';
import { createStepStarts } from './step-starts.js';

/** Where and how operations are kept. */
interface DurableOptions {
  database: Database;
  cipher: Cipher;
  /** The number of days that ended operations are kept. */
  keepDays: number;
}

/** The executor id of an embedded database, which one process has at a time: it recovers its own operations when it starts. */
const EMBEDDED_EXECUTOR = 'embedded';

/** How often DBOS recovers a workflow before it gives it up: more often than processes crash. */
const MAX_RECOVERY_ATTEMPTS = 10_000;

/** Milliseconds after which an accepted operation without a DBOS workflow counts as unclaimed by its process. */
const UNCLAIMED_AFTER_MS = 5_000;

/** Milliseconds that a request waits for the start of its operation. */
const START_TIMEOUT_MS = 5_000;

const IDLE_CHECK_MS = 100;

/** Runs DBOS calls outside of the workflow that makes them, which would count them among its steps. */
const outsideWorkflow = AsyncLocalStorage.snapshot();

/**
 * Keeps operations in a database and runs each to its end as a DBOS workflow, whatever becomes of this process. Recovers
 * operations of crashed processes. DBOS allows one such runtime in a process.
 */
export async function createDurableRuntime(
  { database, cipher, keepDays }: DurableOptions,
  { workflows, contextOf, onStep, onRemoteChange = () => {}, retries, log }: RuntimeOptions,
): Promise<Runtime> {
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  const executor = database.kind === 'embedded' ? EMBEDDED_EXECUTOR : randomUUID();
  const queries = createQueries(database.pool);
  const store = createSqlStore(queries, cipher);
  const locks = createDurableLocks(queries);
  const outcomes = createOutcomes();
  const steps = createStepStarts((name, step) => DBOS.runStep(step, { name }));
  const changes = createChanges(queries, executor, onRemoteChange);
  /** Hands an operation over to its first execution, which has neither to read nor to decrypt it. */
  const firstExecution = new AsyncLocalStorage<NewOperation>();
  const running = new Map<string, AbortController>();
  const followUps = createFollowUpQueue({
    take: async account => (isClosing ? undefined : store.takeQueued(account)),
    start,
    onError: error => log.debug({ message: String(error) }, 'failed to start queued operations'),
  });
  let isClosing = false;

  const dbosWorkflow = DBOS.registerWorkflow(
    async (id: string) => {
      const cancel = new AbortController();
      running.set(id, cancel);
      const operation = firstExecution.getStore();
      try {
        if (operation) await run(operation, cancel.signal, false);
        else await resume(id, cancel.signal);
      } catch (error) {
        outcomes.detach(id);
        await leaveQueue(id);
        await suspend(error);
      } finally {
        running.delete(id);
        await leaveQueue(id);
      }
    },
    { name: 'operation', maxRecoveryAttempts: MAX_RECOVERY_ATTEMPTS },
  );

  async function resume(id: string, signal: AbortSignal): Promise<void> {
    const operation = await outsideWorkflow(() => store.inProgress(id));
    if (!operation) return;
    followUps.enter(operation);
    log.info({ operation: id, kind: operation.kind, target: operation.target }, 'resumed operation');
    await run(operation, signal, true);
  }

  async function run(operation: NewOperation, signal: AbortSignal, isResumed: boolean): Promise<void> {
    const { id, kind, account, target, startedBy } = operation;
    const context = contextIfConfigured(operation);
    if (!context) return abandon(operation);
    const journal = new DurableJournal(steps.run, isResumed ? await recordedOrders(id) : [], isResumed);
    const state = await execute(operation, {
      ...{ workflow: workflowNamed(workflows, kind), context },
      ...{ store, journal, locks, signal, onStep, retries, startFollowUp },
      onOutcome: (outcome: Outcome) => outcomes.resolve(id, outcome),
    });
    log.info({ operation: id, kind, account, target, startedBy, state }, 'ended operation');
  }

  /** @returns undefined where the account of an operation has been removed from the configuration. */
  function contextIfConfigured(operation: NewOperation): unknown {
    try {
      return contextOf(operation);
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  /** Ends an operation that can be neither continued nor rolled back, and frees its locks. */
  async function abandon({ id, kind, target, account }: NewOperation): Promise<void> {
    const remaining = effectsOf(await outsideWorkflow(() => store.events(id, 0)));
    const error = new NotFound(`Account ${account} is no longer configured, so the operation has ended.`, {
      extensions: { operation: id, rolledBack: [], remaining },
    });
    await locks.releaseAll(id);
    const state = remaining.length > 0 ? 'failed' : 'rolled_back';
    await store.change(id, { state, endedAt: new Date(), outcome: { error } });
    outcomes.resolve(id, { error });
    log.warn({ operation: id, kind, target, account }, 'abandoned operation of an account that is not configured');
  }

  /** The orders of the journal's entries, which are the steps of the DBOS workflow. */
  async function recordedOrders(id: string): Promise<number[]> {
    const steps = (await outsideWorkflow(() => DBOS.listWorkflowSteps(id))) ?? [];
    return steps.map(({ output }) => (output as StoredEntry).order); // every step's output is an entry of the journal
  }

  /** Keeps an interrupted DBOS workflow pending for its next execution: DBOS would record what it throws as its end. */
  async function suspend(error: unknown): Promise<void> {
    const cause = error instanceof Interrupted ? error.cause : error;
    if (cause instanceof Error && cause.name === 'DBOSWorkflowConflictError') throw cause;
    if (!isClosing)
      log.error({ message: cause instanceof Error ? cause.message : String(cause) }, 'interrupted operation');
    await new Promise(() => {});
  }

  async function startFollowUp(operation: NewOperation): Promise<void> {
    await store.add(operation, 'queued');
    await outsideWorkflow(() => followUps.startQueued(operation.account));
  }

  function leaveQueue(id: string): Promise<void> {
    return outsideWorkflow(() => followUps.leave(id));
  }

  /** Counts the follow-ups that DBOS resumes, before others are taken from the queue. */
  async function countResumed(): Promise<void> {
    for (const operation of await listResumed(store)) followUps.enter(operation);
    await leaveEnded(); // those that have ended meanwhile
  }

  /** Frees the places of follow-ups that another process has run, since this one was late to start them. */
  async function leaveEnded(): Promise<void> {
    const counted = followUps.counted().filter(id => !running.has(id));
    if (counted.length === 0) return;
    const inProgress = new Set((await store.listInProgress()).map(({ id }) => id));
    for (const id of counted) if (!inProgress.has(id)) await followUps.leave(id);
  }

  /** Starts what this process or another one has not started when it should have. */
  async function startWaiting(minAgeMs: number): Promise<void> {
    await startUnclaimed(unclaimed, minAgeMs);
    await leaveEnded();
    for (const account of await store.accountsWithQueue()) await followUps.startQueued(account);
  }

  async function start(operation: NewOperation): Promise<void> {
    const { id } = operation;
    outcomes.track(id);
    try {
      await firstExecution.run(operation, () => DBOS.startWorkflow(dbosWorkflow, { workflowID: id })(id));
    } catch (error) {
      outcomes.detach(id); // the maintenance starts it later
      throw error;
    }
  }

  function readiness(): string {
    if (executors && !executors.client()) return 'the database is not reachable';
    return database.readiness() === 'ready' ? queries.readiness() : database.readiness();
  }

  /** Ends a request that waits while nothing can be stored. Its operation continues. @throws {Unavailable} */
  async function readWhileRunning(read: () => Promise<Operation>): Promise<Operation> {
    const operation = await read();
    if (!operation.outcome && !hasEnded(operation) && queries.readiness() !== 'ready')
      throw new Unavailable('The disk of the database of operations is full.', { retryAfter: 1 });
    return operation;
  }

  await launchDbos(DBOS, database, { executor, cipher, log });
  const { connect } = database;
  const { listen } = changes;
  const executors =
    database.kind === 'server' ? await joinExecutors({ id: executor, connect, listen, log }) : undefined;
  const unclaimed = {
    store,
    isRunning: (id: string) => running.has(id),
    startResumed: (id: string) => DBOS.startWorkflow(dbosWorkflow, { workflowID: id })(id),
  };
  if (!executors) await countResumed();
  await startWaiting(executors ? UNCLAIMED_AFTER_MS : 0);
  const stopMaintenance = startMaintenance({
    ...{ store, running, keepDays, log },
    startWaiting: () => startWaiting(UNCLAIMED_AFTER_MS),
  });

  return {
    store,
    start: operation => beforeTimeout(start(operation)),
    outcome: (id, read) => outcomes.outcome(id, () => readWhileRunning(read)),
    announceChange: account => {
      if (executors) changes.announce(account);
    },
    readiness,
    endWaiting: outcomes.close,
    async idle() {
      const options = { waitingFor: 'all operations to end', intervalMs: IDLE_CHECK_MS, growth: 1 };
      await poll(options, async () => {
        // In this order: an operation in progress stores its follow-ups before it ends.
        const [started, queued] = [await store.listInProgress(), await store.accountsWithQueue()];
        return (queued.length === 0 && started.length === 0) || undefined;
      });
    },
    async close() {
      isClosing = true;
      queries.close();
      stopMaintenance();
      await steps.close();
      await DBOS.shutdown({ deregister: true });
      await executors?.close();
      await database.close();
    },
  };
}

/** DBOS repeats a start for as long as the database fails; its request does not wait for that. @throws {Unavailable} */
async function beforeTimeout(start: Promise<void>): Promise<void> {
  const started = new AbortController();
  const timeout = sleep(START_TIMEOUT_MS, undefined, { signal: started.signal, ref: false }).then(() => {
    throw new Unavailable('The database of operations does not respond in time.', { retryAfter: 1 });
  });
  await Promise.race([start, timeout]).finally(() => started.abort());
}
