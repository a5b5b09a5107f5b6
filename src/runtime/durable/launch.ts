import { setTimeout as sleep } from 'node:timers/promises';
import type { DBOS, DBOSSerializer, DLogger } from '@dbos-inc/dbos-sdk';
import type { Logger } from '../../logger.js';
import { migrate } from './database/migrations.js';
import type { Database } from './database/open-database.js';
import type { Cipher } from './encryption.js';

/** Workflows of other versions are not recovered; stories are told by what they did, so a new version takes up an old one's. */
const STORY_VERSION = '1';

/** Serialises the launches of processes on one database. */
const LAUNCH_LOCK = 0x65637361;
const LAUNCH_TRY_EVERY = 100;

/** Who this process is to the engine, and how it keeps things. */
export interface LaunchOptions {
  /** The id that marks what it has under way. */
  executor: string;
  cipher: Cipher;
  log: Logger;
}

/** Makes or brings up to date the tables, and begins to work. @param engine with all workflows registered. */
export async function launchEngine(
  engine: typeof DBOS,
  database: Database,
  { executor, cipher, log }: LaunchOptions,
): Promise<void> {
  engine.setConfig({
    name: 'ecs-api',
    systemDatabasePool: database.pool,
    applicationVersion: STORY_VERSION,
    executorID: executor,
    serializer: serializerOf(cipher),
    logger: engineLog(log),
  });
  await oneAtATime(database, async () => {
    await migrate(database.pool);
    await engine.launch();
  });
}

/** Two that make or change the engine's tables at once break them. */
async function oneAtATime(database: Database, launch: () => Promise<void>): Promise<void> {
  if (database.kind === 'embedded') return launch();
  const client = await database.connect();
  try {
    // A lock that is waited for would hold up the migrations themselves, which wait for all others to have ended.
    while (!(await client.query('SELECT pg_try_advisory_lock($1) AS so', [LAUNCH_LOCK])).rows[0]?.so)
      await sleep(LAUNCH_TRY_EVERY);
    await launch();
  } finally {
    await client.end();
  }
}

function serializerOf(cipher: Cipher): DBOSSerializer {
  return {
    name: () => 'ecs-api',
    stringify: value => cipher.seal(value),
    parse: text => (text == null ? text : cipher.open(text)),
  };
}

/** The engine's own log is about its inside. */
function engineLog(log: Logger): DLogger {
  const text = (entry: unknown) => (entry instanceof Error ? entry.message : String(entry));
  return {
    debug: entry => log.debug({ engine: text(entry) }, 'engine said'),
    info: entry => log.debug({ engine: text(entry) }, 'engine said'),
    warn: entry => log.warn({ engine: text(entry) }, 'engine warned'),
    error: entry => log.error({ engine: text(entry) }, 'engine failed'),
  };
}
