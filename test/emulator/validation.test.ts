import { readFileSync } from 'node:fs';
import t from 'tap';
import { newAccount } from '../../src/emulator/account.js';
import { AwsError } from '../../src/emulator/backend.js';
import { createBackends } from '../../src/emulator/backends.js';
import { manualClock } from '../../src/emulator/index.js';
import { checkInput } from '../../src/emulator/validation.js';

const account = newAccount({ region: 'us-east-1', accountId: '012345678901', clock: manualClock(), timings: {} });
const backends = createBackends(account);
const inputs: { services: Record<string, { inputs: object; shapes: Record<string, { pattern?: string }> }> } =
  JSON.parse(readFileSync(new URL(import.meta.resolve('#root/src/emulator/aws-inputs.json')), 'utf8'));

t.test('the input of every action is checked by AWS’s model', async t => {
  for (const { service, actions } of backends) {
    t.same(Object.keys(inputs.services[service]?.inputs ?? {}), Object.keys(actions).sort(), service);
  }
});

const arns = Array.from({ length: 21 }, () => 'arn');
const letters = 'a'.repeat(65);

/** Violations of each kind of constraint, and each service's code. */
const INVALID: [service: keyof typeof codes, action: string, input: Record<string, unknown>, message: string][] = [
  [
    'iam',
    'GetRole',
    { RoleName: 'no spaces' },
    "1 validation error detected: Value 'no spaces' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
  ],
  [
    'iam',
    'GetRole',
    { RoleName: letters },
    `1 validation error detected: Value '${letters}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  ],
  [
    'iam',
    'TagRole',
    {
      RoleName: 'a',
      Tags: [
        { Key: 'k', Value: 'v' },
        { Key: '!', Value: 'v' },
      ],
    },
    "1 validation error detected: Value '!' at 'tags.2.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
  ],
  [
    'secretsmanager',
    'CreateSecret',
    { Name: '', ClientRequestToken: 'short', SecretString: '' },
    "3 validation errors detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; Value 'short' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than or equal to 32; Value at 'secretString' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'servicediscovery',
    'GetService',
    {},
    "1 validation error detected: Value null at 'id' failed to satisfy constraint: Member must not be null",
  ],
  [
    'logs',
    'CreateLogGroup',
    { logGroupName: 'a', tags: { '': 'v' } },
    "1 validation error detected: Value '{=v}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$]",
  ],
  [
    'ssm',
    'DescribeParameters',
    { MaxResults: 51 },
    "1 validation error detected: Value '51' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 50",
  ],
  [
    'ssm',
    'GetParameters',
    { Names: ['a', ''] },
    "1 validation error detected: Value '[a, ]' at 'names' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 2048, Member must have length greater than or equal to 1]",
  ],
  [
    'tagging',
    'TagResources',
    { ResourceARNList: arns, Tags: { k: 'v' } },
    `1 validation error detected: Value '[${arns.join(', ')}]' at 'resourceARNList' failed to satisfy constraint: Member must have length less than or equal to 20`,
  ],
  [
    'elasticloadbalancing',
    'CreateTargetGroup',
    { Name: 'www', Port: '0' },
    "1 validation error detected: Value '0' at 'port' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    'sts',
    'AssumeRole',
    { RoleArn: 'arn:aws:iam::012345678901:role/a', RoleSessionName: '-', DurationSeconds: '899' },
    "2 validation errors detected: Value '-' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2; Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
  ],
  [
    'ecs',
    'RunTask',
    { taskDefinition: 'www', launchType: 'LAMBDA' },
    "Value 'LAMBDA' at 'launchType' failed to satisfy constraint: Member must satisfy enum value set: [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES]",
  ],
  [
    'ecs',
    'RegisterTaskDefinition',
    { family: 'www', containerDefinitions: [{ ulimits: [{ name: 'nofile', softLimit: 1, hardLimits: 2 }] }] },
    'containerDefinitions.1.member.ulimits.1.member.hardLimits is a member that AWS does not know',
  ],
];

const codes = {
  ecs: 'InvalidParameterException',
  elasticloadbalancing: 'ValidationError',
  iam: 'ValidationError',
  logs: 'InvalidParameterException',
  secretsmanager: 'ValidationException',
  servicediscovery: 'InvalidInput',
  ssm: 'ValidationException',
  sts: 'ValidationError',
  tagging: 'InvalidParameterException',
};

for (const [service, action, input, message] of INVALID) {
  t.test(`${service} ${action}: ${message.slice(0, 80)}`, async t => {
    t.same(errorOf(service, action, input), { code: codes[service], message, status: 400 });
  });
}

t.test('a value of another type is a SerializationException', async t => {
  t.same(errorOf('ecs', 'DescribeClusters', { clusters: 'www' }), {
    code: 'SerializationException',
    message: "The value at 'clusters' is not of type list.",
    status: 400,
  });
});

t.test('an integer has 32 bits, a long 64', async t => {
  const desiredCount = (value: number) => errorOf('ecs', 'UpdateService', { service: 'www', desiredCount: value });
  const startTime = (value: number) => errorOf('logs', 'GetLogEvents', { logStreamName: 'a', startTime: value });
  const refused = (at: string, type: string) => ({
    code: 'SerializationException',
    message: `The value at '${at}' is not of type ${type}.`,
    status: 400,
  });

  for (const fits of [2 ** 31 - 1, -(2 ** 31)]) t.equal(desiredCount(fits), undefined);
  for (const beyond of [2 ** 31, -(2 ** 31) - 1, 0.5]) t.same(desiredCount(beyond), refused('desiredCount', 'integer'));
  t.equal(startTime(2 ** 63), undefined, 'as JSON’s parser rounds 2 ** 63 - 1');
  t.same(startTime(2 ** 64), refused('startTime', 'long'));
});

t.test(
  'AWS’s examples pass: a path of IAM, a Cloud Map name with underscores, a value of a tag in another script',
  async _t => {
    checkInput('iam', 'ListRoles', { PathPrefix: '/a/' });
    checkInput('servicediscovery', 'CreateService', { Name: '_http._tcp.www' });
    checkInput('logs', 'CreateLogGroup', { logGroupName: '/a/b.c-d_e#f', tags: { Größe: '大きい' } });
    checkInput('secretsmanager', 'ListSecrets', { Filters: [{ Key: 'name', Values: ['!spinup/a b'] }] });
    checkInput('elasticloadbalancing', 'DescribeLoadBalancers', { Names: '' });
    checkInput('sts', 'GetCallerIdentity', {});
  },
);

function errorOf(service: keyof typeof codes, action: string, input: Record<string, unknown>) {
  try {
    checkInput(service, action, input);
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { code: error.code, message: error.message, status: error.status };
  }
}
