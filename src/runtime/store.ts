import type { StepEvent } from '../saga/saga.js';
import type {
  IdempotencyKey,
  NewOperation,
  Operation,
  OperationEvent,
  OperationFilter,
  OperationOwner,
} from './operation.js';

/** Keeps operations. An operation of another org or account does not exist for its callers. */
export interface OperationStore {
  /**
   * @param state `running` by default. @returns the earlier operation with the same idempotency key; then nothing is added.
   */
  add(operation: NewOperation, state?: 'queued' | 'running'): Promise<Operation | undefined>;
  /** Takes the oldest `queued` operation of an account out of the queue: it is `running` from now on. */
  takeQueued(account: string): Promise<NewOperation | undefined>;
  withKey(owner: OperationOwner, key: IdempotencyKey['key']): Promise<Operation | undefined>;
  get(owner: OperationOwner, id: string): Promise<Operation | undefined>;
  list(owner: OperationOwner, filter: OperationFilter): Promise<Operation[]>;
  change(id: string, change: Partial<Pick<Operation, 'state' | 'endedAt' | 'outcome'>>): Promise<void>;
  /**
   * Adds events. An event that a resumed operation emits again is added once. The `retrying` event of a step replaces its earlier one: an
   * operation that is repeated for days would have hundreds.
   */
  addEvents(id: string, events: StepEvent[]): Promise<void>;
  /** @param after the id of an event; 0 for all events. */
  events(id: string, after: number): Promise<OperationEvent[]>;
  /** All events of several operations, by the ids of these. */
  eventsOf(ids: string[]): Promise<Map<string, OperationEvent[]>>;
  /** Requests the cancellation of an operation, wherever it runs. One that is queued ends at once. */
  cancel(id: string): Promise<void>;
}
