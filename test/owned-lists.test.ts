import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import { SSM } from '@aws-sdk/client-ssm';
import t, { type Test } from 'tap';
import { manualClock } from '../src/emulator/index.js';
import { clientOf } from './emulator/connect.js';
import { startService } from './support/service.js';
import { WWW, webDefinition, webService } from './support/web-service.js';

const FIVE_MINUTES = 300_000;

/** A service on an embedded AWS whose tag index is five minutes old. */
async function startLate(t: Test) {
  const clock = manualClock();
  return { ...(await startService(t, { emulator: { clock, timings: { tagIndex: FIVE_MINUTES } } })), clock };
}

const theirs = [{ key: 'spinup:org', value: 'theirs' }];

t.test('a new task definition is listed at once, and another org’s is not', async t => {
  const { call, emulator, clock } = await startLate(t);
  const ecs = clientOf(t, ECS, emulator);
  const definition = { containerDefinitions: [{ name: 'web', image: 'nginx' }], memory: '512', cpu: '256' };
  const named = async () => (await call('GET', '/sandbox/taskdefs')).body.map((arn: string) => arn.split('/')[1]);
  const create = async (family: string) => call('POST', '/sandbox/taskdefs', { ...definition, family });

  await create('web');
  await create('web');
  await ecs.registerTaskDefinition({ ...definition, family: 'theirs', tags: theirs });
  await ecs.registerTaskDefinition({ ...definition, family: 'untagged' });
  t.same(await named(), ['web:1', 'web:2']);

  clock.advance(FIVE_MINUTES);
  await create('web');
  await call('DELETE', '/sandbox/taskdefs/web:1');
  t.same(await named(), ['web:2', 'web:3']);
});

t.test('a new service registry is listed at once, and another org’s is not', async t => {
  const { call, emulator } = await startLate(t);
  const discovery = clientOf(t, ServiceDiscovery, emulator);
  const { namespaceId: NamespaceId } = emulator.seed;
  const names = async () =>
    (await call('GET', '/sandbox/servicediscovery/services')).body.Services.map(({ Name }: { Name: string }) => Name);

  await call('POST', '/sandbox/servicediscovery/services', { Name: 'ours', NamespaceId });
  await discovery.createService({ Name: 'theirs', NamespaceId, Tags: [{ Key: 'spinup:org', Value: 'theirs' }] });
  await discovery.createService({ Name: 'untagged', NamespaceId });

  t.same((await names()).sort(), ['ours', 'untagged']);
});

t.test('target groups are listed as they are, whatever the tag index says', async t => {
  const { call, emulator, clock } = await startLate(t);
  const elb = clientOf(t, ElasticLoadBalancingV2, emulator);
  const create = async (Name: string, org: string) => {
    const Tags = [{ Key: 'spinup:org', Value: org }];
    const group = { Name, Protocol: 'HTTP', Port: 80, VpcId: emulator.seed.vpcId, TargetType: 'ip', Tags } as const;
    return (await elb.createTargetGroup(group)).TargetGroups?.[0]?.TargetGroupArn ?? '';
  };
  const deleted = await create('deleted', 'myorg');
  const given = await create('given-away', 'myorg');
  clock.advance(FIVE_MINUTES);

  await elb.deleteTargetGroup({ TargetGroupArn: deleted });
  await elb.addTags({ ResourceArns: [given], Tags: [{ Key: 'spinup:org', Value: 'theirs' }] });
  const created = await create('created', 'myorg');

  t.same((await call('GET', '/sandbox/lbs')).body, { created });
});

t.test('a target group that is deleted while the list is read is skipped', async t => {
  const { call, emulator } = await startLate(t);
  const elb = clientOf(t, ElasticLoadBalancingV2, emulator);
  const Tags = [{ Key: 'spinup:org', Value: 'myorg' }];
  const create = async (Name: string) => {
    const group = { Name, Protocol: 'HTTP', Port: 80, VpcId: emulator.seed.vpcId, TargetType: 'ip', Tags } as const;
    return (await elb.createTargetGroup(group)).TargetGroups?.[0]?.TargetGroupArn ?? '';
  };
  const stays = await create('stays');
  const goes = await create('goes');
  const hold = () => elb.deleteTargetGroup({ TargetGroupArn: goes });
  emulator.faults.add({ service: 'elasticloadbalancing', action: 'DescribeTags', hold });

  t.same((await call('GET', '/sandbox/lbs')).body, { stays });
});

