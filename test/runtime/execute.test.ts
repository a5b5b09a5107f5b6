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
import { ORG } from '../support/service.js';

const OWNED = { account: 'sandbox', org: ORG };
const CLUSTER = { clusterName: 'myclu', clusterArn: 'arn:aws:ecs:us-east-1:012345678901:cluster/myclu' };
const REGISTRATION = { kind: 'registerTaskDefinition', target: 'web', input: { family: 'web' } } as const;

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

/** Runs an operation whose steps come to what a journal says; AWS is not asked. */
async function executed(what: Pick<NewOperation, 'kind' | 'target' | 'input'>, entries: Record<string, unknown>) {
  const store = createMemoryStore(() => {});
  const operation = { id: 'the-id', ...OWNED, startedAt: new Date(), ...what };
  await store.add(operation);
  const began: NewOperation[] = [];
  const told: unknown[] = [];
  const execution: Execution = {
    workflow: workflowNamed(Object.values(workflows), what.kind),
    context: { aws: awsAccount('sandbox', { region: 'us-east-1' }), org: ORG },
    store,
    journal: journalOf(entries),
    locks: createLocks(),
    signal: new AbortController().signal,
    onStep: () => {},
    onOutcome: async (outcome: Outcome) => {
      told.push(outcome);
    },
    startFollowUp: async next => {
      began.push(next);
    },
  };
  const run = execute(operation, execution);
  const kept = () => store.get(OWNED, 'the-id');
  return { run, kept, told, began };
}

/** Each step by its name, with what it came to; an error is thrown. What is not there interrupts. */
function journalOf(entries: Record<string, unknown>): Journal {
  return {
    isResumed: false,
    async once<Result>(name: string) {
      if (!(name in entries)) throw new Interrupted(new Error('the database is away'));
      const result = entries[name];
      const outcome = result instanceof Error ? { error: result } : { result: result as Result }; // as the test gives it
      return { outcome, startedAt: 0, endedAt: 0 };
    },
  };
}

t.test('what an operation came to is kept and told', async t => {
  const made = { taskDefinition: { family: 'web', revision: 1 } };
  const entries = { describeTaskDefinition: undefined, registerTaskDefinition: made };

  const { run, kept, told, began } = await executed(REGISTRATION, entries);
  await run;

  t.match(await kept(), { state: 'succeeded', endedAt: Date, outcome: { result: made } });
  t.same(told, [{ result: made }]);
  t.same(began, []);
});

t.test('a failure is told before anything is unmade, and once more with what became of it', async t => {
  const error = new Conflict('no');
  const { run, kept, told } = await executed(REGISTRATION, {
    describeTaskDefinition: undefined,
    registerTaskDefinition: error,
    'undo registerTaskDefinition': 'rolled_back',
  });
  await run;

  const resource = { type: 'ecs:task-definition', name: 'web' };
  const { outcome } = (await kept()) ?? {};
  matchExactly(t, told, [
    { error: { message: 'no', extensions: { step: 'registerTaskDefinition', rollingBack: [resource] } } },
    { error: { message: 'no', extensions: { step: 'registerTaskDefinition', rolledBack: [resource], remaining: [] } } },
  ]);
  t.match(await kept(), { state: 'rolled_back', endedAt: Date });
  t.same(outcome, told[1]);
});

const STATES: [what: string, undone: string, state: string][] = [
  ['what was made is gone', 'rolled_back', 'rolled_back'],
  ['nothing had been made', 'nothing_to_undo', 'rolled_back'],
  ['something cannot be unmade', 'rollback_failed', 'failed'],
];

for (const [what, undone, state] of STATES) {
  t.test(`a failed operation is ${state} where ${what}`, async t => {
    const { run, kept } = await executed(REGISTRATION, {
      describeTaskDefinition: undefined,
      registerTaskDefinition: new Conflict('no'),
      'undo registerTaskDefinition': undone,
    });
    await run;

    t.match(await kept(), { state });
  });
}

t.test('an operation that deleted something before it failed is failed: nobody brings it back', async t => {
  const { run, kept } = await executed(DELETION, { stopTask: undefined, waitForStoppedTasks: new Conflict('no') });
  await run;

  t.match(await kept(), { state: 'failed', outcome: { error: { message: 'no' } } });
});

t.test('an operation that is interrupted is left as it is, for another telling', async t => {
  const { run, kept, told } = await executed(REGISTRATION, { describeTaskDefinition: undefined });

  await t.rejects(run, Interrupted);

  const { state, outcome } = (await kept()) ?? {};
  t.same([state, outcome, told], ['running', undefined, []]);
});

t.test('what follows an operation is begun under the same id, however often it is told', async t => {
  const service = { serviceName: 'www', clusterArn: CLUSTER.clusterArn };
  const deletion = { cluster: 'myclu', service: 'www', isRecursive: true };
  const entries = { describeService: service, deleteService: service };
  const what = { kind: 'deleteService', target: 'myclu/www', input: deletion } as const;

  const [first, second] = [await executed(what, entries), await executed(what, entries)];
  await Promise.all([first.run, second.run]);

  const next = { id: followUpId('the-id', 'cleanUpService'), ...OWNED, kind: 'cleanUpService' };
  for (const { began } of [first, second]) matchExactly(t, began, [{ ...next, target: 'myclu/www', input: service }]);
  t.match(next.id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  t.not(next.id, followUpId('the-id', 'pruneRevisions'));
  t.not(next.id, followUpId('another-id', 'cleanUpService'));
});
