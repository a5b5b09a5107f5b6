import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Interrupted } from '../../saga/journal.js';
import { execute } from '../execute.js';
import type { NewOperation, Outcome } from '../operation.js';
import type { Works } from '../operations.js';
import { createOutcomes } from '../outcomes.js';
import type { Engine, EngineOptions } from '../runtime.js';
import type { Database } from './database/open-database.js';
import type { Cipher } from './encryption.js';
import { type Executors, joinExecutors } from './executors.js';
import { DurableJournal, type StoredEntry } from './journal.js';
import { launchEngine } from './launch.js';
import { sharedLocks } from './locks.js';
import { createPersistence } from './queries.js';
import { createSqlStore } from './sql-store.js';

/** Where operations are kept, and how. */
export interface DurableOptions {
  database: Database;
  cipher: Cipher;
  /** For how many days operations that have ended are kept. */
  keepDays: number;
}

/** The only process that an embedded database has takes up its own work when it starts. */
const EMBEDDED_EXECUTOR = 'embedded';

/** Milliseconds between looks for operations to cancel, for such as nobody has begun, and for old ones. */
const LOOK_EVERY = 1_000;
const BEGIN_EVERY = 5_000;
const FORGET_EVERY = 60 * 60_000;
const DAY = 24 * 60 * 60_000;

/** How often an operation is taken up before it is given up: more often than processes die. */
const MOST_RECOVERIES = 10_000;

/** Asks the engine outside of the workflow that asks, whose steps it would count among. */
const outside = AsyncLocalStorage.snapshot();

/**
 * Keeps operations in a database and runs each to its end, whatever becomes of this process; takes up what others, or this
 * one's forerunner, left. There is one in a process.
 */
export async function startDurableWorks(
  { database, cipher, keepDays }: DurableOptions,
  options: EngineOptions,
): Promise<Works> {
  const { log } = options;
  const persistence = createPersistence(database.pool);
  const store = createSqlStore(persistence, cipher);
  const outcomes = createOutcomes();
  const here = new Map<string, AbortController>();
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  const executor = database.kind === 'embedded' ? EMBEDDED_EXECUTOR : randomUUID();
  let executors: Executors | undefined;
  const locks = sharedLocks(persistence);
  let isClosing = false;

  /** Set for the execution with which an operation begins: no earlier one can have had an effect. */
  const begins = new AsyncLocalStorage<true>();

  const workflow = DBOS.registerWorkflow(
    async (id: string) => {
      const cancel = new AbortController();
      here.set(id, cancel);
      try {
        const operation = await outside(() => store.underWay(id));
        if (operation) await run(operation, cancel.signal);
      } catch (error) {
        outcomes.leave(id);
        await parked(error);
      } finally {
        here.delete(id);
      }
    },
    { name: 'operation', maxRecoveryAttempts: MOST_RECOVERIES },
  );

  async function run(operation: NewOperation, signal: AbortSignal): Promise<void> {
    const { id, kind, target, account } = operation;
    const isResumed = begins.getStore() === undefined;
    const steps = isResumed ? ((await outside(() => DBOS.listWorkflowSteps(id))) ?? []) : [];
    if (isResumed) log.info({ operation: id, kind, target }, 'took up an operation');
    const made = steps.map(({ output }) => (output as StoredEntry).order); // steps are the journal's
    const journal = new DurableJournal((name, step) => DBOS.runStep(step, { name }), made, isResumed);
    const owner = options.ownerOf(account);
    const onOutcome = (outcome: Outcome) => outcomes.tell(id, outcome);
    await execute(operation, {
      ...{ owner, store, journal, locks, signal, onOutcome, begin: next },
      onStep: options.onStep,
    });
    log.info({ operation: id, kind, target }, 'operation ended');
  }

  /** The engine takes what a workflow throws for its end; one that cannot go on here stays as it is, for the next execution. */
  async function parked(error: unknown): Promise<void> {
    const cause = error instanceof Interrupted ? error.cause : error;
    if (cause instanceof Error && cause.name === 'DBOSWorkflowConflictError') throw cause;
    if (!isClosing)
      log.error({ message: cause instanceof Error ? cause.message : String(cause) }, 'operation interrupted');
    await new Promise(() => {});
  }

  async function next(operation: NewOperation): Promise<void> {
    await store.add(operation);
    await outside(() => engine.begin(operation));
  }

  const engine: Engine = {
    async begin({ id }) {
      outcomes.begun(id);
      try {
        await begins.run(true, () => DBOS.startWorkflow(workflow, { workflowID: id })(id));
      } catch (error) {
        outcomes.leave(id); // another look begins it
        throw error;
      }
    },
    settled: outcomes.settled,
    readiness: () => (executors && !executors.client() ? 'the database is away' : 'ready'),
    async idle() {
      while ((await store.allUnderWay()).length > 0) await sleep(LOOK_EVERY / 10);
    },
    async close() {
      isClosing = true;
      persistence.close();
      stopLooking();
      await DBOS.shutdown({ deregister: true });
      await executors?.close();
      await database.close();
    },
  };

  await launchEngine(DBOS, database, { executor, cipher, log });
  if (database.kind === 'server')
    executors = await joinExecutors({ id: executor, connect: database.connect, busy, takeOver, log });
  await beginOrphans(database.kind === 'embedded' ? 0 : BEGIN_EVERY);
  const stopLooking = look();
  return { store, engine };

  async function busy(): Promise<string[]> {
    const workflows = await DBOS.listWorkflows({ status: 'PENDING', loadInput: false, loadOutput: false });
    return [...new Set(workflows.map(({ executorId }) => executorId ?? ''))];
  }

  async function takeOver(id: string): Promise<void> {
    const { getExecutor } = await import('@dbos-inc/dbos-sdk/internal/dbos');
    await getExecutor().recoverPendingWorkflows([id]);
  }

  /** Begins operations that were accepted by a process that died before it began them. @param age milliseconds that they have at least. */
  async function beginOrphans(age: number): Promise<void> {
    const before = new Date(Date.now() - age);
    const old = (await store.allUnderWay()).filter(({ id, startedAt }) => !here.has(id) && startedAt <= before);
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return;
    const known = await DBOS.listWorkflows({ workflowIDs: ids, loadInput: false, loadOutput: false });
    const begun = new Set(known.map(({ workflowID }) => workflowID));
    for (const id of ids) if (!begun.has(id)) await DBOS.startWorkflow(workflow, { workflowID: id })(id);
  }

  /** Looks now and then for what others ask of this process. @returns what ends it. */
  function look(): () => void {
    const cancelling = setInterval(() => unheard(cancelAsked()), LOOK_EVERY).unref();
    const beginning = setInterval(() => unheard(beginOrphans(BEGIN_EVERY)), BEGIN_EVERY).unref();
    const forgetting = setInterval(() => unheard(forgetOld()), FORGET_EVERY).unref();
    return () => {
      clearInterval(cancelling);
      clearInterval(beginning);
      clearInterval(forgetting);
    };
  }

  async function cancelAsked(): Promise<void> {
    if (here.size === 0) return;
    for (const { id, isCancelled } of await store.allUnderWay()) if (isCancelled) here.get(id)?.abort();
  }

  async function forgetOld(): Promise<void> {
    const ids = await store.forget(new Date(Date.now() - keepDays * DAY));
    if (ids.length > 0) await DBOS.deleteWorkflows(ids);
  }

  /** What failed will be tried again at the next look. */
  function unheard(work: Promise<void>): void {
    work.catch((error: unknown) => log.debug({ message: String(error) }, 'looked in vain'));
  }
}
