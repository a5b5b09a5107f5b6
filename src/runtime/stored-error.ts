import * as errors from '../errors.js';
import { type ErrorDetails, NamedError } from '../errors.js';
import { BranchStopped } from '../saga/parallel.js';
import type { Outcome } from './operation.js';

/** An error as data. */
export interface StoredError
  extends Pick<ErrorDetails, 'faults' | 'awsCode' | 'awsRequestId' | 'retryAfter' | 'isTransient' | 'extensions'> {
  name: string;
  message: string;
  stack?: string | undefined;
  mayHaveRun?: boolean;
}

const NAMED = new Map(Object.entries(errors).filter(([, type]) => type.prototype instanceof NamedError));

/** Without its cause, which only the log of the process where it happened needs. */
export function storedError(error: unknown): StoredError {
  if (error instanceof BranchStopped)
    return { name: 'BranchStopped', message: error.message, mayHaveRun: error.mayHaveRun };
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  if (!(error instanceof NamedError)) return { name, message, stack };
  const { faults, awsCode, awsRequestId, retryAfter, isTransient, extensions } = error;
  const details = structuredClone({ faults, awsCode, awsRequestId, retryAfter, isTransient, extensions });
  return { name, message, stack, ...details };
}

/** Recreates a stored error. */
export function revivedError({ name, message, stack, mayHaveRun = false, ...details }: StoredError): Error {
  if (name === 'BranchStopped') return new BranchStopped(mayHaveRun);
  const Named = NAMED.get(name) as (new (message: string, details: ErrorDetails) => NamedError) | undefined;
  const error = Named ? new Named(message, details) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** An outcome as data. */
export type StoredOutcome = { result: unknown } | { error: StoredError };

export function storedOutcome(outcome: Outcome): StoredOutcome {
  return 'error' in outcome ? { error: storedError(outcome.error) } : outcome;
}

export function revivedOutcome(outcome: StoredOutcome): Outcome {
  return 'error' in outcome ? { error: revivedError(outcome.error) } : outcome;
}
