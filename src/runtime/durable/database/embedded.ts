import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { PGlite, PGliteOptions } from '@electric-sql/pglite';
import pg from 'pg';
import { createLimit } from '../../../concurrency/limit.js';
import { Invalid } from '../../../errors.js';
import type { Logger } from '../../../logger.js';
import { createKeyBeside } from '../encryption.js';
import { lockDirectory } from './directory-lock.js';
import { PgliteSocket, type Shared } from './pglite-socket.js';
import { restartAfterPanic } from './restart-after-panic.js';
import { readSeed } from './seed.js';

/** A tenth of PostgreSQL's defaults is sufficient for the operations of one process. */
const SETTINGS = [
  'shared_buffers=4MB',
  'wal_buffers=256kB',
  'max_connections=5',
  'min_wal_size=32MB',
  'max_wal_size=64MB',
];

const CONNECTIONS = 10;

/** Milliseconds. */
const CHECKPOINT_EVERY_MS = 5 * 60_000;
const VACUUM_EVERY_MS = 60 * 60_000;

/** The folder in the data directory that has PostgreSQL's files. */
const POSTGRES_FOLDER = 'postgres';

/** PGlite in this process, with the connection pool of a server. */
interface EmbeddedDatabase {
  pool: pg.Pool;
  db: PGlite;
  /** `ready`, or why it cannot be used. */
  readiness(): string;
  close(): Promise<void>;
}

/**
 * Opens PGlite in a directory. The data survives a crash of the process at any moment.
 * @param waitsForDisk whether it survives a power failure, too: each commit then waits until the disk has it.
 * @throws {Conflict} where another process uses the directory; {Invalid} where its files are damaged.
 */
export async function openEmbedded(directory: string, waitsForDisk: boolean, log: Logger): Promise<EmbeddedDatabase> {
  const lock = await lockDirectory(directory);
  try {
    const db = await startIn(directory, waitsForDisk);
    const closing = new AbortController();
    let restarting = Promise.resolve();
    const shared: Shared = {
      ...{ db, readiness: 'ready', acquire: createLimit(1), listeners: new Set(), sockets: new Set() },
      onPanic: () => {
        const start = () => startIn(directory, waitsForDisk);
        restarting = restartAfterPanic(shared, { files: directory, start, signal: closing.signal, log });
      },
    };
    const pool = createPool(shared);
    const stopMaintenance = startMaintenance(pool);
    const close = async () => {
      stopMaintenance();
      closing.abort();
      await restarting;
      await pool.end();
      await shared.db?.close();
      await lock.release();
    };
    return { pool, db, readiness: () => shared.readiness, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startIn(directory: string, waitsForDisk: boolean): Promise<PGlite> {
  const files = join(directory, POSTGRES_FOLDER);
  if (!(await exists(files))) {
    // The key comes first: files without a key have lost it.
    await createKeyBeside(directory);
    await createFiles(files, waitsForDisk);
  }
  return start(waitsForDisk ? await syncedOptions(files) : { dataDir: files }).catch((error: Error) => {
    throw new Invalid(
      `PostgreSQL cannot read the files in ${files}: ${error.message}. Restore them from a backup, or give another directory with --data.`,
      { cause: error },
    );
  });
}

/** Creates the files in a temporary folder and renames it, so that a crash in between leaves no incomplete database. */
async function createFiles(files: string, waitsForDisk: boolean): Promise<void> {
  const temporary = `${files}.new`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { mode: 0o700 });
  const seed = await readSeed();
  const db = await start({
    dataDir: temporary,
    ...(seed ? { loadDataDir: new Blob([seed]) } : { postgresqlconf: SETTINGS }),
  });
  await db.close();
  if (waitsForDisk) await (await import('./synced-fs.js')).syncTree(temporary);
  await rename(temporary, files);
}

async function syncedOptions(files: string): Promise<PGliteOptions> {
  const { SyncedFs, syncedStartParams } = await import('./synced-fs.js');
  return { fs: new SyncedFs(files), startParams: syncedStartParams() };
}

async function start(options: PGliteOptions): Promise<PGlite> {
  // The optimizing compiler takes seconds and hundreds of megabytes, which a few thousand queries never repay.
  setFlagsFromString('--liftoff-only');
  const { PGlite } = await import('@electric-sql/pglite');
  return PGlite.create(options);
}

function createPool(shared: Shared): pg.Pool {
  return new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    max: CONNECTIONS,
    stream: () => new PgliteSocket(shared),
  });
}

/** Does what PostgreSQL's background processes do, which PGlite does not have. */
function startMaintenance(pool: pg.Pool): () => void {
  const every = (interval: number, command: string) => {
    // A command that fails, as during shutdown, is repeated at the next interval.
    const timer = setInterval(() => pool.query(command).catch(() => {}), interval);
    return timer.unref();
  };
  const timers = [every(CHECKPOINT_EVERY_MS, 'CHECKPOINT'), every(VACUUM_EVERY_MS, 'VACUUM')];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory() && (await readdir(path)).length > 0;
  } catch {
    return false;
  }
}
