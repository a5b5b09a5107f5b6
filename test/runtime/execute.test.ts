import t from 'tap';
import { awsAccount } from '../../src/aws/account.js';
import { Conflict } from '../../src/errors.js';
import * as workflows from '../../src/orchestration/workflows.js';
import { type Execution, execute, followUpId } from '../../src/runtime/execute.js';
import { createMemoryStore } from '../../src/runtime/memory-store.js';
import type { NewOperation, Outcome } from '../../src/runtime/operation.js';
import { workflowNamed } from '../../src/runtime/runtime.js';
import { Interrupted, type Journal } from '../../src/saga/journal.js';
import { createLocks } from '../../src/saga/locks.js';
import { matchExactly } from '../support/match-exactly.js';
import { ONE_ATTEMPT } from '../support/retries.js';
import { ORG } from '../support/service.js';

const OWNED = { account: 'sandbox', org: ORG };
const CLUSTER = { clusterName: 'myclu', clusterArn: 'arn:aws:ecs:us-east-1:012345678901:cluster/myclu' };
const REGISTRATION = {
  kind: 'registerTaskDefinition',
  target: 'web',
  input: { family: 'web', containerDefinitions: [] },
} as const;

/** Stops a task, and then waits until it has stopped. */
const DELETION = {
  kind: 'deleteManagedTaskDefinition',
  target: 'myclu/web',
  input: {
    managed: { cluster: CLUSTER, taskDefinition: { family: 'web', taskDefinitionArn: 'task-definition/web:1' } },
    tasks: ['task/myclu/one'],
    isRecursive: false,
  },
} as const;

/** Runs an operation whose results come from a journal, without calls to AWS. */
async function executed(
  what: Pick<NewOperation, 'kind' | 'target' | 'input'>,
  entries: Record<string, unknown>,
  over: Partial<Execution> = {},
) {
  const { store = createMemoryStore(() => {}) } = over;
  const operation = { id: 'the-id', ...OWNED, startedAt: new Date(), origin: 'request', ...what } as const;
  await store.add(operation);
  const started: NewOperation[] = [];
  const outcomes: unknown[] = [];
  const execution: Execution = {
    workflow: workflowNamed(Object.values(workflows), what.kind),
    context: { aws: awsAccount('sandbox', { region: 'us-east-1' }), org: ORG },
    store,
    journal: journalOf(entries),
    locks: createLocks(),
    signal: new AbortController().signal,
    onStep: () => {},
    retries: ONE_ATTEMPT,
    onOutcome: async (outcome: Outcome) => {
      outcomes.push(outcome);
    },
    startFollowUp: async next => {
      started.push(next);
    },
    ...over,
  };
  const run = execute(operation, execution);
  const stored = () => store.get(OWNED, 'the-id');
  return { run, stored, outcomes, started };
}

/** A journal with the result of each step by its name; an error is thrown. A missing step interrupts the execution. */
function journalOf(entries: Record<string, unknown>): Journal {
  return {
    isResumed: false,
    async once<Result>(name: string) {
      if (!(name in entries)) throw new Interrupted(new Error('the database is not available'));
      const result = await entries[name];
      const outcome = result instanceof Error ? { error: result } : { result: result as Result }; // as the test gives it
      return { outcome, startedAt: 0, endedAt: 0 };
    },
  };
}

t.test('the outcome of an operation is stored and reported', async t => {
  const registered = { taskDefinition: { family: 'web', revision: 1 } };
  const entries = { describeTaskDefinition: undefined, registerTaskDefinition: registered };

  const { run, stored, outcomes, started } = await executed(REGISTRATION, entries);
  await run;

  t.match(await stored(), { state: 'succeeded', endedAt: Date, outcome: { result: registered } });
  t.same(outcomes, [{ result: registered }]);
  t.same(started, []);
});

t.test('a failure is reported before the rollback, and again after it with the rolled back resources', async t => {
  const error = new Conflict('no');
  const { run, stored, outcomes } = await executed(REGISTRATION, {
    describeTaskDefinition: undefined,
    registerTaskDefinition: error,
    'undo registerTaskDefinition': { outcome: 'rolled_back' },
  });
  await run;

  const resource = { type: 'ecs:task-definition', name: 'web' };
  const { outcome } = (await stored()) ?? {};
  matchExactly(t, outcomes, [
    { error: { message: 'no', extensions: { step: 'registerTaskDefinition', rollingBack: [resource] } } },
    { error: { message: 'no', extensions: { step: 'registerTaskDefinition', rolledBack: [resource], remaining: [] } } },
  ]);
  t.match(await stored(), { state: 'rolled_back', endedAt: Date });
  t.same(outcome, outcomes[1]);
});

