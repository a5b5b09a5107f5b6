import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { gunzipSync } from 'node:zlib';
import type { PGlite, PGliteOptions } from '@electric-sql/pglite';
import pg from 'pg';
import { createLimit } from '../../../concurrency/limit.js';
import { lockDirectory } from './directory-lock.js';
import { PgliteSocket, type Shared } from './pglite-socket.js';
import { readSeed } from './seed.js';
import { unpack } from './tar.js';

/** A tenth of what PostgreSQL takes by default is plenty for one process's operations. */
const SETTINGS = [
  'shared_buffers=4MB',
  'wal_buffers=256kB',
  'max_connections=5',
  'min_wal_size=32MB',
  'max_wal_size=64MB',
];

const CONNECTIONS = 10;

/** Milliseconds. */
const CHECKPOINT_EVERY = 5 * 60_000;
const VACUUM_EVERY = 60 * 60_000;

/** The folder of PostgreSQL's files in the data directory. */
const FILES = 'postgres';

/** A PGlite in this process, reached as a server is. */
interface EmbeddedDatabase {
  pool: pg.Pool;
  db: PGlite;
  close(): Promise<void>;
}

/**
 * Opens PGlite in a directory. It outlives the process's death at any moment; as it never waits for the
 * disk, a power failure may take its last writes, or all.
 * @throws {Conflict} where another process has the directory.
 */
export async function openEmbedded(directory: string): Promise<EmbeddedDatabase> {
  const lock = await lockDirectory(directory);
  try {
    const db = await startIn(directory);
    const pool = poolOf(db);
    const stopKeeping = keepHouse(pool);
    const close = async () => {
      stopKeeping();
      await pool.end();
      await db.close();
      await lock.free();
    };
    return { pool, db, close };
  } catch (error) {
    await lock.free();
    throw error;
  }
}

async function startIn(directory: string): Promise<PGlite> {
  const files = join(directory, FILES);
  if (!(await isThere(files))) await makeFiles(files);
  return start({ dataDir: files });
}

/** Makes the files aside and renames them, so that a death in between leaves nothing half made. */
async function makeFiles(files: string): Promise<void> {
  const aside = `${files}.new`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { mode: 0o700 });
  const seed = await readSeed();
  if (seed) await unpack(gunzipSync(seed), aside);
  else await (await start({ dataDir: aside, postgresqlconf: SETTINGS })).close();
  await rename(aside, files);
}

async function start(options: PGliteOptions): Promise<PGlite> {
  // The optimising compiler would take seconds and hundreds of megabytes for what a few thousand queries never repay.
  setFlagsFromString('--liftoff-only');
  const { PGlite } = await import('@electric-sql/pglite');
  return PGlite.create(options);
}

function poolOf(db: PGlite): pg.Pool {
  const shared: Shared = { db, acquire: createLimit(1), listeners: new Set() };
  return new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    max: CONNECTIONS,
    stream: () => new PgliteSocket(shared),
  });
}

/** PGlite has no background processes: what they would do is asked for here. */
function keepHouse(pool: pg.Pool): () => void {
  const every = (interval: number, command: string) => {
    // A command that fails, as at the end of the process, is asked for again.
    const timer = setInterval(() => pool.query(command).catch(() => {}), interval);
    return timer.unref();
  };
  const timers = [every(CHECKPOINT_EVERY, 'CHECKPOINT'), every(VACUUM_EVERY, 'VACUUM')];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory() && (await readdir(path)).length > 0;
  } catch {
    return false;
  }
}
