import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api';
import { SSM } from '@aws-sdk/client-ssm';
import t from 'tap';
import { manualClock } from '../../src/emulator/index.js';
import { clientOf, connect } from './connect.js';
import { activeCluster, definition } from './ecs/active-cluster.js';

t.test('the tag index lacks new resources and lists deleted ones', async t => {
  const clock = manualClock();
  const { emulator, client: logs } = await connect(t, CloudWatchLogs, { clock, timings: { tagIndex: 300_000 } });
  const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);
  const indexed = async () => {
    const { ResourceTagMappingList = [] } = await tagging.getResources({});
    return ResourceTagMappingList.map(({ ResourceARN, Tags }) => [ResourceARN?.split(':').at(-1), Tags?.[0]?.Value]);
  };

  await logs.createLogGroup({ logGroupName: 'one', tags: { org: 'a' } });
  t.same(await indexed(), []);
  clock.advance(299_000);
  t.same(await indexed(), []);
  clock.advance(1_000);
  t.same(await indexed(), [['one', 'a']]);

  await logs.tagResource({ resourceArn: `arn:aws:logs:us-east-1:012345678901:log-group:one`, tags: { org: 'b' } });
  clock.advance(100_000);
  await logs.deleteLogGroup({ logGroupName: 'one' });
  t.same(await indexed(), [['one', 'a']]);
  clock.advance(200_000);
  t.same(await indexed(), [['one', 'b']]);
  clock.advance(100_000);
  t.same(await indexed(), []);
});

t.test('the first cluster of an account is refused until its service-linked role can be assumed', async t => {
  const clock = manualClock();
  const { client: ecs } = await connect(t, ECS, { clock, timings: { serviceLinkedRole: 20_000 } });
  clock.advance(60_000);

  const refused = {
    name: 'InvalidParameterException',
    message: 'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
  };
  await t.rejects(ecs.createCluster({ clusterName: 'one' }), refused);
  clock.advance(19_000);
  await t.rejects(ecs.createCluster({ clusterName: 'one' }), refused);
  clock.advance(1_000);
  t.equal((await ecs.createCluster({ clusterName: 'one' })).cluster?.status, 'ACTIVE');
  await t.resolves(ecs.createCluster({ clusterName: 'two' }));
});

t.test('RunTask refuses a new role; a service accepts it, and launches its tasks later', async t => {
  const { ecs, emulator, clock, www, describe } = await activeCluster(t, { timings: { rolePropagation: 15_000 } });
  const executionRoleArn = `arn:aws:iam::${emulator.accountId}:role/new`;
  await ecs.registerTaskDefinition({ ...definition, executionRoleArn });
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }] };
  await clientOf(t, IAM, emulator).createRole({ RoleName: 'new', AssumeRolePolicyDocument: JSON.stringify(trust) });
  const { serviceName: _, desiredCount: __, ...run } = www;
  const message = `ECS was unable to assume the role '${executionRoleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;

  await t.rejects(ecs.runTask(run), { name: 'ClientException', message });
  await ecs.createService(www);

  const waiting = await describe();
  t.equal(waiting?.runningCount, 0);
  t.equal(waiting?.deployments?.[0]?.failedTasks, 1);
  t.same(
    waiting?.events?.map(event => event.message),
    [`(service www) failed to launch a task with (error ${message}).`],
  );
  clock.advance(15_000);
  t.equal((await ecs.runTask(run)).tasks?.length, 1);
  t.equal((await describe())?.runningCount, 0);
  clock.advance(15_000);
  t.equal((await describe())?.runningCount, 1);
});

t.test('the name of a deleted parameter stays reserved, except for Overwrite', async t => {
  const clock = manualClock();
  const { client: ssm } = await connect(t, SSM, { clock, timings: { parameterNameReserved: 30_000 } });
  const parameter = { Name: '/org/one', Value: '1', Type: 'String' } as const;
  await ssm.putParameter(parameter);
  await ssm.deleteParameter({ Name: '/org/one' });

  await t.rejects(ssm.putParameter(parameter), { name: 'ParameterAlreadyExists' });
  await t.rejects(ssm.getParameter({ Name: '/org/one' }), { name: 'ParameterNotFound' });
  clock.advance(30_000);
  t.equal((await ssm.putParameter(parameter)).Version, 1);
});

t.test('a log group is in transition after its creation and after its deletion', async t => {
  const clock = manualClock();
  const { client: logs } = await connect(t, CloudWatchLogs, { clock, timings: { logGroupTransition: 5_000 } });
  const group = { logGroupName: 'one' };
  const refused = {
    name: 'OperationAbortedException',
    message: 'A conflicting operation is currently in progress against this resource. Please try again.',
  };

  await logs.createLogGroup(group);
  await t.rejects(logs.putRetentionPolicy({ ...group, retentionInDays: 7 }), refused);
  await t.rejects(logs.deleteLogGroup(group), refused);
  clock.advance(5_000);
  await logs.putRetentionPolicy({ ...group, retentionInDays: 7 });
  await logs.deleteLogGroup(group);
  await t.rejects(logs.createLogGroup(group), refused);
  clock.advance(5_000);
  await t.resolves(logs.createLogGroup(group));
});

t.test('a deleted service is DRAINING until the targets of its tasks are deregistered', async t => {
  const { ecs, emulator, clock, www, describe } = await activeCluster(t, { timings: { deregistrationDelay: 300_000 } });
  const elb = clientOf(t, ElasticLoadBalancingV2, emulator);
  const group = { Name: 'www', Protocol: 'HTTP', Port: 80, VpcId: emulator.seed.vpcId, TargetType: 'ip' } as const;
  const targetGroupArn = (await elb.createTargetGroup(group)).TargetGroups?.[0]?.TargetGroupArn ?? '';
  const { LoadBalancers: [balancer] = [] } = await elb.createLoadBalancer({
    Name: 'www',
    Subnets: emulator.seed.subnetIds,
  });
  const forward = { Type: 'forward', TargetGroupArn: targetGroupArn } as const;
  await elb.createListener({
    LoadBalancerArn: balancer?.LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [forward],
  });
  await ecs.registerTaskDefinition(definition);
  await ecs.createService({ ...www, loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }] });
  t.equal((await describe())?.runningCount, 1);

  await ecs.deleteService({ cluster: 'space', service: 'www', force: true });

  const { taskArns = [] } = await ecs.listTasks({ cluster: 'space', desiredStatus: 'STOPPED' });
  const statusOfTask = async () =>
    (await ecs.describeTasks({ cluster: 'space', tasks: taskArns })).tasks?.[0]?.lastStatus;
  t.equal(await statusOfTask(), 'DEACTIVATING');
  clock.advance(299_000);
  t.equal((await describe())?.status, 'DRAINING');
  clock.advance(1_000);
  t.equal(await statusOfTask(), 'STOPPED');
  t.equal((await describe())?.status, 'INACTIVE');
});
