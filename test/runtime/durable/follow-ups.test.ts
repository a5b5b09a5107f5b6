import t from 'tap';
import { startDurableRuntime } from '../../../src/runtime/durable/index.js';
import { MAX_FOLLOW_UPS } from '../../../src/runtime/follow-up-queue.js';
import { ONE_ATTEMPT } from '../../support/retries.js';
import { cleanUpStates, deletionsWithCleanUps, startDeletions } from '../../support/runtime/follow-ups.js';

const LOG = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function start(directory: string) {
  const { workflows, begun, end } = deletionsWithCleanUps();
  const options = { workflows, contextOf: () => ({}), onStep: () => {}, retries: ONE_ATTEMPT, log: LOG };
  return { begun, end, runtime: startDurableRuntime({ directory, keepOperations: 30 }, options) };
}

t.test('of many follow-ups, a bounded number runs, and those that wait are run by the next process', async t => {
  const directory = t.testdir();
  const ids = Array.from({ length: MAX_FOLLOW_UPS + 3 }, (_, index) => `delete-${index}`);
  const first = start(directory);
  const crashing = await first.runtime;
  await startDeletions(crashing, ids);
  const states = await cleanUpStates(crashing);
  await crashing.close();

  const second = start(directory);
  const runtime = await second.runtime;
  t.teardown(() => runtime.close());
  const resumed = await cleanUpStates(runtime);
  second.end();
  await runtime.idle();

  t.same(states, { running: MAX_FOLLOW_UPS, queued: 3 });
  t.same(first.begun, ids.slice(0, MAX_FOLLOW_UPS));
  t.same(resumed, { running: MAX_FOLLOW_UPS, queued: 3 });
  t.same([...second.begun].sort(), [...ids].sort());
  t.same(second.begun.slice(MAX_FOLLOW_UPS), ids.slice(MAX_FOLLOW_UPS), 'the queued ones come last, in their order');
  t.same(await cleanUpStates(runtime), { succeeded: ids.length });
});
