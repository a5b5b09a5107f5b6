import { join } from 'node:path';
import t from 'tap';
import { silentLog } from '../../../scripts/support/silent-log.js';
import { migrate } from '../../../src/runtime/durable/database/migrations.js';
import { openDatabase } from '../../../src/runtime/durable/database/open-database.js';
import { createDurableLocks } from '../../../src/runtime/durable/locks.js';
import { createQueries } from '../../../src/runtime/durable/queries.js';
import { Interrupted } from '../../../src/saga/journal.js';
import { acquire, isGranted, testLocks } from '../../support/locks.js';

t.test('locks in the database', async t => {
  const database = await openDatabase({
    url: undefined,
    directory: join(t.testdir(), 'data'),
    waitsForDisk: false,
    log: silentLog,
  });
  t.teardown(() => database.close());
  await migrate(database.pool);

  const HOLDERS = ['one', 'two', 'three', 'four', 'one-more'];

  /** Locks without holders. */
  async function create() {
    await database.pool.query('DELETE FROM ecs_api.operations');
    await database.pool.query(
      `INSERT INTO ecs_api.operations (id, account, org, kind, target, state, started_at)
     SELECT unnest($1::text[]), '', '', '', '', 'running', now()`,
      [HOLDERS],
    );
    return locks();
  }

  /** Locks of another process. */
  function locks() {
    return createDurableLocks(createQueries(database.pool));
  }

  t.test('locks among the processes on a database', t => testLocks(t, create));

  t.test('an operation keeps its locks when another process runs it', async t => {
    await acquire(await create(), 'one', 'exclusive');

    t.notOk(await isGranted(locks(), 'two', 'exclusive'), 'nobody comes between');
    t.ok(await isGranted(locks(), 'one', 'exclusive'), 'who takes it up has them');
  });

  t.test('a waiting operation keeps its place in the queue', async t => {
    await acquire(await create(), 'one', 'exclusive');
    const waiting = acquire(locks(), 'two', 'exclusive');
    t.notOk(await isGranted(locks(), 'three', 'exclusive'));
    const again = acquire(locks(), 'two', 'exclusive');

    await locks().release('one', 'thing');

    await Promise.all([waiting, again]);
    t.notOk(await isGranted(locks(), 'three', 'exclusive'));
  });

  t.test('a replayed operation does not wait for a lock that it has released', async t => {
    await acquire(await create(), 'one', 'exclusive');
    await locks().release('one', 'thing');
    await acquire(locks(), 'two', 'exclusive');

    t.ok(await isGranted(locks(), 'one', 'exclusive'), 'what it did with the lock is done');
    t.notOk(await isGranted(locks(), 'three', 'exclusive'));
  });

  t.test('a process that ends leaves a waiting operation to the next one', async t => {
    await create();
    const queries = createQueries(failingPool());
    queries.close();

    await t.rejects(acquire(createDurableLocks(queries), 'one', 'exclusive'), Interrupted);
  });

  /** A database that is not available. */
  function failingPool(): typeof database.pool {
    const query = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
    return { query } as unknown as typeof database.pool;
  }
});
