import { createHash } from 'node:crypto';
import { runToEnd } from '../concurrency/caller.js';
import { Cancelled, NamedError } from '../errors.js';
import { spellPointer } from '../json.js';
import { Interrupted, type Journal } from '../saga/journal.js';
import type { Locks } from '../saga/locks.js';
import { type Rollback, runSaga } from '../saga/run-saga.js';
import type { Resource, StepEvent } from '../saga/saga.js';
import type { AnyWorkflow, FollowUp } from '../saga/workflow.js';
import { createEventLog } from './event-log.js';
import type { NewOperation, OperationEvent, Outcome, State } from './operation.js';
import type { RetryLimits } from './runtime.js';
import type { OperationStore } from './store.js';
import { revivedError, storedError } from './stored-error.js';

/** What the execution of an operation needs. */
export interface Execution {
  workflow: AnyWorkflow;
  /** What the workflow gets as its context. */
  context: unknown;
  store: OperationStore;
  journal: Journal;
  locks: Locks;
  /** Aborted to cancel the operation. */
  signal: AbortSignal;
  onStep: (event: StepEvent) => void;
  retries: RetryLimits;
  /** Called when the outcome is known and stored; after a failure that is before the rollback. */
  onOutcome: (outcome: Outcome) => void;
  /** Starts a follow-up, unless it has been started already. */
  startFollowUp: (operation: NewOperation) => Promise<void>;
}

/** How a workflow ended, and what starts after it. */
interface Ended {
  state: State;
  outcome: Outcome;
  followUps: FollowUp[];
}

/**
 * Runs an operation and stores its outcome.
 * @returns the state in which it ended.
 * @throws {@link Interrupted}, or the store's error, where another execution will resume it.
 */
export async function execute(operation: NewOperation, execution: Execution): Promise<State> {
  const { workflow, context, store, journal, locks, signal, onStep, onOutcome, startFollowUp } = execution;
  const { id, input, origin } = operation;
  const { [origin]: stepsForMs, undo: undosForMs, sleep } = execution.retries;
  const events = createEventLog(store, id);
  let failureStored = Promise.resolve();
  const onEvent = (event: StepEvent) => {
    events.add(event);
    onStep(event);
  };
  const onFailure = (error: unknown) => {
    // A copy, as the rollback adds its report to the error.
    const outcome = { error: inCallersSpelling(error, operation.spelling) };
    failureStored = store.change(id, { state: 'rolling_back', outcome }).then(() => onOutcome(outcome));
    failureStored.catch(() => {}); // thrown below, when the rollback has ended
  };
  let ended: Ended;
  try {
    const options = {
      ...{ id, journal, locks, signal, onEvent, onFailure },
      retries: { stepsForMs, undosForMs, sleep },
    };
    const { result, followUps } = await runToEnd(() => runSaga(workflow, context, input, options));
    ended = { state: 'succeeded', outcome: { result }, followUps };
  } catch (error) {
    await failureStored;
    if (error instanceof Interrupted) throw error;
    ended = {
      state: stateAfter(error),
      outcome: { error: inCallersSpelling(error, operation.spelling) },
      followUps: [],
    };
  }
  // Outside of the block, as an error of the store is no outcome.
  const { state, outcome, followUps } = ended;
  for (const followUp of followUps) await startFollowUp(followUpOperation(operation, followUp));
  await events.flush();
  await store.change(id, { state, endedAt: new Date(), outcome });
  onOutcome(outcome);
  return state;
}

/** A copy of an error whose faults point into the body as the caller spelled it. */
function inCallersSpelling(error: unknown, spelling: NewOperation['spelling'] = {}): Error {
  const stored = storedError(error);
  const faults = stored.faults?.map(({ pointer, ...fault }) =>
    pointer === undefined ? fault : { ...fault, pointer: spellPointer(spelling, pointer) },
  );
  return revivedError({ ...stored, ...(faults && { faults }) });
}

/** `failed` where an effect of the operation remains. */
function stateAfter(error: unknown): State {
  const { remaining = [] } = (error instanceof NamedError ? error.extensions : {}) as Partial<Rollback>;
  if (remaining.length > 0) return 'failed';
  return error instanceof Cancelled ? 'cancelled' : 'rolled_back';
}

function followUpOperation(operation: NewOperation, { workflow, input }: FollowUp): NewOperation {
  const { id, account, org, startedBy, spaces } = operation;
  const { name: kind } = workflow;
  const target = workflow.target(input);
  const followUp = { id: followUpId(id, kind), kind, target, startedAt: new Date(), input };
  return { ...followUp, account, org, origin: 'operation', startedBy, spaces };
}

/** The id of the follow-up of an operation: the same on every replay. @param kind the name of the follow-up's workflow. */
export function followUpId(id: string, kind: string): string {
  const hex = createHash('sha256').update(`${id}/${kind}`).digest('hex');
  // A UUID of version 8, whose bits are application-specific. Source: RFC 9562, section 5.8.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The resources that steps changed and no rollback restored, as far as the events tell. */
export function effectsOf(events: OperationEvent[]): Resource[] {
  const changed = new Map<string, Resource>();
  for (const { event } of events) {
    const { step, resource, action, state } = event;
    const key = [step, resource.type, resource.name].join(' ');
    if (state === 'rolled_back') changed.delete(key);
    else if (action && state !== 'unchanged') changed.set(key, resource);
  }
  return [...new Map([...changed.values()].map(resource => [`${resource.type} ${resource.name}`, resource])).values()];
}
