import {
  type CreateListenerCommandInput,
  CreateRuleCommand,
  DeleteRuleCommand,
  DescribeListenersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { accountWithListener, emptyAccount, noSuchLoadBalancer, noSuchTargetGroup } from './account.js';

t.test('a listener associates a target group with its load balancer', async t => {
  const { client, createLoadBalancer, createTargetGroup, createListener } = await emptyAccount(t);
  const { LoadBalancerArn } = await createLoadBalancer({});
  const { TargetGroupArn } = await createTargetGroup({});
  await createTargetGroup({ Name: 'unused' });

  const made = await createListener({ LoadBalancerArn, DefaultActions: [{ Type: 'forward', TargetGroupArn }] });
  const { Listeners } = await client.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const { TargetGroups } = await client.send(new DescribeTargetGroupsCommand({ LoadBalancerArn }));

  t.same(Listeners, [made]);
  matchExactly(t, made, {
    ListenerArn: new RegExp(`^${LoadBalancerArn?.replace(':loadbalancer/', ':listener/')}/[0-9a-f]{16}$`),
    LoadBalancerArn,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [
      { Type: 'forward', TargetGroupArn, ForwardConfig: { TargetGroups: [{ TargetGroupArn, Weight: 1 }] } },
    ],
  });
  matchExactly(t, TargetGroups, [{ TargetGroupName: 'web', LoadBalancerArns: [LoadBalancerArn] }]);
  t.equal(TargetGroups?.length, 1);
});

t.test('a port has one listener', async t => {
  const { createListener, loadBalancerArn, targetGroupArn } = await accountWithListener(t);

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

t.test('listeners that AWS rejects are rejected', async t => {
  const { client, createListener, createLoadBalancer, createTargetGroup, ...made } = await accountWithListener(t);
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
  await t.rejects(create({ Protocol: 'TCP' }), { name: 'ValidationError', message: /'TCP' must be one of/ });
  await t.rejects(create({ Protocol: 'HTTPS' }), { name: 'ValidationError', message: /certificate/ });
  await t.rejects(create({ LoadBalancerArn: other.LoadBalancerArn }), { name: 'TargetGroupAssociationLimitException' });
  await t.rejects(client.send(new DescribeListenersCommand({})), { name: 'ValidationError' });
});

t.test('a secure listener has a certificate and a policy', async t => {
  const { createListener, loadBalancerArn, targetGroupArn } = await accountWithListener(t);
  const CertificateArn = 'arn:aws:acm:us-east-1:012345678901:certificate/0123';

  const listener = await createListener({
    LoadBalancerArn: loadBalancerArn,
    Port: 443,
    Protocol: 'HTTPS',
    Certificates: [{ CertificateArn }],
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
  });

  matchExactly(t, listener, { Certificates: [{ CertificateArn }], SslPolicy: 'ELBSecurityPolicy-2016-08' });
});

t.test('rules are listed in order of evaluation, the default rule last', async t => {
  const { client, listenerArn: ListenerArn, targetGroupArn } = await accountWithListener(t);
  const Actions = [{ Type: 'forward' as const, TargetGroupArn: targetGroupArn }];
  const path = { Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } };
  const host = { Field: 'host-header', Values: ['example.com'] };
  const create = (Priority: number, condition: object) =>
    client.send(new CreateRuleCommand({ ListenerArn, Priority, Actions, Conditions: [condition] }));

  await create(100, path);
  await create(9, host);
  const { Rules } = await client.send(new DescribeRulesCommand({ ListenerArn }));

  matchExactly(t, Rules, [
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
  matchExactly(t, left, { Rules: [{ Priority: '100' }], NextMarker: String });
});
