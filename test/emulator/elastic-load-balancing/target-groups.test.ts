import {
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { accountWithListener, emptyAccount } from './account.js';

t.test('a target group is described as it was created, with the defaults of its protocol', async t => {
  const { emulator, client, createTargetGroup } = await emptyAccount(t);

  await createTargetGroup({});
  await createTargetGroup({ Name: 'net', Protocol: 'TCP', HealthCheckIntervalSeconds: 10 });
  const { TargetGroups } = await client.send(new DescribeTargetGroupsCommand({ Names: ['web', 'net'] }));

  matchExactly(t, TargetGroups, [
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

t.test('creating a target group again succeeds only with the same settings', async t => {
  const { createTargetGroup } = await emptyAccount(t);
  const first = await createTargetGroup({});

  const again = await createTargetGroup({});

  t.equal(again.TargetGroupArn, first.TargetGroupArn);
  await t.rejects(createTargetGroup({ Port: 80 }), { name: 'DuplicateTargetGroupNameException' });
  await t.rejects(createTargetGroup({ Name: 'other', VpcId: 'vpc-none' }), {
    name: 'ValidationError',
    message: "The VPC ID 'vpc-none' is not found",
  });
});

t.test('targets are healthy once a listener or a rule uses their group', async t => {
  const { client, targetGroupArn: TargetGroupArn, createTargetGroup } = await accountWithListener(t);
  const idle = await createTargetGroup({ Name: 'idle' });
  const Targets = [{ Id: '10.0.0.1' }, { Id: '10.0.0.1', Port: 9090 }];
  const health = async (arn: string | undefined, some?: { Id: string; Port?: number }[]) => {
    const query = new DescribeTargetHealthCommand({ TargetGroupArn: arn, Targets: some });
    return (await client.send(query)).TargetHealthDescriptions;
  };

  await client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  await client.send(new RegisterTargetsCommand({ TargetGroupArn: idle.TargetGroupArn, Targets }));

  matchExactly(t, await health(TargetGroupArn), [
    { Target: { Id: '10.0.0.1', Port: 8080 }, HealthCheckPort: '8080', TargetHealth: { State: 'healthy' } },
    { Target: { Id: '10.0.0.1', Port: 9090 }, HealthCheckPort: '9090', TargetHealth: { State: 'healthy' } },
  ]);
  matchExactly(t, await health(idle.TargetGroupArn, [{ Id: '10.0.0.1' }]), [
    { TargetHealth: { State: 'unused', Reason: 'Target.NotInUse' } },
  ]);
  matchExactly(t, await health(TargetGroupArn, [{ Id: '10.0.0.9' }]), [
    { TargetHealth: { State: 'unused', Reason: 'Target.NotRegistered' } },
  ]);
  await client.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: '10.0.0.1' }] }));
  matchExactly(t, await health(TargetGroupArn), [{ Target: { Port: 9090 } }]);
  await t.rejects(
    client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: 'i-0123456789abcdef0' }] })),
    {
      name: 'ValidationError',
      message: "The IP address 'i-0123456789abcdef0' is not a valid IPv4 address",
    },
  );
});

t.test('a target group in use cannot be deleted; a load balancer is deleted with its listeners and rules', async t => {
  const {
    emulator,
    client,
    loadBalancerArn: LoadBalancerArn,
    targetGroupArn: TargetGroupArn,
  } = await accountWithListener(t);

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
