import { STATUS_CODES } from 'node:http';
import type { components } from '#generated/types.js';
import {
  BadGateway,
  Conflict,
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

/** A problem document (RFC 9457). Its keys start with a small letter, unlike those of other answers. */
export type Problem = components['schemas']['Problem'];

/** The status and the type of problem of each named error. A subclass is of its superclass's type. */
const PROBLEMS: [new (message: string) => NamedError, number, string][] = [
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

/** Types of problem by the status of Fastify's own errors. */
const FASTIFY_PROBLEMS: Record<number, string> = {
  400: 'invalid-request',
  413: 'content-too-large',
  414: 'uri-too-long',
};

/** The request that a problem is about. */
export interface ProblemContext {
  /** The path, without its query. */
  instance: string;
  requestId: string;
}

/** Describes an error as a problem document. An unexpected error is a 500 without its message, which could hold a secret. */
export function problemOf(error: unknown, context: ProblemContext): Problem {
  if (error instanceof NamedError) {
    const [, status, type] = PROBLEMS.find(([kind]) => error instanceof kind) ?? [undefined, 500, 'internal'];
    return { ...problem(status, type, error.message, context), ...detailsOf(error) };
  }
  const status = fastifyStatus(error);
  const type = FASTIFY_PROBLEMS[status];
  if (type) return problem(status, type, (error as Error).message, context);
  return problem(500, 'internal', 'Something went wrong inside this service; its log has the request id.', context);
}

/** @param type the last part of the problem's type URI, which `docs/problems.md` explains. */
export function problem(
  status: number,
  type: string,
  detail: string,
  { instance, requestId }: ProblemContext,
): Problem {
  return {
    type: `urn:ecs-api:problem:${type}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance,
    requestId,
  };
}

function detailsOf(error: NamedError): Partial<Problem> {
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
