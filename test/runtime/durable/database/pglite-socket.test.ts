import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import t from 'tap';
import { createLimit } from '../../../../src/concurrency/limit.js';
import { PgliteSocket, type Shared } from '../../../../src/runtime/durable/database/pglite-socket.js';

/** PostgreSQL's "Message Formats": the end of a command, and whether a transaction is open. */
function completed(status: 'I' | 'T'): Buffer {
  const tag = Buffer.from('DONE\0');
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + tag.length);
  return Buffer.concat([Buffer.from('C'), length, tag, Buffer.from('Z\0\0\0\x05'), Buffer.from(status)]);
}

/** A database that opens a transaction with BEGIN, and only ends it with ROLLBACK, and the state that its sockets share. */
function startDatabase() {
  const ran: string[] = [];
  const db = {
    async execProtocolRawStream(message: Uint8Array, { onRawData }: { onRawData: (part: Uint8Array) => void }) {
      const text = Buffer.from(message).toString('latin1');
      ran.push(/(BEGIN|ROLLBACK|SELECT 1)/.exec(text)?.[0] ?? '');
      onRawData(completed(text.includes('BEGIN') ? 'T' : 'I'));
    },
    exec: async (text: string) => void ran.push(text),
  } as unknown as PGlite;
  const shared: Shared = {
    ...{ db, readiness: 'ready', acquire: createLimit(1), listeners: new Set(), sockets: new Set() },
    onPanic: () => {},
  };
  return { shared, ran };
}

async function connect(shared: Shared): Promise<pg.Client> {
  const client = new pg.Client({ user: 'postgres', ssl: false, stream: () => new PgliteSocket(shared) });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Two connections, of which the second waits for the transaction of the first. */
async function startWaiting(shared: Shared) {
  const [first, second] = [await connect(shared), await connect(shared)];
  await first.query('BEGIN');
  const waiting = second.query('BEGIN').then(
    () => 'ended',
    () => 'failed',
  );
  await new Promise(resolve => setImmediate(resolve));
  return { first, waiting };
}

t.test('a connection that ends while it waits for the session does not keep it', async t => {
  const { shared, ran } = startDatabase();
  const { first, waiting } = await startWaiting(shared);

  [...shared.sockets][1]?.destroy();
  t.equal(await waiting, 'failed');
  await first.query('ROLLBACK');
  await (await connect(shared)).query('SELECT 1');

  t.same(ran, ['BEGIN', 'ROLLBACK', 'SELECT 1']);
});

t.test('connections that end while the database is started again do not keep the session', async t => {
  const { shared, ran } = startDatabase();
  const { waiting } = await startWaiting(shared);

  const { db } = shared;
  shared.db = undefined;
  for (const socket of shared.sockets) socket.destroy();
  t.equal(await waiting, 'failed');
  shared.db = db;
  await (await connect(shared)).query('SELECT 1');

  t.same(ran, ['BEGIN', 'SELECT 1']);
});
