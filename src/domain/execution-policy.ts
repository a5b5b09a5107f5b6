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
  /** Whether services of the space have ECS Exec turned on. */
  executesCommands?: boolean;
}

/** Only ECS may assume the execution role, for tasks. */
export const ASSUME_ROLE_POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

/** What the agent of ECS Exec in a task needs. Source: Amazon ECS Developer Guide, "Task IAM role", "ECS Exec permissions". */
const EXECUTE_COMMAND = {
  Effect: 'Allow',
  Action: [
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
  ],
  Resource: ['*'],
};

/**
 * The policy of a space's execution role: pulling images, writing logs, reading the space's secrets and parameters, decrypting
 * with the account's key, mounting file systems that are tagged with the space, and the sessions of ECS Exec.
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
      ...(space.executesCommands ? [EXECUTE_COMMAND] : []),
    ],
  });
}

/** Whether a policy document allows the sessions of ECS Exec. */
export function allowsExecuteCommand(policy: string): boolean {
  return EXECUTE_COMMAND.Action.every(action => policy.includes(`"${action}"`));
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