const STATES: [what: string, outcome: string, state: string][] = [
  ['its effects were rolled back', 'rolled_back', 'rolled_back'],
  ['it had no effect', 'nothing_to_undo', 'rolled_back'],
  ['an effect cannot be rolled back', 'rollback_failed', 'failed'],
];

for (const [what, outcome, state] of STATES) {
  t.test(`a failed operation is ${state} where ${what}`, async t => {
    const { run, stored } = await executed(REGISTRATION, {
      describeTaskDefinition: undefined,
      registerTaskDefinition: new Conflict('no'),
      'undo registerTaskDefinition': { outcome },
    });
    await run;

    t.match(await stored(), { state });
  });
}

t.test('a failed operation is failed where it deleted something, which cannot be rolled back', async t => {
  const { run, stored } = await executed(DELETION, { stopTask: undefined, waitForStoppedTasks: new Conflict('no') });
  await run;

  t.match(await stored(), { state: 'failed', outcome: { error: { message: 'no' } } });
});

t.test('an interrupted operation stays unchanged for another execution', async t => {
  const { run, stored, outcomes } = await executed(REGISTRATION, { describeTaskDefinition: undefined });

  await t.rejects(run, Interrupted);

  const { state, outcome } = (await stored()) ?? {};
  t.same([state, outcome, outcomes], ['running', undefined, []]);
});

t.test(
  'an outcome that cannot be stored during the rollback is an error of the execution, once the rollback has ended',
  async t => {
    const cause = new Error('the database is closed');
    const store = { ...createMemoryStore(() => {}), change: () => Promise.reject(cause) };
    let endRollback = () => {};
    const rollback = new Promise<void>(resolve => {
      endRollback = resolve;
    });
    const { run } = await executed(
      REGISTRATION,
      {
        describeTaskDefinition: undefined,
        registerTaskDefinition: new Conflict('no'),
        'undo registerTaskDefinition': rollback.then(() => ({ outcome: 'rolled_back' })),
      },
      { store },
    );

    // Node ends the process for a rejection that nothing handles.
    setImmediate(endRollback);
    await t.rejects(run, cause);
  },
);

t.test('an operation whose follow-up cannot be stored has not ended, as another execution will start it', async t => {
  const service = { serviceName: 'www', clusterArn: CLUSTER.clusterArn };
  const deletion = { cluster: 'myclu', service: 'www', isRecursive: true };
  const entries = { describeService: service, listRolePolicies: [], deleteService: service };
  const what = { kind: 'deleteService', target: 'myclu/www', input: deletion } as const;
  const cause = new Error('the database is closed');

  const { run, stored, outcomes } = await executed(what, entries, { startFollowUp: () => Promise.reject(cause) });
  await t.rejects(run, cause);

  const { state, outcome } = (await stored()) ?? {};
  t.same([state, outcome, outcomes], ['running', undefined, []]);
});

t.test('a follow-up starts with the same id on every replay', async t => {
  const service = { serviceName: 'www', clusterArn: CLUSTER.clusterArn };
  const deletion = { cluster: 'myclu', service: 'www', isRecursive: true };
  const entries = { describeService: service, listRolePolicies: [], deleteService: service };
  const what = { kind: 'deleteService', target: 'myclu/www', input: deletion } as const;

  const [first, second] = [await executed(what, entries), await executed(what, entries)];
  await Promise.all([first.run, second.run]);

  const next = { id: followUpId('the-id', 'cleanUpService'), ...OWNED, kind: 'cleanUpService' };
  const recent = { registries: [], logGroups: [] };
  for (const { started } of [first, second])
    matchExactly(t, started, [{ ...next, target: 'myclu/www', input: { service, recent } }]);
  t.match(next.id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  t.not(next.id, followUpId('the-id', 'pruneRevisions'));
  t.not(next.id, followUpId('another-id', 'cleanUpService'));
});
