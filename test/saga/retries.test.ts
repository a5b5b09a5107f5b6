import t from 'tap';
import { BadGateway, Cancelled, Conflict, type NamedError, NotFound, Unavailable } from '../../src/errors.js';
import { runSaga, type SagaOptions } from '../../src/saga/run-saga.js';
import type { Saga, Step, StepEvent } from '../../src/saga/saga.js';

const RESOURCE = { type: 'ecs:cluster', name: 'myclu' };
const unreachable = () => new BadGateway('AWS could not be reached.', { isTransient: true });
/** Waits until everything that is ready has run. */
const atOnce = () => new Promise(resolve => setImmediate(resolve));
const RETRIES = { stepsForMs: 60_000, undosForMs: 60_000, sleep: atOnce };

/** Fails with the errors one after another, then returns the result. @param log gets each attempt. */
function failingWith<Result>(log: string[], name: string, errors: Error[], result: Result): () => Promise<Result> {
  const left = [...errors];
  return async () => {
    log.push(name);
    const error = left.shift();
    if (error) throw error;
    return result;
  };
}

function step(over: Partial<Step<string>>): Step<string> {
  return {
    name: 'createCluster',
    resource: RESOURCE,
    action: 'create',
    reason: 'test',
    expected: 'expected',
    run: async () => 'created',
    undo: async () => true,
    ...over,
  };
}

async function run(steps: (saga: Saga) => Promise<unknown>, options: SagaOptions = {}): Promise<unknown> {
  const workflow = { name: 'test', target: () => 'test', run: async (saga: Saga) => ({ result: await steps(saga) }) };
  return (await runSaga(workflow, undefined, undefined, { retries: RETRIES, ...options })).result;
}

const failed = async (promise: Promise<unknown>): Promise<NamedError> =>
  promise.then(
    () => t.fail(),
    error => error,
  );

t.test('a step is repeated while AWS is not available, and an earlier effect is looked for', async t => {
  const log: string[] = [];
  const events: StepEvent[] = [];
  const create = step({
    run: failingWith(log, 'run', [unreachable(), unreachable()], 'created'),
    find: failingWith(log, 'find', [], undefined),
  });

  t.equal(await run(saga => saga.step(create), { onEvent: event => events.push(event) }), 'created');

  t.same(log, ['run', 'find', 'run', 'find', 'run']);
  t.same(
    events.map(({ state, error, progress }) => [state, error, progress]),
    [
      ['started', undefined, undefined],
      ['retrying', 'AWS could not be reached.', { attempts: 1 }],
      ['retrying', 'AWS could not be reached.', { attempts: 2 }],
      ['succeeded', undefined, undefined],
    ],
  );
});

t.test('the effect of an attempt whose response was lost is not repeated', async t => {
  const log: string[] = [];
  const create = step({
    run: failingWith(log, 'run', [unreachable()], 'created'),
    find: failingWith(log, 'find', [], 'found'),
  });

  t.equal(await run(saga => saga.step(create)), 'found');
  t.same(log, ['run', 'find']);
});

t.test('what a repeated deletion no longer finds counts as deleted', async t => {
  const deletion = step({
    action: 'delete',
    run: failingWith([], 'run', [unreachable(), new NotFound('It is gone.')], 'deleted'),
  });

  t.equal(await run(saga => saga.step(deletion)), 'expected');
});

t.test('a first deletion has to find what it deletes', async t => {
  const deletion = step({ action: 'delete', run: () => Promise.reject(new NotFound('It is gone.')) });

  t.equal((await failed(run(saga => saga.step(deletion)))).message, 'It is gone.');
});

t.test('reads and waits are repeated, too', async t => {
  const log: string[] = [];
  const read = failingWith(log, 'read', [unreachable()], 'read');
  const wait = failingWith(log, 'wait', [unreachable()], 'waited');

  const result = await run(async saga => [
    await saga.read('getCluster', RESOURCE, read),
    await saga.wait('waitForCluster', RESOURCE, '', wait),
  ]);

  t.same(result, ['read', 'waited']);
  t.same(log, ['read', 'read', 'wait', 'wait']);
});

