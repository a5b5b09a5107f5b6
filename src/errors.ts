/** One thing that is wrong with the input: where (JSON Pointer, RFC 6901, '' for the whole) and what, for a person. */
export interface Fault {
  pointer: string;
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

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.faults = details.faults ?? [];
    this.awsCode = details.awsCode;
    this.awsRequestId = details.awsRequestId;
    this.retryAfter = details.retryAfter;
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
/** AWS asked for fewer calls and went on asking. */
export class Throttled extends NamedError {}
/** AWS, or a registry, answered with a fault of its own or with something that nobody mapped. */
export class BadGateway extends NamedError {}
/** This service cannot do it now: not ready, overloaded, or shutting down. */
export class Unavailable extends NamedError {}
/** AWS, or a registry, did not answer in time. */
export class TimedOut extends NamedError {}
