import t from 'tap';
import { poll } from '../../../src/concurrency/poll.js';
import { BadGateway } from '../../../src/errors.js';
import { startDurableRuntime } from '../../../src/runtime/durable/index.js';
import type { NewOperation } from '../../../src/runtime/operation.js';
import type { Runtime } from '../../../src/runtime/runtime.js';
import { creationWorkflow, watchSteps } from '../../support/steps.js';

const OWNER = { account: 'sandbox', org: 'myorg' };
const HOUR_MS = 3_600_000;
const LOG = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const unreachable = () => Promise.reject(new BadGateway('AWS could not be reached.', { isTransient: true }));

/** Waits for an abort only, as the next attempt is an hour away. */
const sleep = (_: number, __?: undefined, options?: { signal?: AbortSignal }) =>
  new Promise((_resolve, reject) => {
    options?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')));
  });

async function start(directory: string, call: () => Promise<string>) {
  const { onStep, reached } = watchSteps();
  const runtime = await startDurableRuntime(
    { directory, keepOperations: 30, waitForDisk: false },
    {
      workflows: [creationWorkflow(call, async () => true)],
      contextOf: () => ({}),
      onStep,
      retries: { request: HOUR_MS, asyncRequest: HOUR_MS, operation: HOUR_MS, undo: HOUR_MS, sleep },
      log: LOG,
    },
  );
  return { runtime, reached };
}

async function startOperation({ store, start }: Runtime, id: string): Promise<void> {
  const operation: NewOperation = {
    ...{ id, ...OWNER, kind: 'creation', target: 'myclu/www', startedAt: new Date(), origin: 'request', input: {} },
    ...{ startedBy: 'ci', spaces: ['myclu'] },
  };
  await store.add(operation);
  await start(operation);
}

function ended({ store }: Runtime, id: string) {
  return poll({ waitingFor: `operation ${id} to end`, timeoutMs: 30_000, intervalMs: 20, growth: 1 }, async () => {
    const found = await store.get(OWNER, id);
    return found?.endedAt && found;
  });
}

t.test('an operation that waits for its next attempt is cancelled, or continued by the next process', async t => {
  const directory = t.testdir();
  const first = await start(directory, unreachable);
  await startOperation(first.runtime, 'one');
  await first.reached('createCluster', 'retrying');
  await first.runtime.store.cancel('one');
  t.match(await ended(first.runtime, 'one'), { state: 'cancelled' });

  await startOperation(first.runtime, 'two');
  await poll(
    { waitingFor: 'the first attempt', timeoutMs: 30_000, intervalMs: 20, growth: 1 },
    async () =>
      (await first.runtime.store.events('two', 0)).some(({ event }) => event.state === 'retrying') || undefined,
  );
  await first.runtime.close();

  const second = await start(directory, async () => 'created');
  t.teardown(() => second.runtime.close());
  const continued = await ended(second.runtime, 'two');
  t.match(continued, { state: 'succeeded', outcome: { result: 'created' }, startedBy: 'ci' });
  t.same(continued.spaces, ['myclu']);
});