t.test('the time for a wait counts from its first failure, as the wait itself may last longer', async t => {
  const { now } = performance;
  t.teardown(() => Object.assign(performance, { now }));
  let minutes = 0;
  Object.assign(performance, { now: () => minutes * 60_000 });
  const lasting = (run: () => Promise<string>) => () => {
    minutes += 2;
    return run();
  };
  const retries = { ...RETRIES, stepsForMs: 60_000 };
  const onceUnreachable = () => lasting(failingWith([], 'run', [unreachable()], 'waited'));

  t.equal(await run(saga => saga.wait('waitForCluster', RESOURCE, '', onceUnreachable()), { retries }), 'waited');
  const error = await failed(run(saga => saga.read('getCluster', RESOURCE, onceUnreachable()), { retries }));
  t.equal(error.message, 'AWS could not be reached.');
});

t.test('an error that is not transient is final, and so is a transient one when the time is over', async t => {
  for (const [error, stepsForMs] of [
    [new Conflict('It is in use.'), 60_000],
    [unreachable(), 0],
  ] as const) {
    const log: string[] = [];
    const failures: (string | undefined)[] = [];
    const onEvent = ({ state, error: message }: StepEvent) => {
      if (state === 'failed') failures.push(message);
    };
    const create = step({ run: failingWith(log, 'run', [error], '') });

    const thrown = await failed(run(saga => saga.step(create), { onEvent, retries: { ...RETRIES, stepsForMs } }));

    t.equal(thrown, error);
    t.same(log, ['run']);
    t.same(failures, [error.message]);
    t.same(thrown.extensions.rolledBack, [RESOURCE]);
  }
});

t.test('the next attempt comes after the time that the error asks for', async t => {
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    return atOnce();
  };
  const isOpen = new Unavailable('AWS ecs has failed 10 times in a row.', { retryAfter: 10, isTransient: true });
  const create = step({ run: failingWith([], 'run', [isOpen, unreachable(), isOpen], 'created') });

  await run(saga => saga.step(create), { retries: { ...RETRIES, sleep } });

  const bounds = [
    [10_250, 10_500],
    [500, 1_000],
    [11_000, 12_000],
  ] as const;
  t.same(
    bounds.map(([min, max], index) => min <= (waits[index] ?? 0) && (waits[index] ?? 0) <= max),
    [true, true, true],
    waits.join(),
  );
});

t.test('an operation that is cancelled while AWS is not available is rolled back', async t => {
  const cancel = new AbortController();
  const log: string[] = [];
  const sleep = async (_: number, __: undefined, options?: { signal?: AbortSignal }) => {
    cancel.abort();
    options?.signal?.throwIfAborted();
    return atOnce();
  };
  const create = step({
    run: () => Promise.reject(unreachable()),
    undo: async () => {
      log.push('undo');
      return true;
    },
  });

  const error = await failed(run(saga => saga.step(create), { signal: cancel.signal, retries: { ...RETRIES, sleep } }));

  t.type(error, Cancelled);
  t.same(log, ['undo']);
});

t.test('an undo is repeated through an outage, and then until AWS no longer refuses it', async t => {
  const log: string[] = [];
  const errors = [unreachable(), unreachable(), new Conflict('The cluster has tasks.'), unreachable()];

  const error = await failed(
    run(async saga => {
      await saga.step(step({ undo: failingWith(log, 'undo', errors, true) }));
      throw new Conflict('no');
    }),
  );

  t.equal(log.length, errors.length + 1);
  t.same([error.extensions.rolledBack, error.extensions.remaining], [[RESOURCE], []]);
});

t.test('an undo that AWS keeps refusing remains, with the reason', async t => {
  const events: StepEvent[] = [];

  const error = await failed(
    run(
      async saga => {
        await saga.step(step({ undo: () => Promise.reject(new Conflict('The cluster has tasks.')) }));
        throw new Conflict('no');
      },
      { undoTimeoutMs: 0, onEvent: event => events.push(event) },
    ),
  );

  t.same(error.extensions.remaining, [RESOURCE]);
  t.same(
    events.filter(({ state }) => state === 'rollback_failed').map(one => one.error),
    ['The cluster has tasks.'],
  );
});
