import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { kmsKeyExists } from '../kms-keys.js';
import { pageOf } from '../paging.js';
import { actionBuilder, flag, listOf, number, required, text } from '../shape.js';
import {
  addVersion,
  fail,
  moveStage,
  type Secret,
  type Secrets,
  type SecretValue,
  type SecretVersion,
  versionWithStage,
} from './secrets.js';

export const valueMembers = { SecretString: text, SecretBinary: text };

const action = actionBuilder('secretsmanager');
const DAY = 86_400_000;

/** Reading and putting the values of secrets, and moving stages between versions. */
export function valueActions(account: Account, secrets: Secrets): Backend['actions'] {
  return {
    GetSecretValue: action({ SecretId: required(text), VersionId: text, VersionStage: text }, input => {
      const secret = secrets.get(input.SecretId);
      return readValue(account, secret, findVersion(secret, input.VersionId, input.VersionStage));
    }),
    PutSecretValue: putSecretValue(account, secrets),
    UpdateSecretVersionStage: updateSecretVersionStage(secrets),
    ListSecretVersionIds: action(
      { SecretId: required(text), MaxResults: number, NextToken: text, IncludeDeprecated: flag },
      input => {
        const secret = secrets.getIncludingDeleted(input.SecretId);
        const versions = [...secret.versions.values()].filter(({ stages }) => input.IncludeDeprecated || stages.size);
        const page = pageOf(versions, {
          key: version => version.id,
          token: input.NextToken,
          size: input.MaxResults ?? 100,
          invalidCode: 'InvalidNextTokenException',
        });
        return {
          ARN: secret.arn,
          Name: secret.name,
          Versions: page.items.map(({ id, created, stages }) => ({
            VersionId: id,
            VersionStages: stages.size ? [...stages] : undefined,
            CreatedDate: created,
          })),
          NextToken: page.next,
        };
      },
    ),
  };
}

/** A version's value as GetSecretValue returns it. AWS records the day of the last read. */
export function readValue(account: Account, secret: Secret, version: SecretVersion) {
  secret.accessed = new Date(Math.floor(account.clock.now().getTime() / DAY) * DAY);
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    SecretString: version.SecretString,
    SecretBinary: version.SecretBinary,
    VersionStages: [...version.stages],
    CreatedDate: version.created,
  };
}

export function findVersion(secret: Secret, id?: string, stage?: string): SecretVersion {
  if (id === undefined) {
    const label = stage ?? 'AWSCURRENT';
    const message = `Secrets Manager can't find the specified secret value for staging label: ${label}`;
    return versionWithStage(secret, label) ?? fail('ResourceNotFoundException', message);
  }
  const version = secret.versions.get(id);
  if (!version) {
    const message = `Secrets Manager can't find the specified secret value for VersionId: ${id}`;
    return fail('ResourceNotFoundException', message);
  }
  if (stage !== undefined && !version.stages.has(stage)) {
    const message = 'You provided a VersionStage that is not associated to the provided VersionId.';
    return fail('InvalidRequestException', message);
  }
  return version;
}

function putSecretValue(account: Account, secrets: Secrets) {
  return action(
    {
      SecretId: required(text),
      ClientRequestToken: text,
      VersionStages: listOf(text),
      ...valueMembers,
    },
    input => {
      const secret = secrets.get(input.SecretId);
      const value = optionalValueOf(input);
      if (!value) return fail('InvalidRequestException', 'You must provide either SecretString or SecretBinary.');
      const token = input.ClientRequestToken;
      if (token === undefined) {
        return fail('InvalidRequestException', 'You must provide a ClientRequestToken value.');
      }
      const stages = input.VersionStages ?? ['AWSCURRENT'];
      const version = addVersion(secret, token, value, stages, account.clock.now());
      return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: [...version.stages] };
    },
  );
}

function updateSecretVersionStage(secrets: Secrets) {
  return action(
    { SecretId: required(text), VersionStage: required(text), RemoveFromVersionId: text, MoveToVersionId: text },
    input => {
      const secret = secrets.get(input.SecretId);
      const { VersionStage: stage, RemoveFromVersionId: fromId, MoveToVersionId: toId } = input;
      const current = versionWithStage(secret, stage);
      if (fromId !== undefined && current?.id !== fromId) {
        fail('InvalidParameterException', `The staging label ${stage} isn't currently attached to version ${fromId}.`);
      }
      if (fromId === undefined && current && current.id !== toId) {
        const message = `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${current.id}, so you must explicitly reference that version in RemoveFromVersionId.`;
        fail('InvalidParameterException', message);
      }
      if (toId !== undefined) {
        moveStage(secret, stage, findVersion(secret, toId));
      } else if (stage === 'AWSCURRENT') {
        fail('InvalidParameterException', 'AWSCURRENT can be moved to another version, not removed.');
      } else {
        current?.stages.delete(stage);
      }
      return { ARN: secret.arn, Name: secret.name };
    },
  );
}

/** The value in an input, if it has one. */
export function optionalValueOf(input: SecretValue): SecretValue | undefined {
  const { SecretString, SecretBinary } = input;
  if (SecretString !== undefined && SecretBinary !== undefined) {
    fail('InvalidParameterException', 'Give SecretString or SecretBinary, not both.');
  }
  return SecretString === undefined && SecretBinary === undefined ? undefined : { SecretString, SecretBinary };
}

/** @throws AwsError InvalidParameterException for a KMS key that does not exist */
export function checkKey(account: Account, keyId: string | undefined): void {
  if (keyId === undefined || kmsKeyExists(account, keyId)) return;
  fail('InvalidParameterException', `The operation failed because of an invalid KMS key: ${keyId} does not exist`);
}
