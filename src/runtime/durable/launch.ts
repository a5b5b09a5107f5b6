import type { DBOS, DBOSSerializer, DLogger } from '@dbos-inc/dbos-sdk';
import { poll } from '../../concurrency/poll.js';
import type { Logger } from '../../logger.js';
import { migrate } from './database/migrations.js';
import type { Database } from './database/open-database.js';
import type { Cipher } from './encryption.js';

/** The version of what the journals contain. DBOS recovers workflows of the same version only. */
export const JOURNAL_VERSION = '8';

/** The advisory lock that serialises launches on one database. */
const LAUNCH_LOCK = 0x65637361;
const TRY_LOCK_EVERY_MS = 100;

/**
 * How often DBOS looks for events and streams to notify other processes of, and for schedules. This service has none of them. By default
 * DBOS looks for the former a hundred times a second and for the latter once, which costs an idle process processor time.
 */
const LOOK_FOR_UNUSED_EVERY_MS = 3_600_000;

/** How DBOS identifies this process, and how it encrypts what it stores. */
interface LaunchOptions {
  /** The id that marks the workflows of this process. */
  executor: string;
  cipher: Cipher;
  log: Logger;
}

/** Creates or migrates the tables and starts DBOS. @param dbos with every workflow registered. */
export async function launchDbos(
  dbos: typeof DBOS,
  database: Database,
  { executor, cipher, log }: LaunchOptions,
): Promise<void> {
  dbos.setConfig({
    name: 'ecs-api',
    systemDatabasePool: database.pool,
    applicationVersion: JOURNAL_VERSION,
    executorID: executor,
    notificationCoalesceMs: LOOK_FOR_UNUSED_EVERY_MS,
    schedulerPollingIntervalMs: LOOK_FOR_UNUSED_EVERY_MS,
    serializer: createSerializer(cipher),
    logger: createDbosLogger(log),
  });
  await withLaunchLock(database, async () => {
    await migrate(database.pool);
    await dbos.launch();
  });
}

/** Two processes must not create or migrate the tables at the same time. */
async function withLaunchLock(database: Database, launch: () => Promise<void>): Promise<void> {
  if (database.kind === 'embedded') return launch();
  const client = await database.connect();
  try {
    // A blocking lock would stop the migrations, which wait for all other transactions.
    await poll({ waitingFor: 'the launch lock', intervalMs: TRY_LOCK_EVERY_MS, growth: 1 }, async () => {
      const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS granted', [LAUNCH_LOCK]);
      return rows[0]?.granted || undefined;
    });
    await launch();
  } finally {
    await client.end();
  }
}

function createSerializer(cipher: Cipher): DBOSSerializer {
  return {
    name: () => 'ecs-api',
    stringify: value => cipher.seal(value),
    parse: text => (text == null ? text : cipher.open(text)),
  };
}

/** DBOS's informational messages concern its internals only. */
function createDbosLogger(log: Logger): DLogger {
  const text = (entry: unknown) => (entry instanceof Error ? entry.message : String(entry));
  return {
    debug: entry => log.debug({ dbos: text(entry) }, 'DBOS message'),
    info: entry => log.debug({ dbos: text(entry) }, 'DBOS message'),
    warn: entry => log.warn({ dbos: text(entry) }, 'DBOS warning'),
    error: entry => log.error({ dbos: text(entry) }, 'DBOS error'),
  };
}
