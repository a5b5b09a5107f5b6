import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { openEmbedded } from '../src/runtime/durable/database/embedded.js';
import { seedPath } from '../src/runtime/durable/database/seed.js';
import { createCipher, ephemeralKey } from '../src/runtime/durable/encryption.js';
import { launchDbos } from '../src/runtime/durable/launch.js';
import { silentLog } from './support/silent-log.js';

/**
 * Creates the seed: an embedded database with all migrations, of which every new database is a copy. To create one takes seconds
 * and most of a gigabyte of memory. An existing seed stays as it is.
 */
async function main(): Promise<void> {
  const path = seedPath();
  if (existsSync(path)) return;
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-seed-'));
  try {
    const seed = await createSeed(directory);
    mkdirSync(dirname(path), { recursive: true });
    // The rename is atomic, so that a process that is killed halfway leaves no incomplete seed.
    writeFileSync(`${path}.new`, seed);
    renameSync(`${path}.new`, path);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function createSeed(directory: string): Promise<Buffer> {
  const { db, ...embedded } = await openEmbedded(directory, false, silentLog);
  const { pool, close } = embedded;
  const database = { kind: 'embedded' as const, connect: () => Promise.reject(new Error('none')), ...embedded };
  await launchDbos(DBOS, database, { executor: 'seed', cipher: createCipher([ephemeralKey()]), log: silentLog });
  await DBOS.shutdown();
  await pool.query('VACUUM FULL');
  await pool.query('CHECKPOINT');
  const archive = await db.dumpDataDir('gzip');
  await close();
  return Buffer.from(await archive.arrayBuffer());
}

await main();
