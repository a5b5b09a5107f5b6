import type { Kind } from '../orchestration/workflows.js';
import type { StepEvent } from '../saga/saga.js';

/** `running` or `unmaking`; ended as `succeeded`, as `failed` with something left, as `unmade` with nothing, or as `cancelled`. */
export type State = 'running' | 'unmaking' | 'succeeded' | 'failed' | 'unmade' | 'cancelled';

export type Outcome = { result: unknown } | { error: unknown };

/** Whose operations: one org's in one account. */
export interface Owned {
  account: string;
  org: string;
}

/** What a request's `Idempotency-Key` stands for. */
export interface IdempotencyKey {
  key: string;
  /** Of the request: the same key with another is a mistake. */
  fingerprint: string;
}

export interface NewOperation extends Owned {
  id: string;
  kind: Kind;
  /** What it is about, as `myclu/www`. */
  target: string;
  /** The name of the token that it was asked with. */
  startedBy: string;
  startedAt: Date;
  /** Data, and nothing else. */
  input: unknown;
  idempotency?: IdempotencyKey | undefined;
}

/** An orchestration that runs or ran. */
export interface Operation extends Omit<NewOperation, 'input'> {
  state: State;
  endedAt?: Date | undefined;
  /** Known before the end where it failed: then what it made is being unmade. */
  outcome?: Outcome | undefined;
}

/** What happened in an operation. */
export interface OperationEvent {
  /** Grows from event to event. */
  id: number;
  event: StepEvent;
}

/** Which operations to list: the latest first. */
export interface Selection {
  state?: State | undefined;
  kind?: string | undefined;
  target?: string | undefined;
  limit: number;
  /** Those that started before this one. */
  after?: { startedAt: Date; id: string } | undefined;
}

export function hasEnded({ state }: Pick<Operation, 'state'>): boolean {
  return state !== 'running' && state !== 'unmaking';
}
