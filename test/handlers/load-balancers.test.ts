import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import t, { type Test } from 'tap';
import { pathOf, roundsOf } from '../../scripts/bench/rounds.js';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { type Service, startService } from '../support/service.js';

/** Creates a load balancer of a space with a rule and a target group with one target. @returns their ARNs. */
async function balance(t: Test, { emulator }: Service, name: string, tags: Record<string, string>) {
  const client = clientOf(t, ElasticLoadBalancingV2, emulator);
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const { TargetGroups: [group] = [] } = await client.createTargetGroup({
    Name: name,
    Protocol: 'HTTP',
    Port: 80,
    VpcId: emulator.seed.vpcId,
    TargetType: 'ip',
    Tags,
  });
  const TargetGroupArn = group?.TargetGroupArn ?? '';
  const { LoadBalancers: [balancer] = [] } = await client.createLoadBalancer({
    Name: name,
    Subnets: emulator.seed.subnetIds,
    Tags,
  });
  const LoadBalancerArn = balancer?.LoadBalancerArn ?? '';
  const { Listeners: [listener] = [] } = await client.createListener({
    LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
  await client.createRule({
    ListenerArn: listener?.ListenerArn,
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
    Actions: [{ Type: 'forward', TargetGroupArn }],
  });
  await client.registerTargets({ TargetGroupArn, Targets: [{ Id: '10.0.1.20', Port: 80 }] });
  return { TargetGroupArn, LoadBalancerArn };
}

const OURS = { 'spinup:org': 'myorg', 'spinup:spaceid': 'myclu' };

t.test('target groups are listed by name, for all spaces or one', async t => {
  const service = await startService(t);
  const www = await balance(t, service, 'www', OURS);
  const other = await balance(t, service, 'other', { 'yale:org': 'myorg', 'spinup:spaceid': 'another' });
  await balance(t, service, 'theirs', { 'spinup:org': 'theirs', 'spinup:spaceid': 'myclu' });

  t.same((await service.call('GET', '/sandbox/lbs')).body, {
    www: www.TargetGroupArn,
    other: other.TargetGroupArn,
  });
  t.same((await service.call('GET', '/sandbox/lbs?space=myclu')).body, { www: www.TargetGroupArn });
  t.same((await service.call('GET', '/sandbox/lbs?space=none')).body, {});
});

t.test('a space’s load balancers are shown with listeners, rules, target groups and health', async t => {
  const service = await startService(t);
  const { TargetGroupArn, LoadBalancerArn } = await balance(t, service, 'www', OURS);

  const { status, body } = await service.call('GET', '/sandbox/lbs/myclu');

  t.equal(status, 200);
  matchExactly(t, body, [
    {
      LoadBalancerArn,
      Listeners: [{ Port: 80, Rules: [{ Priority: '1' }, { IsDefault: true }] }],
      TargetGroups: [{ TargetGroupArn, Targets: [{ Target: { Id: '10.0.1.20' }, TargetHealth: { State: String } }] }],
    },
  ]);
});

t.test('any number of load balancers and target groups is read in parallel', async t => {
  const service = await startService(t);
  for (const name of ['one', 'two', 'three', 'four']) await balance(t, service, name, OURS);

  const rounds = await roundsOf(service.emulator, async () => {
    const { body } = await service.call('GET', '/sandbox/lbs/myclu');
    t.equal(body.length, 4);
  });

  t.ok(rounds.length <= 5, pathOf(rounds));
  const health = rounds.flat().filter(({ action }) => action === 'DescribeTargetHealth');
  t.equal(health.length, 4);
});

t.test('the tags of more than twenty target groups are read in batches of twenty', async t => {
  const service = await startService(t);
  const client = clientOf(t, ElasticLoadBalancingV2, service.emulator);
  const Tags = Object.entries(OURS).map(([Key, Value]) => ({ Key, Value }));
  for (let index = 0; index < 45; index += 1)
    await client.createTargetGroup({
      Name: `g${index}`,
      Protocol: 'HTTP',
      Port: 80,
      VpcId: service.emulator.seed.vpcId,
      TargetType: 'ip',
      Tags,
    });
  service.emulator.calls.length = 0;

  const { body } = await service.call('GET', '/sandbox/lbs');

  t.equal(Object.keys(body).length, 45);
  t.equal(service.emulator.calls.filter(({ action }) => action === 'DescribeTags').length, 3);
});

t.test('a space without load balancers of the org has an empty list, also one without a cluster', async t => {
  const service = await startService(t);
  const { call } = service;
  await call('POST', '/sandbox/clusters', { ClusterName: 'myclu' });
  await balance(t, service, 'theirs', { 'spinup:org': 'theirs', 'spinup:spaceid': 'theirs' });

  for (const space of ['myclu', 'theirs', 'none'])
    matchExactly(t, await call('GET', `/sandbox/lbs/${space}`), { status: 200, body: [] });
});

t.test('the name of another org’s target group is not shown', async t => {
  const service = await startService(t);
  const { TargetGroupArn } = await balance(t, service, 'www', OURS);
  const client = clientOf(t, ElasticLoadBalancingV2, service.emulator);
  await client.addTags({ ResourceArns: [TargetGroupArn], Tags: [{ Key: 'spinup:org', Value: 'theirs' }] });

  const { body } = await service.call('GET', '/sandbox/lbs/myclu');

  t.same(body[0].TargetGroups, []);
  t.equal(body[0].Listeners[0].Rules[0].Then, 'forward to a target group of another org');
});
