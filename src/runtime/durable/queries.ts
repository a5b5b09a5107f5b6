import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { Unavailable } from '../../errors.js';

/** Milliseconds. */
const PAUSE = 250;
const PATIENCE_OF_CALLERS = 2_000;

/** Errors of a connection, and of a server that starts or stops. Source: PostgreSQL documentation, "PostgreSQL Error Codes". */
const PASSING_CODES = /^(08|57P0)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const PASSING_MESSAGES = /connection terminated|timeout exceeded when trying to connect|not queryable/i;

/** Asks the database, and asks again while it is away. */
export interface Persistence {
  /** For callers, who are told soon. @throws {Unavailable} */
  ask<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** For operations under way, which go on when the database is back. @throws what is the statement's own fault, or when closed. */
  keep<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): void;
}

export function createPersistence(pool: pg.Pool): Persistence {
  let isClosed = false;

  async function query<Row extends object>(text: string, values: unknown[], end: number): Promise<Row[]> {
    for (;;) {
      try {
        return (await pool.query<Row>(text, values)).rows;
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (isClosed || performance.now() > end)
          throw new Unavailable('The database of operations cannot be reached.', { cause: error });
      }
      await sleep(PAUSE);
    }
  }

  return {
    ask: (text, values = []) => query(text, values, performance.now() + PATIENCE_OF_CALLERS),
    keep: (text, values = []) => query(text, values, Number.POSITIVE_INFINITY),
    close: () => {
      isClosed = true;
    },
  };
}

/** Whether an error says that the database is away, not that the statement is wrong. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return PASSING_CODES.test(code ?? '') || PASSING_MESSAGES.test(error.message);
}
