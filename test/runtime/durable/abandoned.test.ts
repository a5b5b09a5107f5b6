import t from 'tap';
import { poll } from '../../../src/concurrency/poll.js';
import { NotFound } from '../../../src/errors.js';
import { startDurableRuntime } from '../../../src/runtime/durable/index.js';
import { deleteJournals } from '../../../src/runtime/durable/maintenance.js';
import type { NewOperation, Operation } from '../../../src/runtime/operation.js';
import type { Runtime, RuntimeOptions } from '../../../src/runtime/runtime.js';
import type { Saga } from '../../../src/saga/saga.js';
import type { AnyWorkflow } from '../../../src/saga/workflow.js';
import { matchExactly } from '../../support/match-exactly.js';
import { ONE_ATTEMPT } from '../../support/retries.js';
import { watchSteps } from '../../support/steps.js';

const OWNER = { account: 'old', org: 'myorg' };
const LOCK = { name: 'myorg/space', mode: 'exclusive', timeoutMs: 5_000 } as const;
const CLUSTER = { type: 'ecs:cluster', name: 'myclu' };

/** Creates a cluster and then waits for ever. */
const UNENDING: AnyWorkflow = {
  name: 'unending',
  target: () => 'myclu',
  locks: () => [LOCK],
  async run(saga: Saga) {
    await saga.step({
      name: 'createCluster',
      resource: CLUSTER,
      action: 'create',
      reason: 'Does not exist.',
      expected: 'created',
      run: async () => 'created',
    });
    return { result: await saga.wait('waitForCluster', CLUSTER, 'ready', () => new Promise(() => {})) };
  },
};

/** Ends as soon as it has the lock of the other. */
const BRIEF: AnyWorkflow = {
  name: 'brief',
  target: () => 'myclu',
  locks: () => [LOCK],
  run: async () => ({ result: 'done' }),
};

const LOG = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function start(directory: string, accounts: string[], onStep: RuntimeOptions['onStep'] = () => {}): Promise<Runtime> {
  return startDurableRuntime(
    { directory, keepOperations: 30 },
    {
      workflows: [UNENDING, BRIEF],
      contextOf({ account }) {
        if (!accounts.includes(account)) throw new NotFound(`Account ${account} does not exist.`);
        return {};
      },
      onStep,
      retries: ONE_ATTEMPT,
      log: LOG,
    },
  );
}

function operation(id: string, kind: string, account: string): NewOperation {
  return { id, ...OWNER, account, kind, target: 'myclu', startedAt: new Date(), origin: 'request', input: {} };
}

function ended({ store }: Runtime, account: string, id: string): Promise<Operation> {
  return poll({ waitingFor: `operation ${id} to end`, timeoutMs: 30_000, intervalMs: 20, growth: 1 }, async () => {
    const found = await store.get({ ...OWNER, account }, id);
    return found?.endedAt && found;
  });
}

t.test(
  'an operation whose account is no longer configured ends and frees its locks, and journals are deleted',
  async t => {
    const directory = t.testdir();
    const { onStep, reached } = watchSteps();
    const first = await start(directory, ['old'], onStep);
    const unending = operation('one', 'unending', 'old');
    await first.store.add(unending);
    await first.start(unending);
    await reached('waitForCluster', 'started');
    await first.close();

    const second = await start(directory, ['new']);
    t.teardown(() => second.close());
    t.equal(second.readiness(), 'ready');
    const abandoned = await ended(second, 'old', 'one');
    const brief = operation('two', 'brief', 'new');
    await second.store.add(brief);
    await second.start(brief);

    matchExactly(t, abandoned, {
      state: 'failed',
      outcome: {
        error: {
          message: 'Account old is no longer configured, so the operation has ended.',
          extensions: { operation: 'one', remaining: [CLUSTER] },
        },
      },
    });

    // DBOS stores the end of a workflow after that of its operation.
    const { DBOS } = await import('@dbos-inc/dbos-sdk');
    await poll({ waitingFor: 'no journal to be left', timeoutMs: 30_000, intervalMs: 20, growth: 1 }, async () => {
      await deleteJournals();
      return (await DBOS.listWorkflows({})).length === 0 || undefined;
    });
    t.match(await ended(second, 'new', 'two'), { state: 'succeeded', outcome: { result: 'done' } });
  },
);
