import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from '../../logger.js';
import { activeExecutors, recoverExecutor } from './recovery.js';

const CHECK_EVERY_MS = 1_000;
const RECONNECT_AFTER_MS = 500;

/** The number of consecutive checks that must find a process dead: one that lost its connection may reconnect. */
const DEAD_AFTER_CHECKS = 3;

/** The first key of the advisory locks that show that a process is alive; the second is the executor's id. */
const ALIVE_LOCK = 0x6563;

/** The processes that share a database, each with an executor id of its own. */
export interface Executors {
  /** The connection that shows that this process is alive; undefined while it is lost. */
  client(): pg.Client | undefined;
  close(): Promise<void>;
}

interface ExecutorsOptions {
  id: string;
  /** Opens a connection with TCP keepalives. */
  connect: () => Promise<pg.Client>;
  /** Called with each new connection. */
  listen: (client: pg.Client) => Promise<void>;
  log: Logger;
}

/**
 * Shows that this process is alive by an advisory lock of its connection, which PostgreSQL releases when the process dies for any
 * reason, and recovers the operations of executors whose lock is free.
 */
export async function joinExecutors(options: ExecutorsOptions): Promise<Executors> {
  const { id, connect, listen, log } = options;
  const end = new AbortController();
  let client: pg.Client | undefined;

  async function connectAndLock(): Promise<pg.Client> {
    const next = await connect();
    next.once('end', () => {
      client = undefined;
    });
    try {
      await next.query('SELECT pg_advisory_lock($1, hashtext($2))', [ALIVE_LOCK, id]);
      await listen(next);
      return next;
    } catch (error) {
      await next.end().catch(() => {}); // it may hold the lock, for which the next connection would wait
      throw error;
    }
  }

  async function watch(): Promise<void> {
    const missed = new Map<string, number>();
    while (!end.signal.aborted) {
      try {
        client ??= await connectAndLock();
        await recoverDeadExecutors(client, missed, options);
        await sleep(CHECK_EVERY_MS, undefined, { signal: end.signal });
      } catch (error) {
        if (end.signal.aborted) return;
        missed.clear();
        log.warn({ message: messageOf(error) }, 'lost the connection that watches other processes');
        await sleep(RECONNECT_AFTER_MS, undefined, { signal: end.signal }).catch(() => {});
      }
    }
  }

  client = await connectAndLock();
  const watching = watch();
  return {
    client: () => client,
    async close() {
      end.abort();
      await watching;
      await client?.end();
    },
  };
}

/** @param missed the number of consecutive checks that found each executor dead. */
async function recoverDeadExecutors(
  client: pg.Client,
  missed: Map<string, number>,
  { id, log }: ExecutorsOptions,
): Promise<void> {
  const others = (await activeExecutors()).filter(other => other !== id);
  for (const other of [...missed.keys()]) if (!others.includes(other)) missed.delete(other);
  for (const other of others) {
    if (!(await isFree(client, other))) {
      missed.delete(other);
      continue;
    }
    const checks = (missed.get(other) ?? 0) + 1;
    missed.set(other, checks);
    if (checks < DEAD_AFTER_CHECKS) continue;
    log.warn({ executor: other }, 'recovering the operations of a dead process');
    await recoverExecutor(other);
  }
}

async function isFree(client: pg.Client, id: string): Promise<boolean> {
  const values = [ALIVE_LOCK, id];
  const { rows } = await client.query<{ free: boolean }>(
    'SELECT pg_try_advisory_lock($1, hashtext($2)) AS free',
    values,
  );
  const free = rows[0]?.free ?? false;
  if (free) await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', values);
  return free;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
