import type { Config } from '#generated/config.js';
import { isObject } from '../json.js';
import { type ConfigFault, fieldOf } from './faults.js';

type Account = Config['accounts'][string];
type Token = NonNullable<Config['tokens']>[number];
type Issuer = NonNullable<Config['issuers']>[number];
type AssumeRole = NonNullable<Account['assumeRole']>;

/** The keys of each object. The compiler checks them against the schema. */
const CONFIG_KEYS = byFoldedKey({
  listenAddress: true,
  accounts: true,
  token: true,
  tokens: true,
  issuers: true,
  trustedProxies: true,
  logLevel: true,
  org: true,
  keepRevisions: true,
  requestsPerSecond: true,
  concurrentRequests: true,
  drainSeconds: true,
  waitForDisk: true,
  keepOperations: true,
  readFreshness: true,
  retrySeconds: true,
  asyncRetrySeconds: true,
  dataDirectory: true,
  databaseUrl: true,
  encryptionKeys: true,
  version: true,
  allowedRegistries: true,
  corsOrigins: true,
} satisfies Record<keyof Config, true>);

const ACCOUNT_KEYS = byFoldedKey({
  region: true,
  akid: true,
  secret: true,
  profile: true,
  assumeRole: true,
  endpoint: true,
  defaultSgs: true,
  defaultSubnets: true,
  defaultKmsKeyId: true,
  defaultExecutionRoleArn: true,
  allowPublicIp: true,
  allowedRoles: true,
  untagged: true,
  rolePropagationSeconds: true,
  permissionsBoundary: true,
} satisfies Record<keyof Account, true>);

const TOKEN_KEYS = byFoldedKey({
  name: true,
  hash: true,
  rights: true,
  accounts: true,
  spaces: true,
  expires: true,
} satisfies Record<keyof Token, true>);

const ISSUER_KEYS = byFoldedKey({
  name: true,
  issuer: true,
  audience: true,
  jwksUri: true,
  algorithms: true,
  clockToleranceSeconds: true,
  nameClaim: true,
  grants: true,
} satisfies Record<keyof Issuer, true>);

const GRANT_KEYS = byFoldedKey({
  claims: true,
  rights: true,
  accounts: true,
  spaces: true,
} satisfies Record<keyof Issuer['grants'][number], true>);

const ASSUME_ROLE_KEYS = byFoldedKey({
  roleArn: true,
  externalId: true,
  sessionName: true,
} satisfies Record<keyof AssumeRole, true>);

/**
 * Reads keys as the predecessor's decoder, Go's encoding/json, did: they match in any case, and null and the empty string
 * count as absent. Names of accounts stay as they are.
 */
export function normalizeKeys(file: unknown): { value: unknown; faults: ConfigFault[] } {
  const faults: ConfigFault[] = [];
  const config = normalizeObject(file, CONFIG_KEYS, [], faults);
  if (!isObject(config)) return { value: config, faults };
  if (config.tokens !== undefined) config.tokens = normalizeList(config.tokens, TOKEN_KEYS, ['tokens'], faults);
  if (config.issuers !== undefined) config.issuers = normalizeIssuers(config.issuers, faults);
  if (!isObject(config.accounts)) return { value: config, faults };
  const accounts = Object.entries(config.accounts).map(([name, value]) => [
    name,
    normalizeAccount(name, value, faults),
  ]);
  return { value: { ...config, accounts: Object.fromEntries(accounts) }, faults };
}

function normalizeAccount(name: string, value: unknown, faults: ConfigFault[]): unknown {
  const account = normalizeObject(value, ACCOUNT_KEYS, ['accounts', name], faults);
  if (!isObject(account) || !('assumeRole' in account)) return account;
  const assumeRole = normalizeObject(account.assumeRole, ASSUME_ROLE_KEYS, ['accounts', name, 'assumeRole'], faults);
  return { ...account, assumeRole };
}

function normalizeIssuers(value: unknown, faults: ConfigFault[]): unknown {
  const issuers = normalizeList(value, ISSUER_KEYS, ['issuers'], faults);
  if (!Array.isArray(issuers)) return issuers;
  return issuers.map((issuer, index) => {
    if (!isObject(issuer) || !('grants' in issuer)) return issuer;
    return { ...issuer, grants: normalizeList(issuer.grants, GRANT_KEYS, ['issuers', `${index}`, 'grants'], faults) };
  });
}

/** The predecessor had no lists of objects. In them null and the empty string are values: an empty limit is not no limit. */
function normalizeList(value: unknown, keys: Map<string, string>, path: string[], faults: ConfigFault[]): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item, index) =>
    isObject(item) ? withKeys(Object.entries(item), keys, [...path, `${index}`], faults) : item,
  );
}

function normalizeObject(value: unknown, keys: Map<string, string>, path: string[], faults: ConfigFault[]): unknown {
  if (!isObject(value)) return value;
  const present = Object.entries(value).filter(([, member]) => member !== null && member !== '');
  return withKeys(present, keys, path, faults);
}

function withKeys(
  members: [string, unknown][],
  keys: Map<string, string>,
  path: string[],
  faults: ConfigFault[],
): object {
  const present = members.map(([key, member]): [string, unknown] => [keys.get(key.toLowerCase()) ?? key, member]);
  const seen = new Set<string>();
  for (const [key] of present) {
    if (seen.has(key)) faults.push({ field: fieldOf([...path, key]), message: 'is given twice, in different case' });
    seen.add(key);
  }
  return Object.fromEntries(present);
}

function byFoldedKey(keys: Record<string, true>): Map<string, string> {
  return new Map(Object.keys(keys).map(key => [key.toLowerCase(), key]));
}
