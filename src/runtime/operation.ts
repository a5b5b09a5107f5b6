import { Cancelled } from '../errors.js';
import type { Spelling } from '../json.js';
import type { StepEvent } from '../saga/saga.js';

/**
 * `queued`, `running` or `rolling_back` while it is in progress. It ends as `succeeded`; as `rolled_back` after a failure that left nothing
 * behind; as `failed` when something remains; or as `cancelled`.
 */
export type State = 'queued' | 'running' | 'rolling_back' | 'succeeded' | 'failed' | 'rolled_back' | 'cancelled';

export type Outcome = { result: unknown } | { error: unknown };

/** The owner of operations: an org in an account. */
export interface OperationOwner {
  account: string;
  org: string;
}

/**
 * What started an operation: a request that waits for its outcome, a request that does not wait, or another operation. It decides how
 * long steps are repeated while AWS is not available.
 */
export type Origin = 'request' | 'asyncRequest' | 'operation';

/** The `Idempotency-Key` of a request. */
export interface IdempotencyKey {
  key: string;
  /** A digest of the request. The same key with another request is an error. */
  fingerprint: string;
}

export interface NewOperation extends OperationOwner {
  id: string;
  /** The name of its workflow. */
  kind: string;
  /** What it changes, such as `myclu/www`. */
  target: string;
  startedAt: Date;
  origin: Origin;
  /** The name of the caller whose request started it, directly or as a follow-up. Undefined for operations of earlier versions. */
  startedBy?: string | undefined;
  /** Patterns of the spaces that the caller is limited to; undefined where it is not limited. */
  spaces?: readonly string[] | undefined;
  /** Plain data. */
  input: unknown;
  idempotency?: IdempotencyKey | undefined;
  /** The id of the ended operation whose idempotency key this one takes over. */
  replaces?: string | undefined;
  /** How the caller spelled the keys of the request's body, for the faults of a failure. */
  spelling?: Spelling | undefined;
}

/** A running or ended execution of a workflow. */
export interface Operation extends Omit<NewOperation, 'input' | 'spelling' | 'replaces'> {
  state: State;
  endedAt?: Date | undefined;
  /** Known from the failure on, while the operation is still rolling back. */
  outcome?: Outcome | undefined;
}

export interface OperationEvent {
  /** Increases from event to event. */
  id: number;
  event: StepEvent;
}

/** Which operations to list, the latest first. */
export interface OperationFilter {
  state?: State | undefined;
  kind?: string | undefined;
  target?: string | undefined;
  /** Whether the outcomes of succeeded operations, which have results, are read. */
  withResults?: boolean;
  limit: number;
  /** Lists the operations that started before this one. */
  after?: { startedAt: Date; id: string } | undefined;
}

export function hasEnded({ state }: Pick<Operation, 'state'>): boolean {
  return state !== 'queued' && state !== 'running' && state !== 'rolling_back';
}

/** The outcome of an operation that was cancelled before it started. */
export function cancelledInQueue(id: string): Outcome {
  const extensions = { operation: id, rolledBack: [], unchanged: [], remaining: [] };
  return { error: new Cancelled('The operation was cancelled.', { extensions }) };
}
