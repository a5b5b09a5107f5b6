import pg from 'pg';
import type { Logger } from '../../../logger.js';
import { openEmbedded } from './embedded.js';

/** The database that keeps operations. */
export interface Database {
  /** `embedded` belongs to this process; other processes may share a `server`. */
  kind: 'embedded' | 'server';
  pool: pg.Pool;
  /** Opens a connection outside of the pool, with TCP keepalives. */
  connect(): Promise<pg.Client>;
  /** `ready`, or why it cannot be used, where this process knows that. */
  readiness(): string;
  close(): Promise<void>;
}

/** A server by its URL; without one, a directory of this machine. */
interface DatabaseOptions {
  url?: string | undefined;
  directory: string;
  /** Whether each commit in the directory waits for the disk. */
  waitsForDisk: boolean;
  log: Logger;
}

const CONNECTIONS = 10;

const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_AFTER_MS = 5_000;

/** @throws {Conflict} where another process uses the directory. */
export async function openDatabase({ url, directory, waitsForDisk, log }: DatabaseOptions): Promise<Database> {
  const database = url === undefined ? await embedded(directory, waitsForDisk, log) : server(url);
  // The pool replaces a broken connection at its next use. Without a listener its error would end the process. The pool emits the
  // error of an idle connection; one in use, such as in a transaction, emits its own.
  database.pool.on('error', () => {});
  database.pool.on('connect', client => client.on('error', () => {}));
  return database;
}

async function embedded(directory: string, waitsForDisk: boolean, log: Logger): Promise<Database> {
  const { pool, readiness, close } = await openEmbedded(directory, waitsForDisk, log);
  const connect = () => Promise.reject(new Error('An embedded database has no connections outside of its pool.'));
  return { kind: 'embedded', pool, connect, readiness, close };
}

function server(connectionString: string): Database {
  const options = {
    connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
  };
  const pool = new pg.Pool({ ...options, max: CONNECTIONS });
  return {
    kind: 'server',
    pool,
    connect: async () => {
      const client = new pg.Client(options);
      client.on('error', () => {});
      await client.connect();
      return client;
    },
    readiness: () => 'ready',
    close: () => pool.end(),
  };
}
