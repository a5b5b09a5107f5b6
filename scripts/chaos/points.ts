import { type Emulator, type FaultRule, startEmulator } from '../../src/emulator/index.js';
import { type Api, until } from '../support/api.js';
import { differences, type Inventory, inventoryOf } from './inventory.js';
import type { Request, Scenario } from './scenarios.js';

/** When the process is killed: before or after the effect of an AWS call of a scenario. */
export interface Point {
  scenario: Scenario;
  direction: 'forward' | 'rollback';
  service: string;
  action: string;
  nth: number;
  when: 'before' | 'after';
}

/** A run of a scenario in which no process was killed. */
export interface Baseline {
  before: Inventory;
  after: Inventory;
  points: Point[];
}

/** Milliseconds of AWS's own processes: long enough that workflows wait for them, short enough for hundreds of runs. */
const TIMINGS = { clusterProvisioning: 30, taskProvisioning: 10, taskPending: 10, taskStopping: 30 };

const REFUSED = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };

/** Starts an embedded AWS. Each in its turn listens on the same port, where the service expects it. */
export function startAws(port: number): Promise<Emulator> {
  return startEmulator({ port, timings: TIMINGS });
}

/** Runs a scenario without a kill. @returns its effects, and the points at which the process can be killed. */
export async function recordBaseline(
  api: Api,
  emulator: Emulator,
  scenario: Scenario,
  direction: Point['direction'],
): Promise<Baseline> {
  await setUp(api, emulator, scenario);
  const before = inventoryOf(emulator);
  if (direction === 'rollback') emulator.faults.add(failureOf(scenario));
  emulator.calls.length = 0;
  await send(api, scenario.request);
  await allEnded(api);
  const calls = emulator.calls.map(({ service, action }) => ({ service, action }));
  const seen = new Map<string, number>();
  const points = calls.flatMap(({ service, action }): Point[] => {
    const nth = (seen.get(`${service} ${action}`) ?? 0) + 1;
    seen.set(`${service} ${action}`, nth);
    return (['before', 'after'] as const).map(when => ({ scenario, direction, service, action, nth, when }));
  });
  const { failingCall } = scenario;
  const failed = points.findIndex(
    ({ service, action }) => service === failingCall?.service && action === failingCall.action,
  );
  return { before, after: inventoryOf(emulator), points: direction === 'forward' ? points : points.slice(failed + 2) };
}

/** Runs a scenario, kills the process at a point, starts another process and waits for the end. @returns what is wrong then. */
export async function killAt(
  api: Api,
  emulator: Emulator,
  point: Point,
  { before, after }: Baseline,
): Promise<string[]> {
  const { scenario, direction, service, action, nth, when } = point;
  await setUp(api, emulator, scenario);
  if (direction === 'rollback') emulator.faults.add(failureOf(scenario));
  const [latest] = await operationsSince(api, undefined);
  let isKilled = false;
  const kill = () => {
    isKilled = true;
    api.kill();
  };
  emulator.faults.add({ service, action, nth, when, hang: true, onHang: kill });
  await send(api, scenario.request).catch(() => {}); // the kill breaks the connection
  await until('the kill, or the end without it', async () => isKilled || (await isIdle(api).catch(() => false)));
  if (isKilled) await api.gone();
  await api.start();
  await allEnded(api);
  const operations = await operationsSince(api, latest?.Id);
  const expected = operations.length > 0 ? after : before;
  return [
    // How often a workflow polls differs between runs.
    ...(isKilled || nth > 1 ? [] : ['the process was not killed']),
    ...operations
      .filter(({ State }) => !isExpected(State, direction))
      .map(({ Id, State }) => `operation ${Id} is ${State}`),
    ...differences(inventoryOf(emulator), expected),
  ];
}

export function nameOf({ scenario, direction, service, action, nth, when }: Point): string {
  return `${scenario.name}, ${direction}: ${when} ${service} ${action} (${nth})`;
}

function isExpected(state: string, direction: Point['direction']): boolean {
  return state === (direction === 'forward' ? 'succeeded' : 'rolled_back');
}

function failureOf({ name, failingCall }: Scenario): FaultRule {
  if (!failingCall) throw new Error(`Scenario ${name} has no failing call.`);
  return { ...failingCall, times: Number.POSITIVE_INFINITY, error: REFUSED };
}

async function setUp(api: Api, emulator: Emulator, { setup }: Scenario): Promise<void> {
  await api.start();
  for (const request of setup) {
    const { status, body } = await send(api, request);
    if (status >= 300) throw new Error(`${request.method} ${request.path}: ${status} ${JSON.stringify(body)}`);
    await allEnded(api);
    await until('running tasks', async () => isSteady(emulator));
  }
}

function isSteady(emulator: Emulator): boolean {
  const { ecs } = emulator.snapshot() as {
    ecs: { services: Record<string, { desiredCount: number; runningCount: number }> };
  };
  return Object.values(ecs.services).every(({ desiredCount, runningCount }) => desiredCount === runningCount);
}

function send(api: Api, { method, path, body }: Request) {
  return api.call(method, path, body);
}

/** Operations that started after the given one, the latest first. */
async function operationsSince(api: Api, id: string | undefined): Promise<{ Id: string; State: string }[]> {
  const { body } = await api.call('GET', '/sandbox/operations?limit=10');
  const operations = body.Operations as { Id: string; State: string }[];
  const end = operations.findIndex(operation => operation.Id === id);
  return end < 0 ? operations : operations.slice(0, end);
}

async function isIdle(api: Api): Promise<boolean> {
  for (const state of ['queued', 'running', 'rolling_back']) {
    const { status, body } = await api.call('GET', `/sandbox/operations?state=${state}`);
    if (status !== 200 || body.Operations.length > 0) return false;
  }
  return true;
}

function allEnded(api: Api): Promise<void> {
  return until('all operations to end', () => isIdle(api).catch(() => false));
}
