import { type Config, validateConfig } from '#generated/config.js';
import { overridesOf, withOverrides } from './environment.js';
import { type ConfigFault, ConfigInvalid, faultsOf } from './faults.js';
import { inOurSpelling, isObject } from './spelling.js';

/** What holds where neither the file nor the environment says otherwise; `schema.json` names the same. */
const DEFAULTS = { listenAddress: ':8080', logLevel: 'info', keepRevisions: 10, keepOperations: 30 };

/** logrus, which read the predecessor's `logLevel`, has two words that pino lacks. */
const PINO_LEVELS = new Map([
  ['warning', 'warn'],
  ['panic', 'fatal'],
]);

/**
 * Makes the configuration of what a file holds and what the environment overrides.
 * @param source names the file to the reader of faults.
 * @throws {ConfigInvalid} with all faults at once.
 */
export function configOf(file: unknown, env: NodeJS.ProcessEnv, source: string): Config {
  const spelled = inOurSpelling(file);
  const overrides = overridesOf(env, accountNames(spelled.value));
  const config = withPinoLevel(withDefaults(withOverrides(spelled.value, overrides.overrides)));
  const faults: ConfigFault[] = [...spelled.faults, ...overrides.faults];
  if (!validateConfig(config)) faults.push(...faultsOf(validateConfig.errors ?? [], overrides.overrides));
  else if (faults.length === 0) return config;
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
