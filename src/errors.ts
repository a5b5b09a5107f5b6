/** One thing that is wrong with the input, and where: in the body, or in a parameter. */
export interface Fault {
  /** JSON Pointer into the body (RFC 6901), '' for the whole. */
  pointer?: string;
  /** `query.window`, `path.cluster`, `header.if-match`. */
  parameter?: string;
  message: string;
}

/** What a named error may carry beside its message. */
export interface ErrorDetails {
  cause?: unknown;
  /** What is wrong with the input, one entry a field. */
  faults?: Fault[];
  /** AWS's own error code, as `ClusterNotFoundException`. */
  awsCode?: string;
  awsRequestId?: string;
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
  /** Further members for the caller: which step failed, what was unmade. */
  extensions?: Record<string, unknown>;
}

/**
 * The errors that rooms throw at each other. Each says what happened in the domain's terms; `http/` alone turns
 * them into statuses. The message is for the caller: no secret, no credential, no stack.
 */
export abstract class NamedError extends Error {
  readonly faults: Fault[];
  readonly awsCode: string | undefined;
  readonly awsRequestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly extensions: Record<string, unknown>;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.faults = details.faults ?? [];
    this.awsCode = details.awsCode;
    this.awsRequestId = details.awsRequestId;
    this.retryAfter = details.retryAfter;
    this.extensions = details.extensions ?? {};
  }
}

/** The input is malformed or breaks a rule; `faults` says where. */
export class Invalid extends NamedError {}
/** The caller may not do this. */
export class Forbidden extends NamedError {}
/** It does not exist, or it belongs to another org, which is the same. */
export class NotFound extends NamedError {}
/** It contradicts what is there: the name is taken, the thing is in use. */
export class Conflict extends NamedError {}
/** The operation was cancelled before it was done. */
export class Cancelled extends Conflict {}
/** An `Idempotency-Key` came with another request than before. */
export class UnprocessableKey extends NamedError {}
/** What it should apply to changed meanwhile (`If-Match`). */
export class PreconditionFailed extends NamedError {}
/** AWS asked for fewer calls and went on asking. */
export class Throttled extends NamedError {}
/** AWS, or a registry, answered with a fault of its own or with something that nobody mapped. */
export class BadGateway extends NamedError {}
/** This service cannot do it now: not ready, overloaded, or shutting down. */
export class Unavailable extends NamedError {}
/** AWS, or a registry, did not answer in time. */
export class TimedOut extends NamedError {}
