import type { Account } from '../account.js';
import { AwsError } from '../backend.js';
import { randomText } from '../random.js';

/** A secret's value: one of the two, SecretBinary in base64 as on the wire. */
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
  /** The day on which a value was last read. */
  accessed: Date | undefined;
  /** When a secret that is scheduled for deletion goes. */
  deleted: Date | undefined;
  tags: Map<string, string>;
  versions: Map<string, SecretVersion>;
}

export type Secrets = ReturnType<typeof newSecrets>;

const day = 86_400_000;

/** The account's secrets, by name; those whose recovery window has passed are gone. */
export function newSecrets(account: Account) {
  const byName = new Map<string, Secret>();
  /** Until when the name of a secret deleted without recovery stays taken. */
  const reserved = new Map<string, number>();
  const now = () => account.clock.now();

  const alive = (name: string): Secret | undefined => {
    const secret = byName.get(name);
    if (secret?.deleted && secret.deleted <= now()) byName.delete(name);
    return byName.get(name);
  };
  const peek = (id: string): Secret | undefined => {
    const nameWithSuffix = id.match(/^arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:(.+)$/)?.[1];
    if (nameWithSuffix === undefined) return alive(id);
    const complete = alive(nameWithSuffix.slice(0, -'-XXXXXX'.length));
    // AWS also takes an ARN without its six random characters.
    return complete?.arn === id ? complete : alive(nameWithSuffix);
  };
  const describable = (id: string): Secret =>
    peek(id) ?? fail('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");

  return {
    peek,
    /** A secret, also one that is scheduled for deletion. */
    describable,
    /** A secret that can be read and changed. */
    get(id: string): Secret {
      const secret = describable(id);
      if (!secret.deleted) return secret;
      const message = "You can't perform this operation on the secret because it was marked for deletion.";
      return fail('InvalidRequestException', message);
    },
    all: (): Secret[] => [...byName.keys()].flatMap(name => alive(name) ?? []),
    add(secret: Secret) {
      byName.set(secret.name, secret);
    },
    assertNameIsFree(name: string) {
      if (!alive(name)?.deleted && (reserved.get(name) ?? 0) <= now().getTime()) return;
      const message = "You can't create this secret because a secret with this name is already scheduled for deletion.";
      fail('InvalidRequestException', message);
    },
    schedule(secret: Secret, days: number) {
      secret.deleted = new Date(now().getTime() + days * day);
    },
    removeAtOnce(secret: Secret) {
      byName.delete(secret.name);
      reserved.set(secret.name, now().getTime() + account.timings.secretNameReserved);
    },
  };
}

export function secretArn(region: string, accountId: string, name: string): string {
  return `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-${randomText.alphanumeric(6)}`;
}

/**
 * Adds a version as its token says, and attaches `stages` to it. A token that made the same value before changes
 * nothing.
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
    const message = "You can't use a ClientRequestToken again for another value: a version never changes.";
    return fail('ResourceExistsException', message);
  }
  const version: SecretVersion = { ...value, id: token, created, stages: new Set() };
  // The first version is always the current one, whatever stages were asked for.
  const isFirst = secret.versions.size === 0;
  secret.versions.set(token, version);
  for (const stage of new Set(isFirst ? ['AWSCURRENT', ...stages] : stages)) moveStage(secret, stage, version);
  secret.changed = created;
  return version;
}

/** Attaches a stage to a version, taking it from the one that has it; what was current becomes the previous one. */
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

/** The versions that still have a stage; one without any is deprecated, and AWS shows it on demand only. */
export function stagesByVersion(secret: Secret): Record<string, string[]> | undefined {
  const staged = [...secret.versions.values()].filter(version => version.stages.size);
  if (!staged.length) return undefined;
  return Object.fromEntries(staged.map(version => [version.id, [...version.stages]]));
}

export function fail(code: string, message: string): never {
  throw new AwsError(code, message);
}
