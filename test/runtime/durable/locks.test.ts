import { join } from 'node:path';
import t from 'tap';
import { migrate } from '../../../src/runtime/durable/database/migrations.js';
import { openDatabase } from '../../../src/runtime/durable/database/open-database.js';
import { sharedLocks } from '../../../src/runtime/durable/locks.js';
import { createPersistence } from '../../../src/runtime/durable/queries.js';
import { Interrupted } from '../../../src/saga/journal.js';
import { isLetIn, locksHoldTheirWord, wish } from '../../support/locks.js';

const database = await openDatabase({ url: undefined, directory: join(t.testdir(), 'data') });
t.teardown(() => database.close());
await migrate(database.pool);

const HOLDERS = ['one', 'two', 'three', 'four', 'one-more'];

/** Locks of which nobody has any yet. */
async function create() {
  await database.pool.query('DELETE FROM ecs_api.operations');
  await database.pool.query(
    `INSERT INTO ecs_api.operations (id, account, org, kind, target, started_by, state, started_at)
     SELECT unnest($1::text[]), '', '', '', '', '', 'running', now()`,
    [HOLDERS],
  );
  return locks();
}

/** Locks as another process would have them. */
function locks() {
  return sharedLocks(createPersistence(database.pool));
}

t.test('locks of all processes on a database', t => locksHoldTheirWord(t, create));

t.test('an operation has its locks, whichever process runs it', async t => {
  await (await create()).take(wish('one', 'exclusive'));

  t.notOk(await isLetIn(locks(), 'two', 'exclusive'), 'nobody comes between');
  t.ok(await isLetIn(locks(), 'one', 'exclusive'), 'who takes it up has them');
});

t.test('an operation that waited keeps its place', async t => {
  await (await create()).take(wish('one', 'exclusive'));
  const waiting = locks().take(wish('two', 'exclusive'));
  t.notOk(await isLetIn(locks(), 'three', 'exclusive'));
  const again = locks().take(wish('two', 'exclusive'));

  await locks().free('one', 'thing');

  await Promise.all([waiting, again]);
  t.notOk(await isLetIn(locks(), 'three', 'exclusive'));
});

t.test('told again, an operation goes without what it has freed', async t => {
  await (await create()).take(wish('one', 'exclusive'));
  await locks().free('one', 'thing');
  await locks().take(wish('two', 'exclusive'));

  t.ok(await isLetIn(locks(), 'one', 'exclusive'), 'what it did with the lock is done');
  t.notOk(await isLetIn(locks(), 'three', 'exclusive'));
});

t.test('a process that ends while an operation waits leaves it to the next', async t => {
  await create();
  const persistence = createPersistence(failingPool());
  persistence.close();

  await t.rejects(sharedLocks(persistence).take(wish('one', 'exclusive')), Interrupted);
});

/** A database that is away. */
function failingPool(): typeof database.pool {
  const query = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
  return { query } as unknown as typeof database.pool;
}
