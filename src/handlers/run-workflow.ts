import { createHash } from 'node:crypto';
import { type Named, preflight } from '../orchestration/verify-references.js';
import { type InputOf, type Kind, orchestrationOf, type ResultOf } from '../orchestration/workflows.js';
import type { IdempotencyKey, Operation } from '../runtime/operation.js';
import type { Started } from '../runtime/operations.js';
import { type PlannedStep, planSaga } from '../saga/plan-saga.js';
import type { Saga } from '../saga/saga.js';
import type { AccountContext } from './context.js';
import { locationOf, shownOperation } from './operations.js';

/** The plan as the spec writes it. */
export interface Plan {
  steps: PlannedStep[];
}

/** A request for an orchestration, and how its caller wants it to be run. */
export interface Asked {
  path: object;
  query: { dryRun: boolean; verify?: boolean };
  headers: { prefer?: string; 'idempotency-key'?: string };
  body?: unknown;
}

/** What an orchestration is asked to do. */
export interface Task<K extends Kind> {
  kind: K;
  /** Reads what the input takes beside the request. @throws what speaks against it. */
  input: () => InputOf<K> | Promise<InputOf<K>>;
  /** What the request names that has to be there, which `verify` checks first. */
  named?: Named;
  /** What `dryRun` tells of instead, where the operation is not all that the request leads to. */
  plan?: (input: InputOf<K>) => Promise<PlannedStep[]>;
}

/** What became of the request: it is answered with less than a result, or there is one. */
export type Orchestrated<K extends Kind> =
  | { answer: { body: Plan } | { body: ReturnType<typeof shownOperation>; status: 202; headers: { Location: string } } }
  | { answer: undefined; operation: Operation; result: ResultOf<K> };

/**
 * Runs an orchestration as the caller wants: with `dryRun` it tells what it would do, with `Prefer: respond-async` it
 * answers at once, with an `Idempotency-Key` it is run once.
 */
export async function orchestrate<K extends Kind>(
  context: AccountContext,
  asked: Asked,
  task: Task<K>,
): Promise<Orchestrated<K>> {
  const { dryRun } = asked.query;
  if (dryRun) return { answer: { body: await planned(context, asked, task) } };
  const { operation, outcome } = await started(context, asked, task);
  if (!respondsAsync(asked.headers.prefer)) return { answer: undefined, operation, result: await outcome };
  const headers = { Location: locationOf(context, operation.id) };
  return { answer: { body: shownOperation(context, operation, []), status: 202, headers } };
}

/** Starts an orchestration, or finds what an earlier request with the same key led to. */
export async function started<K extends Kind>(
  context: AccountContext,
  asked: Asked,
  task: Task<K>,
): Promise<Started<ResultOf<K>>> {
  const { operations, log } = context;
  const key = idempotencyKey(task.kind, asked);
  const earlier = key && (await operations.earlier(task.kind, key));
  if (earlier) return earlier;
  await verified(context, asked, task);
  const begun = await operations.start(task.kind, await task.input(), key);
  log.info({ operation: begun.operation.id, kind: task.kind, target: begun.operation.target }, 'operation accepted');
  return begun;
}

/** What a run would do. */
export async function planned<K extends Kind>(context: AccountContext, asked: Asked, task: Task<K>): Promise<Plan> {
  await verified(context, asked, task);
  const input = await task.input();
  const { kind, plan = () => planSaga(saga => tellWhole(saga, context, kind, input)) } = task;
  return { steps: await plan(input) };
}

/** An orchestration with the credentials that go after it. */
async function tellWhole<K extends Kind>(
  saga: Saga,
  context: AccountContext,
  kind: K,
  input: InputOf<K>,
): Promise<void> {
  const { next } = await orchestrationOf(kind).tell(saga, context, input);
  for (const following of next)
    if (following.kind === 'clearCredentials')
      await orchestrationOf(following.kind).tell(saga, context, following.input);
}

async function verified(context: AccountContext, { query }: Asked, { named }: { named?: Named }): Promise<void> {
  const { registries, signal } = context;
  if (query.verify && named) await preflight({ owner: context, registries, signal }, named);
}

/** The same key with another request is a mistake, so the request is remembered with it, as a digest. */
function idempotencyKey(kind: Kind, { path, query, headers, body }: Asked): IdempotencyKey | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  const request = JSON.stringify([kind, path, query, body]);
  return { key, fingerprint: createHash('sha256').update(request).digest('hex') };
}

/** Source: RFC 7240, section 4.1. */
function respondsAsync(prefer = ''): boolean {
  return prefer.split(',').some(preference => /^\s*respond-async\s*(;|$)/i.test(preference));
}
