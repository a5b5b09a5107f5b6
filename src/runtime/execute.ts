import { createHash } from 'node:crypto';
import { Cancelled, NamedError } from '../errors.js';
import { type Next, orchestrationOf, type Told } from '../orchestration/workflows.js';
import { Interrupted, type Journal } from '../saga/journal.js';
import type { Locks } from '../saga/locks.js';
import { runSaga, type Unmade } from '../saga/run-saga.js';
import type { StepEvent } from '../saga/saga.js';
import type { Owner } from '../tenancy.js';
import { type EventLog, eventLog } from './event-log.js';
import type { NewOperation, Outcome, State } from './operation.js';
import type { OperationStore } from './store.js';
import { revivedError, storedError } from './stored-error.js';

/** What running an operation takes. */
export interface Execution {
  owner: Owner;
  store: OperationStore;
  journal: Journal;
  locks: Locks;
  /** Aborted to cancel it. */
  signal: AbortSignal;
  onStep: (event: StepEvent) => void;
  /** Told the outcome once it is known and kept; a failure before what was made is unmade. */
  onOutcome: (outcome: Outcome) => void;
  /** Begins what follows, unless it has been. */
  begin: (next: NewOperation) => Promise<void>;
}

/**
 * Runs an operation and keeps what becomes of it.
 * @throws {@link Interrupted} where it goes on in another telling.
 */
export async function execute(operation: NewOperation, execution: Execution): Promise<void> {
  const { store, onOutcome } = execution;
  const { id } = operation;
  const log = eventLog(store, id);
  try {
    const { result, next } = await told(operation, execution, log);
    for (const one of next) await execution.begin(following(operation, one));
    await log.flushed();
    await store.change(id, { state: 'succeeded', endedAt: new Date(), outcome: { result } });
    onOutcome({ result });
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    await log.flushed();
    await store.change(id, { state: stateAfter(error, log), endedAt: new Date(), outcome: { error } });
    onOutcome({ error });
  }
}

async function told(operation: NewOperation, execution: Execution, log: EventLog): Promise<Told<unknown>> {
  const { owner, store, journal, locks, signal, onStep, onOutcome } = execution;
  const { id, kind, input } = operation;
  let known = Promise.resolve();
  try {
    return await runSaga(saga => orchestrationOf(kind).tell(saga, owner, input), {
      id,
      journal,
      locks,
      signal,
      onEvent: event => {
        log.add(event);
        onStep(event);
      },
      onFailure: error => {
        // What becomes of it is written on the error itself later.
        const early = { error: revivedError(storedError(error)) };
        known = store.change(id, { state: 'unmaking', outcome: early }).then(() => onOutcome(early));
      },
    });
  } finally {
    await known;
  }
}

/** `failed` where something is left of what it did, or something is gone for good. */
function stateAfter(error: unknown, log: EventLog): State {
  const { remaining = [] } = (error instanceof NamedError ? error.extensions : {}) as Partial<Unmade>;
  if (remaining.length > 0 || log.hasDeleted()) return 'failed';
  return error instanceof Cancelled ? 'cancelled' : 'unmade';
}

function following({ id, account, org, startedBy }: NewOperation, { kind, input }: Next): NewOperation {
  const target = orchestrationOf(kind).target(input);
  return { id: followingId(id, kind), account, org, startedBy, startedAt: new Date(), kind, target, input };
}

/** The id of the operation of a kind that follows another: the same, however often the first is told. */
export function followingId(id: string, kind: Next['kind']): string {
  const hex = createHash('sha256').update(`${id}/${kind}`).digest('hex');
  // A UUID of version 8, whose bits are the maker's own. Source: RFC 9562, section 5.8.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