t.test('deleting all parameters of a prefix leaves one that another org has tagged a moment before', async t => {
  const { call, emulator, clock } = await startLate(t);
  for (const Name of ['one', 'two']) await call('POST', '/sandbox/params/app', { Name, Value: '1' });
  clock.advance(FIVE_MINUTES);
  await clientOf(t, SSM, emulator).addTagsToResource({
    ResourceType: 'Parameter',
    ResourceId: '/myorg/app/two',
    Tags: [{ Key: 'yale:org', Value: 'theirs' }],
  });

  t.same((await call('DELETE', '/sandbox/params/app')).body, { Message: 'OK', Deleted: 1 });
  t.same(Object.keys(emulator.snapshot().ssm as object), ['/myorg/app/two']);
  t.equal((await call('DELETE', '/sandbox/params/app')).status, 404);
});

t.test(
  'parameters with two orgs’ tags are not listed, and are again without the other org’s tag, before the tag index knows',
  async t => {
    const { call, emulator, clock } = await startLate(t);
    for (const Name of ['one', 'two']) await call('POST', '/sandbox/params/app', { Name, Value: '1' });
    const two = { ResourceType: 'Parameter', ResourceId: '/myorg/app/two' } as const;
    const ssm = clientOf(t, SSM, emulator);
    const list = async () => (await call('GET', '/sandbox/params/app')).body;
    t.same(await list(), ['one', 'two']);

    await ssm.addTagsToResource({ ...two, Tags: [{ Key: 'yale:org', Value: 'theirs' }] });
    t.same(await list(), ['one']);
    clock.advance(FIVE_MINUTES);
    t.same(await list(), ['one']);

    await ssm.removeTagsFromResource({ ...two, TagKeys: ['yale:org'] });
    t.same(await list(), ['one', 'two']);
  },
);

t.test('a recursive deletion keeps the secret that a new definition names', async t => {
  const { call, emulator, settled } = await startLate(t);
  const credentials = { web: { Name: 'registry', SecretString: 'x' } };
  const created = await call('POST', '/sandbox/services', { ...webService(), credentials });
  const credentialsparameter = created.body.Credentials.web.ARN;
  const job = {
    cluster: { clustername: 'myclu' },
    taskdefinition: { ...webDefinition({ repositorycredentials: { credentialsparameter } }), family: 'job' },
  };
  t.equal((await call('POST', '/sandbox/taskdefs', job)).status, 200);

  t.equal((await call('DELETE', `${WWW}?recursive=true`)).status, 200);
  await settled();

  const { ecs, secretsmanager } = emulator.snapshot() as Record<string, Record<string, object>>;
  t.same(Object.keys(secretsmanager ?? {}), ['spinup/myorg/myclu/registry']);
  t.same(
    Object.keys(ecs?.taskDefinitions ?? {}).map(arn => arn.split('/')[1]),
    ['job:1'],
  );
  t.same((await call('GET', '/sandbox/clusters/myclu/taskdefs')).body, ['job']);
});

t.test('a definition that the tag index still lists does not block a recursive deletion', async t => {
  const { call, emulator, clock, settled } = await startLate(t);
  const before = emulator.snapshot();
  const credentials = { web: { Name: 'registry', SecretString: 'x' } };
  await call('POST', '/sandbox/services', { ...webService(), credentials });
  const job = { cluster: { clustername: 'myclu' }, taskdefinition: { ...webDefinition(), family: 'job' } };
  await call('POST', '/sandbox/taskdefs', job);
  clock.advance(FIVE_MINUTES);
  await call('DELETE', '/sandbox/clusters/myclu/taskdefs/job');
  await settled();
  emulator.calls.length = 0;

  await call('DELETE', `${WWW}?recursive=true`);
  await settled();

  t.same(emulator.snapshot(), before);
  const described = emulator.calls.flatMap(({ action, input }) =>
    action === 'DescribeTaskDefinition' ? [String((input as { taskDefinition: string }).taskDefinition)] : [],
  );
  t.same(
    described.filter(definition => definition.includes('job')),
    [],
  );
});
