import { Readable } from 'node:stream';
import { permitsSpace, spaceOfTarget } from '../domain/limits/spaces.js';
import { Invalid } from '../errors.js';
import type { Progress } from '../runtime/event-feeds.js';
import { hasEnded, type Operation, type OperationEvent, type OperationFilter } from '../runtime/operation.js';
import type { StepEvent } from '../saga/saga.js';
import { withoutSecrets } from '../secrets.js';
import type { AccountContext } from './context.js';
import type { AnswerBody, Handler } from './handler.js';

type OperationBody = AnswerBody<'getOperation'>;
type OperationStep = NonNullable<OperationBody['steps']>[number];

/** The states of a step that has not ended. */
const IN_PROGRESS: StepEvent['state'][] = ['started', 'progressed', 'retrying'];

/** The content of a page token: the start and the id of the last operation before the page. */
const PAGE_TOKEN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w-]+)$/;

export const listOperations: Handler<'listOperations'> = async ({ query }, context) => {
  const { next, limit, include = [], ...selection } = query;
  // One operation more than the limit shows whether there is a next page.
  const found = await context.operations.list({
    ...selection,
    withResults: include.includes('result'),
    limit: limit + 1,
    after: next ? parsePageToken(next) : undefined,
  });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const visible = page.filter(({ target }) => permitsSpace(context.spaces, spaceOfTarget(target)));
  const events = include.includes('steps') ? await context.operations.eventsOf(visible) : undefined;
  const operations = visible.map(operation => summaryBody(context, operation, events?.get(operation.id)));
  return { body: { operations, next: last ? pageToken(last) : null } };
};

export const getOperation: Handler<'getOperation'> = async ({ path }, context) => ({
  body: await withSteps(context, await context.operations.get(path.operation)),
});

export const cancelOperation: Handler<'cancelOperation'> = async ({ path }, context) => {
  const operation = await context.operations.cancel(path.operation);
  const headers = { Location: locationOf(context, operation.id) };
  return { body: await withSteps(context, operation), status: 202, headers };
};

export const streamOperation: Handler<'streamOperation'> = async ({ path, headers }, context) => {
  const { operations, feeds, limitKey, signal } = context;
  const id = path.operation;
  await operations.get(id);
  const last = Number(headers['last-event-id']);
  const after = Number.isSafeInteger(last) ? last : 0;
  return { body: Readable.from(eventStream(feeds.watch({ operations, id, after, limitKey, signal }), after)) };
};

/** The path of an operation. */
export function locationOf({ aws }: Pick<AccountContext, 'aws'>, id: string): string {
  return `/v1/ecs/${aws.name}/operations/${id}`;
}

/** An operation as a list shows it. @param events undefined for no steps. */
function summaryBody(context: AccountContext, operation: Operation, events: OperationEvent[] | undefined) {
  const { steps, ...summary } = operationBody(context, operation, events ?? []);
  return { ...summary, ...(events && { steps }) };
}

/** An operation as the spec defines it. The response to the request itself has the secrets of its result by contract, this has none. */
export function operationBody(
  context: Pick<AccountContext, 'aws' | 'problemOf'>,
  { id, kind, target, state, startedAt, startedBy, endedAt, outcome }: Operation,
  events: OperationEvent[],
): OperationBody {
  return withoutSecrets('Operation', {
    id,
    kind,
    target,
    state,
    startedAt,
    ...(startedBy !== undefined && { startedBy }),
    ...(endedAt && { endedAt }),
    steps: stepsOf(events),
    ...(outcome && 'result' in outcome && { result: outcome.result as OperationBody['result'] }), // the result of its workflow
    ...(outcome && 'error' in outcome && { problem: context.problemOf(outcome.error, locationOf(context, id)) }),
  });
}

async function withSteps(context: AccountContext, operation: Operation): Promise<OperationBody> {
  return operationBody(context, operation, await context.operations.events(operation.id, 0));
}

/** The last state of each step, in the order in which they started. */
function stepsOf(events: OperationEvent[]): OperationStep[] {
  const steps = new Map<string, OperationStep>();
  for (const { event } of events) {
    const key = [event.step, event.resource.type, event.resource.name].join(' ');
    const earlier = steps.get(key);
    if (!isStep(event) && !earlier) continue;
    steps.set(key, { ...(earlier?.state === 'retrying' ? withoutRetry(earlier) : earlier), ...stepBody(event) });
  }
  return [...steps.values()];
}

/** A step without the error and the attempts of its retries. */
function withoutRetry({ error: _, progress: __, ...step }: OperationStep): OperationStep {
  return step;
}

/** Reads that succeed, and resources that stay as they are, do not appear among the steps; what a deletion leaves does. */
function isStep({ step, action, state }: StepEvent): boolean {
  if (state === 'retrying') return true;
  if (action === 'keep') return step.startsWith('delete');
  return state !== 'unchanged' && (action !== undefined || step.startsWith('waitFor'));
}

function stepBody({ step, resource, action, state, at, progress, reason, error }: StepEvent): OperationStep {
  const time = new Date(at);
  return {
    name: step,
    resource,
    ...(action && action !== 'reuse' && action !== 'keep' && { action }),
    state: state === 'progressed' ? 'started' : state,
    ...(state === 'started' && { startedAt: time }),
    ...(!IN_PROGRESS.includes(state) && { endedAt: time }),
    ...(progress && { progress: toPascalKeys(progress) as OperationStep['progress'] }), // numbers and texts
    ...(reason && { reason }),
    ...(error && { error }),
  };
}

/** The progress of an operation as server-sent events, until it has ended. @param last the id of the last event that the client has. */
async function* eventStream(progress: AsyncGenerator<Progress>, last: number): AsyncGenerator<string> {
  let after = last;
  let isFirst = true;
  for await (const { operation, events } of progress) {
    const steps = events.filter(({ event }) => isStep(event));
    for (const { id, event } of steps)
      yield sseMessage(event.state === 'progressed' ? 'deployment' : 'step', stepBody(event), id);
    after = events.at(-1)?.id ?? after;
    if (hasEnded(operation)) yield sseMessage('end', { id: operation.id, state: operation.state }, after);
    else if (events.length === 0 && !isFirst) yield ':\n\n'; // keeps the connection alive
    isFirst = false;
  }
}

/** Source: HTML Standard, "Server-sent events". */
function sseMessage(event: string, data: object, id: number): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(toPascalKeys(data))}\n\n`;
}

/** Keys in the spelling of the spec. */
function toPascalKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPascalKeys);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.charAt(0).toUpperCase() + key.slice(1), toPascalKeys(member)]),
  );
}

function pageToken({ startedAt, id }: Operation): string {
  return Buffer.from(`${startedAt.toISOString()} ${id}`).toString('base64url');
}

/** @throws {Invalid} for a token that no earlier response contained. */
function parsePageToken(token: string): OperationFilter['after'] {
  const [, time = '', id = ''] = PAGE_TOKEN.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  const startedAt = new Date(time);
  if (Number.isNaN(startedAt.getTime()))
    throw new Invalid('The token of the next page is not valid.', {
      faults: [{ parameter: 'query.next', message: 'is not the token of an earlier response' }],
    });
  return { startedAt, id };
}
