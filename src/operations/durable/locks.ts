import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { Conflict } from '../../errors.js';
import { createLocks, type Locks, type Mode } from '../../orchestration/locks.js';

/** Milliseconds between tries for a lock that another process holds. */
const TRY_EVERY = 200;

/** The first half of these advisory locks; the second is the name's. */
const LOCK_CLASS = 0x6c6b;

const SUFFIX: Record<Mode, string> = { shared: '_shared', exclusive: '' };

/**
 * Locks among the operations of all processes on a database: first among this one's, then by PostgreSQL's advisory locks,
 * which it frees when the process dies. @param client this process's own connection, undefined while it is lost.
 */
export function sharedLocks(client: () => pg.Client | undefined): Locks {
  const here = createLocks();
  return {
    hold: (name, mode, patience, run) =>
      here.hold(name, mode, patience, async () => {
        await taken(client, name, mode, patience);
        try {
          return await run();
        } finally {
          // A connection that was lost has lost its locks.
          await ask(client, `pg_advisory_unlock${SUFFIX[mode]}`, name).catch(() => {});
        }
      }),
  };
}

async function taken(client: () => pg.Client | undefined, name: string, mode: Mode, patience: number): Promise<void> {
  const end = performance.now() + patience;
  while (!(await ask(client, `pg_try_advisory_lock${SUFFIX[mode]}`, name).catch(() => false))) {
    if (performance.now() > end) throw new Conflict(`Another operation on ${name} is still under way.`);
    await sleep(TRY_EVERY);
  }
}

async function ask(client: () => pg.Client | undefined, call: string, name: string): Promise<boolean> {
  const answer = await client()?.query<{ so: boolean }>(`SELECT ${call}($1, hashtext($2)) AS so`, [LOCK_CLASS, name]);
  return answer?.rows[0]?.so ?? false;
}
