import { STATUS_CODES } from 'node:http';
import {
  BadGateway,
  Conflict,
  type Fault,
  Forbidden,
  Invalid,
  NamedError,
  NotFound,
  PreconditionFailed,
  Throttled,
  TimedOut,
  Unavailable,
  UnprocessableKey,
} from '../errors.js';

/** A problem document (RFC 9457); its keys are small, unlike those of all other answers. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  requestId: string;
  errors?: Fault[];
  awsCode?: string;
  awsRequestId?: string;
  [extension: string]: unknown;
}

/** Which status each named error becomes, and the problem's type. */
const STATUS_OF: [new (message: string) => NamedError, number, string][] = [
  [Invalid, 400, 'invalid-request'],
  [Forbidden, 403, 'forbidden'],
  [NotFound, 404, 'not-found'],
  [Conflict, 409, 'conflict'],
  [PreconditionFailed, 412, 'precondition-failed'],
  [UnprocessableKey, 422, 'idempotency-key-reused'],
  [Throttled, 429, 'throttled'],
  [BadGateway, 502, 'bad-gateway'],
  [Unavailable, 503, 'unavailable'],
  [TimedOut, 504, 'timed-out'],
];

/** Statuses that Fastify's own errors bring along and that mean the same here. */
const FASTIFY_STATUSES: Record<number, string> = {
  400: 'invalid-request',
  413: 'content-too-large',
  414: 'uri-too-long',
};

/** Where and by whom it was asked, which every problem names. */
export interface Asked {
  /** The path, without its query. */
  instance: string;
  requestId: string;
}

/**
 * The problem document of an error. What nobody named is a 500 that says nothing but so: its message may hold anything.
 */
export function problemOf(error: unknown, asked: Asked): Problem {
  if (error instanceof NamedError) {
    const [, status, type] = STATUS_OF.find(([kind]) => error instanceof kind) ?? [undefined, 500, 'internal'];
    return { ...problem(status, type, error.message, asked), ...particulars(error) };
  }
  const status = fastifyStatus(error);
  const type = FASTIFY_STATUSES[status];
  if (type) return problem(status, type, (error as Error).message, asked);
  return problem(500, 'internal', 'Something went wrong inside this service; its log has the request id.', asked);
}

/** @param type the last part of the problem's type URI, which `docs/problems.md` explains. */
export function problem(status: number, type: string, detail: string, { instance, requestId }: Asked): Problem {
  return {
    type: `urn:ecs-api:problem:${type}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance,
    requestId,
  };
}

function particulars(error: NamedError): Partial<Problem> {
  return {
    ...(error.faults.length > 0 && { errors: error.faults }),
    ...(error.awsCode && { awsCode: error.awsCode }),
    ...(error.awsRequestId && { awsRequestId: error.awsRequestId }),
    ...error.extensions,
  };
}

function fastifyStatus(error: unknown): number {
  const status = error instanceof Error && 'code' in error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}
