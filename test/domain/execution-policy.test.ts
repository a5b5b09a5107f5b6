import t from 'tap';
import { allowsExecuteCommand, executionPolicy, samePolicy } from '../../src/domain/execution-policy.js';

const space = { org: 'myorg', cluster: 'myclu', region: 'us-east-1' };
const statements = (overrides = {}) => JSON.parse(executionPolicy({ ...space, ...overrides })).Statement;

t.test('tasks may do these things, and no others', async t => {
  t.same(
    statements({ kmsKeyId: 'aaaa-bbbb' }).map(({ Effect, Action }: { Effect: string; Action: string[] }) => [
      Effect,
      Action,
    ]),
    [
      [
        'Allow',
        [
          'ecr:GetAuthorizationToken',
          'ecr:BatchCheckLayerAvailability',
          'ecr:GetDownloadUrlForLayer',
          'ecr:BatchGetImage',
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
        ],
      ],
      ['Allow', ['secretsmanager:GetSecretValue', 'ssm:GetParameters']],
      ['Allow', ['kms:Decrypt']],
      [
        'Allow',
        ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'],
      ],
    ],
  );
});

t.test('a space’s tasks read the space’s secrets and parameters, and no others', async t => {
  const reading = statements().find((s: { Action: string[] }) => s.Action.includes('secretsmanager:GetSecretValue'));

  t.same(reading.Resource, [
    'arn:aws:secretsmanager:*:*:secret:spinup/myorg/myclu/*',
    'arn:aws:ssm:*:*:parameter/myorg/myclu/*',
  ]);
});

t.test('only file systems with the space’s tag can be mounted', async t => {
  const mounting = statements().find((s: { Action: string[] }) => s.Action.includes('elasticfilesystem:ClientMount'));

  t.same(mounting.Condition, { StringEquals: { 'aws:ResourceTag/spinup:spaceid': 'myclu' } });
});

const KEYS: [key: string | undefined, resources: string[] | undefined][] = [
  [undefined, undefined],
  ['aaaa-bbbb', ['arn:aws:kms:*:*:key/aaaa-bbbb']],
  ['arn:aws:kms:us-east-1:1:key/k', ['arn:aws:kms:us-east-1:1:key/k']],
  ['alias/mine', ['arn:aws:kms:*:*:key/*']],
];

for (const [kmsKeyId, resources] of KEYS) {
  t.test(`decryption with the key ${kmsKeyId}`, async t => {
    const decrypting = statements({ kmsKeyId }).find((s: { Action: string[] }) => s.Action.includes('kms:Decrypt'));

    t.same(decrypting?.Resource, resources);
  });
}

t.test('an alias is granted by a condition on the aliases of the key, not of the request', async t => {
  const decrypting = statements({ kmsKeyId: 'alias/mine' }).find((s: { Action: string[] }) =>
    s.Action.includes('kms:Decrypt'),
  );

  t.same(decrypting.Condition, { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/mine' } });
});

t.test('tasks may open the sessions of ECS Exec where services of the space use it', async t => {
  const policy = (executesCommands: boolean) => executionPolicy({ ...space, executesCommands });

  t.same(JSON.parse(policy(true)).Statement.at(-1), {
    Effect: 'Allow',
    Action: [
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    Resource: ['*'],
  });
  t.ok(allowsExecuteCommand(policy(true)));
  t.notOk(allowsExecuteCommand(policy(false)));
});

t.test('ARNs are in the region’s partition', async t => {
  t.match(executionPolicy({ ...space, region: 'us-gov-west-1' }), /arn:aws-us-gov:secretsmanager/);
});

t.test('policies are compared without their formatting', async t => {
  t.ok(samePolicy('{"a": [1]}', '{"a":[1]}'));
  t.notOk(samePolicy('{"a":[1]}', '{"a":[2]}'));
  t.notOk(samePolicy('not JSON', '{}'));
});
