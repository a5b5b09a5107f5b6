import pg from 'pg';
import { openEmbedded } from './embedded.js';

/** Where operations are kept. */
export interface Database {
  /** `embedded` is this process's alone; `server` may be shared with other processes. */
  kind: 'embedded' | 'server';
  pool: pg.Pool;
  /** A connection of its own, beside the pool, that notices a dead peer. */
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
}

/** Where to keep operations: a server by its URL, else a directory of this machine. */
interface DatabaseOptions {
  url?: string | undefined;
  directory: string;
}

const CONNECTIONS = 10;

/** Milliseconds. */
const CONNECTING_DEADLINE = 10_000;
const KEEP_ALIVE_AFTER = 5_000;

/** @throws {Conflict} where another process has the directory. */
export async function openDatabase({ url, directory }: DatabaseOptions): Promise<Database> {
  const database = url === undefined ? await embedded(directory) : server(url);
  // An idle connection that breaks is replaced at the next use; unheard, its error would end the process.
  database.pool.on('error', () => {});
  return database;
}

async function embedded(directory: string): Promise<Database> {
  const { pool, close } = await openEmbedded(directory);
  const connect = () => Promise.reject(new Error('An embedded database has no connections beside its pool.'));
  return { kind: 'embedded', pool, connect, close };
}

function server(connectionString: string): Database {
  const options = {
    connectionString,
    connectionTimeoutMillis: CONNECTING_DEADLINE,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER,
  };
  const pool = new pg.Pool({ ...options, max: CONNECTIONS });
  return {
    kind: 'server',
    pool,
    connect: async () => {
      const client = new pg.Client(options);
      await client.connect();
      return client;
    },
    close: () => pool.end(),
  };
}
