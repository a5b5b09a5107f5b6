import { poll } from '../../concurrency/poll.js';
import { TimedOut, Unavailable } from '../../errors.js';
import { Interrupted } from '../../saga/journal.js';
import { type LockRequest, type Locks, lockTimeout } from '../../saga/locks.js';
import type { Queries } from './queries.js';

/** The intervals of the checks whether a lock is granted. They grow with the time that an operation has waited. */
const CHECKS = { intervalMs: 100, growth: 1.1, maxIntervalMs: 1_000 };

/** The first key of the advisory locks under which places in a queue are numbered; the second is the lock's name. */
const NUMBERING_LOCK = 0x6c6b;

/** The advisory lock is held until the commit: a place never gets a lower number than one that others can already see. */
const ENQUEUE = `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock($1, hashtext($2)))
  INSERT INTO ecs_api.locks (name, operation, is_shared) SELECT $2, $3, $4 FROM turn ON CONFLICT DO NOTHING`;

const IS_GRANTED = `SELECT is_freed OR NOT EXISTS (
    SELECT FROM ecs_api.locks other WHERE other.name = mine.name AND NOT other.is_freed
      AND other.number < mine.number AND NOT (other.is_shared AND mine.is_shared)
  ) AS granted FROM ecs_api.locks mine WHERE name = $1 AND operation = $2`;

/**
 * Locks among the operations of all processes that share a database. An operation holds them, not the process that runs
 * it: when the process crashes, the operation keeps them until it is resumed and ends.
 */
export function createDurableLocks({ retry }: Queries): Locks {
  async function query<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return await retry<Row>(text, values);
    } catch (error) {
      // This process is shutting down; the operation continues elsewhere.
      throw error instanceof Unavailable ? new Interrupted(error) : error;
    }
  }

  async function waitUntilGranted(
    holder: string,
    { name, timeoutMs }: LockRequest,
    signal: AbortSignal,
  ): Promise<void> {
    const waitingFor = `the lock on ${name}`;
    try {
      await poll({ waitingFor, timeoutMs, signal, ...CHECKS }, async () => {
        const [row] = await query<{ granted: boolean }>(IS_GRANTED, [name, holder]);
        return row?.granted || undefined;
      });
    } catch (error) {
      throw error instanceof TimedOut ? lockTimeout(name) : error;
    }
  }

  return {
    async acquire(holder, request, signal) {
      const { name, mode } = request;
      await query(ENQUEUE, [NUMBERING_LOCK, name, holder, mode === 'shared']);
      try {
        await waitUntilGranted(holder, request, signal);
      } catch (error) {
        if (!(error instanceof Interrupted))
          await query('DELETE FROM ecs_api.locks WHERE operation = $1 AND name = $2', [holder, name]);
        throw error;
      }
    },
    async release(holder, name) {
      await query('UPDATE ecs_api.locks SET is_freed = true WHERE operation = $1 AND name = $2', [holder, name]);
    },
    async releaseAll(holder) {
      await query('UPDATE ecs_api.locks SET is_freed = true WHERE operation = $1 AND NOT is_freed', [holder]);
    },
  };
}
