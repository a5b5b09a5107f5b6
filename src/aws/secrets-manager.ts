import type {
  CreateSecretRequest,
  CreateSecretResponse,
  DescribeSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import { absentIfNotFound } from './absent.js';
import type { AwsAccount } from './account.js';

/** @param secretId name or ARN. @returns its metadata, never its value; undefined where there is none. */
export async function describeSecret(aws: AwsAccount, secretId: string): Promise<DescribeSecretResponse | undefined> {
  return absentIfNotFound(async () => (await aws.secretsManager()).describeSecret({ SecretId: secretId }));
}

/** @throws {AlreadyExists}; {Conflict} while a secret of that name waits for its deletion. */
export async function createSecret(aws: AwsAccount, input: CreateSecretRequest): Promise<CreateSecretResponse> {
  return (await aws.secretsManager()).createSecret(input);
}

/** Deletes a secret at once, so that its name is free again. @throws {NotFound} */
export async function deleteSecretAtOnce(aws: AwsAccount, secretId: string): Promise<void> {
  await (await aws.secretsManager()).deleteSecret({ SecretId: secretId, ForceDeleteWithoutRecovery: true });
}
