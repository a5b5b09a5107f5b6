import t from 'tap';
import { Conflict, type NamedError } from '../../src/errors.js';
import { createLocks, type LockRequest, type Locks } from '../../src/saga/locks.js';
import { runSaga, type SagaOptions } from '../../src/saga/run-saga.js';
import type { Saga, Step } from '../../src/saga/saga.js';
import { followUp, type Workflow } from '../../src/saga/workflow.js';
import { isGranted } from '../support/locks.js';
import { matchExactly } from '../support/match-exactly.js';

type TestWorkflow = Workflow<string, { result: string }, undefined>;

const SPACE: LockRequest = { name: 'space', mode: 'exclusive', timeoutMs: 60_000 };
const SERVICE: LockRequest = { name: 'service', mode: 'exclusive', timeoutMs: 60_000 };

/** A workflow that does nothing, but for what a test gives. */
function workflow(parts: Partial<TestWorkflow>): TestWorkflow {
  return { name: 'test', target: input => input, run: async () => ({ result: 'result' }), ...parts };
}

function run(parts: Partial<TestWorkflow>, options: SagaOptions = {}) {
  return runSaga(workflow(parts), undefined, 'input', { id: 'the-operation', ...options });
}

async function failureOf(parts: Partial<TestWorkflow>, options: SagaOptions = {}): Promise<NamedError> {
  const error = await run(parts, options).then(
    () => t.fail('the workflow should have failed'),
    (thrown: unknown) => thrown,
  );
  return error as NamedError; // every workflow of these tests throws one
}

/** Locks that log their use. */
function loggedLocks(log: string[]): Locks {
  const locks = createLocks();
  return {
    async acquire(holder, request, signal) {
      await locks.acquire(holder, request, signal);
      log.push(`acquired ${request.name}`);
    },
    async release(holder, name) {
      await locks.release(holder, name);
      log.push(`released ${name}`);
    },
    async releaseAll(holder) {
      await locks.releaseAll(holder);
      log.push('released all');
    },
  };
}

function createStep(log: string[], name = 'create'): Step<string> {
  return {
    name,
    resource: { type: 'test', name },
    action: 'create',
    reason: 'Does not exist.',
    expected: name,
    run: async () => {
      log.push(`run ${name}`);
      return name;
    },
    undo: async () => {
      log.push(`undo ${name}`);
      return true;
    },
  };
}

const throwConflict = async () => {
  throw new Conflict('no');
};

t.test('locks are acquired in their order and released before the workflow settles', async t => {
  const log: string[] = [];

  await run(
    {
      locks: () => [SPACE, SERVICE],
      run: async () => {
        log.push('run');
        return { result: 'result' };
      },
      settle: async () => {
        log.push('settle');
        return 'settled';
      },
    },
    { locks: loggedLocks(log) },
  );

  t.same(log, ['acquired space', 'acquired service', 'run', 'released service', 'released space', 'settle']);
});

t.test('the locks of a failed workflow are held during its rollback and released after it', async t => {
  const log: string[] = [];

  await failureOf(
    {
      locks: () => [SPACE, SERVICE],
      run: async saga => {
        await saga.step(createStep(log));
        return throwConflict();
      },
    },
    { locks: loggedLocks(log) },
  );

  t.same(log, ['acquired space', 'acquired service', 'run create', 'undo create', 'released all']);
});

t.test('a workflow that does not get a lock runs nothing and holds no other lock', async t => {
  const locks = createLocks();
  await locks.acquire('another-operation', SERVICE, new AbortController().signal);
  const log: string[] = [];

  const error = await failureOf(
    {
      locks: () => [SPACE, { ...SERVICE, timeoutMs: 0 }],
      run: async saga => ({ result: await saga.step(createStep(log)) }),
    },
    { locks },
  );

  t.ok(error instanceof Conflict);
  t.same(log, []);
  t.ok(await isGranted(locks, 'one-more', 'exclusive', 'space'));
});

t.test('a workflow that is cancelled while it waits for a lock ends, and leaves the queue', async t => {
  const locks = createLocks();
  await locks.acquire('another-operation', SPACE, new AbortController().signal);
  const cancel = new AbortController();
  setImmediate(() => cancel.abort());

  const error = await failureOf({ locks: () => [{ ...SPACE, timeoutMs: 600_000 }] }, { locks, signal: cancel.signal });

  t.equal(error.name, 'Cancelled');
  await locks.release('another-operation', 'space');
  t.ok(await isGranted(locks, 'one-more', 'exclusive', 'space'));
});

t.test('a failure to settle does not roll back what the workflow did, and lists it as remaining', async t => {
  const log: string[] = [];

  const error = await failureOf({
    run: async saga => ({ result: await saga.step(createStep(log)) }),
    settle: throwConflict,
  });

  t.same(log, ['run create']);
  matchExactly(t, error.extensions, { rolledBack: [], remaining: [{ type: 'test', name: 'create' }] });
});

t.test('the result of settling is the result of the workflow', async t => {
  const settle = async (_saga: Saga, _context: undefined, input: string, { result }: { result: string }) =>
    `${result} of ${input} settled`;

  const { result } = await run({ settle });

  t.equal(result, 'result of input settled');
});

for (const settles of [false, true]) {
  t.test(`a workflow that ${settles ? 'settles' : 'does not settle'} returns its follow-ups`, async t => {
    const next = workflow({ name: 'next' });

    const { followUps } = await run({
      ...(settles && { settle: async () => 'settled' }),
      followUps: (input, { result }) => [followUp(next, `${input} ${result}`)],
    });

    t.equal(followUps.length, 1);
    t.equal(followUps[0]?.workflow.name, 'next');
    t.equal(followUps[0]?.input, 'input result');
  });
}

t.test('a workflow without follow-ups returns none', async t => {
  t.same((await run({})).followUps, []);
});

t.test('a step without undo remains after a rollback', async t => {
  const log: string[] = [];
  const { undo: _, ...permanent } = createStep(log, 'delete');

  const error = await failureOf({
    run: async saga => {
      await saga.step(createStep(log));
      await saga.step(permanent);
      return throwConflict();
    },
  });

  matchExactly(t, error.extensions, {
    rolledBack: [{ type: 'test', name: 'create' }],
    remaining: [{ type: 'test', name: 'delete' }],
  });
});

t.test('a failed step without undo does not remain', async t => {
  const { undo: _, ...permanent } = createStep([], 'delete');

  const error = await failureOf({
    run: async saga => ({ result: await saga.step({ ...permanent, run: throwConflict }) }),
  });

  matchExactly(t, error.extensions, { rolledBack: [], remaining: [] });
});

t.test('a step without undo does not remain where the creation of its resource was rolled back', async t => {
  const creation = createStep([]);
  const { undo: _, ...permanent } = { ...creation, name: 'update' };

  const error = await failureOf({
    run: async saga => {
      await saga.step(creation);
      await saga.step(permanent);
      return throwConflict();
    },
  });

  matchExactly(t, error.extensions, { rolledBack: [{ type: 'test', name: 'create' }], remaining: [] });
});

t.test('a step without undo remains where the creation of its resource cannot be rolled back', async t => {
  const creation = createStep([]);
  const { undo: _, ...permanent } = { ...creation, name: 'update' };

  const error = await failureOf(
    {
      run: async saga => {
        await saga.step({ ...creation, undo: throwConflict });
        await saga.step(permanent);
        return throwConflict();
      },
    },
    { undoTimeoutMs: 0 },
  );

  const resource = { type: 'test', name: 'create' };
  t.same(error.extensions.rolledBack, []);
  t.same(error.extensions.remaining, [resource]);
});
