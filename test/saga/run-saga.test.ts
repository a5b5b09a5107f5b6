import t from 'tap';
import { poll } from '../../src/concurrency/poll.js';
import { Cancelled, Conflict, Invalid, type NamedError, NotFound } from '../../src/errors.js';
import { runSaga, type SagaOptions } from '../../src/saga/run-saga.js';
import type { Saga, Step, StepEvent } from '../../src/saga/saga.js';
import type { WorkflowOutput } from '../../src/saga/workflow.js';
import { matchExactly } from '../support/match-exactly.js';

const failure = () => new Conflict('no');

/** A step that logs its runs and undos. */
function logged(log: string[], name: string, run: () => Promise<string> = async () => name): Step<string> {
  return {
    name,
    resource: { type: 'test', name },
    action: 'create',
    reason: 'test',
    expected: name,
    run: async () => {
      log.push(`run ${name}`);
      return run();
    },
    undo: async result => {
      log.push(`undo ${name} ${result}`);
      return result !== undefined;
    },
  };
}

/** Runs a workflow that consists of one function. @returns what the function returned. */
async function run<Result>(steps: (saga: Saga) => Promise<Result>, options: SagaOptions = {}): Promise<Result> {
  const workflow = {
    name: 'test',
    target: () => 'test',
    run: async (saga: Saga): Promise<WorkflowOutput & { result: Result }> => ({ result: await steps(saga) }),
  };
  return (await runSaga(workflow, undefined, undefined, options)).result;
}

/** Runs a workflow that fails. @returns its error, with what became of the steps. */
async function failing(steps: (saga: Saga) => Promise<unknown>, options: SagaOptions = {}): Promise<NamedError> {
  const error = await run(steps, options).then(
    () => t.fail('the workflow should have failed'),
    (thrown: unknown) => thrown,
  );
  return error as NamedError;
}

t.test('a workflow that succeeds undoes nothing', async t => {
  const log: string[] = [];

  const result = await run(saga => saga.step(logged(log, 'one')));

  t.equal(result, 'one');
  t.same(log, ['run one']);
});

t.test('a failed step rolls back the previous steps, the latest first', async t => {
  const log: string[] = [];

  const error = await failing(async saga => {
    await saga.step(logged(log, 'one'));
    await saga.step(logged(log, 'two'));
    await saga.step(logged(log, 'three', () => Promise.reject(failure())));
  });

  t.same(log, ['run one', 'run two', 'run three', 'undo three undefined', 'undo two two', 'undo one one']);
  matchExactly(t, error, {
    message: 'no',
    extensions: { step: 'three', rolledBack: [{ name: 'two' }, { name: 'one' }], remaining: [] },
  });
});

t.test('a step that may have had its effect before it failed is undone too', async t => {
  let exists = false;

  const error = await failing(saga =>
    saga.step({
      name: 'make',
      resource: { type: 'test', name: 'thing' },
      action: 'create',
      reason: 'test',
      expected: undefined,
      run: async () => {
        exists = true;
        throw failure();
      },
      undo: async () => {
        const existed = exists;
        exists = false;
        return existed;
      },
    }),
  );

  t.notOk(exists);
  matchExactly(t, error.extensions, { rolledBack: [{ type: 'test', name: 'thing' }] });
});

t.test(
  'branches settle before the rollback, which starts with the last step that ended; the first error is thrown',
  async t => {
    const log: string[] = [];
    let finishSlow = () => {};
    const slow = new Promise<void>(resolve => {
      finishSlow = resolve;
    });

    const error = await failing(saga =>
      saga.parallel({
        slow: s =>
          s.step(
            logged(log, 'slow', async () => {
              await slow;
              log.push('slow done');
              return 'slow';
            }),
          ),
        failing: s =>
          s.step(
            logged(log, 'failing', async () => {
              setImmediate(finishSlow);
              throw new Invalid('first');
            }),
          ),
      }),
    );

    t.equal(error.message, 'first');
    t.same(log, ['run slow', 'run failing', 'slow done', 'undo slow slow', 'undo failing undefined']);
  },
);

t.test('a branch runs no further step after another has failed', async t => {
  const log: string[] = [];

  await failing(saga =>
    saga.parallel({
      failing: s => s.step(logged(log, 'failing', () => Promise.reject(failure()))),
      other: async s => {
        await new Promise(resolve => setImmediate(resolve));
        await s.step(logged(log, 'late'));
      },
    }),
  );

  t.notOk(log.includes('run late'));
});

t.test('an unchanged resource is reported and not rolled back', async t => {
  const error = await failing(async saga => {
    saga.recordUnchanged('createCluster', { type: 'ecs:cluster', name: 'myclu' }, 'reuse', 'Already exists.');
    await saga.read('getRole', { type: 'iam:role', name: 'role' }, () => Promise.reject(failure()));
  });

  matchExactly(t, error.extensions, {
    step: 'getRole',
    unchanged: [{ type: 'ecs:cluster', name: 'myclu' }],
    rolledBack: [],
  });
});

t.test('an undo that fails temporarily is retried', async t => {
  let refusals = 2;

  const error = await failing(async saga => {
    await saga.step({
      ...logged([], 'drains'),
      undo: async () => {
        if (refusals-- > 0) throw failure();
        return true;
      },
    });
    throw failure();
  });

  matchExactly(t, error.extensions, { rolledBack: [{ name: 'drains' }], remaining: [] });
});

