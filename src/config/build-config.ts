import { type Config, validateConfig } from '#generated/config.js';
import { isObject } from '../json.js';
import { applyOverrides, findOverrides } from './environment.js';
import { ConfigInvalid } from './faults.js';
import { normalizeKeys } from './normalize-keys.js';
import { schemaFaults } from './schema-faults.js';
import { valueFaults } from './value-faults.js';

/** The defaults; a test compares them with those that `schema.json` documents. */
const DEFAULTS = {
  listenAddress: ':8080',
  logLevel: 'info',
  keepOperations: 30,
  readFreshness: 1,
  retrySeconds: 30,
  asyncRetrySeconds: 3600,
  requestsPerSecond: 1000,
  concurrentRequests: 2000,
  drainSeconds: 5,
  waitForDisk: true,
};

/** Two levels of logrus, which the predecessor used, have another name in pino. */
const PINO_LEVELS = new Map([
  ['warning', 'warn'],
  ['panic', 'fatal'],
]);

/**
 * Builds the configuration from the content of a file, the environment and the defaults.
 * @param source what a fault calls the file.
 * @throws {ConfigInvalid} with all faults.
 */
export function buildConfig(file: unknown, env: NodeJS.ProcessEnv, source: string): Config {
  const { value, faults: keyFaults } = normalizeKeys(file);
  const { overrides, faults: variableFaults } = findOverrides(env, accountNames(value));
  const config = withPinoLevel(withDefaults(applyOverrides(value, overrides)));
  const faults = [...keyFaults, ...variableFaults];
  if (!validateConfig(config)) faults.push(...schemaFaults(validateConfig.errors ?? [], overrides));
  else faults.push(...valueFaults(config));
  if (faults.length === 0) return config as Config; // without faults it matches the schema
  throw new ConfigInvalid(source, faults);
}

function accountNames(value: unknown): string[] {
  return isObject(value) && isObject(value.accounts) ? Object.keys(value.accounts) : [];
}

function withDefaults(value: unknown): unknown {
  return isObject(value) ? { ...DEFAULTS, ...value } : value;
}

function withPinoLevel(value: unknown): unknown {
  if (!isObject(value) || typeof value.logLevel !== 'string') return value;
  const level = value.logLevel.toLowerCase();
  return { ...value, logLevel: PINO_LEVELS.get(level) ?? level };
}
