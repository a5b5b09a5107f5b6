import type { Readable } from 'node:stream';
import type { OperationId } from '#generated/routes.js';
import type { operations } from '#generated/types.js';
import type { Answered } from '../domain/schemas.js';
import type { Fault } from '../errors.js';
import type { AccountContext, Context } from './context.js';

/** A member of a parameters object that the operation does not declare is `never`; handlers see an empty object then. */
type Declared<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type JsonBody<T> = T extends { content: infer Content } ? Content[keyof Content] : undefined;

type Success<Responses> = Responses[keyof Responses & (200 | 201 | 202 | 204)];

/** The request body of an operation in the SDK's spelling, as its validators let it through. */
type RequestBody<Op extends OperationId> = operations[Op] extends { requestBody: infer B }
  ? JsonBody<B>
  : operations[Op] extends { requestBody?: infer B }
    ? JsonBody<NonNullable<B>> | undefined
    : undefined;

/** The body of an operation's success answer, in the SDK's spelling. */
export type AnswerBody<Op extends OperationId> = Answered<JsonBody<Success<operations[Op]['responses']>>>;

export interface HandlerRequest<Op extends OperationId> {
  path: Declared<operations[Op]['parameters']['path']>;
  query: Declared<operations[Op]['parameters']['query']>;
  headers: Declared<operations[Op]['parameters']['header']>;
  body: RequestBody<Op>;
}

export interface Answer<Op extends OperationId> {
  /** A stream where the spec's answer is one; nothing where the spec's answer has no body, or an operation says nothing. */
  body: AnswerBody<Op> | Readable | undefined;
  /** The spec's success status unless given. */
  status?: number;
  headers?: Record<string, string>;
}

type ContextOf<Op extends OperationId> = operations[Op]['parameters'] extends { path: { account: string } }
  ? AccountContext
  : Context;

/** What answers an operation: exported under its operationId, checked against the spec's types. */
export type Handler<Op extends OperationId> = (
  request: HandlerRequest<Op>,
  context: ContextOf<Op>,
) => Promise<Answer<Op>>;

/** A value of which any member may be missing, as a body is before it was found valid. */
export type Unchecked<T> = T extends (infer Item)[]
  ? (Unchecked<Item> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: Unchecked<T[K]> }
    : T;

/**
 * What can be checked of a body without AWS beyond its schema. It runs beside the schema, on a body from which invalid
 * values were taken out, so that a caller learns all faults at once.
 */
export type Rule<Op extends OperationId> = (body: Unchecked<RequestBody<Op>>, context: ContextOf<Op>) => Fault[];
