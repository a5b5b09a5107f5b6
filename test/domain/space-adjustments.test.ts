import t from 'tap';
import { adjustablePointers, adjustedDefinition } from '../../src/domain/space-adjustments.js';

type Definition = Parameters<typeof adjustedDefinition>[0];
type Container = Definition['containerDefinitions'][number];

const SPACE = {
  region: 'us-east-1',
  logGroup: 'myclu',
  streamPrefix: 'www',
  role: 'arn:aws:iam::012345678901:role/myclu-ecsTaskExecution',
  roleName: 'myclu-ecsTaskExecution',
  usableRole: () => undefined,
  isUsableGroup: () => false,
};

function definitionOf(container: Container = {}, members: Partial<Definition> = {}): Definition {
  return {
    family: 'web',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'web', ...container }],
    ...members,
  };
}

t.test('what is not given is not an adjustment', async t => {
  const { definition, adjustments } = adjustedDefinition(definitionOf({}, { requiresCompatibilities: [] }), SPACE);

  t.same(adjustments, []);
  t.same(definition, { ...definitionOf(), requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc' });
});

t.test('the space’s own role, by name or ARN, is left to the space', async t => {
  const { definition, adjustments } = adjustedDefinition(
    definitionOf({}, { executionRoleArn: SPACE.role, taskRoleArn: SPACE.roleName }),
    SPACE,
  );

  t.same(adjustments, []);
  t.notOk('executionRoleArn' in definition || 'taskRoleArn' in definition);
});

t.test('host port 0 is the container’s port with awsvpc, and any port without', async t => {
  const container = { portMappings: [{ containerPort: 80, hostPort: 0 }] };

  const awsvpc = adjustedDefinition(definitionOf(container), SPACE);
  const bridge = adjustedDefinition(definitionOf(container, { networkMode: 'bridge' }), SPACE);

  t.same(awsvpc.adjustments, []);
  t.same(awsvpc.definition.containerDefinitions[0]?.portMappings, [{ containerPort: 80, hostPort: 80 }]);
  t.same(
    bridge.adjustments.map(({ pointer }) => pointer),
    ['/taskDefinition/networkMode', '/taskDefinition/containerDefinitions/0/portMappings/0/hostPort'],
  );
});

t.test('missing options of awslogs are completed silently', async t => {
  const { definition, adjustments } = adjustedDefinition(
    definitionOf({
      logConfiguration: { logDriver: 'awslogs', options: { mode: 'non-blocking', 'awslogs-group': '' } },
    }),
    SPACE,
  );

  t.same(adjustments, []);
  t.same(definition.containerDefinitions[0]?.logConfiguration?.options, {
    mode: 'non-blocking',
    'awslogs-group': 'myclu',
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': 'www',
  });
});

t.test('other log drivers of Fargate stay as they are', async t => {
  const logConfiguration = { logDriver: 'splunk' as const, options: { 'splunk-token': 'a-secret' } };

  const { definition, adjustments } = adjustedDefinition(definitionOf({ logConfiguration }), SPACE);

  t.same(adjustments, []);
  t.same(definition.containerDefinitions[0]?.logConfiguration, logConfiguration);
});

t.test('every pointer that may be adjusted is known in advance', async t => {
  const definition = definitionOf(
    { portMappings: [{ containerPort: 80, hostPort: 81 }], logConfiguration: { logDriver: 'syslog' } },
    { executionRoleArn: 'other', networkMode: 'host', requiresCompatibilities: ['EC2'] },
  );

  t.same(
    adjustablePointers(definition),
    adjustedDefinition(definition, SPACE).adjustments.map(({ pointer }) => pointer),
  );
});
