import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** disk_full. Source: PostgreSQL documentation, "PostgreSQL Error Codes". */
const DISK_FULL = '53100';
const TRY_EVERY_MS = 1_000;

/** Writes a megabyte, and deletes it in the same transaction. What is unlogged costs no space in the write-ahead log. */
const TRY = `CREATE UNLOGGED TABLE ecs_api.disk_space AS SELECT repeat(md5(i::text), 60) FROM generate_series(1, 512) i;
  DROP TABLE ecs_api.disk_space;`;

/** Whether the disk of a database is full: from an error that says so until a write succeeds that needs space. */
export interface DiskSpace {
  isFull(): boolean;
  /** @param error of a query. */
  observe(error: unknown): void;
  close(): void;
}

export function watchDiskSpace(pool: pg.Pool): DiskSpace {
  const closing = new AbortController();
  let isFull = false;

  async function waitForSpace(): Promise<void> {
    while (isFull) {
      await sleep(TRY_EVERY_MS, undefined, { signal: closing.signal, ref: false }).catch(() => {});
      if (closing.signal.aborted) return;
      isFull = await pool.query(TRY).then(
        () => false,
        () => true,
      );
    }
  }

  return {
    isFull: () => isFull,
    observe(error) {
      if (isFull || !(error instanceof Error) || (error as NodeJS.ErrnoException).code !== DISK_FULL) return;
      isFull = true;
      void waitForSpace();
    },
    close: () => closing.abort(),
  };
}
