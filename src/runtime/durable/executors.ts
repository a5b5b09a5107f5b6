import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from '../../logger.js';

/** Milliseconds. */
const LOOK_EVERY = 1_000;
const RECONNECT_AFTER = 500;

/** Looks in a row at which a process has to be found gone: one that lost its connection may be about to come back. */
const LOOKS = 3;

/** The first half of this service's advisory locks; the second is the executor's. */
const LOCK_CLASS = 0x6563;

/** This process among the others on one database, each with an id of its own. */
export interface Executors {
  /** The connection by which this one is seen alive; undefined while it is lost. */
  client(): pg.Client | undefined;
  close(): Promise<void>;
}

/** What telling the living from the dead takes. */
export interface ExecutorsOptions {
  id: string;
  /** A connection that notices a dead peer. */
  connect: () => Promise<pg.Client>;
  /** The ids of the executors that have operations under way. */
  busy: () => Promise<string[]>;
  /** Takes up what an executor had under way. */
  takeOver: (id: string) => Promise<void>;
  log: Logger;
}

/**
 * Shows that this process lives by a lock of its connection, which PostgreSQL frees when the process has died, however that
 * was; and takes over from those whose lock is free.
 */
export async function joinExecutors(options: ExecutorsOptions): Promise<Executors> {
  const { id, connect, log } = options;
  const end = new AbortController();
  let client: pg.Client | undefined;

  async function present(): Promise<pg.Client> {
    const next = await connect();
    next.on('error', () => {});
    next.once('end', () => {
      client = undefined;
    });
    await next.query('SELECT pg_advisory_lock($1, hashtext($2))', [LOCK_CLASS, id]);
    return next;
  }

  async function watch(): Promise<void> {
    const missed = new Map<string, number>();
    while (!end.signal.aborted) {
      try {
        client ??= await present();
        await takeOverFromTheDead(client, missed, options);
        await sleep(LOOK_EVERY, undefined, { signal: end.signal });
      } catch (error) {
        if (end.signal.aborted) return;
        missed.clear();
        log.warn({ message: messageOf(error) }, 'lost sight of the other processes');
        await sleep(RECONNECT_AFTER, undefined, { signal: end.signal }).catch(() => {});
      }
    }
  }

  client = await present();
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

/** @param missed how often each was found gone, in a row. */
async function takeOverFromTheDead(
  client: pg.Client,
  missed: Map<string, number>,
  { id, busy, takeOver, log }: ExecutorsOptions,
): Promise<void> {
  const others = (await busy()).filter(other => other !== id);
  for (const other of [...missed.keys()]) if (!others.includes(other)) missed.delete(other);
  for (const other of others) {
    if (!(await isFree(client, other))) {
      missed.delete(other);
      continue;
    }
    const looks = (missed.get(other) ?? 0) + 1;
    missed.set(other, looks);
    if (looks < LOOKS) continue;
    log.warn({ executor: other }, 'took over from a process that has died');
    await takeOver(other);
  }
}

async function isFree(client: pg.Client, id: string): Promise<boolean> {
  const values = [LOCK_CLASS, id];
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
