import { closeSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { Logger } from '../../../logger.js';
import { type Shared, serverEnded } from './pglite-socket.js';

const TRY_EVERY_MS = 500;
/** What recovery needs at most: two segments of the write-ahead log. Source: PostgreSQL documentation, "WAL Configuration". */
const NEEDED_BYTES = 2 * 16 * 1024 * 1024;

/**
 * Starts PGlite again after a PANIC, as when the disk has no space for the write-ahead log: what it has in memory may then contradict the
 * log. PostgreSQL's server ends all its processes, starts again and recovers from the log. All connections end.
 * @param start opens the files anew. @param signal ends the tries.
 */
export async function restartAfterPanic(
  shared: Shared,
  { files, start, signal, log }: { files: string; start: () => Promise<PGlite>; signal: AbortSignal; log: Logger },
): Promise<void> {
  const { db } = shared;
  shared.db = undefined;
  shared.readiness = 'the database starts again';
  log.warn({ files }, 'restarting the embedded database after a PANIC');
  await setImmediate(); // the client reads the error first
  for (const socket of shared.sockets) socket.destroy(serverEnded());
  if (db) closeFiles(db);
  while (!signal.aborted && !shared.db) {
    await sleep(TRY_EVERY_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    if (await hasSpace(files)) shared.db = await start().catch(() => undefined);
    else shared.readiness = 'the disk of the database is full';
  }
  shared.readiness = 'ready';
  log.warn({ files }, 'restarted the embedded database');
}

/** Closes what it has open without writing anything: a regular end would write the memory to the files. */
function closeFiles({ Module }: PGlite): void {
  // Safe: Emscripten's list of open streams, of which those of NODEFS have descriptors; its types do not have it.
  const { streams } = Module.FS as unknown as { streams: ({ nfd?: number } | null)[] };
  for (const stream of streams) if (stream?.nfd !== undefined) closeSync(stream.nfd);
}

async function hasSpace(files: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(files);
  return bavail * bsize >= NEEDED_BYTES;
}
