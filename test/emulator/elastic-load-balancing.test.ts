import {
  AddTagsCommand,
  CreateListenerCommand,
  type CreateListenerCommandInput,
  CreateLoadBalancerCommand,
  type CreateLoadBalancerCommandInput,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteRuleCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
  RemoveTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import t, { type Test } from 'tap';
import { connect } from './connect.js';

const arnPrefix = 'arn:aws:elasticloadbalancing:us-east-1:012345678901:';
const noSuchLoadBalancer = `${arnPrefix}loadbalancer/app/none/0123456789abcdef`;
const noSuchTargetGroup = `${arnPrefix}targetgroup/none/0123456789abcdef`;
const noSuchListener = `${arnPrefix}listener/app/none/0123456789abcdef/0123456789abcdef`;
const noSuchRule = `${arnPrefix}listener-rule/app/none/0123456789abcdef/0123456789abcdef/0123456789abcdef`;

t.test('a load balancer is described as it was made', async t => {
  const { emulator, client, createLoadBalancer } = await connected(t);
  const { subnetIds, securityGroupIds, vpcId } = emulator.seed;

  const made = await createLoadBalancer({ SecurityGroups: securityGroupIds, Scheme: 'internal' });
  const { LoadBalancers } = await client.send(new DescribeLoadBalancersCommand({ Names: ['space'] }));

  t.equal(made.State?.Code, 'provisioning');
  t.match(LoadBalancers, [
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

t.test('making a load balancer again succeeds only with the same settings', async t => {
  const { createLoadBalancer } = await connected(t);
  const first = await createLoadBalancer({});

  const again = await createLoadBalancer({});

  t.equal(again.LoadBalancerArn, first.LoadBalancerArn);
  await t.rejects(createLoadBalancer({ Scheme: 'internal' }), {
    name: 'DuplicateLoadBalancerNameException',
    message: "A load balancer with the same name 'space' exists, but with different settings",
    $metadata: { httpStatusCode: 400 },
  });
});

t.test('a load balancer needs a name, subnets and security groups that AWS would take', async t => {
  const { emulator, createLoadBalancer } = await connected(t);
  const [subnet = ''] = emulator.seed.subnetIds;

  await t.rejects(createLoadBalancer({ Name: 'internal-space' }), { name: 'ValidationError' });
  await t.rejects(createLoadBalancer({ Name: 'space_1' }), { name: 'ValidationError', message: /'Name'/ });
  await t.rejects(createLoadBalancer({ Subnets: [subnet] }), { name: 'ValidationError', message: /two subnets/ });
  await t.rejects(createLoadBalancer({ Subnets: [subnet, 'subnet-none'] }), { name: 'SubnetNotFoundException' });
  await t.rejects(createLoadBalancer({ SecurityGroups: ['sg-none'] }), { name: 'InvalidSecurityGroupException' });
  await t.resolves(createLoadBalancer({ Name: 'net', Type: 'network', Subnets: [subnet] }));
});

t.test('load balancers are listed in pages', async t => {
  const { client, createLoadBalancer } = await connected(t);
  for (const Name of ['b', 'a', 'c']) await createLoadBalancer({ Name });

  const first = await client.send(new DescribeLoadBalancersCommand({ PageSize: 2 }));
  const second = await client.send(new DescribeLoadBalancersCommand({ PageSize: 2, Marker: first.NextMarker }));

  t.match(first.LoadBalancers, [{ LoadBalancerName: 'a' }, { LoadBalancerName: 'b' }]);
  t.match(second.LoadBalancers, [{ LoadBalancerName: 'c' }]);
  t.equal(second.NextMarker, undefined);
  await t.rejects(client.send(new DescribeLoadBalancersCommand({ PageSize: 401 })), { name: 'ValidationError' });
  await t.rejects(client.send(new DescribeLoadBalancersCommand({ Marker: 'x' })), { name: 'ValidationError' });
});

t.test('what is not there is told by its error', async t => {
  const { client } = await connected(t);
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

t.test('a target group is described as it was made, with the defaults of its protocol', async t => {
  const { emulator, client, createTargetGroup } = await connected(t);

  await createTargetGroup({});
  await createTargetGroup({ Name: 'net', Protocol: 'TCP', HealthCheckIntervalSeconds: 10 });
  const { TargetGroups } = await client.send(new DescribeTargetGroupsCommand({ Names: ['web', 'net'] }));

  t.match(TargetGroups, [
    {
      TargetGroupName: 'net',
      HealthCheckProtocol: 'TCP',
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 10,
      HealthCheckPath: undefined,
      Matcher: undefined,
    },
    {
      TargetGroupArn: /^arn:aws:elasticloadbalancing:us-east-1:012345678901:targetgroup\/web\/[0-9a-f]{16}$/,
      TargetGroupName: 'web',
      Protocol: 'HTTP',
      ProtocolVersion: 'HTTP1',
      Port: 8080,
      VpcId: emulator.seed.vpcId,
      TargetType: 'ip',
      HealthCheckEnabled: true,
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 'traffic-port',
      HealthCheckPath: '/',
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      Matcher: { HttpCode: '200' },
      LoadBalancerArns: [],
    },
  ]);
});

t.test('making a target group again succeeds only with the same settings', async t => {
  const { createTargetGroup } = await connected(t);
  const first = await createTargetGroup({});

  const again = await createTargetGroup({});

  t.equal(again.TargetGroupArn, first.TargetGroupArn);
  await t.rejects(createTargetGroup({ Port: 80 }), { name: 'DuplicateTargetGroupNameException' });
  await t.rejects(createTargetGroup({ Name: 'other', VpcId: 'vpc-none' }), {
    name: 'ValidationError',
    message: "The VPC ID 'vpc-none' is not found",
  });
});

t.test('a listener binds a target group to its load balancer', async t => {
  const { client, createLoadBalancer, createTargetGroup, createListener } = await connected(t);
  const { LoadBalancerArn } = await createLoadBalancer({});
  const { TargetGroupArn } = await createTargetGroup({});
  await createTargetGroup({ Name: 'unused' });

  const made = await createListener({ LoadBalancerArn, DefaultActions: [{ Type: 'forward', TargetGroupArn }] });
  const { Listeners } = await client.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const { TargetGroups } = await client.send(new DescribeTargetGroupsCommand({ LoadBalancerArn }));

  t.same(Listeners, [made]);
  t.match(made, {
    ListenerArn: `${LoadBalancerArn?.replace(':loadbalancer/', ':listener/')}/`,
    LoadBalancerArn,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [
      { Type: 'forward', TargetGroupArn, ForwardConfig: { TargetGroups: [{ TargetGroupArn, Weight: 1 }] } },
    ],
  });
  t.match(TargetGroups, [{ TargetGroupName: 'web', LoadBalancerArns: [LoadBalancerArn] }]);
  t.equal(TargetGroups?.length, 1);
});

t.test('a port has one listener', async t => {
  const { createListener, loadBalancerArn, targetGroupArn } = await balanced(t);

  const again = await createListener({
    LoadBalancerArn: loadBalancerArn,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
  });

  t.ok(again.ListenerArn);
  const redirect = {
    Type: 'redirect' as const,
    RedirectConfig: { StatusCode: 'HTTP_301' as const, Protocol: 'HTTPS' },
  };
  await t.rejects(createListener({ LoadBalancerArn: loadBalancerArn, DefaultActions: [redirect] }), {
    name: 'DuplicateListenerException',
    message: `A listener already exists on this port for this load balancer '${loadBalancerArn}'`,
  });
});

t.test('listeners are refused that AWS would refuse', async t => {
  const { client, createListener, createLoadBalancer, createTargetGroup, ...made } = await balanced(t);
  const { loadBalancerArn: LoadBalancerArn, targetGroupArn: TargetGroupArn } = made;
  const forward = (arn: string | undefined) => [{ Type: 'forward' as const, TargetGroupArn: arn }];
  const other = await createLoadBalancer({ Name: 'other' });
  const tcp = await createTargetGroup({ Name: 'tcp', Protocol: 'TCP' });
  const create = (more: Partial<CreateListenerCommandInput>) =>
    createListener({ LoadBalancerArn, Port: 8080, DefaultActions: forward(TargetGroupArn), ...more });

  await t.rejects(create({ LoadBalancerArn: noSuchLoadBalancer }), { name: 'LoadBalancerNotFoundException' });
  await t.rejects(create({ DefaultActions: forward(noSuchTargetGroup) }), { name: 'TargetGroupNotFoundException' });
  await t.rejects(create({ DefaultActions: forward(undefined) }), { name: 'ValidationError' });
  await t.rejects(create({ DefaultActions: forward(tcp.TargetGroupArn) }), { name: 'IncompatibleProtocolsException' });
  await t.rejects(create({ Protocol: 'TCP' }), { name: 'UnsupportedProtocolException' });
  await t.rejects(create({ Protocol: 'HTTPS' }), { name: 'ValidationError', message: /certificate/ });
  await t.rejects(create({ LoadBalancerArn: other.LoadBalancerArn }), { name: 'TargetGroupAssociationLimitException' });
  await t.rejects(client.send(new DescribeListenersCommand({})), { name: 'ValidationError' });
});

t.test('a secure listener shows its certificate and policy', async t => {
  const { createListener, loadBalancerArn, targetGroupArn } = await balanced(t);
  const CertificateArn = 'arn:aws:acm:us-east-1:012345678901:certificate/0123';

  const listener = await createListener({
    LoadBalancerArn: loadBalancerArn,
    Port: 443,
    Protocol: 'HTTPS',
    Certificates: [{ CertificateArn }],
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
  });

  t.match(listener, { Certificates: [{ CertificateArn }], SslPolicy: 'ELBSecurityPolicy-2016-08' });
});

t.test('rules are listed as they are tried, the default one last', async t => {
  const { client, listenerArn: ListenerArn, targetGroupArn } = await balanced(t);
  const Actions = [{ Type: 'forward' as const, TargetGroupArn: targetGroupArn }];
  const path = { Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } };
  const host = { Field: 'host-header', Values: ['example.com'] };
  const create = (Priority: number, condition: object) =>
    client.send(new CreateRuleCommand({ ListenerArn, Priority, Actions, Conditions: [condition] }));

  await create(100, path);
  await create(9, host);
  const { Rules } = await client.send(new DescribeRulesCommand({ ListenerArn }));

  t.match(Rules, [
    { Priority: '9', IsDefault: false, Conditions: [{ ...host, HostHeaderConfig: { Values: ['example.com'] } }] },
    { Priority: '100', IsDefault: false, Conditions: [{ ...path, Values: ['/api/*'] }] },
    { Priority: 'default', IsDefault: true, Conditions: [], Actions },
  ]);
  await t.rejects(create(9, path), {
    name: 'PriorityInUseException',
    message: "Priority '9' is currently in use",
  });
  await t.rejects(create(10, { Field: 'source-ip' }), { name: 'ValidationError' });
  await t.rejects(client.send(new DeleteRuleCommand({ RuleArn: Rules?.[2]?.RuleArn })), {
    name: 'OperationNotPermittedException',
  });
  await client.send(new DeleteRuleCommand({ RuleArn: Rules?.[0]?.RuleArn }));
  const left = await client.send(new DescribeRulesCommand({ ListenerArn, PageSize: 1 }));
  t.match(left, { Rules: [{ Priority: '100' }], NextMarker: String });
});

t.test('targets are healthy once a listener or a rule uses their group', async t => {
  const { client, targetGroupArn: TargetGroupArn, createTargetGroup } = await balanced(t);
  const idle = await createTargetGroup({ Name: 'idle' });
  const Targets = [{ Id: '10.0.0.1' }, { Id: '10.0.0.1', Port: 9090 }];
  const health = async (arn: string | undefined, some?: { Id: string; Port?: number }[]) => {
    const query = new DescribeTargetHealthCommand({ TargetGroupArn: arn, Targets: some });
    return (await client.send(query)).TargetHealthDescriptions;
  };

  await client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  await client.send(new RegisterTargetsCommand({ TargetGroupArn: idle.TargetGroupArn, Targets }));

  t.match(await health(TargetGroupArn), [
    { Target: { Id: '10.0.0.1', Port: 8080 }, HealthCheckPort: '8080', TargetHealth: { State: 'healthy' } },
    { Target: { Id: '10.0.0.1', Port: 9090 }, HealthCheckPort: '9090', TargetHealth: { State: 'healthy' } },
  ]);
  t.match(await health(idle.TargetGroupArn, [{ Id: '10.0.0.1' }]), [
    { TargetHealth: { State: 'unused', Reason: 'Target.NotInUse' } },
  ]);
  t.match(await health(TargetGroupArn, [{ Id: '10.0.0.9' }]), [
    { TargetHealth: { State: 'unused', Reason: 'Target.NotRegistered' } },
  ]);
  await client.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: '10.0.0.1' }] }));
  t.match(await health(TargetGroupArn), [{ Target: { Port: 9090 } }]);
  await t.rejects(
    client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: 'i-0123456789abcdef0' }] })),
    {
      name: 'ValidationError',
      message: "The IP address 'i-0123456789abcdef0' is not a valid IPv4 address",
    },
  );
});

