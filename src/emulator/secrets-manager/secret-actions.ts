import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { actionBuilder, flag, listOf, matching, number, pascalCaseTag, required, text } from '../shape.js';
import {
  addVersion,
  fail,
  failForTokenInUse,
  isSameValue,
  type Secret,
  type Secrets,
  secretArn,
  stagesByVersion,
  tagsOf,
} from './secrets.js';
import { checkKey, optionalValueOf, valueMembers } from './value-actions.js';

const action = actionBuilder('secretsmanager');
const tagList = listOf(pascalCaseTag);
const MAX_TAGS = 50;

/** Creating, describing, changing, deleting, restoring and tagging secrets. */
export function secretActions(account: Account, secrets: Secrets): Backend['actions'] {
  return {
    CreateSecret: createSecret(account, secrets),
    DescribeSecret: action({ SecretId: required(text) }, input => {
      const secret = secrets.getIncludingDeleted(input.SecretId);
      return {
        ARN: secret.arn,
        Name: secret.name,
        Description: secret.description,
        KmsKeyId: secret.kmsKeyId,
        CreatedDate: secret.created,
        LastChangedDate: secret.changed,
        LastAccessedDate: secret.accessed,
        DeletedDate: secret.deleted,
        Tags: tagsOf(secret),
        VersionIdsToStages: stagesByVersion(secret),
      };
    }),
    UpdateSecret: updateSecret(account, secrets),
    DeleteSecret: deleteSecret(account, secrets),
    RestoreSecret: action({ SecretId: required(text) }, input => {
      const secret = secrets.getIncludingDeleted(input.SecretId);
      secret.deleted = undefined;
      return { ARN: secret.arn, Name: secret.name };
    }),
    TagResource: action({ SecretId: required(text), Tags: required(tagList) }, input => {
      tag(secrets.get(input.SecretId), input.Tags);
      return {};
    }),
    UntagResource: action({ SecretId: required(text), TagKeys: required(listOf(text)) }, input => {
      const { tags } = secrets.get(input.SecretId);
      for (const key of input.TagKeys) tags.delete(key);
      return {};
    }),
  };
}

function createSecret(account: Account, secrets: Secrets) {
  return action(
    {
      Name: required(matching(/^[A-Za-z0-9/_+=.@!-]{1,512}$/)),
      Description: text,
      KmsKeyId: text,
      Tags: tagList,
      ClientRequestToken: text,
      ...valueMembers,
    },
    (input, call) => {
      const value = optionalValueOf(input);
      const token = requireToken(input.ClientRequestToken);
      secrets.assertNameIsFree(input.Name);
      const existing = secrets.find(input.Name);
      if (existing) return repeatResponse(existing, token, value);
      checkKey(account, input.KmsKeyId);
      const created = account.clock.now();
      const secret: Secret = {
        name: input.Name,
        arn: secretArn(call.region, call.accountId, input.Name),
        description: input.Description,
        kmsKeyId: input.KmsKeyId,
        created,
        changed: created,
        accessed: undefined,
        deleted: undefined,
        tags: new Map(),
        versions: new Map(),
      };
      tag(secret, input.Tags ?? []);
      if (value) addVersion(secret, token, value, ['AWSCURRENT'], created);
      secrets.add(secret);
      return { ARN: secret.arn, Name: secret.name, VersionId: value && token };
    },
  );
}

/** The same token and value is a retry of the call that created the secret; anything else is a conflict. */
function repeatResponse(secret: Secret, token: string, value: ReturnType<typeof optionalValueOf>) {
  const version = secret.versions.get(token);
  if (version && value && !isSameValue(version, value)) return failForTokenInUse(secret, token);
  if (!version || !value) {
    return fail('ResourceExistsException', `The operation failed because the secret ${secret.name} already exists.`);
  }
  return { ARN: secret.arn, Name: secret.name, VersionId: token };
}

function updateSecret(account: Account, secrets: Secrets) {
  return action(
    {
      SecretId: required(text),
      Description: text,
      KmsKeyId: text,
      ClientRequestToken: text,
      ...valueMembers,
    },
    input => {
      const secret = secrets.get(input.SecretId);
      const value = optionalValueOf(input);
      checkKey(account, input.KmsKeyId);
      const token = value && requireToken(input.ClientRequestToken);
      if (value && token) addVersion(secret, token, value, ['AWSCURRENT'], account.clock.now());
      secret.description = input.Description ?? secret.description;
      secret.kmsKeyId = input.KmsKeyId ?? secret.kmsKeyId;
      secret.changed = account.clock.now();
      return { ARN: secret.arn, Name: secret.name, VersionId: token };
    },
  );
}

function deleteSecret(account: Account, secrets: Secrets) {
  return action(
    { SecretId: required(text), RecoveryWindowInDays: number, ForceDeleteWithoutRecovery: flag },
    (input, call) => {
      const { SecretId, RecoveryWindowInDays: days = 30, ForceDeleteWithoutRecovery: isForced = false } = input;
      if (!(days >= 7 && days <= 30)) {
        fail('InvalidParameterException', 'RecoveryWindowInDays value must be between 7 and 30 days (inclusive).');
      }
      if (isForced && input.RecoveryWindowInDays !== undefined) {
        const message = "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.";
        fail('InvalidParameterException', message);
      }
      const now = account.clock.now();
      if (isForced) {
        const secret = secrets.find(SecretId);
        // Deleting a secret that does not exist succeeds with ForceDeleteWithoutRecovery.
        if (!secret) {
          return { ARN: secretArn(call.region, call.accountId, SecretId), Name: SecretId, DeletionDate: now };
        }
        secrets.removeNow(secret);
        return { ARN: secret.arn, Name: secret.name, DeletionDate: now };
      }
      const secret = secrets.get(SecretId);
      secrets.schedule(secret, days);
      return { ARN: secret.arn, Name: secret.name, DeletionDate: secret.deleted };
    },
  );
}

function tag(secret: Secret, tags: { Key: string; Value: string }[]): void {
  if (tags.some(({ Key }) => Key.toLowerCase().startsWith('aws:'))) {
    fail('InvalidParameterException', "A tag's key can't begin with aws:, which is reserved.");
  }
  if (new Set([...secret.tags.keys(), ...tags.map(({ Key }) => Key)]).size > MAX_TAGS) {
    fail('InvalidParameterException', `A secret can have no more than ${MAX_TAGS} tags.`);
  }
  for (const { Key, Value } of tags) secret.tags.set(Key, Value);
}

function requireToken(token: string | undefined): string {
  // The SDKs generate the token; other clients must send it.
  return token ?? fail('InvalidRequestException', 'You must provide a ClientRequestToken value.');
}
