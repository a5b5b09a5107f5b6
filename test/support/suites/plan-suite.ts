import fc from 'fast-check';
import type { Test } from 'tap';
import type { StepEvent } from '../../../src/saga/saga.js';
import { differences, isRead, linesOfCalls, linesOfEvents, linesOfPlan, withoutAction } from '../planned-calls.js';
import { type PlannedRequest, REQUESTS } from '../requests-of-plans.js';
import type { Answer } from '../service.js';
import {
  ANY,
  type Base,
  MANAGED,
  SERVICE,
  type StartedState,
  type StartingState,
  startIn,
  statesOn,
} from '../starting-states.js';

const SEED = 20_261_123;

/** The share of each kind of request in percent, and the states that it starts in. */
const CASES: Record<string, [percent: number, bases: Base[]]> = {
  'create service': [25, ANY],
  'update service': [25, SERVICE],
  'delete service': [5, SERVICE],
  'delete service recursively': [17.5, SERVICE],
  'create managed definition': [7.5, ANY],
  'update managed definition': [10, MANAGED],
  'delete managed definition': [10, MANAGED],
};

/** Compares the plans of random requests in random states with what a run does. @param total the number of cases. */
export function testPlans(t: Test, total: number): void {
  for (const [place, [kind, [percent, bases]]] of Object.entries(CASES).entries()) {
    const seed = SEED + place;
    const numRuns = Math.ceil((total * percent) / 100);
    const requests = REQUESTS[kind] ?? fc.constantFrom();
    const cases = fc.noBias(fc.record({ state: statesOn(bases), request: requests }));
    t.test(`the plan of ${kind} is what a run does`, async t => {
      for (const [index, { state, request }] of fc.sample(cases, { seed, numRuns }).entries())
        await t.test(`seed ${seed}, case ${index}: ${JSON.stringify(state)}`, t => comparePlan(t, state, request));
    });
  }
}

async function comparePlan(t: Test, state: StartingState, request: PlannedRequest): Promise<void> {
  const events: StepEvent[] = [];
  const world = await startIn(t, state, { onStep: event => events.push(event) });
  const { calls, snapshot } = world.emulator;
  const before = snapshot();
  calls.length = 0;

  const plan = await send(world, request, true);

  t.same(
    calls.filter(call => !isRead(call)),
    [],
    'a dry run only reads',
  );
  t.same(snapshot(), before, 'a dry run changes nothing');
  events.length = 0;
  calls.length = 0;

  const run = await send(world, request, false);

  t.same(refusalIn(plan), refusalIn(run), 'a dry run refuses what a run refuses');
  if (refusalIn(run)) return;
  t.same(plan.body.Steps.filter(isUnexplained), [], 'each effect names its changes');
  const planned = linesOfPlan(plan.body.Steps);
  const done = { events: linesOfEvents(events), calls: linesOfCalls(calls) };
  const found = [
    ...differences(planned, done.events),
    ...differences(withoutAction(planned), withoutAction(done.calls)),
  ];
  t.same(found, [], 'the plan is what the run does', { request, planned, done });
}

/** The emulator's clock advances until the request is answered and its follow-ups have ended. */
async function send(world: StartedState, { method, path, body }: PlannedRequest, isDryRun: boolean): Promise<Answer> {
  const url = isDryRun ? `${path}${path.includes('?') ? '&' : '?'}dryRun=true` : path;
  const timer = setInterval(() => !isDryRun && world.clock.advance(1_000), 5);
  try {
    const answer = await world.call(method, url, body);
    await world.settled();
    return answer;
  } finally {
    clearInterval(timer);
  }
}

function isUnexplained({ Action, Changes = [] }: { Action: string; Changes?: object[] }): boolean {
  return (Action === 'create' || Action === 'update') && Changes.length === 0;
}

function refusalIn({ status, body }: Answer): { status: number; detail: string } | undefined {
  return status < 300 ? undefined : { status, detail: body.detail };
}
