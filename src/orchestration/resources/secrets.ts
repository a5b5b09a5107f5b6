import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { AwsAccount } from '../../aws/account.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import type { ActiveCredential } from '../../domain/credential-cases.js';
import { permitsTagged } from '../../domain/limits/spaces.js';
import { secretPrefix } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { belongsTo, isRemoved } from '../../domain/tags.js';
import type { Resource, Saga } from '../../saga/saga.js';
import { NEW_SECRET, SECRET } from '../../secrets.js';
import type { Space } from '../space.js';

/** Days in which a secret can be restored that is deleted because no definition needs it any more. */
export const RECOVERY_DAYS = 7;

/** The secrets that were created or got a new value, by the name of their container. */
export type CreatedCredentials = Record<string, Schemas['CreateSecretResponse']>;

/** A secret that exists, perhaps scheduled for deletion. */
export interface FoundCredential extends ActiveCredential {
  secret: DescribeSecretResponse;
}

export function toFoundCredential(
  { org, cluster, spaces }: Pick<Space, 'org' | 'cluster' | 'spaces'>,
  secret: DescribeSecretResponse,
): FoundCredential {
  const { ARN: arn = '', Name: name = '', Tags } = secret;
  const tags = fromPascal(Tags);
  return {
    arn,
    name,
    inSpace: name.startsWith(secretPrefix(org, cluster)),
    isOwn: belongsTo(org, tags) && permitsTagged(spaces, tags),
    secret,
  };
}

/** Takes a secret into use again: cancels its deletion, and removes the tag that no definition names it. */
export async function reviveSecret(saga: Saga, { aws }: Pick<Space, 'aws'>, found: FoundCredential): Promise<void> {
  const { arn, name, secret } = found;
  if (secret.DeletedDate)
    await saga.step({
      name: 'restoreSecret',
      resource: secretResource(name),
      action: 'update',
      reason: 'It is scheduled for deletion, and the definition needs it.',
      changes: [{ path: 'DeletedDate', from: secret.DeletedDate, to: null }],
      expected: undefined,
      run: () => secretsManager.restoreSecret(aws, arn),
      undo: async () => {
        await secretsManager.deleteSecret(aws, arn, RECOVERY_DAYS);
        return true;
      },
    });
  const marks = fromPascal(secret.Tags).filter(tag => isRemoved([tag]));
  for (const { key = '', value = '' } of marks)
    await saga.step({
      name: 'untagSecret',
      resource: secretResource(name),
      action: 'update',
      reason: 'The definition names it again.',
      changes: [{ path: `Tags[${key}].Value`, from: value, to: null }],
      expected: undefined,
      run: () => secretsManager.untagSecret(aws, arn, [key]),
      undo: async () => {
        await secretsManager.tagSecret(aws, arn, [{ key, value }]);
        return true;
      },
    });
}

/**
 * Puts a new version of a secret; its undo makes the previous version current again.
 * @param given the value. @param readValue reads it instead.
 */
export function replaceValue(
  saga: Saga,
  aws: AwsAccount,
  { arn, name, secret }: FoundCredential,
  given: Schemas['RepositoryCredential'],
  readValue = async () => secretsManager.secretValue(given),
): Promise<Schemas['CreateSecretResponse']> {
  return saga.step({
    name: 'putSecretValue',
    resource: secretResource(name),
    action: 'update',
    reason: 'The request gives a new value.',
    changes: [{ path: given.SecretBinary ? 'SecretBinary' : 'SecretString', from: SECRET, to: NEW_SECRET }],
    expected: { ARN: arn, Name: name, VersionId: undefined },
    run: async token => {
      const { ARN, Name, VersionId } = await secretsManager.putSecretVersion(aws, arn, await readValue(), token);
      return { ARN, Name, VersionId };
    },
    undo: async () => {
      await secretsManager.restoreStages(aws, arn, secretsManager.stagesOf(secret));
      return true;
    },
  });
}

export function secretResource(name: string): Resource {
  return { type: 'secretsmanager:secret', name };
}
