import type { PGlite } from '@electric-sql/pglite';
import t from 'tap';
import { silentLog } from '../../../../scripts/support/silent-log.js';
import { createLimit } from '../../../../src/concurrency/limit.js';
import type { Shared } from '../../../../src/runtime/durable/database/pglite-socket.js';
import { restartAfterPanic } from '../../../../src/runtime/durable/database/restart-after-panic.js';

t.test('a restart of the embedded database is logged once when it begins and once when it has succeeded', async t => {
  const db = {} as PGlite; // nothing uses it
  const shared: Shared = {
    ...{ db: undefined, readiness: 'ready', acquire: createLimit(1), listeners: new Set(), sockets: new Set() },
    onPanic: () => {},
  };
  const files = t.testdir();
  const lines: unknown[] = [];
  const results = [new Error('PostgreSQL does not start'), db];
  const start = async () => {
    const result = results.shift() ?? db;
    if (result instanceof Error) throw result;
    return result;
  };
  const log = { ...silentLog, warn: (fields: object, event: string) => lines.push([fields, event]) };

  await restartAfterPanic(shared, { files, start, signal: new AbortController().signal, log });

  t.same([shared.db, shared.readiness, results], [db, 'ready', []]);
  t.same(lines, [
    [{ files }, 'restarting the embedded database after a PANIC'],
    [{ files }, 'restarted the embedded database'],
  ]);
});