t.test('a target group in use stays; a load balancer goes with its listeners and rules', async t => {
  const { emulator, client, loadBalancerArn: LoadBalancerArn, targetGroupArn: TargetGroupArn } = await balanced(t);

  await t.rejects(client.send(new DeleteTargetGroupCommand({ TargetGroupArn })), {
    name: 'ResourceInUseException',
    message: `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`,
  });
  await client.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
  await client.send(new DeleteTargetGroupCommand({ TargetGroupArn }));

  const nothing = { loadBalancers: {}, listeners: {}, rules: {}, targetGroups: {} };
  t.same(emulator.snapshot().elasticloadbalancing, nothing);
  await t.resolves(client.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })));
  await t.resolves(client.send(new DeleteTargetGroupCommand({ TargetGroupArn })));
});

t.test('tags are added to several resources at once, replaced, removed and described', async t => {
  const { client, loadBalancerArn, targetGroupArn, listenerArn } = await balanced(t);
  const ResourceArns = [loadBalancerArn, targetGroupArn, listenerArn];
  const space = { Key: 'spinup:spaceid', Value: 'space' };

  await client.send(new AddTagsCommand({ ResourceArns, Tags: [space, { Key: 'a', Value: '1' }, { Key: 'b' }] }));
  await client.send(new AddTagsCommand({ ResourceArns: [targetGroupArn], Tags: [{ Key: 'a', Value: '2' }] }));
  await client.send(new RemoveTagsCommand({ ResourceArns, TagKeys: ['b', 'none'] }));
  const { TagDescriptions } = await client.send(new DescribeTagsCommand({ ResourceArns }));

  t.same(TagDescriptions, [
    { ResourceArn: loadBalancerArn, Tags: [space, { Key: 'a', Value: '1' }] },
    { ResourceArn: targetGroupArn, Tags: [space, { Key: 'a', Value: '2' }] },
    { ResourceArn: listenerArn, Tags: [space, { Key: 'a', Value: '1' }] },
  ]);
});

