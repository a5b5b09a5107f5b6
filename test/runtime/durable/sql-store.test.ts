import { join } from 'node:path';
import t from 'tap';
import { silentLog } from '../../../scripts/support/silent-log.js';
import { Conflict, NotFound } from '../../../src/errors.js';
import { migrate } from '../../../src/runtime/durable/database/migrations.js';
import { openDatabase } from '../../../src/runtime/durable/database/open-database.js';
import { createCipher, ephemeralKey } from '../../../src/runtime/durable/encryption.js';
import { createQueries, type Queries } from '../../../src/runtime/durable/queries.js';
import { createSqlStore } from '../../../src/runtime/durable/sql-store.js';
import type { NewOperation } from '../../../src/runtime/operation.js';
import type { StepEvent } from '../../../src/saga/saga.js';

t.test('the store of operations in the database', async t => {
  const database = await openDatabase({
    url: undefined,
    directory: join(t.testdir(), 'data'),
    waitsForDisk: false,
    log: silentLog,
  });
  t.teardown(() => database.close());
  await migrate(database.pool);
  const store = createSqlStore(createQueries(database.pool), createCipher([ephemeralKey()]));

  const OWNER = { account: 'sandbox', org: 'myorg' };
  const STARTED = new Date('2999-01-01T00:00:00Z');

  function operation(id: string, over: Partial<NewOperation> = {}): NewOperation {
    const input = { password: 'secret' };
    return {
      id,
      ...OWNER,
      kind: 'createService',
      target: 'c/s',
      startedAt: STARTED,
      origin: 'request',
      input,
      ...over,
    };
  }

  t.beforeEach(() => database.pool.query('DELETE FROM ecs_api.operations'));

  t.test('an operation is read as it was added, without its input', async t => {
    await store.add(operation('one'));

    const { input: _, ...expected } = operation('one');
    t.same(await store.get(OWNER, 'one'), { ...expected, state: 'running' });
    t.same(await store.list(OWNER, { limit: 10 }), [{ ...expected, state: 'running' }]);
    t.equal(await store.get({ ...OWNER, org: 'theirs' }, 'one'), undefined);
  });

  t.test('queued operations are taken one by one, the oldest of an account first', async t => {
    const second = operation('two', { startedAt: new Date('2999-01-02T00:00:00Z'), origin: 'operation' });
    const first = operation('one', { origin: 'operation' });
    for (const each of [second, first, operation('other', { account: 'another' })]) await store.add(each, 'queued');

    t.match(await store.get(OWNER, 'one'), { state: 'queued' });
    t.same(await store.listInProgress(), []);
    t.same((await store.accountsWithQueue()).sort(), ['another', 'sandbox']);
    const taken = await store.takeQueued('sandbox');
    const before = new Date(Date.now() + 60_000);
    t.match(taken, first);
    t.match(await store.get(OWNER, 'one'), { state: 'running', startedAt: STARTED });
    const [{ startedAt = STARTED, ...inProgress } = {}, ...others] = await store.listInProgress();
    t.ok(startedAt < before, 'it counts as started when it was taken');
    t.same([inProgress, others], [{ id: 'one', account: 'sandbox', origin: 'operation', isCancelled: false }, []]);
    t.match(await store.takeQueued('sandbox'), second);
    t.equal(await store.takeQueued('sandbox'), undefined);
    t.same(await store.accountsWithQueue(), ['another']);
  });

  t.test('an operation that is cancelled while it is queued ends at once', async t => {
    await store.add(operation('one', { origin: 'operation' }), 'queued');

    await store.cancel('one');

    t.equal(await store.takeQueued('sandbox'), undefined);
    const { state, endedAt, outcome } = (await store.get(OWNER, 'one')) ?? {};
    t.equal(state, 'cancelled');
    t.ok(endedAt);
    t.match(outcome, { error: { message: 'The operation was cancelled.', extensions: { operation: 'one' } } });
  });

  t.test('an operation in progress is read with its input until it ends', async t => {
    await store.add(operation('one'));

    const started = { id: 'one', account: 'sandbox', origin: 'request', startedAt: STARTED };
    t.match(await store.inProgress('one'), operation('one'));
    t.same(await store.listInProgress(), [{ ...started, isCancelled: false }]);
    await store.cancel('one');
    t.same(await store.listInProgress(), [{ ...started, isCancelled: true }]);

    const endedAt = new Date('2999-01-02T00:00:00Z');
    const outcome = { result: { serviceName: 'www' } };
    await store.change('one', { state: 'succeeded', endedAt, outcome });

    t.equal(await store.inProgress('one'), undefined);
    t.same(await store.listInProgress(), []);
    const { input: _, ...expected } = operation('one');
    t.same(await store.get(OWNER, 'one'), { ...expected, state: 'succeeded', endedAt, outcome });
  });

  t.test('an operation keeps who started it, and the spaces that the caller is limited to', async t => {
    const limited = operation('one', { startedBy: 'ci', spaces: ['blog-*', '"{quoted, }'] });
    await store.add(limited);

    const { input: _, ...expected } = limited;
    t.same(await store.get(OWNER, 'one'), { ...expected, state: 'running' });
    const { startedBy, spaces } = (await store.inProgress('one')) ?? {};
    t.same([startedBy, spaces], ['ci', limited.spaces]);
  });

  t.test('a failure is read as the same named error', async t => {
    await store.add(operation('one'));
    const error = new Conflict('Service www already exists.', { extensions: { step: 'createService' } });

    await store.change('one', { state: 'rolling_back', outcome: { error } });

    const { outcome } = (await store.get(OWNER, 'one')) ?? {};
    const stored = outcome && 'error' in outcome ? outcome.error : undefined;
    t.ok(stored instanceof Conflict);
    t.match(stored, { message: 'Service www already exists.', extensions: { step: 'createService' } });
  });

  t.test('of the retries of a step only the latest event is kept, also of those written together', async t => {
    await store.add(operation('one'));
    const event = (state: StepEvent['state'], attempts?: number): StepEvent => ({
      ...{ operation: 'one', step: 'createCluster', resource: { type: 'ecs:cluster', name: 'c' }, state },
      ...{ at: 0, milliseconds: 0, ...(attempts && { progress: { attempts } }) },
    });
    const stored = async (after = 0) =>
      (await store.events('one', after)).map(({ event: { state, progress } }) => [state, progress?.attempts]);

    await store.addEvents('one', [event('started'), event('retrying', 1), event('retrying', 2)]);
    const last = (await store.events('one', 0)).at(-1)?.id;
    t.same(await stored(), [
      ['started', undefined],
      ['retrying', 2],
    ]);

    await store.addEvents('one', [event('failed'), event('failed'), event('started')]);
    await store.addEvents('one', [event('retrying', 1)]);
    t.same(await stored(last), [
      ['failed', undefined],
      ['retrying', 1],
    ]);
    t.equal((await store.events('one', 0)).length, 3);
  });

  t.test('a key belongs to one operation, for each org in each account', async t => {
    const idempotency = { key: 'k', fingerprint: 'f' };

    t.equal(await store.add(operation('one', { idempotency })), undefined);
    t.match(await store.add(operation('two', { idempotency })), { id: 'one', idempotency });
    t.equal(await store.add(operation('three', { idempotency, org: 'theirs' })), undefined);
    t.match(await store.withKey(OWNER, 'k'), { id: 'one', idempotency });
    t.equal(await store.withKey(OWNER, 'l'), undefined);
  });

  t.test('operations are listed by each filter, the latest first, from a place on', async t => {
    const at = (day: number) => new Date(`2999-01-0${day}T00:00:00Z`);
    await store.add(operation('one', { startedAt: at(1) }));
    await store.add(operation('two', { startedAt: at(2), kind: 'deleteService' }));
    await store.add(operation('three', { startedAt: at(3), target: 'c/t' }));
    await store.change('two', { state: 'succeeded', endedAt: at(4), outcome: { result: undefined } });
    const ids = async (filter: object) => (await store.list(OWNER, { limit: 10, ...filter })).map(({ id }) => id);

    t.same(await ids({}), ['three', 'two', 'one']);
    t.same(await ids({ limit: 1 }), ['three']);
    t.same(await ids({ state: 'succeeded' }), ['two']);
    t.same(await ids({ kind: 'createService' }), ['three', 'one']);
    t.same(await ids({ target: 'c/t' }), ['three']);
    t.same(await ids({ after: { startedAt: at(3), id: 'three' } }), ['two', 'one']);
    t.same(await ids({ after: { startedAt: at(2), id: 'two' } }), ['one']);
  });

  t.test('a list has problems, and results where it is asked for them', async t => {
    await store.add(operation('one'));
    await store.add(operation('two', { startedAt: new Date('2999-01-02T00:00:00Z') }));
    await store.change('one', { state: 'succeeded', endedAt: new Date(), outcome: { result: { name: 'www' } } });
    await store.change('two', { state: 'failed', endedAt: new Date(), outcome: { error: new NotFound('gone') } });
    const outcomes = async (filter: object) =>
      (await store.list(OWNER, { limit: 10, ...filter })).map(({ outcome }) => outcome);

    t.same(await outcomes({}), [{ error: new NotFound('gone') }, undefined]);
    t.same(await outcomes({ withResults: true }), [{ error: new NotFound('gone') }, { result: { name: 'www' } }]);
  });

  t.test('the events of several operations are read together', async t => {
    await store.add(operation('one'));
    await store.add(operation('two'));
    const event = (step: string): StepEvent => ({
      ...{ operation: 'one', step, resource: { type: 'ecs:cluster', name: 'c' }, state: 'started' },
      ...{ at: 0, milliseconds: 0 },
    });
    await store.addEvents('two', [event('a')]);
    await store.addEvents('one', [event('b'), event('c')]);
    const steps = [...(await store.eventsOf(['one', 'two', 'none']))].map(([id, events]) => [
      id,
      events.map(({ event: { step } }) => step),
    ]);

    t.same(steps, [
      ['one', ['b', 'c']],
      ['two', ['a']],
      ['none', []],
    ]);
  });
});

t.test('a follow-up is stored as soon as the database is reachable, as nobody repeats it', async t => {
  const written: string[] = [];
  const query = (name: string) => async (text: string) => {
    written.push(`${name} ${text.slice(0, 6)}`);
    return [];
  };
  const queries: Queries = {
    request: query('request'),
    retry: query('retry'),
    readiness: () => 'ready',
    close: () => {},
  };
  const store = createSqlStore(queries, createCipher([ephemeralKey()]));
  const started = { id: 'one', account: 'sandbox', org: 'myorg', kind: 'cleanUpService', target: 'c/s', input: {} };

  for (const origin of ['operation', 'request'] as const)
    await store.add({ ...started, startedAt: new Date(), origin });

  t.same(written, ['retry INSERT', 'request INSERT']);
});
