import type pg from 'pg';
import t from 'tap';
import { Unavailable } from '../../../src/errors.js';
import { createQueries } from '../../../src/runtime/durable/queries.js';

/** Queries of a database that refuses each statement. They are closed, so that none is tried again. */
function refusingQueries(error: Error) {
  const queries = createQueries({ query: () => Promise.reject(error) } as unknown as pg.Pool);
  queries.close();
  return queries;
}

const TRANSIENT: [what: string, code: string][] = [
  ['a broken connection', '08006'],
  ['a full disk', '53100'],
  ['too many connections', '53300'],
  ['a server that shuts down', '57P01'],
  ['a server that starts', '57P03'],
  ['a port at which nothing listens', 'ECONNREFUSED'],
];

for (const [what, code] of TRANSIENT) {
  t.test(`${what} makes the database unavailable for a moment`, async t => {
    const error = Object.assign(new Error(what), { code });
    const thrown = await refusingQueries(error)
      .request('SELECT 1')
      .catch(one => one);

    t.type(thrown, Unavailable);
    t.same([thrown.cause, thrown.retryAfter], [error, 1]);
  });
}

t.test('who meets a full disk is told so, and readiness too', async t => {
  const error = Object.assign(new Error('could not extend file'), { code: '53100' });
  const queries = refusingQueries(error);

  await t.rejects(queries.request('INSERT'), { message: 'The disk of the database of operations is full.' });
  t.equal(queries.readiness(), 'the disk of the database is full');
});

t.test('a wrong statement is its own error', async t => {
  const error = Object.assign(new Error('syntax error'), { code: '42601' });
  const queries = createQueries({ query: () => Promise.reject(error) } as unknown as pg.Pool);

  await t.rejects(queries.request('SELEC'), error);
});

t.test('a pool that has ended makes the database unavailable, so that running operations are interrupted', async t => {
  const error = new Error('Cannot use a pool after calling end on the pool');

  await t.rejects(refusingQueries(error).retry('SELECT 1'), Unavailable);
});
