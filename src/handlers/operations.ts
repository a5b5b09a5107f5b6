import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Invalid } from '../errors.js';
import { hasEnded, type Operation, type OperationEvent, type Selection } from '../runtime/operation.js';
import type { Resource, StepEvent } from '../saga/saga.js';
import type { AccountContext } from './context.js';
import type { AnswerBody, Handler } from './handler.js';

type Shown = AnswerBody<'getOperation'>;
type ShownStep = NonNullable<Shown['steps']>[number];

/** Milliseconds between looks for new events, and between signs of life to a caller that gets none. */
const LOOK_EVERY = 250;
const SIGN_EVERY = 15_000;

/** What the token of a page says: the start and the id of the last operation before it. */
const TOKEN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w-]+)$/;

export const listOperations: Handler<'listOperations'> = async ({ query }, context) => {
  const { next, limit, ...selection } = query;
  // One more than asked for tells whether there are more.
  const found = await context.operations.list({
    ...selection,
    limit: limit + 1,
    after: next ? placeOf(next) : undefined,
  });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const operations = page.map(operation => shownOperation(context, operation, []));
  return { body: { operations, next: last ? tokenOf(last) : null } };
};

export const getOperation: Handler<'getOperation'> = async ({ path }, context) => ({
  body: await shownWithSteps(context, path.operation),
});

export const cancelOperation: Handler<'cancelOperation'> = async ({ path }, context) => {
  const operation = await context.operations.cancel(path.operation);
  const events = await context.operations.events(operation.id, 0);
  const headers = { Location: locationOf(context, operation.id) };
  return { body: shownOperation(context, operation, events), status: 202, headers };
};

export const streamOperation: Handler<'streamOperation'> = async ({ path, headers }, context) => {
  await context.operations.get(path.operation);
  const after = Number(headers['last-event-id']);
  return { body: Readable.from(followed(context, path.operation, Number.isSafeInteger(after) ? after : 0)) };
};

/** Where an operation is shown. */
export function locationOf({ aws }: Pick<AccountContext, 'aws'>, id: string): string {
  return `/v1/ecs/${aws.name}/operations/${id}`;
}

/** An operation as the spec shows it. */
export function shownOperation(
  context: Pick<AccountContext, 'aws' | 'problemOf'>,
  { id, kind, target, state, startedBy, startedAt, endedAt, outcome }: Operation,
  events: OperationEvent[],
): Shown {
  return {
    id,
    kind,
    target,
    state,
    startedBy,
    startedAt,
    ...(endedAt && { endedAt }),
    steps: stepsOf(events),
    ...(outcome && 'result' in outcome && { result: outcome.result as Shown['result'] }), // what its kind answers
    ...(outcome && 'error' in outcome && { problem: context.problemOf(outcome.error, locationOf(context, id)) }),
  };
}

async function shownWithSteps(context: AccountContext, id: string): Promise<Shown> {
  const operation = await context.operations.get(id);
  return shownOperation(context, operation, await context.operations.events(id, 0));
}

/** The last that is known of each step, in the order of their beginnings. */
function stepsOf(events: OperationEvent[]): ShownStep[] {
  const steps = new Map<string, ShownStep>();
  for (const { event } of events) {
    if (!isShown(event)) continue;
    const key = [event.step, event.resource.type, event.resource.name].join(' ');
    steps.set(key, { ...steps.get(key), ...shownStep(event) });
  }
  return [...steps.values()];
}

/** What is only read, or left as it is, is no step. */
function isShown({ step, action, state }: StepEvent): boolean {
  return state !== 'left' && (action !== undefined || step.startsWith('waitFor'));
}

const STATES = {
  started: 'started',
  progressed: 'started',
  succeeded: 'done',
  failed: 'failed',
  undone: 'undone',
  remained: 'remained',
  left: 'done',
} as const;

function shownStep({ step, resource, action, state, at, progress, error }: StepEvent): ShownStep {
  const time = new Date(at);
  return {
    name: step,
    resource: shownResource(resource),
    ...(action && action !== 'reuse' && action !== 'keep' && { action }),
    state: STATES[state],
    ...(state === 'started' && { startedAt: time }),
    ...(state !== 'started' && state !== 'progressed' && { endedAt: time }),
    ...(progress && { progress: capitalised(progress) as ShownStep['progress'] }), // numbers and texts
    ...(error && { error }),
  };
}

function shownResource({ type, name }: Resource) {
  return { type, name };
}

/** The stream of an operation's events until it has ended. */
async function* followed(context: AccountContext, id: string, last: number): AsyncGenerator<string> {
  const { operations, signal } = context;
  let after = last;
  let signedAt = Date.now();
  while (!signal.aborted) {
    // Read first: an operation that has ended adds no more.
    const operation = await operations.get(id);
    for (const { id: number, event } of await operations.events(id, after)) {
      after = number;
      signedAt = Date.now();
      const type = event.state === 'progressed' ? 'deployment' : 'step';
      if (isShown(event)) yield message(type, shownStep(event), number);
    }
    if (hasEnded(operation)) {
      yield message('end', { id, state: operation.state }, after);
      return;
    }
    if (Date.now() - signedAt > SIGN_EVERY) {
      signedAt = Date.now();
      yield ':\n\n';
    }
    await sleep(LOOK_EVERY, undefined, { signal }).catch(() => {});
  }
}

/** Source: HTML Standard, "Server-sent events". */
function message(event: string, data: object, id: number): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(capitalised(data))}\n\n`;
}

/** Keys as the spec writes them. */
function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.charAt(0).toUpperCase() + key.slice(1), capitalised(member)]),
  );
}

function tokenOf({ startedAt, id }: Operation): string {
  return Buffer.from(`${startedAt.toISOString()} ${id}`).toString('base64url');
}

/** @throws {Invalid} for a token that is none of ours. */
function placeOf(token: string): Selection['after'] {
  const [, time = '', id = ''] = TOKEN.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  const startedAt = new Date(time);
  if (Number.isNaN(startedAt.getTime()))
    throw new Invalid('The token of the next page is not valid.', {
      faults: [{ parameter: 'query.next', message: 'is not a token of an earlier answer' }],
    });
  return { startedAt, id };
}
