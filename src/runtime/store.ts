import type { StepEvent } from '../saga/saga.js';
import type { IdempotencyKey, NewOperation, Operation, OperationEvent, Owned, Selection } from './operation.js';

/** Keeps operations. An operation of another org or account is as if it were not there. */
export interface OperationStore {
  /** @returns the earlier operation with the same idempotency key, where there is one; then nothing is added. */
  add(operation: NewOperation): Promise<Operation | undefined>;
  withKey(owner: Owned, key: IdempotencyKey['key']): Promise<Operation | undefined>;
  get(owner: Owned, id: string): Promise<Operation | undefined>;
  list(owner: Owned, selection: Selection): Promise<Operation[]>;
  change(id: string, change: Partial<Pick<Operation, 'state' | 'endedAt' | 'outcome'>>): Promise<void>;
  /** Adds events; one that is there already, as an operation that is taken up again tells of it again, is not added twice. */
  addEvents(id: string, events: StepEvent[]): Promise<void>;
  /** @param after the id of an event; 0 for all. */
  events(id: string, after: number): Promise<OperationEvent[]>;
  /** Notes that an operation is to be cancelled, wherever it runs. */
  cancel(id: string): Promise<void>;
}
