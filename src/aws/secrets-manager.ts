import type {
  CreateSecretRequest,
  CreateSecretResponse,
  DeleteSecretResponse,
  DescribeSecretResponse,
  Filter,
  SecretListEntry,
  UpdateSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { undefinedIfNotFound } from './errors.js';
import { allPages } from './pages.js';
import { toPascal } from './tags.js';

/** @param secretId name or ARN. @returns its metadata, never its value; undefined where there is none. */
export async function describeSecret(aws: AwsAccount, secretId: string): Promise<DescribeSecretResponse | undefined> {
  return undefinedIfNotFound(async () => (await aws.secretsManager()).describeSecret({ SecretId: secretId }));
}

/** @throws {AlreadyExists}; {Conflict} while a secret of that name waits for its deletion. */
export async function createSecret(aws: AwsAccount, input: CreateSecretRequest): Promise<CreateSecretResponse> {
  return (await aws.secretsManager()).createSecret(input);
}

/** Deletes a secret at once, so that its name is free again. @throws {NotFound} */
export async function deleteSecretAtOnce(aws: AwsAccount, secretId: string): Promise<void> {
  await (await aws.secretsManager()).deleteSecret({ SecretId: secretId, ForceDeleteWithoutRecovery: true });
}

/** @throws {NotFound}; {Conflict} for one that waits for its deletion. */
export async function updateSecretValue(
  aws: AwsAccount,
  secretId: string,
  value: string,
): Promise<UpdateSecretResponse> {
  return (await aws.secretsManager()).updateSecret({ SecretId: secretId, SecretString: value });
}

/** Adds tags to those that the secret has. @throws {NotFound} */
export async function tagSecret(aws: AwsAccount, secretId: string, tags: Tag[]): Promise<void> {
  await (await aws.secretsManager()).tagResource({ SecretId: secretId, Tags: toPascal(tags) });
}

/** Takes tags away. @throws {NotFound} */
export async function untagSecret(aws: AwsAccount, secretId: string, keys: string[]): Promise<void> {
  await (await aws.secretsManager()).untagResource({ SecretId: secretId, TagKeys: keys });
}

/** A secret's value, as text or as bytes. */
export type SecretValue = Pick<CreateSecretRequest, 'SecretString' | 'SecretBinary'>;

/** Reads a secret's value, to keep it elsewhere: it is never shown. @throws {NotFound} */
export async function getSecretValue(aws: AwsAccount, secretId: string): Promise<SecretValue> {
  const { SecretString, SecretBinary } = await (await aws.secretsManager()).getSecretValue({ SecretId: secretId });
  return SecretBinary ? { SecretBinary } : { SecretString };
}

/** Gives a secret a new version. @param token becomes the version's id, and makes a repeated call harmless. @throws {NotFound} */
export async function putSecretVersion(
  aws: AwsAccount,
  secretId: string,
  value: SecretValue,
  token: string,
): Promise<CreateSecretResponse> {
  return (await aws.secretsManager()).putSecretValue({ SecretId: secretId, ...value, ClientRequestToken: token });
}

/** Which version bears each staging label, as AWSCURRENT. */
type Stages = Record<string, string>;

export function stagesOf({ VersionIdsToStages = {} }: DescribeSecretResponse): Stages {
  return Object.fromEntries(
    Object.entries(VersionIdsToStages).flatMap(([version, stages]) => stages.map(stage => [stage, version])),
  );
}

/** Puts the staging labels back to the versions that bore them. AWS moves AWSPREVIOUS along with AWSCURRENT, so that goes last. */
export async function restoreStages(aws: AwsAccount, secretId: string, before: Stages): Promise<void> {
  const client = await aws.secretsManager();
  for (const stage of ['AWSCURRENT', 'AWSPREVIOUS']) {
    const now = stagesOf(await client.describeSecret({ SecretId: secretId }));
    if (now[stage] === before[stage]) continue;
    await client.updateSecretVersionStage({
      SecretId: secretId,
      VersionStage: stage,
      MoveToVersionId: before[stage],
      RemoveFromVersionId: now[stage],
    });
  }
}

/** @param days until it is gone for good, 7 to 30, or 0 for at once. @throws {NotFound} */
export async function deleteSecret(aws: AwsAccount, secretId: string, days: number): Promise<DeleteSecretResponse> {
  const when = days === 0 ? { ForceDeleteWithoutRecovery: true } : { RecoveryWindowInDays: days };
  return (await aws.secretsManager()).deleteSecret({ SecretId: secretId, ...when });
}

/** What a tag filter takes (API Reference, Filter); a leading `!` would turn it round. */
const FILTERABLE = /^[a-zA-Z0-9 :_@/+=.-][a-zA-Z0-9 :_@/+=.!-]*$/;
const MOST_FILTERS = 10;

/**
 * The secrets that carry tags, filtered by AWS as far as its filters reach: they match beginnings, and a key and a value each
 * on its own. So more may come than was asked for, and whoever asks looks at the tags again.
 * @param tags each with the keys of which one has to be there, and its value.
 */
export async function listSecrets(
  aws: AwsAccount,
  tags: { keys: string[]; value: string }[],
  signal?: AbortSignal,
): Promise<SecretListEntry[]> {
  const client = await aws.secretsManager();
  const filters = tags
    .flatMap(({ keys, value }): Filter[] => [
      { Key: 'tag-key', Values: keys },
      { Key: 'tag-value', Values: [value] },
    ])
    .filter(({ Values = [] }) => Values.every(text => FILTERABLE.test(text)))
    .slice(0, MOST_FILTERS);
  return allPages(signal, async NextToken => {
    const page = await client.listSecrets({ Filters: filters, MaxResults: 100, NextToken });
    return { items: page.SecretList, next: page.NextToken };
  });
}
