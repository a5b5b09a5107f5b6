import t from 'tap';
import { type Caller, currentCaller, runFor } from '../../src/concurrency/caller.js';
import { BadGateway } from '../../src/errors.js';
import { followUpId } from '../../src/runtime/execute.js';
import { MAX_FOLLOW_UPS } from '../../src/runtime/follow-up-queue.js';
import { createMemoryRuntime } from '../../src/runtime/memory-runtime.js';
import type { NewOperation } from '../../src/runtime/operation.js';
import type { AnyWorkflow } from '../../src/saga/workflow.js';
import { ONE_ATTEMPT } from '../support/retries.js';
import { cleanUpStates, deletionsWithCleanUps, startDeletions } from '../support/runtime/follow-ups.js';
import { creationWorkflow, watchSteps } from '../support/steps.js';

const OWNER = { account: 'sandbox', org: 'myorg' };
const HOUR_MS = 3_600_000;
const OPERATION: NewOperation = {
  ...{ id: 'one', ...OWNER, kind: 'creation', target: 'myclu/www', startedAt: new Date() },
  ...{ origin: 'request', input: {} },
};
const LOG = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const unreachable = () => Promise.reject(new BadGateway('AWS could not be reached.', { isTransient: true }));

/** Starts an operation that waits for its next attempt. */
async function started(undo: () => Promise<boolean>) {
  const { onStep, reached } = watchSteps();
  const runtime = createMemoryRuntime({
    workflows: [creationWorkflow(unreachable, undo)],
    contextOf: () => ({}),
    onStep,
    retries: { request: HOUR_MS, asyncRequest: HOUR_MS, operation: HOUR_MS, undo: HOUR_MS },
    log: LOG,
  });
  await runtime.store.add(OPERATION);
  await runtime.start(OPERATION);
  await reached('createCluster', 'retrying');
  const state = async () => (await runtime.store.get(OWNER, 'one'))?.state;
  return { runtime, state };
}

t.test('closing does not wait for the next attempt of a step, or of an undo', async t => {
  const { runtime, state } = await started(unreachable);

  await runtime.close();

  t.equal(await state(), 'failed');
});

t.test('cancelling does not wait for the next attempt of a step', async t => {
  const { runtime, state } = await started(async () => true);

  await runtime.store.cancel('one');
  await runtime.idle();

  t.equal(await state(), 'cancelled');
});

t.test(
  'an operation counts for the caller of its request, without being refused, and its follow-ups for nobody',
  async t => {
    const callers: Record<string, Caller | undefined> = {};
    const recording = (name: string, followUps: AnyWorkflow[]): AnyWorkflow => ({
      name,
      target: () => 'myclu/www',
      run: async () => {
        callers[name] = currentCaller();
        return { result: {} };
      },
      followUps: () => followUps.map(workflow => ({ workflow, input: {} })),
    });
    const cleanUp = recording('cleanUp', []);
    const runtime = createMemoryRuntime({
      workflows: [recording('creation', [cleanUp]), cleanUp],
      contextOf: () => ({}),
      onStep: () => {},
      retries: ONE_ATTEMPT,
      log: LOG,
    });

    await runFor({ limitKey: 'token ci', mayBeRefused: true, signal: AbortSignal.abort() }, async () => {
      await runtime.store.add(OPERATION);
      await runtime.start(OPERATION);
    });
    await runtime.idle();

    t.same(callers, { creation: { limitKey: 'token ci' }, cleanUp: undefined });
  },
);

t.test(
  'of many follow-ups, a bounded number runs; a queued one can be cancelled, and the others run in order',
  async t => {
    const { workflows, begun, end } = deletionsWithCleanUps();
    const runtime = createMemoryRuntime({
      ...{ workflows, contextOf: () => ({}), onStep: () => {}, retries: ONE_ATTEMPT, log: LOG },
    });
    const ids = Array.from({ length: MAX_FOLLOW_UPS + 3 }, (_, index) => `delete-${index}`);

    await startDeletions(runtime, ids);
    const [states, running] = [await cleanUpStates(runtime), [...begun]];
    const cancelled = followUpId('delete-21', 'cleanUp');
    await runtime.store.cancel(cancelled);
    end();
    await runtime.idle();

    t.same(states, { running: MAX_FOLLOW_UPS, queued: 3 });
    t.same(running, ids.slice(0, MAX_FOLLOW_UPS));
    t.same(begun, [...ids.slice(0, MAX_FOLLOW_UPS), 'delete-20', 'delete-22']);
    t.same(await cleanUpStates(runtime), { succeeded: MAX_FOLLOW_UPS + 2, cancelled: 1 });
    t.match((await runtime.store.get(OWNER, cancelled))?.outcome, {
      error: { message: 'The operation was cancelled.' },
    });
  },
);
