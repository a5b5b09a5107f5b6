import { Invalid } from '../../errors.js';
import type { Runtime, RuntimeOptions } from '../runtime.js';
import { openDatabase } from './database/open-database.js';
import { createDurableRuntime } from './durable-runtime.js';
import { createCipher, type Key, keyBeside, keyOf } from './encryption.js';

/** The configuration of durable operations. */
interface DurableConfig {
  databaseUrl?: string;
  /** The directory of the embedded database, which is used without a URL. */
  directory: string;
  /** Whether each commit in the directory waits for the disk; true by default. */
  waitForDisk?: boolean;
  encryptionKeys?: string;
  /** The number of days that ended operations are kept. */
  keepOperations: number;
}

/**
 * Opens the database and starts the runtime on it.
 * @throws {Conflict} where another process uses the directory; {Invalid} where an encryption key is missing.
 */
export async function startDurableRuntime(config: DurableConfig, options: RuntimeOptions): Promise<Runtime> {
  const { databaseUrl: url, directory, waitForDisk: waitsForDisk = true, keepOperations: keepDays } = config;
  if (url !== undefined && config.encryptionKeys === undefined)
    throw new Invalid(
      'Operations in a database need encryptionKeys (ECS_API_ENCRYPTION_KEYS). Create a key with: openssl rand -base64 32',
    );
  const database = await openDatabase({ url, directory, waitsForDisk, log: options.log });
  const keys = await keysOf(config).catch(async error => {
    await database.close();
    throw error;
  });
  return createDurableRuntime({ database, cipher: createCipher(keys), keepDays }, options);
}

/**
 * The embedded database has a key file beside it, whose key stays valid when others are configured.
 * @throws {Invalid} where the file is missing and no other key is configured.
 */
async function keysOf({ databaseUrl, encryptionKeys, directory }: DurableConfig): Promise<Key[]> {
  const configured = encryptionKeys?.split(',').map(keyOf) ?? [];
  if (databaseUrl !== undefined) return configured;
  const own = await keyBeside(directory);
  if (!own && configured.length === 0)
    throw new Invalid(
      `The data directory ${directory} has operations but no file "key", with which they are encrypted. Restore the file, or give another directory with --data.`,
    );
  return own ? [...configured, own] : configured;
}