t.test('tags of more than 20 resources, or of one that is not there, are refused', async t => {
  const { client, loadBalancerArn } = await balanced(t);
  const describe = (ResourceArns: string[]) => client.send(new DescribeTagsCommand({ ResourceArns }));
  const add = (Tags: { Key: string }[]) => client.send(new AddTagsCommand({ ResourceArns: [loadBalancerArn], Tags }));
  const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `key-${index}` }));

  await t.resolves(describe(Array(20).fill(loadBalancerArn)));
  await t.rejects(describe(Array(21).fill(loadBalancerArn)), { name: 'ValidationError' });
  await t.rejects(describe([noSuchLoadBalancer]), { name: 'LoadBalancerNotFoundException' });
  await t.rejects(describe([noSuchTargetGroup]), { name: 'TargetGroupNotFoundException' });
  await t.rejects(describe([noSuchListener]), { name: 'ListenerNotFoundException' });
  await t.rejects(describe([noSuchRule]), { name: 'RuleNotFoundException' });
  await t.rejects(describe(['none']), { name: 'ValidationError' });
  await t.rejects(add([{ Key: 'a' }, { Key: 'a' }]), { name: 'DuplicateTagKeysException' });
  await t.rejects(add(tags(51)), { name: 'TooManyTagsException' });
});

