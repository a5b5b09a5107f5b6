import { type Emulator, type FaultRule, startEmulator } from '../../src/emulator/index.js';
import { type Api, until } from '../support/api.js';
import { type Census, censusOf, differences } from './census.js';
import type { Request, Story } from './scenarios.js';

/** A moment at which the process is killed: at an AWS call of a story, before or after its effect. */
export interface Point {
  story: Story;
  direction: 'forward' | 'rollback';
  service: string;
  action: string;
  nth: number;
  when: 'before' | 'after';
}

/** A story as it is when nobody is killed. */
export interface Expected {
  before: Census;
  after: Census;
  points: Point[];
}

/** Milliseconds that things take on the embedded AWS: long enough to be waited for, short enough for hundreds of runs. */
const TIMINGS = { clusterProvisioning: 30, taskProvisioning: 10, taskPending: 10, taskStopping: 30 };

const REFUSED = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };

/** Starts an embedded AWS; one after another on the same port, so that the service finds it again. */
export function startAws(port: number): Promise<Emulator> {
  return startEmulator({ port, timings: TIMINGS });
}

/** Runs a story with nobody killed, and gives the points at which somebody could be. */
export async function rehearse(
  api: Api,
  emulator: Emulator,
  story: Story,
  direction: Point['direction'],
): Promise<Expected> {
  await prepare(api, emulator, story);
  const before = censusOf(emulator);
  if (direction === 'rollback') emulator.faults.add(failure(story));
  emulator.calls.length = 0;
  await ask(api, story.act);
  await ended(api);
  const calls = emulator.calls.map(({ service, action }) => ({ service, action }));
  const seen = new Map<string, number>();
  const points = calls.flatMap(({ service, action }): Point[] => {
    const nth = (seen.get(`${service} ${action}`) ?? 0) + 1;
    seen.set(`${service} ${action}`, nth);
    return (['before', 'after'] as const).map(when => ({ story, direction, service, action, nth, when }));
  });
  const failed = points.findIndex(
    point => point.service === story.failing?.service && point.action === story.failing.action,
  );
  return { before, after: censusOf(emulator), points: direction === 'forward' ? points : points.slice(failed + 2) };
}

/** Runs a story in which the process is killed at a point, starts another and lets it end. @returns what is wrong then. */
export async function killAt(
  api: Api,
  emulator: Emulator,
  point: Point,
  { before, after }: Expected,
): Promise<string[]> {
  const { story, direction, service, action, nth, when } = point;
  await prepare(api, emulator, story);
  if (direction === 'rollback') emulator.faults.add(failure(story));
  const [latest] = await operationsSince(api, undefined);
  let isKilled = false;
  const kill = () => {
    isKilled = true;
    api.kill();
  };
  emulator.faults.add({ service, action, nth, when, hang: true, onHang: kill });
  await ask(api, story.act).catch(() => {}); // who asked sees the connection break
  await until('the kill, or the end without it', async () => isKilled || (await isIdle(api).catch(() => false)));
  if (isKilled) await api.gone();
  await api.start();
  await ended(api);
  const operations = await operationsSince(api, latest?.Id);
  const expected = operations.length > 0 ? after : before;
  return [
    // How often something is looked at while it is waited for differs from run to run.
    ...(isKilled || nth > 1 ? [] : ['nobody was killed']),
    ...operations
      .filter(({ State }) => !isRight(State, direction))
      .map(({ Id, State }) => `operation ${Id} is ${State}`),
    ...differences(censusOf(emulator), expected),
  ];
}

/** How a point is told of. */
export function nameOf({ story, direction, service, action, nth, when }: Point): string {
  return `${story.name}, ${direction}: ${when} ${service} ${action} (${nth})`;
}

function isRight(state: string, direction: Point['direction']): boolean {
  return state === (direction === 'forward' ? 'succeeded' : 'rolled_back');
}

function failure({ failing }: Story): FaultRule {
  if (!failing) throw new Error('the story has nothing to fail at');
  return { ...failing, times: Number.POSITIVE_INFINITY, error: REFUSED };
}

async function prepare(api: Api, emulator: Emulator, { before }: Story): Promise<void> {
  await api.start();
  for (const request of before) {
    const { status, body } = await ask(api, request);
    if (status >= 300) throw new Error(`${request.path} is answered ${status}: ${JSON.stringify(body)}`);
    await ended(api);
  }
  if (before.length > 0) await until('running tasks', async () => isSteady(emulator));
}

function isSteady(emulator: Emulator): boolean {
  const { ecs } = emulator.snapshot() as {
    ecs: { services: Record<string, { desiredCount: number; runningCount: number }> };
  };
  return Object.values(ecs.services).every(({ desiredCount, runningCount }) => desiredCount === runningCount);
}

function ask(api: Api, { method, path, body }: Request) {
  return api.call(method, path, body);
}

/** Operations that began after one, the latest first. */
async function operationsSince(api: Api, id: string | undefined): Promise<{ Id: string; State: string }[]> {
  const { body } = await api.call('GET', '/sandbox/operations?limit=10');
  const operations = body.Operations as { Id: string; State: string }[];
  const end = operations.findIndex(operation => operation.Id === id);
  return end < 0 ? operations : operations.slice(0, end);
}

async function isIdle(api: Api): Promise<boolean> {
  for (const state of ['running', 'rolling_back']) {
    const { status, body } = await api.call('GET', `/sandbox/operations?state=${state}`);
    if (status !== 200 || body.Operations.length > 0) return false;
  }
  return true;
}

function ended(api: Api): Promise<void> {
  return until('all operations to end', () => isIdle(api).catch(() => false));
}
