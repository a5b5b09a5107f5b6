import { Invalid } from '../../errors.js';
import type { Works } from '../operations.js';
import type { EngineOptions } from '../runtime.js';
import { openDatabase } from './database/open-database.js';
import { startDurableWorks } from './durable-runtime.js';
import { createCipher, type Key, keyBeside, keyOf } from './encryption.js';

/** What the configuration says of where operations are kept. */
export interface DurableConfig {
  databaseUrl?: string;
  /** Where the embedded database is, without a URL. */
  directory: string;
  encryptionKeys?: string;
  /** Days. */
  keepOperations: number;
}

/**
 * Keeps operations in a database, encrypted.
 * @throws {Conflict} where another process has the directory; {Invalid} where a key is needed.
 */
export async function createDurableWorks(config: DurableConfig, options: EngineOptions): Promise<Works> {
  const { databaseUrl: url, directory, keepOperations: keepDays } = config;
  if (url !== undefined && config.encryptionKeys === undefined)
    throw new Invalid(
      'Operations in a database need encryptionKeys (ECS_API_ENCRYPTION_KEYS): openssl rand -base64 32',
    );
  const database = await openDatabase({ url, directory });
  const cipher = createCipher(await keysOf(config));
  return startDurableWorks({ database, cipher, keepDays }, options);
}

/** The embedded database has a key of its own beside it, which stays good when others are configured. */
async function keysOf({ databaseUrl, encryptionKeys, directory }: DurableConfig): Promise<Key[]> {
  const configured = encryptionKeys?.split(',').map(keyOf) ?? [];
  return databaseUrl === undefined ? [...configured, await keyBeside(directory)] : configured;
}
