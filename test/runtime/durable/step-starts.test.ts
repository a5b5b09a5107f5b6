import { setImmediate } from 'node:timers/promises';
import t from 'tap';
import type { RunStep, StoredEntry } from '../../../src/runtime/durable/journal.js';
import { createStepStarts } from '../../../src/runtime/durable/step-starts.js';

const ENTRY: StoredEntry = { order: 1, startedAt: 0, endedAt: 0, outcome: { result: 'done' } };

t.test('the end waits for requested steps to start, not for their end, and refuses others', async t => {
  let start = () => {};
  const runStep: RunStep = (_name, step) =>
    new Promise((resolve, reject) => {
      start = () => void step().then(resolve, reject);
    });
  let end = (_: StoredEntry) => {};
  const steps = createStepStarts(runStep);
  const running = steps.run('createCluster', () => new Promise(resolve => (end = resolve)));
  let isClosed = false;
  const closed = steps.close().then(() => {
    isClosed = true;
  });

  await setImmediate();
  t.equal(isClosed, false);
  await t.rejects(
    steps.run('createService', async () => ENTRY),
    { message: 'The runtime is closing.' },
  );
  start();
  await closed;
  end(ENTRY);
  t.same(await running, ENTRY);
});

t.test('the end does not wait for steps that are recorded, or fail', async t => {
  const steps = createStepStarts(async name => {
    if (name === 'recorded') return ENTRY;
    throw new Error('not reachable');
  });

  t.same(await steps.run('recorded', async () => t.fail('runs again') as never), ENTRY);
  await t.rejects(
    steps.run('failed', async () => ENTRY),
    { message: 'not reachable' },
  );
  await t.resolves(steps.close());
});
