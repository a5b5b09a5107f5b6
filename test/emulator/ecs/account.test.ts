import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { activeCluster, definition, timings } from './active-cluster.js';

t.test('account settings are listed with their effective values', async t => {
  const { ecs } = await activeCluster(t);

  const own = await ecs.listAccountSettings({});
  const first = await ecs.listAccountSettings({ effectiveSettings: true, maxResults: 4 });
  const { settings } = await ecs.listAccountSettings({ effectiveSettings: true, name: 'taskLongArnFormat' });

  t.same(own.settings, []);
  t.equal(first.settings?.length, 4);
  t.ok(first.nextToken);
  t.same(settings, [
    {
      name: 'taskLongArnFormat',
      value: 'enabled',
      principalArn: 'arn:aws:iam::012345678901:user/spinup',
      type: 'user',
    },
  ]);
  await t.rejects(ecs.listAccountSettings({ value: 'enabled' }), { name: 'InvalidParameterException' });
});

t.test('AWS’s two capacity providers are described; others are missing', async t => {
  const { ecs } = await activeCluster(t);
  await ecs.createCluster({ clusterName: 'spot', capacityProviders: ['FARGATE_SPOT'] });

  const all = await ecs.describeCapacityProviders({});
  const some = await ecs.describeCapacityProviders({ capacityProviders: ['FARGATE', 'mine'] });
  const ofCluster = await ecs.describeCapacityProviders({ cluster: 'spot' });

  matchExactly(t, all.capacityProviders, [
    {
      name: 'FARGATE',
      status: 'ACTIVE',
      capacityProviderArn: 'arn:aws:ecs:us-east-1:012345678901:capacity-provider/FARGATE',
    },
    { name: 'FARGATE_SPOT', status: 'ACTIVE' },
  ]);
  matchExactly(t, some, { capacityProviders: [{ name: 'FARGATE' }], failures: [{ reason: 'MISSING' }] });
  matchExactly(t, ofCluster.capacityProviders, [{ name: 'FARGATE_SPOT' }]);
});

t.test('services are listed by the namespace of their Service Connect configuration', async t => {
  const { ecs, emulator, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  const connect = { enabled: true, namespace: emulator.seed.namespaceArn };
  const { service } = await ecs.createService({ ...www, serviceConnectConfiguration: connect });
  await ecs.createService({ ...www, serviceName: 'other' });

  const { serviceArns } = await ecs.listServicesByNamespace({ namespace: 'spinup.internal' });

  t.same(serviceArns, [service?.serviceArn]);
  await t.rejects(ecs.listServicesByNamespace({ namespace: 'none' }), { name: 'NamespaceNotFoundException' });
});

t.test('a cluster has no container instances, and its settings are updated', async t => {
  const { ecs } = await activeCluster(t);

  const { attributes } = await ecs.listAttributes({ cluster: 'space', targetType: 'container-instance' });
  const { containerInstanceArns } = await ecs.listContainerInstances({ cluster: 'space' });
  const settings = [{ name: 'containerInsights' as const, value: 'enhanced' }];
  const { cluster } = await ecs.updateClusterSettings({ cluster: 'space', settings });

  t.same(attributes, []);
  t.same(containerInstanceArns, []);
  t.same(cluster?.settings, settings);
  await t.rejects(ecs.listAttributes({ cluster: 'none', targetType: 'container-instance' }), {
    name: 'ClusterNotFoundException',
  });
});

t.test('a protected task of a service is not stopped before its protection ends', async t => {
  const { ecs, clock, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  clock.advance(timings.taskProvisioning + timings.taskPending);
  const { taskArns: tasks = [] } = await ecs.listTasks({ cluster: 'space' });
  const running = async () => (await ecs.listTasks({ cluster: 'space' })).taskArns;
  const protect = { cluster: 'space', tasks, protectionEnabled: true, expiresInMinutes: 1 };
  const expirationDate = new Date(clock.now().getTime() + 60_000);

  const before = await ecs.getTaskProtection({ cluster: 'space' });
  const protection = await ecs.updateTaskProtection(protect);
  await ecs.updateService({ cluster: 'space', service: 'www', desiredCount: 0 });
  const during = await running();
  clock.advance(60_000);
  const after = await running();
  const missing = await ecs.getTaskProtection({ cluster: 'space', tasks: ['none'] });

  t.same(before.protectedTasks, [{ taskArn: tasks[0], protectionEnabled: false }]);
  t.same(protection.protectedTasks, [{ taskArn: tasks[0], protectionEnabled: true, expirationDate }]);
  t.same(during, tasks);
  t.same(after, []);
  t.same(missing.failures, [{ arn: 'none', reason: 'MISSING' }]);
  await t.rejects(ecs.updateTaskProtection({ ...protect, expiresInMinutes: 2881 }), {
    name: 'InvalidParameterException',
  });
});
