import { ECS } from '@aws-sdk/client-ecs';
import t from 'tap';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

const ARN = 'arn:aws:ecs:us-east-1:012345678901:cluster/myclu';

t.test('a new cluster has both Fargate capacity providers, the space’s tags and the caller’s', async t => {
  const { call } = await startService(t);

  const created = await call('POST', '/sandbox/clusters', {
    clustername: 'myclu',
    tags: [
      { key: 'Team', value: 'blue' },
      { key: 'spinup:spaceid', value: 'another' },
    ],
  });
  const shown = await call('GET', '/sandbox/clusters/myclu');

  t.match(created, { status: 200, body: { Cluster: { ClusterArn: ARN, ClusterName: 'myclu' } } });
  matchExactly(t, shown.body, {
    Clusters: [
      {
        Status: 'ACTIVE',
        CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
        DefaultCapacityProviderStrategy: [
          { CapacityProvider: 'FARGATE', Base: 1, Weight: 0 },
          { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
        ],
      },
    ],
    Failures: [],
  });
  t.same(shown.body.Clusters[0].Tags, [
    { Key: 'spinup:org', Value: 'myorg' },
    { Key: 'spinup:spaceid', Value: 'myclu' },
    { Key: 'spinup:type', Value: 'container' },
    { Key: 'Team', Value: 'blue' },
  ]);
});

t.test('a cluster gets the capacity providers of the request', async t => {
  const { call } = await startService(t);

  const { body } = await call('POST', '/sandbox/clusters', {
    ClusterName: 'myclu',
    CapacityProviders: ['FARGATE'],
    DefaultCapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
  });

  t.same(body.Cluster.CapacityProviders, ['FARGATE']);
  t.equal(body.Cluster.DefaultCapacityProviderStrategy.length, 1);
});

t.test('an invalid or missing name and another org’s tag are refused', async t => {
  const { call, emulator } = await startService(t);
  await call('POST', '/sandbox/clusters', { ClusterName: 'myclu' });
  const before = emulator.snapshot();

  matchExactly(t, await call('POST', '/sandbox/clusters', { Tags: [{ key: 'yale:org', value: 'theirs' }] }), {
    status: 400,
    body: { errors: [{ pointer: '/ClusterName' }, { pointer: '/Tags/0/value' }] },
  });
  matchExactly(t, await call('POST', '/sandbox/clusters', { clusterName: 'a name' }), {
    status: 400,
    body: { errors: [{ pointer: '/clusterName' }] },
  });
  t.equal((await call('POST', '/sandbox/clusters')).status, 400);
  t.same(emulator.snapshot(), before);
});

t.test('the org’s clusters are listed from all pages and described in batches of a hundred', async t => {
  const { call, emulator } = await startService(t);
  const ecs = clientOf(t, ECS, emulator);
  for (let index = 0; index < 250; index += 1) {
    const tags = [{ key: 'spinup:org', value: index % 2 ? 'myorg' : 'theirs' }];
    await ecs.createCluster({ clusterName: `c${index}`, tags });
  }
  await ecs.createCluster({ clusterName: 'untagged' });
  emulator.calls.length = 0;

  const { body } = await call('GET', '/sandbox/clusters');

  t.equal(new Set(body).size, 125);
  t.ok(body.every((arn: string) => /cluster\/c\d+$/.test(arn)));
  const count = (action: string) => emulator.calls.filter(call => call.action === action).length;
  t.equal(count('ListClusters'), 3);
  t.equal(count('DescribeClusters'), 3);
});

t.test('clusters with the predecessor’s tag are the org’s; untagged clusters are not', async t => {
  const { call, emulator } = await startService(t);
  const ecs = clientOf(t, ECS, emulator);
  await ecs.createCluster({ clusterName: 'old', tags: [{ key: 'yale:org', value: 'myorg' }] });
  await ecs.createCluster({ clusterName: 'untagged' });

  t.equal((await call('GET', '/sandbox/clusters/old')).status, 200);
  t.equal((await call('GET', '/sandbox/clusters/untagged')).status, 404);
  t.equal((await call('DELETE', '/sandbox/clusters/untagged')).status, 404);
});

t.test('an empty cluster is deleted by its name or its ARN', async t => {
  const { call } = await startService(t);
  for (const path of ['myclu', encodeURIComponent(ARN), ARN.replace('/', '%2F')]) {
    await call('POST', '/sandbox/clusters', { ClusterName: 'myclu' });

    const { status, body } = await call('DELETE', `/sandbox/clusters/${path}`);

    t.match({ status, body }, { status: 200, body: { Cluster: { ClusterArn: ARN, Status: 'INACTIVE' } } });
    t.equal((await call('GET', `/sandbox/clusters/${path}`)).status, 404);
    t.same((await call('GET', '/sandbox/clusters')).body, []);
  }
});

t.test('a cluster with a running task is not deleted', async t => {
  const { call } = await startService(t);
  await call('POST', '/sandbox/clusters', { ClusterName: 'myclu' });
  await call('POST', '/sandbox/taskdefs', {
    Family: 'report',
    Cpu: '256',
    Memory: '512',
    NetworkMode: 'awsvpc',
    RequiresCompatibilities: ['FARGATE'],
    ContainerDefinitions: [{ Name: 'web', Image: 'nginx' }],
  });
  await call('POST', '/sandbox/clusters/myclu/tasks', { TaskDefinition: 'report' });

  t.match(await call('DELETE', '/sandbox/clusters/myclu'), {
    status: 409,
    body: { awsCode: 'ClusterContainsTasksException' },
  });
  t.equal((await call('GET', '/sandbox/clusters/myclu')).status, 200);
});

t.test('an account that is not configured is 404', async t => {
  const { call, emulator } = await startService(t);

  t.match(await call('GET', '/elsewhere/clusters'), { status: 404, body: { detail: /elsewhere/ } });
  t.same(emulator.calls, []);
});
