import {
  DeleteListenerCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { emptyAccount, noSuchListener, noSuchLoadBalancer, noSuchRule, noSuchTargetGroup } from './account.js';

t.test('a load balancer is described as it was created', async t => {
  const { emulator, client, createLoadBalancer } = await emptyAccount(t);
  const { subnetIds, securityGroupIds, vpcId } = emulator.seed;

  const made = await createLoadBalancer({ SecurityGroups: securityGroupIds, Scheme: 'internal' });
  const { LoadBalancers } = await client.send(new DescribeLoadBalancersCommand({ Names: ['space'] }));

  t.equal(made.State?.Code, 'provisioning');
  matchExactly(t, LoadBalancers, [
    {
      LoadBalancerArn: /^arn:aws:elasticloadbalancing:us-east-1:012345678901:loadbalancer\/app\/space\/[0-9a-f]{16}$/,
      DNSName: /^internal-space-\d{10}\.us-east-1\.elb\.amazonaws\.com$/,
      LoadBalancerName: 'space',
      CreatedTime: Date,
      Scheme: 'internal',
      Type: 'application',
      VpcId: vpcId,
      State: { Code: 'active' },
      AvailabilityZones: subnetIds.map((SubnetId, index) => ({ SubnetId, ZoneName: `us-east-1${'abc'[index]}` })),
      SecurityGroups: securityGroupIds,
      IpAddressType: 'ipv4',
    },
  ]);
});

t.test('creating a load balancer again succeeds only with the same settings', async t => {
  const { createLoadBalancer } = await emptyAccount(t);
  const first = await createLoadBalancer({});

  const again = await createLoadBalancer({});

  t.equal(again.LoadBalancerArn, first.LoadBalancerArn);
  await t.rejects(createLoadBalancer({ Scheme: 'internal' }), {
    name: 'DuplicateLoadBalancerNameException',
    message: "A load balancer with the same name 'space' exists, but with different settings",
    $metadata: { httpStatusCode: 400 },
  });
});

t.test('a load balancer needs a valid name, subnets and security groups', async t => {
  const { emulator, createLoadBalancer } = await emptyAccount(t);
  const [subnet = ''] = emulator.seed.subnetIds;

  await t.rejects(createLoadBalancer({ Name: 'internal-space' }), { name: 'ValidationError' });
  await t.rejects(createLoadBalancer({ Name: 'space_1' }), {
    name: 'ValidationError',
    message: /^Load balancer name 'space_1'/,
  });
  await t.rejects(createLoadBalancer({ Subnets: [subnet] }), { name: 'ValidationError', message: /two subnets/ });
  await t.rejects(createLoadBalancer({ Subnets: [subnet, 'subnet-none'] }), { name: 'SubnetNotFoundException' });
  await t.rejects(createLoadBalancer({ SecurityGroups: ['sg-none'] }), { name: 'InvalidSecurityGroupException' });
  await t.resolves(createLoadBalancer({ Name: 'net', Type: 'network', Subnets: [subnet] }));
});

t.test('load balancers are listed in pages', async t => {
  const { client, createLoadBalancer } = await emptyAccount(t);
  for (const Name of ['b', 'a', 'c']) await createLoadBalancer({ Name });

  const first = await client.send(new DescribeLoadBalancersCommand({ PageSize: 2 }));
  const second = await client.send(new DescribeLoadBalancersCommand({ PageSize: 2, Marker: first.NextMarker }));

  matchExactly(t, first.LoadBalancers, [{ LoadBalancerName: 'a' }, { LoadBalancerName: 'b' }]);
  matchExactly(t, second.LoadBalancers, [{ LoadBalancerName: 'c' }]);
  t.equal(second.NextMarker, undefined);
  await t.rejects(client.send(new DescribeLoadBalancersCommand({ PageSize: 401 })), { name: 'ValidationError' });
  await t.rejects(client.send(new DescribeLoadBalancersCommand({ Marker: 'x' })), { name: 'ValidationError' });
});

t.test('missing resources have their own errors', async t => {
  const { client } = await emptyAccount(t);
  const notFound = (name: string) => ({ name, $metadata: { httpStatusCode: 400 } });

  await t.rejects(client.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [noSuchLoadBalancer] })), {
    ...notFound('LoadBalancerNotFoundException'),
    message: 'One or more load balancers not found',
  });
  await t.rejects(client.send(new DescribeLoadBalancersCommand({ Names: ['none'] })), {
    ...notFound('LoadBalancerNotFoundException'),
    message: "Load balancers '[none]' not found",
  });
  await t.rejects(client.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: ['none'] })), {
    ...notFound('ValidationError'),
    message: "'none' is not a valid load balancer ARN",
  });
  await t.rejects(
    client.send(new DescribeTargetGroupsCommand({ Names: ['none'] })),
    notFound('TargetGroupNotFoundException'),
  );
  await t.rejects(
    client.send(new DescribeTargetGroupsCommand({ LoadBalancerArn: noSuchLoadBalancer })),
    notFound('LoadBalancerNotFoundException'),
  );
  await t.rejects(
    client.send(new DescribeTargetHealthCommand({ TargetGroupArn: noSuchTargetGroup })),
    notFound('TargetGroupNotFoundException'),
  );
  await t.rejects(
    client.send(new DescribeListenersCommand({ ListenerArns: [noSuchListener] })),
    notFound('ListenerNotFoundException'),
  );
  await t.rejects(
    client.send(new DeleteListenerCommand({ ListenerArn: noSuchListener })),
    notFound('ListenerNotFoundException'),
  );
  await t.rejects(client.send(new DescribeRulesCommand({ RuleArns: [noSuchRule] })), notFound('RuleNotFoundException'));
});
