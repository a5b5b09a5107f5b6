import * as secretsManager from '../aws/secrets-manager.js';
import { fromPascal, toPascal } from '../aws/tags.js';
import { faultIf } from '../domain/faults.js';
import { assertTagCount, given, tagCountFaults, tagFaults } from '../domain/limits/tags.js';
import { isSecretOfAnotherOrg } from '../domain/names.js';
import { secretValueFaults } from '../domain/secret-values.js';
import { belongsTo, carries, orgTags, ownTags } from '../domain/tags.js';
import { ownedSecret } from '../tenancy.js';
import type { Handler, Rule } from './handler.js';

export const listSecrets: Handler<'listSecrets'> = async ({ query }, { aws, org, signal }) => {
  const wanted = query.tags ?? {};
  const filters = [
    { keys: orgTags(org).map(({ key }) => key), value: org },
    ...Object.entries(wanted).map(([key, value]) => ({ keys: [key], value })),
  ];
  const secrets = await secretsManager.listSecrets(aws, filters, signal);
  const own = secrets.filter(({ Tags }) => {
    const tags = fromPascal(Tags);
    return belongsTo(org, tags) && carries(tags, wanted);
  });
  return { body: own.flatMap(({ ARN }) => ARN ?? []) };
};

export const createSecret: Handler<'createSecret'> = async ({ body }, { aws, org }) => {
  const { SecretString, SecretBinary, KmsKeyId, Tags, ...rest } = body;
  return {
    body: await secretsManager.createSecret(aws, {
      ...rest,
      KmsKeyId: KmsKeyId || aws.kmsKeyId,
      ...secretsManager.secretValue({ SecretString, SecretBinary }),
      Tags: toPascal(ownTags(org, Tags)),
    }),
  };
};

export const createSecretRule: Rule<'createSecret'> = (body, { org }) => [
  ...secretValueFaults('', body),
  ...tagFaults('/Tags', body.Tags, org),
  ...tagCountFaults('/Tags', 'secret', ownTags(org, given(body.Tags))),
  ...faultIf(
    isSecretOfAnotherOrg(org, body.Name ?? ''),
    '/Name',
    `must not begin with spinup/ and another org than ${org}`,
  ),
];

export const getSecret: Handler<'getSecret'> = async ({ path }, context) => {
  const found = await ownedSecret(context, path.secret);
  return {
    body: {
      ...found,
      ARN: found.ARN ?? null,
      Name: found.Name ?? null,
      Description: found.Description ?? null,
      KmsKeyId: found.KmsKeyId ?? null,
      RotationEnabled: found.RotationEnabled ?? null,
      RotationLambdaARN: found.RotationLambdaARN ?? null,
      RotationRules: found.RotationRules ?? null,
      LastRotatedDate: found.LastRotatedDate ?? null,
      LastChangedDate: found.LastChangedDate ?? null,
      LastAccessedDate: found.LastAccessedDate ?? null,
      DeletedDate: found.DeletedDate ?? null,
      Tags: fromPascal(found.Tags),
      VersionIdsToStages: found.VersionIdsToStages ?? null,
    },
  };
};

export const updateSecret: Handler<'updateSecret'> = async ({ path, body }, context) => {
  const { aws } = context;
  const { ARN = path.secret, Tags: existing } = await ownedSecret(context, path.secret);
  if (body.Tags) assertTagCount('/Tags', 'secret', fromPascal(existing), body.Tags);
  const answer = body.Secret === undefined ? undefined : await secretsManager.updateSecretValue(aws, ARN, body.Secret);
  if (body.Tags?.length) await secretsManager.tagSecret(aws, ARN, body.Tags);
  return { body: answer };
};

export const updateSecretRule: Rule<'updateSecret'> = ({ Tags }, { org }) => tagFaults('/Tags', Tags, org);

export const deleteSecret: Handler<'deleteSecret'> = async ({ path, query }, context) => {
  const { ARN = path.secret } = await ownedSecret(context, path.secret);
  return { body: await secretsManager.deleteSecret(context.aws, ARN, query.window) };
};
