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
import { retryWhileLate } from './retries.js';
import { toPascal } from './tags.js';

/** @param secretId name or ARN. @returns the metadata without the value; undefined where the secret does not exist. */
export async function describeSecret(aws: AwsAccount, secretId: string): Promise<DescribeSecretResponse | undefined> {
  return undefinedIfNotFound(() => aws.secretsManager.describeSecret({ SecretId: secretId }));
}

/**
 * Waits up to a minute for the name of a secret that was deleted without recovery: AWS deletes it in the background. Source: Secrets
 * Manager API Reference, DeleteSecret, ForceDeleteWithoutRecovery.
 * @throws {AlreadyExists}; {Conflict} while a secret with the name is scheduled for deletion.
 */
export async function createSecret(aws: AwsAccount, input: CreateSecretRequest): Promise<CreateSecretResponse> {
  const isLate = async ({ message }: Error) =>
    /already scheduled for deletion/i.test(message) && !(await describeSecret(aws, input.Name ?? ''));
  const options = { waitingFor: `the name of secret ${input.Name}`, timeoutMs: 60_000, isLate };
  return retryWhileLate(aws, options, () => aws.secretsManager.createSecret(input));
}

/** @throws {NotFound}; {Conflict} where the secret is scheduled for deletion. */
export async function updateSecretValue(
  aws: AwsAccount,
  secretId: string,
  value: string,
): Promise<UpdateSecretResponse> {
  return aws.secretsManager.updateSecret({ SecretId: secretId, SecretString: value });
}

/** Adds tags to a secret. @throws {NotFound} */
export async function tagSecret(aws: AwsAccount, secretId: string, tags: Tag[]): Promise<void> {
  await aws.secretsManager.tagResource({ SecretId: secretId, Tags: toPascal(tags) });
}

/** Removes tags. @throws {NotFound} */
export async function untagSecret(aws: AwsAccount, secretId: string, keys: string[]): Promise<void> {
  await aws.secretsManager.untagResource({ SecretId: secretId, TagKeys: keys });
}

/** The value of a secret, as text or as bytes. */
export type SecretValue = Pick<CreateSecretRequest, 'SecretString' | 'SecretBinary'>;

/** The value in a request, whose bytes are in Base64. Of text and bytes one is empty. */
export function secretValue({
  SecretString,
  SecretBinary,
}: {
  SecretString?: string | undefined;
  SecretBinary?: string | undefined;
}): SecretValue {
  return SecretBinary ? { SecretBinary: Buffer.from(SecretBinary, 'base64') } : { SecretString };
}

/** Reads the value of a secret in order to copy it. It must not be logged or returned. @throws {NotFound} */
export async function getSecretValue(aws: AwsAccount, secretId: string): Promise<SecretValue> {
  const { SecretString, SecretBinary } = await aws.secretsManager.getSecretValue({ SecretId: secretId });
  return SecretBinary ? { SecretBinary } : { SecretString };
}

/** Adds a version to a secret. @param token becomes the version's id, so that a repeated call has no effect. @throws {NotFound} */
export async function putSecretVersion(
  aws: AwsAccount,
  secretId: string,
  value: SecretValue,
  token: string,
): Promise<CreateSecretResponse> {
  return aws.secretsManager.putSecretValue({ SecretId: secretId, ...value, ClientRequestToken: token });
}

/** The id of the version with each staging label, such as AWSCURRENT. */
type Stages = Record<string, string>;

/** The staging labels of a secret. */
export function stagesOf({ VersionIdsToStages = {} }: DescribeSecretResponse): Stages {
  return Object.fromEntries(
    Object.entries(VersionIdsToStages).flatMap(([version, stages]) => stages.map(stage => [stage, version])),
  );
}

/** Moves the staging labels back to their earlier versions. AWSPREVIOUS comes last, because AWS moves it along with AWSCURRENT. */
export async function restoreStages(aws: AwsAccount, secretId: string, before: Stages): Promise<void> {
  for (const stage of ['AWSCURRENT', 'AWSPREVIOUS']) {
    const now = stagesOf(await aws.secretsManager.describeSecret({ SecretId: secretId }));
    if (now[stage] === before[stage]) continue;
    await aws.secretsManager.updateSecretVersionStage({
      SecretId: secretId,
      VersionStage: stage,
      MoveToVersionId: before[stage],
      RemoveFromVersionId: now[stage],
    });
  }
}

/** Cancels the deletion that a secret is scheduled for. @throws {NotFound} */
export async function restoreSecret(aws: AwsAccount, secretId: string): Promise<void> {
  await aws.secretsManager.restoreSecret({ SecretId: secretId });
}

/** @param days the recovery window, 7 to 30; 0 deletes the secret at once, so that its name is free again. @throws {NotFound} */
export async function deleteSecret(aws: AwsAccount, secretId: string, days: number): Promise<DeleteSecretResponse> {
  const window = days === 0 ? { ForceDeleteWithoutRecovery: true } : { RecoveryWindowInDays: days };
  return aws.secretsManager.deleteSecret({ SecretId: secretId, ...window });
}

/** The values that a tag filter accepts (API Reference, Filter), without a leading `!`, which negates it. */
const FILTERABLE = /^[a-zA-Z0-9 :_@/+=.-][a-zA-Z0-9 :_@/+=.!-]*$/;
const MAX_FILTERS = 10;

/**
 * The secrets with tags. AWS's filters match prefixes, and keys and values independently: the result may contain more, so that the
 * caller has to check the tags.
 * @param tags each with alternative keys, and their value.
 */
export async function listSecrets(
  aws: AwsAccount,
  tags: { keys: string[]; value: string }[],
  signal?: AbortSignal,
): Promise<SecretListEntry[]> {
  const filters = tags
    .flatMap(({ keys, value }): Filter[] => [
      { Key: 'tag-key', Values: keys },
      { Key: 'tag-value', Values: [value] },
    ])
    .filter(({ Values = [] }) => Values.every(text => FILTERABLE.test(text)))
    .slice(0, MAX_FILTERS);
  return allPages(signal, 'SecretList', NextToken =>
    aws.secretsManager.listSecrets({ Filters: filters, MaxResults: 100, NextToken }),
  );
}
