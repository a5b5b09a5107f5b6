import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { Unavailable } from '../../errors.js';
import { watchDiskSpace } from './disk-space.js';

/** Milliseconds between two attempts, and after which a request fails because the database is not reachable. */
const RETRY_AFTER_MS = 250;
const REQUEST_TIMEOUT_MS = 2_000;

/**
 * Errors of a connection, and of a server that starts, stops or lacks resources, such as space on its disk. Source: PostgreSQL
 * documentation, "PostgreSQL Error Codes".
 */
const TRANSIENT_CODES = /^(08|53|57P0)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const TRANSIENT_MESSAGES = /connection terminated|timeout exceeded when trying to connect|not queryable/i;

/** Queries that are retried while the database is not reachable. */
export interface Queries {
  /** For requests: retries for a short time. @throws {Unavailable} */
  request<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** For running operations: retries until the database is reachable. @throws the statement's own error; {Unavailable} once closed. */
  retry<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** `ready`, or why nothing can be stored. */
  readiness(): string;
  close(): void;
}

export function createQueries(pool: pg.Pool): Queries {
  const disk = watchDiskSpace(pool);
  let isClosed = false;

  async function query<Row extends object>(text: string, values: unknown[], end: number): Promise<Row[]> {
    for (;;) {
      try {
        return (await pool.query<Row>(text, values)).rows;
      } catch (error) {
        if (!isClosed && !isTransient(error)) throw error;
        disk.observe(error);
        if (isClosed || performance.now() > end) throw unavailable(disk.isFull(), error);
      }
      await sleep(RETRY_AFTER_MS);
    }
  }

  return {
    request: (text, values = []) => query(text, values, performance.now() + REQUEST_TIMEOUT_MS),
    retry: (text, values = []) => query(text, values, Number.POSITIVE_INFINITY),
    readiness: () => (disk.isFull() ? 'the disk of the database is full' : 'ready'),
    close: () => {
      isClosed = true;
      disk.close();
    },
  };
}

function unavailable(isFull: boolean, cause: unknown): Unavailable {
  const message = isFull
    ? 'The disk of the database of operations is full.'
    : 'The database of operations is not reachable.';
  return new Unavailable(message, { cause, retryAfter: 1 });
}

/** Whether an error means that the database is not reachable, rather than that the statement is wrong. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return TRANSIENT_CODES.test(code ?? '') || TRANSIENT_MESSAGES.test(error.message);
}