/** A client, and calls that make the smallest valid things, each with the name `space` or `web`. */
async function connected(t: Test) {
  const { emulator, client } = await connect(t, ElasticLoadBalancingV2Client);
  const { subnetIds, vpcId } = emulator.seed;
  return {
    emulator,
    client,
    async createLoadBalancer(more: Partial<CreateLoadBalancerCommandInput>) {
      const input = { Name: 'space', Subnets: subnetIds, ...more };
      const { LoadBalancers = [] } = await client.send(new CreateLoadBalancerCommand(input));
      return LoadBalancers[0] ?? {};
    },
    async createTargetGroup(more: Partial<CreateTargetGroupCommandInput>) {
      const input: CreateTargetGroupCommandInput = {
        Name: 'web',
        Protocol: 'HTTP',
        Port: 8080,
        VpcId: vpcId,
        TargetType: 'ip',
        ...more,
      };
      const { TargetGroups = [] } = await client.send(new CreateTargetGroupCommand(input));
      return TargetGroups[0] ?? {};
    },
    async createListener(input: CreateListenerCommandInput) {
      const { Listeners = [] } = await client.send(new CreateListenerCommand({ Protocol: 'HTTP', Port: 80, ...input }));
      return Listeners[0] ?? {};
    },
  };
}

/** An account with a load balancer that forwards all it gets on port 80 to one target group. */
async function balanced(t: Test) {
  const account = await connected(t);
  const { LoadBalancerArn = '' } = await account.createLoadBalancer({});
  const { TargetGroupArn = '' } = await account.createTargetGroup({});
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn }];
  const { ListenerArn = '' } = await account.createListener({ LoadBalancerArn, DefaultActions });
  return { ...account, loadBalancerArn: LoadBalancerArn, targetGroupArn: TargetGroupArn, listenerArn: ListenerArn };
}
