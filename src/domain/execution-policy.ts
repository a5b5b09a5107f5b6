import { isDeepStrictEqual } from 'node:util';
import { partitionOf } from './arns.js';
import { secretPrefix } from './names.js';

/** The space that a policy gives access to. */
interface Space {
  org: string;
  cluster: string;
  region: string;
  /** The account's key as configured: an id, an ARN or `alias/…`. By default AWS's own key, which requires no grant. */
  kmsKeyId?: string;
}

/** Only ECS may assume the execution role, for tasks. */
export const ASSUME_ROLE_POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

/**
 * The policy of a space's execution role: pulling images, writing logs, reading the space's secrets and parameters, decrypting
 * with the account's key, and mounting file systems that are tagged with the space.
 * @returns the policy document as JSON.
 */
export function executionPolicy(space: Space): string {
  const { org, cluster, region } = space;
  const arn = (rest: string) => `arn:${partitionOf(region)}:${rest}`;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'ecr:GetAuthorizationToken',
          'ecr:BatchCheckLayerAvailability',
          'ecr:GetDownloadUrlForLayer',
          'ecr:BatchGetImage',
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
        ],
        Resource: ['*'],
      },
      {
        Effect: 'Allow',
        Action: ['secretsmanager:GetSecretValue', 'ssm:GetParameters'],
        Resource: [
          arn(`secretsmanager:*:*:secret:${secretPrefix(org, cluster)}*`),
          arn(`ssm:*:*:parameter/${org}/${cluster}/*`),
        ],
      },
      ...decryptStatements(space, arn),
      {
        Effect: 'Allow',
        Action: [
          'elasticfilesystem:ClientMount',
          'elasticfilesystem:ClientWrite',
          'elasticfilesystem:ClientRootAccess',
        ],
        Resource: [arn('elasticfilesystem:*:*:file-system/*')],
        Condition: { StringEquals: { 'aws:ResourceTag/spinup:spaceid': cluster } },
      },
    ],
  });
}

/** Whether two policy documents are equal, apart from formatting. */
export function samePolicy(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
  } catch {
    return false;
  }
}

/**
 * `kms:Decrypt` cannot be granted on an alias, only on keys with a condition on their aliases. `kms:RequestAlias` would match no
 * request: Secrets Manager and Systems Manager decrypt without naming an alias. A key may have several aliases, hence `ForAnyValue`.
 * Source: AWS KMS Developer Guide, "Use aliases to control access to KMS keys".
 */
function decryptStatements({ kmsKeyId }: Space, arn: (rest: string) => string): object[] {
  if (!kmsKeyId) return [];
  const allow = { Effect: 'Allow', Action: ['kms:Decrypt'] };
  const alias = kmsKeyId.split(':').at(-1) ?? '';
  if (alias.startsWith('alias/')) {
    const Condition = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } };
    return [{ ...allow, Resource: [arn('kms:*:*:key/*')], Condition }];
  }
  return [{ ...allow, Resource: [kmsKeyId.startsWith('arn:') ? kmsKeyId : arn(`kms:*:*:key/${kmsKeyId}`)] }];
}
