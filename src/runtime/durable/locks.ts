import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../../errors.js';
import { Interrupted } from '../../saga/journal.js';
import { type Locks, underWay, type Wish } from '../../saga/locks.js';
import type { Persistence } from './queries.js';

/** Milliseconds between looks whether it is an operation's turn. */
const LOOK_EVERY = 100;

/** The first half of the advisory locks under which places are numbered; the second is the name's. */
const LOCK_CLASS = 0x6c6b;

/** Numbers are given under a lock that is freed with the commit: who sees no lower number than its own will see none. */
const QUEUE = `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock($1, hashtext($2)))
  INSERT INTO ecs_api.locks (name, operation, is_shared) SELECT $2, $3, $4 FROM turn ON CONFLICT DO NOTHING`;

const IS_IN = `SELECT is_freed OR NOT EXISTS (
    SELECT FROM ecs_api.locks other WHERE other.name = mine.name AND NOT other.is_freed
      AND other.number < mine.number AND NOT (other.is_shared AND mine.is_shared)
  ) AS so FROM ecs_api.locks mine WHERE name = $1 AND operation = $2`;

/**
 * Locks among the operations of all processes on a database. An operation has them, not the process that runs it: when the
 * process dies, nobody comes between until the operation has been taken up and ended.
 */
export function sharedLocks({ keep }: Persistence): Locks {
  async function ask<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return await keep<Row>(text, values);
    } catch (error) {
      // This process is ending; the operation is not.
      throw error instanceof Unavailable ? new Interrupted(error) : error;
    }
  }

  async function turnOf({ holder, name, patience, signal }: Wish): Promise<void> {
    const end = performance.now() + patience;
    for (;;) {
      const [answer] = await ask<{ so: boolean }>(IS_IN, [name, holder]);
      if (answer?.so) return;
      if (performance.now() > end) throw underWay(name);
      await sleep(LOOK_EVERY, undefined, { signal });
    }
  }

  return {
    async take(wish) {
      const { holder, name, mode } = wish;
      await ask(QUEUE, [LOCK_CLASS, name, holder, mode === 'shared']);
      try {
        await turnOf(wish);
      } catch (error) {
        if (!(error instanceof Interrupted))
          await ask('DELETE FROM ecs_api.locks WHERE operation = $1 AND name = $2', [holder, name]);
        throw error;
      }
    },
    async free(holder, name) {
      await ask('UPDATE ecs_api.locks SET is_freed = true WHERE operation = $1 AND name = $2', [holder, name]);
    },
    async freeAll(holder) {
      await ask('UPDATE ecs_api.locks SET is_freed = true WHERE operation = $1 AND NOT is_freed', [holder]);
    },
  };
}
