import type { Account } from '../account.js';
import { AwsError } from '../backend.js';
import { partitionOf } from '../partitions.js';
import { randomText } from '../random.js';

/** The value of a secret: exactly one of the two members. SecretBinary is base64, as in requests. */
export interface SecretValue {
  SecretString: string | undefined;
  SecretBinary: string | undefined;
}

export interface SecretVersion extends SecretValue {
  id: string;
  created: Date;
  stages: Set<string>;
}

export interface Secret {
  name: string;
  arn: string;
  description: string | undefined;
  kmsKeyId: string | undefined;
  created: Date;
  changed: Date;
  /** The day on which the value was last read. */
  accessed: Date | undefined;
  /** When the recovery window of a secret scheduled for deletion ends. */
  deleted: Date | undefined;
  tags: Map<string, string>;
  versions: Map<string, SecretVersion>;
}

export type Secrets = ReturnType<typeof newSecrets>;

const DAY = 86_400_000;

/** The account's secrets. Those whose recovery window has ended no longer exist. */
export function newSecrets(account: Account) {
  const byName = new Map<string, Secret>();
  /** Until when the name of a secret that was deleted without recovery stays reserved. */
  const reserved = new Map<string, number>();
  const now = () => account.clock.now();

  const findByName = (name: string): Secret | undefined => {
    const secret = byName.get(name);
    if (secret?.deleted && secret.deleted <= now()) byName.delete(name);
    return byName.get(name);
  };
  const find = (id: string): Secret | undefined => {
    const nameWithSuffix = id.match(/^arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:(.+)$/)?.[1];
    if (nameWithSuffix === undefined) return findByName(id);
    const withSuffix = findByName(nameWithSuffix.slice(0, -'-XXXXXX'.length));
    // AWS also accepts an ARN without its random suffix.
    return withSuffix?.arn === id ? withSuffix : findByName(nameWithSuffix);
  };
  const getIncludingDeleted = (id: string): Secret =>
    find(id) ?? fail('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");

  return {
    find,
    /** A secret, also if it is scheduled for deletion. */
    getIncludingDeleted,
    /** A secret that is not scheduled for deletion. */
    get(id: string): Secret {
      const secret = getIncludingDeleted(id);
      if (!secret.deleted) return secret;
      const message = "You can't perform this operation on the secret because it was marked for deletion.";
      return fail('InvalidRequestException', message);
    },
    all: (): Secret[] => [...byName.keys()].flatMap(name => findByName(name) ?? []),
    add(secret: Secret) {
      byName.set(secret.name, secret);
    },
    assertNameIsFree(name: string) {
      if (!findByName(name)?.deleted && (reserved.get(name) ?? 0) <= now().getTime()) return;
      const message = "You can't create this secret because a secret with this name is already scheduled for deletion.";
      fail('InvalidRequestException', message);
    },
    schedule(secret: Secret, days: number) {
      secret.deleted = new Date(now().getTime() + days * DAY);
    },
    removeNow(secret: Secret) {
      byName.delete(secret.name);
      reserved.set(secret.name, now().getTime() + account.timings.secretNameReserved);
    },
  };
}

export function secretArn(region: string, accountId: string, name: string): string {
  return `arn:${partitionOf(region).name}:secretsmanager:${region}:${accountId}:secret:${name}-${randomText.alphanumeric(6)}`;
}

/**
 * Adds a version whose id is the token, and attaches `stages` to it. If the version exists with the same value, nothing
 * changes.
 */
export function addVersion(
  secret: Secret,
  token: string,
  value: SecretValue,
  stages: string[],
  created: Date,
): SecretVersion {
  const existing = secret.versions.get(token);
  if (existing) {
    if (isSameValue(existing, value)) return existing;
    return failForTokenInUse(secret, token);
  }
  const version: SecretVersion = { ...value, id: token, created, stages: new Set() };
  // The first version is always AWSCURRENT, whatever stages are requested.
  const isFirst = secret.versions.size === 0;
  secret.versions.set(token, version);
  for (const stage of new Set(isFirst ? ['AWSCURRENT', ...stages] : stages)) moveStage(secret, stage, version);
  secret.changed = created;
  return version;
}

/** A version never changes, so a token cannot be used again for another value. */
export function failForTokenInUse({ arn }: Secret, token: string): never {
  const message = `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${arn}.`;
  return fail('ResourceExistsException', message);
}

/** Moves a stage to a version. The version that loses AWSCURRENT becomes AWSPREVIOUS. */
export function moveStage(secret: Secret, stage: string, to: SecretVersion): void {
  const from = versionWithStage(secret, stage);
  if (from === to) return;
  from?.stages.delete(stage);
  to.stages.add(stage);
  if (stage === 'AWSCURRENT' && from) moveStage(secret, 'AWSPREVIOUS', from);
}

export function versionWithStage(secret: Secret, stage: string): SecretVersion | undefined {
  return [...secret.versions.values()].find(version => version.stages.has(stage));
}

export function isSameValue(one: SecretValue, other: SecretValue): boolean {
  return one.SecretString === other.SecretString && one.SecretBinary === other.SecretBinary;
}

export function tagsOf(secret: Secret) {
  return secret.tags.size ? [...secret.tags].map(([Key, Value]) => ({ Key, Value })) : undefined;
}

/** The stages of versions that have any. A version without a stage is deprecated and left out. */
export function stagesByVersion(secret: Secret): Record<string, string[]> | undefined {
  const staged = [...secret.versions.values()].filter(version => version.stages.size);
  if (!staged.length) return undefined;
  return Object.fromEntries(staged.map(version => [version.id, [...version.stages]]));
}

export function fail(code: string, message: string): never {
  throw new AwsError(code, message);
}
