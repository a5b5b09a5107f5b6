import type { Readable } from 'node:stream';
import type { OperationId } from '#generated/routes.js';
import type { operations } from '#generated/types.js';
import type { Answered, Unchecked } from '../domain/schemas.js';
import type { Fault } from '../errors.js';
import type { Spelling } from '../json.js';
import type { AccountContext, Context } from './context.js';

/** Parameters that the operation does not declare are `never`; handlers get an empty object for them. */
type Declared<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type JsonBody<T> = T extends { content: infer Content } ? Content[keyof Content] : undefined;

type Success<Responses> = Responses[keyof Responses & (200 | 201 | 202 | 204)];

/** The valid request body of an operation, in the SDK's spelling. */
type RequestBody<Op extends OperationId> = operations[Op] extends { requestBody: infer B }
  ? JsonBody<B>
  : operations[Op] extends { requestBody?: infer B }
    ? JsonBody<NonNullable<B>> | undefined
    : undefined;

/** The body of an operation's successful response, in the SDK's spelling. */
export type AnswerBody<Op extends OperationId> = Answered<JsonBody<Success<operations[Op]['responses']>>>;

export interface HandlerRequest<Op extends OperationId> {
  path: Declared<operations[Op]['parameters']['path']>;
  query: Declared<operations[Op]['parameters']['query']>;
  headers: Declared<operations[Op]['parameters']['header']>;
  body: RequestBody<Op>;
  /** How the caller spelled the keys of the body. */
  spelling(): Spelling;
  /** Spells a pointer into the body as the caller did. */
  spell: (pointer: string) => string;
}

export interface Answer<Op extends OperationId> {
  /** A stream where the spec's response is one; undefined for a response without a body. */
  body: AnswerBody<Op> | Readable | undefined;
  /** The spec's success status by default. */
  status?: number;
  headers?: Record<string, string>;
  /** JSON Pointers to members of the body that had no effect, for `X-Ignored-Fields`. */
  ignored?: string[];
}

type ContextOf<Op extends OperationId> = operations[Op]['parameters'] extends { path: { account: string } }
  ? AccountContext
  : Context;

/** The handler of an operation: exported under its operationId, checked against the spec's types. */
export type Handler<Op extends OperationId> = (
  request: HandlerRequest<Op>,
  context: ContextOf<Op>,
) => Promise<Answer<Op>>;

/**
 * Checks a body beyond its schema, without AWS. It runs after the schema, without the values that the schema found invalid, so that a
 * response lists all faults at once.
 */
export type Rule<Op extends OperationId> = (body: Unchecked<RequestBody<Op>>, context: ContextOf<Op>) => Fault[];
