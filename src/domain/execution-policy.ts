import { isDeepStrictEqual } from 'node:util';
import { partitionOf } from './arns.js';
import { secretPrefix } from './names.js';

/** The space that a policy opens: its secrets, parameters and file systems, and the key they are encrypted with. */
interface Space {
  org: string;
  cluster: string;
  region: string;
  /** The account's key as configured: an id, an ARN or `alias/…`; none means AWS's own key, which needs no grant. */
  kmsKeyId?: string;
}

/** Who may take the execution role: ECS, for tasks. */
export const ASSUME_ROLE_POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

/**
 * What a space's tasks may do: pull images, write logs, read the space's secrets and parameters, decrypt with the
 * account's key and mount the space's file systems (those tagged with it).
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

/** Whether two policy documents say the same, however they are laid out. */
export function samePolicy(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
  } catch {
    return false;
  }
}

/** An alias is no resource that a decryption can be granted on; its condition key is. Source: AWS KMS Developer Guide, "kms:RequestAlias". */
function decryptStatements({ kmsKeyId }: Space, arn: (rest: string) => string): object[] {
  if (!kmsKeyId) return [];
  const allow = { Effect: 'Allow', Action: ['kms:Decrypt'] };
  const alias = kmsKeyId.split(':').at(-1) ?? '';
  if (alias.startsWith('alias/')) {
    return [{ ...allow, Resource: [arn('kms:*:*:key/*')], Condition: { StringEquals: { 'kms:RequestAlias': alias } } }];
  }
  return [{ ...allow, Resource: [kmsKeyId.startsWith('arn:') ? kmsKeyId : arn(`kms:*:*:key/${kmsKeyId}`)] }];
}
