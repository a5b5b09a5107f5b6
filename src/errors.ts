/** One fault of the input, and its position: in the body, or in a parameter. */
export interface Fault {
  /** JSON Pointer into the body (RFC 6901); '' for the whole body. */
  pointer?: string;
  /** `query.window`, `path.cluster`, `header.if-match`. */
  parameter?: string;
  message: string;
}

/** The details of a named error, beside its message. */
export interface ErrorDetails {
  cause?: unknown;
  /** The faults of the input, one entry per field; the first 100 are kept. */
  faults?: Fault[];
  /** AWS's own error code, as `ClusterNotFoundException`. */
  awsCode?: string;
  awsRequestId?: string;
  /** Seconds after which the caller may try again. */
  retryAfter?: number;
  /** Whether AWS could not do it at the time, so that the same call may succeed later. */
  isTransient?: boolean;
  /** Further members of the problem document: the failed step, what was rolled back. */
  extensions?: Record<string, unknown>;
}

/**
 * An error that the caller may see. Only `http/` maps it to a status. Its message must contain no secret, credential or stack.
 * Every subclass is exported by this file: `runtime/stored-error.ts` recreates stored errors from these exports.
 */
export abstract class NamedError extends Error {
  /** The number of faults that an error keeps. A body of 1 MB can have 100,000, and a list of all of them would be of no use. */
  static readonly MOST_FAULTS = 100;

  readonly faults: Fault[];
  readonly awsCode: string | undefined;
  readonly awsRequestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly isTransient: boolean;
  readonly extensions: Record<string, unknown>;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.faults = (details.faults ?? []).slice(0, NamedError.MOST_FAULTS);
    this.awsCode = details.awsCode;
    this.awsRequestId = details.awsRequestId;
    this.retryAfter = details.retryAfter;
    this.isTransient = details.isTransient ?? false;
    this.extensions = details.extensions ?? {};
  }

  /** The same error with other faults. */
  withFaults(faults: Fault[]): NamedError {
    const { message, cause, awsCode, awsRequestId, retryAfter, isTransient, extensions } = this;
    // Safe: subclasses have this constructor.
    const Same = this.constructor as new (message: string, details: object) => NamedError;
    return new Same(message, { cause, awsCode, awsRequestId, retryAfter, isTransient, extensions, faults });
  }
}

/** The input is malformed or violates a rule; `faults` says where. */
export class Invalid extends NamedError {}
/** The caller is not allowed to do this. */
export class Forbidden extends NamedError {}
/** It does not exist, or it belongs to another org; the caller cannot tell which. */
export class NotFound extends NamedError {}
/** The state of a resource does not allow it: the resource is in use, or its name is taken. */
export class Conflict extends NamedError {}
/** The resource to create already exists. */
export class AlreadyExists extends Conflict {}
/** The operation was cancelled before it succeeded. */
export class Cancelled extends Conflict {}
/** An `Idempotency-Key` was used for a different request before. */
export class UnprocessableKey extends NamedError {}
/** The resource has changed since the caller read it (`If-Match`). */
export class PreconditionFailed extends NamedError {}
/** AWS, or a registry, throttles the calls, even after retries; or the caller sends too many requests. */
export class Throttled extends NamedError {}
/** AWS, or a registry, could not be reached, failed, or responded with an error that is not mapped. */
export class BadGateway extends NamedError {}
/** This service is not ready, overloaded, or shutting down; or AWS is temporarily unavailable. */
export class Unavailable extends NamedError {}
/** This instance refuses the request at once, since it has too many; nothing has failed. */
export class Overloaded extends Unavailable {}
/** AWS, or a registry, did not respond in time. */
export class TimedOut extends NamedError {}
