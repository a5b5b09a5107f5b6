import { randomUUID } from 'node:crypto';
import { BadGateway, Conflict, NotFound, Throttled, TimedOut, Unavailable, UnprocessableKey } from '../errors.js';
import type { Logger } from '../logger.js';
import type { Workflow, WorkflowOutput } from '../saga/workflow.js';
import {
  hasEnded,
  type IdempotencyKey,
  type NewOperation,
  type Operation,
  type OperationEvent,
  type OperationFilter,
  type OperationOwner,
} from './operation.js';
import type { Runtime } from './runtime.js';

/** Errors after which the same request may succeed: 429, 502, 503 and 504. */
const TRANSIENT = [Throttled, BadGateway, Unavailable, TimedOut];

/** An operation that has been started. */
export interface StartedOperation<Result> {
  operation: Operation;
  /** Resolves with its result, or rejects with its error, as soon as that is known. */
  outcome: Promise<Result>;
}

/** How a request starts an operation. */
export type StartOptions = Pick<NewOperation, 'origin' | 'idempotency' | 'spelling'>;

/** The operations of one org in one account. */
export interface Operations {
  /**
   * Starts a workflow, or returns the operation of an earlier request with the same key. An operation that failed for a transient reason
   * and left nothing behind does not count: the request runs anew.
   * @param input is called only where the workflow starts.
   * @throws {Conflict} while that operation is in progress; {UnprocessableKey} where that request was another one; {Unavailable} where
   * the operation is stored and starts later.
   */
  start<Input, Output extends WorkflowOutput, Context>(
    workflow: Workflow<Input, Output, Context>,
    input: () => Promise<Input>,
    options: StartOptions,
  ): Promise<StartedOperation<Output['result']>>;
  /** @throws {NotFound} */
  get(id: string): Promise<Operation>;
  list(filter: OperationFilter): Promise<Operation[]>;
  /** Requests that an operation stops and is rolled back. @throws {NotFound}; {Conflict} where it has ended or is being rolled back. */
  cancel(id: string): Promise<Operation>;
  /** @param after the id of an event; 0 for all events. */
  events(id: string, after: number): Promise<OperationEvent[]>;
  /** All events of operations that `list` has returned, by their ids. */
  eventsOf(operations: Operation[]): Promise<Map<string, OperationEvent[]>>;
}

/** Who uses operations. */
export interface OperationsCaller {
  /** The name of the caller. */
  startedBy?: string | undefined;
  /** Patterns of the spaces that the caller is limited to. */
  spaces?: readonly string[] | undefined;
  /** Whether an operation exists for the caller; each does by default. */
  isVisible?: (operation: Operation) => boolean;
}

/** @param runtimeReady resolves when the runtime has started. @param log of the request. */
export function createOperations(
  runtimeReady: () => Promise<Runtime>,
  owner: OperationOwner,
  log: Logger,
  { startedBy, spaces, isVisible = () => true }: OperationsCaller = {},
): Operations {
  async function get(id: string): Promise<Operation> {
    const { store } = await runtimeReady();
    const operation = await store.get(owner, id);
    if (!operation || !isVisible(operation)) throw new NotFound(`Operation ${id} does not exist.`);
    return operation;
  }

  function startedOperation<Result>(operation: Operation): StartedOperation<Result> {
    const outcome = outcomeOf<Result>(operation.id);
    outcome.catch(() => {}); // a request that does not wait reads the operation later
    return { operation, outcome };
  }

  /** @throws the error of the operation. */
  async function outcomeOf<Result>(id: string): Promise<Result> {
    const runtime = await runtimeReady();
    const outcome = await runtime
      .outcome(id, () => get(id))
      .catch(cause => {
        throw cause instanceof Unavailable ? stillRunning(id, cause) : cause;
      });
    if (!outcome) throw new Error(`Operation ${id} has ended without an outcome.`);
    if ('error' in outcome) throw outcome.error;
    return outcome.result as Result; // the result of the workflow that the operation was started with
  }

  function repeated<Result>(earlier: Operation, kind: string, { fingerprint }: IdempotencyKey) {
    if (earlier.kind !== kind || earlier.idempotency?.fingerprint !== fingerprint)
      throw new UnprocessableKey('This Idempotency-Key was used with another request.');
    if (!hasEnded(earlier) && !earlier.outcome)
      throw new Conflict('The request with this Idempotency-Key is still in progress.', {
        extensions: { operation: earlier.id },
      });
    return startedOperation<Result>(earlier);
  }

  return {
    async start(workflow, input, { origin, idempotency, spelling }) {
      const { store, start } = await runtimeReady();
      const { name: kind } = workflow;
      const known = idempotency && (await store.withKey(owner, idempotency.key));
      const replaces = known && isWithoutEffect(known, kind, idempotency) ? known.id : undefined;
      if (known && replaces === undefined) return repeated(known, kind, idempotency);
      const caller = { ...owner, startedBy, spaces };
      const operation = { ...caller, kind, origin, idempotency, replaces, spelling, input: await input() };
      const started = {
        ...operation,
        id: randomUUID(),
        startedAt: new Date(),
        target: workflow.target(operation.input),
      };
      const earlier = await store.add(started);
      if (earlier && idempotency) return repeated(earlier, kind, idempotency);
      await start(started).catch(cause => {
        throw notStarted(started.id, cause);
      });
      log.info({ operation: started.id, kind, target: started.target, startedBy }, 'started operation');
      return startedOperation({ ...started, state: 'running' });
    },
    get,
    list: async filter => (await runtimeReady()).store.list(owner, filter),
    async cancel(id) {
      const operation = await get(id);
      if (hasEnded(operation)) throw new Conflict(`Operation ${id} has already ended as ${operation.state}.`);
      if (operation.state === 'rolling_back') throw new Conflict(`Operation ${id} is already being rolled back.`);
      await (await runtimeReady()).store.cancel(id);
      return operation;
    },
    events: async (id, after) => (await runtimeReady()).store.events(id, after),
    eventsOf: async operations => (await runtimeReady()).store.eventsOf(operations.map(({ id }) => id)),
  };
}

/** Whether a request with the same key failed for a transient reason and left nothing behind. */
function isWithoutEffect(
  { kind, state, outcome, idempotency }: Operation,
  kindOfRequest: string,
  { fingerprint }: IdempotencyKey,
): boolean {
  const isSame = kind === kindOfRequest && idempotency?.fingerprint === fingerprint;
  const error = outcome && 'error' in outcome ? outcome.error : undefined;
  return isSame && state === 'rolled_back' && TRANSIENT.some(type => error instanceof type);
}

/** The runtime starts what is stored as soon as the database is reachable again. */
function notStarted(operation: string, cause: unknown): Unavailable {
  const message = 'The operation is accepted, and starts when the database of operations is reachable again.';
  return new Unavailable(message, { cause, retryAfter: 1, extensions: { operation } });
}

/** The error for a request that waits, with its operation, which continues. */
function stillRunning(operation: string, cause: Unavailable): Unavailable {
  return new Unavailable(cause.message, { cause, retryAfter: cause.retryAfter, extensions: { operation } });
}
