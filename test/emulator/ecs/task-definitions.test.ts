import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { activeCluster, definition } from './active-cluster.js';

t.test('a task definition gets AWS’s defaults and the next revision of its family', async t => {
  const { ecs } = await activeCluster(t);

  await ecs.registerTaskDefinition(definition);
  const { taskDefinition, tags } = await ecs.registerTaskDefinition({
    ...definition,
    tags: [{ key: 'spinup:org', value: 'org' }],
  });
  const described = await ecs.describeTaskDefinition({ taskDefinition: 'www', include: ['TAGS'] });

  matchExactly(t, taskDefinition, {
    family: 'www',
    revision: 2,
    status: 'ACTIVE',
    compatibilities: ['EC2', 'FARGATE'],
    containerDefinitions: [{ essential: true, cpu: 0, portMappings: [{ hostPort: 80, protocol: 'tcp' }] }],
  });
  t.same(tags, [{ key: 'spinup:org', value: 'org' }]);
  t.same(described.taskDefinition, taskDefinition);
  t.same(described.tags, tags);
});

t.test('a task definition is completed and reduced as AWS does it', async t => {
  const { ecs } = await activeCluster(t);

  const { taskDefinition } = await ecs.registerTaskDefinition({
    ...definition,
    containerDefinitions: [
      {
        name: 'web',
        image: 'nginx',
        environment: [{ name: 'A' }, { name: 'B', value: '' }],
        logConfiguration: { logDriver: 'awsfirelens' },
      },
      { name: 'router', image: 'fluent-bit', firelensConfiguration: { type: 'fluentbit' } },
    ],
    volumes: [{ name: 'data' }, { name: 'disk', configuredAtLaunch: true }, { name: 'tmp', configuredAtLaunch: false }],
  });

  t.equal(taskDefinition?.enableFaultInjection, false);
  matchExactly(t, taskDefinition?.containerDefinitions, [{ environment: [{ name: 'B', value: '' }] }, { user: '0' }]);
  t.same(taskDefinition?.volumes, [
    { name: 'data', host: {} },
    { name: 'disk', configuredAtLaunch: true },
    { name: 'tmp', configuredAtLaunch: false, host: {} },
  ]);
});

t.test('a task definition that AWS rejects is rejected', async t => {
  const { ecs } = await activeCluster(t);
  const [web] = definition.containerDefinitions ?? [];
  const wrong = [
    { family: 'a b' },
    { cpu: '256', memory: '4096' },
    { networkMode: 'bridge' as const },
    { containerDefinitions: [] },
    { containerDefinitions: [{ ...web, essential: false }] },
    { executionRoleArn: 'not-a-role' },
    { containerDefinitions: [{ ...web, logConfiguration: { logDriver: 'awslogs' as const } }] },
    { ipcMode: 'host' as const },
    { pidMode: 'host' as const },
    { placementConstraints: [{ type: 'memberOf' as const, expression: 'attribute:ecs.os-type == linux' }] },
    { inferenceAccelerators: [{ deviceName: 'a', deviceType: 'eia2.medium' }] },
    { volumes: [{ name: 'data', host: { sourcePath: '/data' } }] },
    { volumes: [{ name: 'data', dockerVolumeConfiguration: { scope: 'task' as const } }] },
    ...[
      { privileged: true },
      { disableNetworking: true },
      { hostname: 'web' },
      { links: ['db'] },
      { dnsServers: ['10.0.0.2'] },
      { extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.3' }] },
      { linuxParameters: { sharedMemorySize: 64 } },
      { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } },
      { resourceRequirements: [{ type: 'GPU' as const, value: '1' }] },
      { logConfiguration: { logDriver: 'json-file' as const } },
    ].map(member => ({ containerDefinitions: [{ ...web, ...member }] })),
  ];

  for (const part of wrong) {
    await t.rejects(ecs.registerTaskDefinition({ ...definition, ...part }), { name: 'ClientException' });
  }
});

t.test('a task definition has numbers within AWS’s limits', async t => {
  const { ecs } = await activeCluster(t);
  const [web] = definition.containerDefinitions ?? [];
  const outside = [
    { linuxParameters: { swappiness: 101 } },
    { linuxParameters: { sharedMemorySize: -1 } },
    { linuxParameters: { maxSwap: -1 } },
    { linuxParameters: { tmpfs: [{ containerPath: '/tmp', size: -1 }] } },
    { portMappings: [{ containerPort: 80, hostPort: 65_536 }] },
  ];

  for (const member of outside)
    await t.rejects(
      ecs.registerTaskDefinition({ ...definition, containerDefinitions: [{ ...web, ...member }] }),
      { name: 'InvalidParameterException', message: /must have value/ },
      JSON.stringify(member),
    );
});