t.test('a failed undo is reported, and the other steps are rolled back', async t => {
  const log: string[] = [];
  const ends: string[] = [];
  const onEvent = ({ step, state, error = 'done' }: StepEvent) => {
    if (/^roll/.test(state)) ends.push(`${step} ${state}: ${error}`);
  };

  const error = await failing(
    async saga => {
      await saga.step(logged(log, 'one'));
      await saga.step({ ...logged(log, 'stuck'), undo: () => Promise.reject(new Conflict('still in use')) });
      throw failure();
    },
    { onEvent, undoTimeoutMs: 0 },
  );

  t.same(ends, ['stuck rollback_failed: still in use', 'one rolled_back: done']);
  matchExactly(t, error.extensions, { rolledBack: [{ name: 'one' }], remaining: [{ name: 'stuck' }] });
});

t.test('the undo of a missing resource is not reported', async t => {
  const error = await failing(async saga => {
    await saga.step({ ...logged([], 'gone'), undo: () => Promise.reject(new NotFound('gone')) });
    throw failure();
  });

  t.same(error.extensions.rolledBack, []);
  t.same(error.extensions.remaining, []);
});

t.test('the failure and the resources to roll back are reported before the rollback', async t => {
  const log: string[] = [];
  const reported: unknown[] = [];
  const onFailure = (error: unknown) => reported.push(structuredClone((error as NamedError).extensions), ...log);

  const error = await failing(
    async saga => {
      saga.recordUnchanged('createCluster', { type: 'ecs:cluster', name: 'myclu' }, 'reuse', 'Already exists.');
      await saga.step(logged(log, 'one'));
      await saga.step(logged(log, 'two', () => Promise.reject(failure())));
    },
    { id: 'the-operation', onFailure },
  );

  const [two, one] = ['two', 'one'].map(name => ({ type: 'test', name }));
  const unchanged = [{ type: 'ecs:cluster', name: 'myclu' }];
  t.same(reported, [
    { operation: 'the-operation', step: 'two', unchanged, rollingBack: [two, one] },
    'run one',
    'run two',
  ]);
  matchExactly(t, error.extensions, {
    operation: 'the-operation',
    step: 'two',
    unchanged,
    rolledBack: [one],
    remaining: [],
  });
  t.notOk(error.extensions.rollingBack);
});

t.test('a cancelled operation ends at its next step and is rolled back', async t => {
  const log: string[] = [];
  const cancel = new AbortController();

  const error = await failing(
    async saga => {
      await saga.step(logged(log, 'one'));
      cancel.abort();
      await saga.step(logged(log, 'two'));
    },
    { signal: cancel.signal },
  );

  t.ok(error instanceof Cancelled);
  t.same(log, ['run one', 'undo one one']);
  matchExactly(t, error.extensions, { rolledBack: [{ name: 'one' }], remaining: [] });
});

t.test('cancelling an operation ends its wait', async t => {
  const cancel = new AbortController();
  const events: StepEvent[] = [];

  const error = await failing(
    saga =>
      saga.wait('waitForIt', { type: 'test', name: 'it' }, undefined, async signal => {
        setImmediate(() => cancel.abort());
        await poll({ waitingFor: 'it', timeoutMs: 60_000, signal }, async () => undefined);
      }),
    { signal: cancel.signal, onEvent: event => events.push(event) },
  );

  t.ok(error instanceof Cancelled);
  t.same(
    events.map(({ step, state }) => `${step} ${state}`),
    ['waitForIt started', 'waitForIt failed'],
  );
});

t.test('a failed branch ends the waits of the others', async t => {
  const failure = new Invalid('no');

  const error = await failing(saga =>
    saga.parallel({
      wait: s =>
        s.wait('waitForIt', { type: 'test', name: 'it' }, undefined, async signal => {
          await poll({ waitingFor: 'it', timeoutMs: 60_000, signal }, async () => undefined);
        }),
      read: s => s.read('fail', { type: 'test', name: 'other' }, () => Promise.reject(failure)),
    }),
  );

  t.equal(error, failure);
});

t.test('what was done before commit stays and is reported as remaining', async t => {
  const log: string[] = [];

  const error = await failing(async saga => {
    await saga.step(logged(log, 'one'));
    saga.commit();
    await saga.step(logged(log, 'two'));
    throw failure();
  });

  t.same(log, ['run one', 'run two', 'undo two two']);
  matchExactly(t, error.extensions, { rolledBack: [{ name: 'two' }], remaining: [{ name: 'one' }] });
});

t.test(
  'the token of a step is the same for the same operation and step, and has a length that AWS accepts',
  async t => {
    const tokens: string[] = [];
    const step = (name: string): Step<string> => ({
      ...logged([], name),
      run: async token => {
        tokens.push(token);
        return token;
      },
    });

    await run(async saga => {
      await saga.step(step('one'));
      await saga.step(step('one'));
      await saga.step(step('two'));
    });

    t.equal(tokens[0], tokens[1]);
    t.not(tokens[0], tokens[2]);
    t.match(tokens[0], /^[0-9a-f]{32}$/);
  },
);

t.test('every step emits events', async t => {
  const events: StepEvent[] = [];

  await run(saga => saga.step(logged([], 'one')), { onEvent: event => events.push(event) });

  t.same(
    events.map(({ step, state }) => [step, state]),
    [
      ['one', 'started'],
      ['one', 'succeeded'],
    ],
  );
});
