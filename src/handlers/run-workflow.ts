import { createHash } from 'node:crypto';
import { type References, verifyReferences } from '../orchestration/verify-references.js';
import type { IdempotencyKey, Operation } from '../runtime/operation.js';
import type { StartedOperation } from '../runtime/operations.js';
import { type PlannedStep, planSaga } from '../saga/plan-saga.js';
import type { Workflow, WorkflowOutput } from '../saga/workflow.js';
import type { Owner } from '../tenancy.js';
import type { AccountContext } from './context.js';
import { locationOf, operationBody } from './operations.js';

/** A plan as the spec writes it. */
interface Plan {
  steps: PlannedStep[];
}

/** The part of a request that decides how its workflow runs. */
export interface WorkflowRequest {
  path: object;
  query: { dryRun: boolean; verify?: boolean };
  headers: { prefer?: string; 'idempotency-key'?: string };
  body?: unknown;
}

/** A workflow and its input. */
interface WorkflowCall<Input, Output extends WorkflowOutput> {
  workflow: Workflow<Input, Output, Owner>;
  /** Reads what the input needs beside the request. @throws where the workflow cannot run. */
  input: () => Input | Promise<Input>;
  /** What the request names and `verify` checks. */
  references?: References;
  /** The headers of the answer with the result. */
  headers?: (operation: Operation) => Record<string, string>;
}

interface WorkflowAnswer<Result> {
  body: Result | Plan | ReturnType<typeof operationBody>;
  status?: number;
  headers?: Record<string, string> | undefined;
}

/**
 * Runs a workflow as the request demands, and answers with its result: `dryRun` answers with its plan, `Prefer: respond-async`
 * with the operation at once, and an `Idempotency-Key` runs it once.
 */
export async function runWorkflow<Input, Output extends WorkflowOutput>(
  context: AccountContext,
  request: WorkflowRequest,
  call: WorkflowCall<Input, Output>,
): Promise<WorkflowAnswer<Output['result']>> {
  if (request.query.dryRun) return { body: await planWorkflow(context, request, call) };
  const { operation, outcome } = await startWorkflow(context, request, call);
  if (!prefersAsync(request.headers.prefer)) return { body: await outcome, headers: call.headers?.(operation) };
  const headers = { Location: locationOf(context, operation.id) };
  return { body: operationBody(context, operation, []), status: 202, headers };
}

/** Starts a workflow, or returns the operation of an earlier request with the same key. */
export async function startWorkflow<Input, Output extends WorkflowOutput>(
  context: AccountContext,
  request: WorkflowRequest,
  call: WorkflowCall<Input, Output>,
): Promise<StartedOperation<Output['result']>> {
  const { operations, log } = context;
  const { workflow } = call;
  const key = idempotencyKey(workflow.name, request);
  const earlier = key && (await operations.earlier(workflow, key));
  if (earlier) return earlier;
  await verifyIfRequested(context, request, call.references);
  const started = await operations.start(workflow, await call.input(), key);
  const { id, kind, target } = started.operation;
  log.info({ operation: id, kind, target }, 'started operation');
  return started;
}

/** What a run would do. */
export async function planWorkflow<Input, Output extends WorkflowOutput>(
  context: AccountContext,
  request: WorkflowRequest,
  { workflow, input, references }: WorkflowCall<Input, Output>,
): Promise<Plan> {
  await verifyIfRequested(context, request, references);
  return { steps: await planSaga(workflow, context, await input()) };
}

async function verifyIfRequested(
  context: AccountContext,
  { query }: WorkflowRequest,
  references: References | undefined,
): Promise<void> {
  const { registries, signal } = context;
  if (query.verify && references) await verifyReferences({ owner: context, registries, signal }, references);
}

/** The key with a digest of the request: the same key with another request is an error. */
function idempotencyKey(kind: string, { path, query, headers, body }: WorkflowRequest): IdempotencyKey | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  const request = JSON.stringify([kind, path, query, body]);
  return { key, fingerprint: createHash('sha256').update(request).digest('hex') };
}

/** Source: RFC 7240, section 4.1. */
function prefersAsync(prefer = ''): boolean {
  return prefer.split(',').some(preference => /^\s*respond-async\s*(;|$)/i.test(preference));
}
