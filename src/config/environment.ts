import type { Config } from '#generated/config.js';
import { isObject } from '../json.js';
import type { ConfigFault } from './faults.js';

/** A value of the environment that replaces the file's. */
export interface Override {
  variable: string;
  /** Keys from the configuration's top, as `['accounts', 'sandbox', 'region']`. */
  path: string[];
  value: string;
}

const VARIABLES = {
  ECS_API_LISTEN_ADDRESS: 'listenAddress',
  ECS_API_TOKEN: 'token',
  ECS_API_ORG: 'org',
  ECS_API_LOG_LEVEL: 'logLevel',
  ECS_API_DATA: 'dataDirectory',
  ECS_API_ENCRYPTION_KEYS: 'encryptionKeys',
  DATABASE_URL: 'databaseUrl',
} satisfies Record<string, keyof Config>;

const ACCOUNT_PREFIX = 'ECS_API_ACCOUNT_';
const ACCOUNT_VARIABLES = {
  REGION: 'region',
  AKID: 'akid',
  SECRET: 'secret',
  ENDPOINT: 'endpoint',
  PROFILE: 'profile',
} satisfies Record<string, keyof Config['accounts'][string]>;

/**
 * Finds what the environment overrides. An empty variable overrides nothing.
 * @param accounts the names of the accounts in the file. A variable of any other account is a fault.
 */
export function findOverrides(
  env: NodeJS.ProcessEnv,
  accounts: string[],
): { overrides: Override[]; faults: ConfigFault[] } {
  const overrides: Override[] = Object.entries(VARIABLES).flatMap(([variable, key]) => {
    const value = env[variable];
    return value ? [{ variable, path: [key], value }] : [];
  });
  const faults: ConfigFault[] = [];
  const fields = fieldsByVariable(accounts);
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith(ACCOUNT_PREFIX) || !value) continue;
    const [path, ...more] = fields.get(variable) ?? [];
    if (!path) faults.push({ field: variable, message: 'does not name a setting of a configured account' });
    else if (more.length > 0) faults.push({ field: variable, message: 'names a setting of more than one account' });
    else overrides.push({ variable, path, value });
  }
  return { overrides, faults };
}

/** Copies the configuration with the overrides applied. */
export function applyOverrides(config: unknown, overrides: Override[]): unknown {
  return overrides.reduce((changed, { path, value }) => withValue(changed, path, value), config);
}

/** Account `non-prod` has `ECS_API_ACCOUNT_NON_PROD_REGION`, and so has `non_prod`, which a file may have too. */
function fieldsByVariable(accounts: string[]): Map<string, string[][]> {
  const fields = new Map<string, string[][]>();
  for (const account of accounts) {
    const name = account.toUpperCase().replace(/[^A-Z0-9]/g, '_');
    for (const [suffix, key] of Object.entries(ACCOUNT_VARIABLES)) {
      const variable = `${ACCOUNT_PREFIX}${name}_${suffix}`;
      fields.set(variable, [...(fields.get(variable) ?? []), ['accounts', account, key]]);
    }
  }
  return fields;
}

function withValue(config: unknown, [key, ...rest]: string[], value: string): unknown {
  if (key === undefined) return value;
  return isObject(config) ? { ...config, [key]: withValue(config[key], rest, value) } : config;
}
