import type { Sleep } from '../concurrency/poll.js';
import type { Logger } from '../logger.js';
import type { StepEvent } from '../saga/saga.js';
import type { AnyWorkflow } from '../saga/workflow.js';
import type { NewOperation, Operation, Origin, Outcome } from './operation.js';
import type { OperationStore } from './store.js';

/** Keeps operations and runs each of them to its end. */
export interface Runtime {
  store: OperationStore;
  /** Starts an operation that the store already has. */
  start(operation: NewOperation): Promise<void>;
  /**
   * Resolves when the outcome of an operation is known, wherever it runs.
   * @param read reads the operation from the store. @returns undefined where it ended without an outcome.
   */
  outcome(id: string, read: () => Promise<Operation>): Promise<Outcome | undefined>;
  /** Notifies the other processes that share these operations, without waiting, that something in an account has changed. */
  announceChange(account: string): void;
  /** `ready`, or the reason why it does not accept operations. */
  readiness(): string;
  /** Ends the requests that wait for an outcome, where the operations continue after `close`. */
  endWaiting(): void;
  /** Resolves when no operation is running. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** How long the steps of an operation are repeated, by its origin, and how long undos are, in milliseconds. */
export interface RetryLimits extends Record<Origin, number> {
  undo: number;
  sleep?: Sleep | undefined;
}

export interface RuntimeOptions {
  /** The workflows that it can run, follow-ups included. */
  workflows: readonly AnyWorkflow[];
  /** @returns what the workflow of an operation gets as its context. @throws {NotFound} for an account that is not configured. */
  contextOf(operation: Pick<NewOperation, 'account' | 'spaces'>): unknown;
  onStep: (event: StepEvent) => void;
  /** Called where another process has changed something in an account; without one where that may be so in any. */
  onRemoteChange?: (account: string | undefined) => void;
  retries: RetryLimits;
  log: Logger;
}

/** Finds a workflow by the name under which an operation is stored. @throws for a name that no workflow has. */
export function workflowNamed(workflows: readonly AnyWorkflow[], name: string): AnyWorkflow {
  const workflow = workflows.find(candidate => candidate.name === name);
  if (!workflow) throw new Error(`There is no workflow ${name}.`);
  return workflow;
}