t.test('a task definition for instances has GPUs and Neuron devices as AWS documents them', async t => {
  const { ecs } = await activeCluster(t);
  const shared = { type: 'GPU' as const, sharingStrategy: { nvidiaMps: { memory: 512 } } };
  const gpu = { type: 'GPU' as const, value: '1' };
  const neuron = { type: 'NeuronDevice' as const, value: 'ALL' };
  const register = (...requirements: NonNullable<ContainerDefinition['resourceRequirements']>[]) =>
    ecs.registerTaskDefinition({
      family: 'gpu',
      containerDefinitions: requirements.map((resourceRequirements, index) => ({
        name: `c${index}`,
        image: 'nginx',
        memory: 64,
        resourceRequirements,
      })),
    });

  await register([gpu, neuron], [{ type: 'InferenceAccelerator', value: 'device_1' }]);
  await register([shared], [shared]);
  const wrong = [
    register([{ type: 'GPU' }]),
    register([{ ...shared, value: '1' }]),
    register([{ ...neuron, sharingStrategy: shared.sharingStrategy }]),
    register([{ ...neuron, value: '1' }]),
    register([neuron], [neuron]),
    register([gpu], [shared]),
  ];
  for (const registering of wrong) await t.rejects(registering, { name: 'ClientException' });
  await t.rejects(
    ecs.registerTaskDefinition({
      family: 'many',
      containerDefinitions: Array.from({ length: 11 }, (_, index) => ({ name: `c${index}`, image: 'a', memory: 4 })),
    }),
    { name: 'ClientException', message: /at most 10 containers/ },
  );
});

t.test('a deregistered task definition is INACTIVE, cannot be used, and can be deleted', async t => {
  const { ecs, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);

  const early = await ecs.deleteTaskDefinitions({ taskDefinitions: ['www:1'] });
  await ecs.deregisterTaskDefinition({ taskDefinition: 'www:1' });
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: 'www:1' });
  await t.rejects(ecs.describeTaskDefinition({ taskDefinition: 'www' }), {
    name: 'ClientException',
    message: 'Unable to describe task definition.',
  });
  await t.rejects(ecs.createService({ ...www, taskDefinition: 'www:1' }), { message: 'TaskDefinition is inactive' });
  const deleted = await ecs.deleteTaskDefinitions({ taskDefinitions: ['www:1', 'www:9'] });
  const again = await ecs.registerTaskDefinition(definition);

  t.equal(early.failures?.length, 1);
  t.equal(taskDefinition?.status, 'INACTIVE');
  matchExactly(t, deleted.taskDefinitions, [{ status: 'DELETE_IN_PROGRESS' }]);
  t.equal(deleted.failures?.length, 1);
  t.equal(again.taskDefinition?.revision, 2, 'revision numbers are not reused');
});

t.test('a deleted task definition stays until no service uses it', async t => {
  const { ecs, clock, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  await ecs.deregisterTaskDefinition({ taskDefinition: 'www:1' });
  await ecs.deleteTaskDefinitions({ taskDefinitions: ['www:1'] });

  const used = await ecs.describeTaskDefinition({ taskDefinition: 'www:1' });
  await ecs.deleteService({ cluster: 'space', service: 'www', force: true });
  clock.advance(10_000);

  t.equal(used.taskDefinition?.status, 'DELETE_IN_PROGRESS');
  await t.rejects(ecs.describeTaskDefinition({ taskDefinition: 'www:1' }), { name: 'ClientException' });
});

t.test('task definitions and families are listed in pages', async t => {
  const { ecs } = await activeCluster(t);
  for (const family of ['a', 'b', 'b', 'b']) await ecs.registerTaskDefinition({ ...definition, family });
  await ecs.deregisterTaskDefinition({ taskDefinition: 'a:1' });

  const first = await ecs.listTaskDefinitions({ familyPrefix: 'b', sort: 'DESC', maxResults: 2 });
  const second = await ecs.listTaskDefinitions({
    familyPrefix: 'b',
    sort: 'DESC',
    maxResults: 2,
    nextToken: first.nextToken,
  });
  const active = await ecs.listTaskDefinitionFamilies({ status: 'ACTIVE' });
  const all = await ecs.listTaskDefinitionFamilies({});

  matchExactly(t, first.taskDefinitionArns, [/b:3$/, /b:2$/]);
  matchExactly(t, second.taskDefinitionArns, [/b:1$/]);
  t.same(active.families, ['b']);
  t.same(all.families, ['a', 'b']);
});
