import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import t from 'tap';
import { calledOperations } from '../scripts/support/aws-operations.js';
import { ASSUME_ROLE_POLICY } from '../src/domain/execution-policy.js';
import { executionRoleName } from '../src/domain/names.js';
import { connect } from './emulator/connect.js';

const ROOT = join(import.meta.dirname, '../..');

interface Statement {
  Sid: string;
  Action: string | string[];
  Resource: string;
  Condition?: Record<string, Record<string, string[]>>;
}

const text = readFileSync(join(ROOT, 'docs/iam-policy.json'), 'utf8');
const { Statement: statements }: { Statement: Statement[] } = JSON.parse(text);

/** The prefix of actions where it is not that of the service's ARNs. */
const PREFIXES: Record<string, string> = { tagging: 'tag' };

/** Of a call that this service does not make with the permissions of the policy: credentials that assume a role need it. */
const OF_OTHERS = ['sts:AssumeRole'];

const KEY = ['kms:Decrypt', 'kms:GenerateDataKey'];

/**
 * The actions that a call needs beside the one of its name: to tag what it creates, to pass a role, and to use the key that encrypts.
 * Sources: Service Authorization Reference, for each service "Actions" (dependent actions); Amazon ECS Developer Guide, "Grant permission
 * to tag resources on creation"; CloudWatch Logs API Reference, CreateLogGroup, `tags`; AWS Systems Manager API Reference, PutParameter,
 * `Tags`; AWS Secrets Manager User Guide, "Permissions for the KMS key"; AWS Systems Manager User Guide, "How Parameter Store uses AWS
 * KMS". AWS Cloud Map Developer Guide, "AWS Cloud Map API permissions reference": CreateService needs no action of Route 53.
 */
const BESIDE: Record<string, string[]> = {
  'ecs:CreateCluster': ['ecs:TagResource'],
  'ecs:CreateService': ['ecs:TagResource', 'iam:PassRole'],
  'ecs:RegisterTaskDefinition': ['ecs:TagResource', 'iam:PassRole'],
  'ecs:RunTask': ['ecs:TagResource', 'iam:PassRole'],
  'ecs:UpdateService': ['iam:PassRole'],
  'iam:CreateRole': ['iam:TagRole'],
  'logs:CreateLogGroup': ['logs:TagResource'],
  'secretsmanager:CreateSecret': ['secretsmanager:TagResource', ...KEY],
  'secretsmanager:GetSecretValue': ['kms:Decrypt'],
  'secretsmanager:PutSecretValue': KEY,
  'secretsmanager:UpdateSecret': KEY,
  'servicediscovery:CreateService': ['servicediscovery:TagResource'],
  'ssm:PutParameter': ['ssm:AddTagsToResource', 'kms:Encrypt', 'kms:GenerateDataKey'],
};

/** The actions that have no resource types, or none that is known before the call. Source: Service Authorization Reference. */
const WITHOUT_RESOURCES = ['ReadWithoutResources', 'WriteWithoutResources'];

const actionsOf = ({ Action }: Statement) => [Action].flat();

t.test('the policy allows exactly what the calls of the code need', async t => {
  const needed = Object.entries(calledOperations(ROOT)).flatMap(([service, operations]) =>
    operations
      .map(operation => `${PREFIXES[service] ?? service}:${operation}`)
      .filter(action => !OF_OTHERS.includes(action)),
  );
  const all = new Set(needed.flatMap(action => [action, ...(BESIDE[action] ?? [])]));
  const allowed = statements.flatMap(actionsOf);

  t.same(allowed.filter(action => !all.has(action)).sort(), [], 'not needed');
  t.same([...all].filter(action => !allowed.includes(action)).sort(), [], 'missing');
  t.equal(new Set(allowed).size, allowed.length, 'each once');
  t.same(
    Object.keys(BESIDE).filter(action => !needed.includes(action)),
    [],
    'not called',
  );
});

t.test('the policy names no action by a pattern, and resources wherever AWS knows them', async t => {
  t.same(
    statements.flatMap(actionsOf).filter(action => action.includes('*')),
    [],
  );
  t.same(
    statements.filter(({ Resource }) => Resource === '*').map(({ Sid }) => Sid),
    WITHOUT_RESOURCES,
  );
});

t.test('roles are passed to ECS only, and keys used through Secrets Manager and Parameter Store only', async t => {
  const conditions = Object.fromEntries(
    statements.flatMap(({ Condition, ...statement }) =>
      Condition ? [[actionsOf(statement)[0] ?? '', Condition]] : [],
    ),
  );

  t.same(conditions, {
    'kms:Decrypt': {
      StringLike: { 'kms:ViaService': ['secretsmanager.*.amazonaws.com', 'ssm.*.amazonaws.com'] },
    },
    'iam:PassRole': {
      StringEquals: { 'iam:PassedToService': ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com'] },
    },
  });
});

t.test('roles are created, changed and deleted only by the name that the service gives them', async t => {
  const [roles] = statements.filter(statement => actionsOf(statement).includes('iam:CreateRole'));

  t.equal(roles?.Resource, `arn:aws:iam::123456789012:role/${executionRoleName('*')}`);
});

t.test('IAM accepts the policy, also as a managed one', async t => {
  const { client } = await connect(t, IAM);
  await client.createRole({ RoleName: 'ecs-api', AssumeRolePolicyDocument: ASSUME_ROLE_POLICY });

  await t.resolves(client.putRolePolicy({ RoleName: 'ecs-api', PolicyName: 'ecs-api', PolicyDocument: text }));
  // Source: IAM User Guide, "IAM and AWS STS quotas": the size of a managed policy without white space.
  t.ok(JSON.stringify(JSON.parse(text)).length <= 6144);
});
