import type { LockRequest } from './locks.js';
import type { Saga } from './saga.js';

/**
 * A workflow: several effects on AWS that succeed or are rolled back as one operation. Its input is plain data, so that it
 * can be stored and replayed. The methods are declared in method syntax, whose parameters TypeScript compares bivariantly:
 * so a list can hold workflows with different inputs.
 */
export interface Workflow<Input, Output extends WorkflowOutput, Context> {
  /** The operationId that starts it, or a name of its own for a follow-up. */
  readonly name: string;
  /** What it changes, such as `myclu/www`. */
  target(input: Input): string;
  /** Locks that are acquired in this order before `run` and released after it. */
  locks?(context: Context, input: Input): LockRequest[];
  run(saga: Saga, context: Context, input: Input): Promise<Output>;
  /**
   * Waits for the changes to take effect. It runs without locks, and its failure does not roll back the changes.
   * @returns the result for the caller.
   */
  settle?(saga: Saga, context: Context, input: Input, output: Output): Promise<Output['result']>;
  /** Operations that start when this one has succeeded. */
  followUps?(input: Input, output: Output): FollowUp[];
  /** Whether the plan of an operation with this follow-up includes its steps. */
  readonly isPlanned?: boolean;
}

/** What `run` returns: the result for the caller, and whatever `settle` and `followUps` need. */
export interface WorkflowOutput {
  result: unknown;
}

/** A workflow whose input is known at run time only. */
export type AnyWorkflow = Workflow<unknown, WorkflowOutput, unknown>;

/** An operation that starts after another one. */
export interface FollowUp {
  workflow: AnyWorkflow;
  input: unknown;
}

/** A follow-up whose input fits its workflow. */
export function followUp<Input, Context>(workflow: Workflow<Input, WorkflowOutput, Context>, input: Input): FollowUp {
  return { workflow, input };
}
