import fc from 'fast-check';
import t, { type Test } from 'tap';
import type { StepEvent } from '../../src/saga/saga.js';
import {
  differences,
  isRead,
  linesOfCalls,
  linesOfEvents,
  linesOfPlan,
  withoutAction,
} from '../support/planned-calls.js';
import { type PlannedRequest, REQUESTS } from '../support/requests-of-plans.js';
import type { Answer } from '../support/service.js';
import {
  ANY,
  type Base,
  MANAGED,
  SERVICE,
  type StartedState,
  type StartingState,
  startIn,
  statesOn,
} from '../support/starting-states.js';

const SEED = 20_261_123;

/** How many states and requests of each kind, 200 in all, and on what. */
const CASES: Record<string, [count: number, bases: Base[]]> = {
  'create service': [50, ANY],
  'update service': [50, SERVICE],
  'delete service': [10, SERVICE],
  'delete service recursively': [35, SERVICE],
  'create managed definition': [15, ANY],
  'update managed definition': [20, MANAGED],
  'delete managed definition': [20, MANAGED],
};

for (const [place, [kind, [numRuns, bases]]] of Object.entries(CASES).entries()) {
  const seed = SEED + place;
  const requests = REQUESTS[kind] ?? fc.constantFrom();
  const cases = fc.noBias(fc.record({ state: statesOn(bases), request: requests }));
  t.test(`the plan of ${kind} is what a run does`, async t => {
    for (const [index, { state, request }] of fc.sample(cases, { seed, numRuns }).entries())
      await t.test(`seed ${seed}, case ${index}: ${JSON.stringify(state)}`, t => holdPlanToRun(t, state, request));
  });
}

async function holdPlanToRun(t: Test, state: StartingState, request: PlannedRequest): Promise<void> {
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
  const planned = linesOfPlan(plan.body.Steps);
  const done = { events: linesOfEvents(events), calls: linesOfCalls(calls) };
  const parted = [
    ...differences(planned, done.events),
    ...differences(withoutAction(planned), withoutAction(done.calls)),
  ];
  t.same(parted, [], 'the plan is what the run does', { request, planned, done });
}

/** Time goes on while it is answered, and until nothing goes on after the answer. */
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

function refusalIn({ status, body }: Answer): { status: number; detail: string } | undefined {
  return status < 300 ? undefined : { status, detail: body.detail };
}
