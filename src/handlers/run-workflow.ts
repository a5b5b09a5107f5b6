import { createHash } from 'node:crypto';
import type { Schemas } from '../domain/schemas.js';
import { type Adjustment, adjustablePointers } from '../domain/space-adjustments.js';
import type { Spelling } from '../json.js';
import type { Adjusting } from '../orchestration/resources/adjust-definition.js';
import { type References, verifyReferences } from '../orchestration/verify-references.js';
import type { IdempotencyKey, Operation } from '../runtime/operation.js';
import { type PlannedStep, planSaga } from '../saga/plan-saga.js';
import type { Workflow, WorkflowOutput } from '../saga/workflow.js';
import { withoutSecrets } from '../secrets.js';
import type { Owner } from '../tenancy.js';
import type { AccountContext } from './context.js';
import { locationOf, operationBody } from './operations.js';

/** A plan as the spec writes it. */
interface Plan {
  steps: PlannedStep[];
  adjustments?: Adjustment[];
  /** The definition as it would be registered. */
  taskDefinition?: Schemas['TaskDefinition'];
}

/** The part of a request that decides how its workflow runs. */
export interface WorkflowRequest {
  path: object;
  query: { dryRun: boolean; verify?: boolean };
  headers: { prefer?: string; 'idempotency-key'?: string };
  body?: unknown;
  /** How the caller spelled the keys of the body. */
  spelling(): Spelling;
}

/** A workflow and its input. */
interface WorkflowCall<Input, Output extends WorkflowOutput, Accepted> {
  workflow: Workflow<Input, Output, Owner>;
  /** Reads what the input needs beside the request. @throws where the workflow cannot run. */
  input: () => Input | Promise<Input>;
  /** What the request names and `verify` checks. */
  references?: References;
  /** The headers of the answer with the result. */
  headers?: (operation: Operation) => Record<string, string>;
  /** The body of a 202 answer, for an operation that is never waited for. */
  acceptedBody?: Accepted;
}

interface WorkflowAnswer<Body> {
  body: Body | Plan | ReturnType<typeof operationBody>;
  status?: number;
  headers?: Record<string, string> | undefined;
}

/**
 * Runs a workflow as the request demands, and answers with its result: `dryRun` answers with its plan, `Prefer: respond-async`
 * with the operation at once, and an `Idempotency-Key` runs it once.
 */
export async function runWorkflow<Input, Output extends WorkflowOutput, Accepted = never>(
  context: AccountContext,
  request: WorkflowRequest,
  { workflow, input, references, headers, acceptedBody }: WorkflowCall<Input, Output, Accepted>,
): Promise<WorkflowAnswer<Output['result'] | Accepted>> {
  const verifiedInput = async () => {
    await verifyIfRequested(context, request, references);
    return input();
  };
  if (request.query.dryRun) return { body: await planOf(workflow, context, await verifiedInput()) };
  const key = idempotencyKey(workflow.name, request);
  const isAsync = acceptedBody !== undefined || prefersAsync(request.headers.prefer);
  const { operation, outcome } = await context.operations.start(workflow, verifiedInput, {
    origin: isAsync ? 'asyncRequest' : 'request',
    idempotency: key,
    spelling: request.spelling(),
  });
  if (!isAsync) return { body: await outcome, headers: headers?.(operation) };
  const body = acceptedBody ?? operationBody(context, operation, []);
  return { body, status: 202, headers: { Location: locationOf(context, operation.id) } };
}

async function planOf<Input>(
  workflow: Workflow<Input, WorkflowOutput, Owner>,
  context: AccountContext,
  input: Input,
): Promise<Plan> {
  const { steps, result } = await planSaga(workflow, context, input);
  // Safe: the spec's results have members of these types, or none.
  const { adjustments, taskDefinition } = (result ?? {}) as Omit<Plan, 'steps'>;
  const isRegistered = steps.some(({ step, action }) => step === 'registerTaskDefinition' && action === 'create');
  return withoutSecrets('Plan', {
    steps,
    ...(adjustments && { adjustments }),
    ...(isRegistered && taskDefinition && { taskDefinition: withoutArn(taskDefinition) }),
  });
}

/** Leaves out the ARN, which in a plan is only the family's name. */
function withoutArn({ taskDefinitionArn: _, ...definition }: Schemas['TaskDefinition']): Schemas['TaskDefinition'] {
  return definition;
}

/**
 * How the space may adjust the definition of a request. The caller's spelling of pointers becomes a part of the operation, as its body
 * is not kept.
 */
export function adjustingOf({
  query,
  body,
  spell,
}: {
  query: { strict: boolean };
  body: { taskDefinition?: Schemas['RegisterTaskDefinitionRequest'] };
  spell: (pointer: string) => string;
}): Adjusting {
  const pointers = body.taskDefinition ? adjustablePointers(body.taskDefinition) : [];
  return { isStrict: query.strict, pointers: Object.fromEntries(pointers.map(pointer => [pointer, spell(pointer)])) };
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
