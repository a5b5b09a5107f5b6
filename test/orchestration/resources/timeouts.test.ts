import t from 'tap';
import type { AwsAccount } from '../../../src/aws/account.js';
import { Conflict, type NamedError, TimedOut } from '../../../src/errors.js';
import { waitUntilDrained } from '../../../src/orchestration/resources/service.js';
import { createStep } from '../../../src/orchestration/resources/steps.js';
import type { Space } from '../../../src/orchestration/space.js';
import { runSaga } from '../../../src/saga/run-saga.js';
import type { Saga } from '../../../src/saga/saga.js';

const CLUSTER = { type: 'ecs:cluster', name: 'myclu' };
const atOnce = () => new Promise(resolve => setImmediate(resolve));
const RETRIES = { stepsForMs: 60_000, undosForMs: 60_000, sleep: atOnce };

/** Does not answer in time at first, and then has a result. */
function lateOnce<Result>(result: Result): () => Promise<Result> {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls === 1) throw new TimedOut('AWS did not answer in time.', { isTransient: true });
    return result;
  };
}

function run(steps: (saga: Saga) => Promise<unknown>) {
  const workflow = { name: 'test', target: () => 'test', run: async (saga: Saga) => ({ result: await steps(saga) }) };
  return runSaga(workflow, undefined, undefined, { retries: RETRIES });
}

t.test('what was created is deleted by the rollback, also if AWS does not answer at first', async t => {
  const removed: string[] = [];

  const error: NamedError = await run(async saga => {
    await createStep(
      saga,
      { sleep: atOnce },
      {
        ...{ name: 'createCluster', resource: CLUSTER, expected: 'expected', run: async () => 'created' },
        findOwn: lateOnce('created'),
        remove: async own => removed.push(own),
      },
    );
    throw new Conflict('no');
  }).catch(failure => failure);

  t.same(removed, ['created']);
  t.same(error.extensions.rolledBack, [CLUSTER]);
});

t.test('a service of which AWS does not answer in time is not reported as draining', async t => {
  // The members that the wait uses.
  const aws = { sleep: atOnce, ecs: { describeServices: lateOnce({ services: [] }) } } as unknown as AwsAccount;
  const space = { aws, cluster: 'myclu' } as Space;

  await t.resolves(run(saga => waitUntilDrained(saga, space, { serviceName: 'www' })));
});
