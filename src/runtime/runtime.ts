import type { Logger } from '../logger.js';
import type { StepEvent } from '../saga/saga.js';
import type { Owner } from '../tenancy.js';
import type { NewOperation, Operation } from './operation.js';

/** Runs operations to their end. */
export interface Engine {
  /** Begins an operation that is kept already; one that has begun goes on as it does. */
  begin(operation: NewOperation): Promise<void>;
  /** Resolves with an operation's state when its outcome is known. @param look reads it from where it is kept. */
  settled(id: string, look: () => Promise<Operation>): Promise<Pick<Operation, 'outcome'>>;
  /** `ready`, or why it cannot take operations just now. */
  readiness(): string;
  /** Resolves when nothing goes on here any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** What engines need of the rest. */
export interface EngineOptions {
  /** @throws {NotFound} for an account that is no longer configured. */
  ownerOf(account: string): Owner;
  onStep: (event: StepEvent) => void;
  log: Logger;
}
