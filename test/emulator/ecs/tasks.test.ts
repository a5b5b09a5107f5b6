import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { IAM } from '@aws-sdk/client-iam';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { clientOf } from '../connect.js';
import { activeCluster, definition, timings, withImage } from './active-cluster.js';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

t.test('a task is run, described, and stopped', async t => {
  const { ecs, clock, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  const { networkConfiguration } = www;

  const run = await ecs.runTask({
    cluster: 'space',
    taskDefinition: 'www',
    launchType: 'FARGATE',
    networkConfiguration,
    startedBy: 'me',
    tags: [{ key: 'spinup:org', value: 'org' }],
  });
  const task = run.tasks?.[0]?.taskArn ?? '';
  clock.advance(10_000);
  const running = await ecs.describeTasks({ cluster: 'space', tasks: [task, 'none'], include: ['TAGS'] });
  await ecs.stopTask({ cluster: 'space', task, reason: 'no longer needed' });
  clock.advance(timings.taskStopping);
  const stopped = await ecs.describeTasks({ cluster: 'space', tasks: [task] });

  matchExactly(t, run.tasks, [{ lastStatus: 'PROVISIONING', desiredStatus: 'RUNNING', group: 'family:www' }]);
  matchExactly(t, running.tasks, [
    {
      lastStatus: 'RUNNING',
      startedAt: Date,
      containers: [{ name: 'web', lastStatus: 'RUNNING', networkInterfaces: [{ privateIpv4Address: /^10\.0\./ }] }],
      tags: [{ key: 'spinup:org', value: 'org' }],
    },
  ]);
  matchExactly(t, running.failures, [{ arn: /task\/space\/none$/, reason: 'MISSING' }]);
  matchExactly(t, stopped.tasks, [
    { lastStatus: 'STOPPED', stopCode: 'UserInitiated', stoppedReason: 'no longer needed' },
  ]);
  await t.rejects(ecs.stopTask({ cluster: 'space', task: 'none' }), { message: /task was not found/ });
});

t.test('a client token starts the requested tasks once; a request has at most ten', async t => {
  const { ecs, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  const { networkConfiguration } = www;
  const run = {
    cluster: 'space',
    taskDefinition: 'www',
    launchType: 'FARGATE' as const,
    networkConfiguration,
    count: 3,
    clientToken: 'once',
  };

  await ecs.runTask(run);
  await ecs.runTask(run);
  const { taskArns } = await ecs.listTasks({ cluster: 'space' });

  t.equal(taskArns?.length, 3);
  await t.rejects(ecs.runTask({ ...run, count: 1 }), { name: 'ConflictException' });
  await t.rejects(ecs.runTask({ ...run, clientToken: 'other', count: 11 }), { name: 'InvalidParameterException' });
});

t.test('tasks are listed by family, service, startedBy and desired status', async t => {
  const { ecs, clock, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.registerTaskDefinition({ ...definition, family: 'job' });
  await ecs.createService({ ...www, desiredCount: 2 });
  const { networkConfiguration } = www;
  await ecs.runTask({
    cluster: 'space',
    taskDefinition: 'job',
    launchType: 'FARGATE',
    networkConfiguration,
    startedBy: 'me',
  });
  clock.advance(10_000);
  const count = async (filter: object) =>
    (await ecs.listTasks({ cluster: 'space', ...filter })).taskArns?.length ?? Number.NaN;

  t.equal(await count({}), 3);
  t.equal(await count({ family: 'www' }), 2);
  t.equal(await count({ serviceName: 'www' }), 2);
  t.equal(await count({ startedBy: 'me' }), 1);
  t.equal(await count({ desiredStatus: 'STOPPED' }), 0);
  t.equal(await count({ maxResults: 2 }), 2);
  await t.rejects(count({ serviceName: 'none' }), { name: 'ServiceNotFoundException' });
});

t.test('a service replaces a stopped task', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  clock.advance(10_000);
  const { taskArns } = await ecs.listTasks({ cluster: 'space' });

  await ecs.stopTask({ cluster: 'space', task: taskArns?.[0] });
  clock.advance(10_000);

  matchExactly(t, await describe(), { runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] });
  t.notSame((await ecs.listTasks({ cluster: 'space' })).taskArns, taskArns);
});

t.test('a task registers in Cloud Map and writes its log, and a stopped task deregisters', async t => {
  const { ecs, emulator, clock, www } = await activeCluster(t);
  const logs = clientOf(t, CloudWatchLogs, emulator);
  const map = clientOf(t, ServiceDiscovery, emulator);
  const iam = clientOf(t, IAM, emulator);
  await logs.createLogGroup({ logGroupName: 'space' });
  const { Service: registry } = await map.createService({
    Name: 'www',
    NamespaceId: emulator.seed.namespaceId,
    DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 30 }] },
  });
  const { Role } = await iam.createRole({ RoleName: 'execution', AssumeRolePolicyDocument: trust });
  const options = { 'awslogs-group': 'space', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'www' };
  await ecs.registerTaskDefinition({
    ...definition,
    executionRoleArn: Role?.Arn,
    containerDefinitions: [{ name: 'web', image: 'nginx', logConfiguration: { logDriver: 'awslogs', options } }],
  });

  await ecs.createService({ ...www, serviceRegistries: [{ registryArn: registry?.Arn }] });
  clock.advance(10_000);
  const { Instances } = await map.listInstances({ ServiceId: registry?.Id });
  const { events } = await logs.filterLogEvents({ logGroupName: 'space' });
  await ecs.deleteService({ cluster: 'space', service: 'www', force: true });
  const after = await map.listInstances({ ServiceId: registry?.Id });

  matchExactly(t, Instances, [{ Attributes: { AWS_INSTANCE_IPV4: /^10\.0\./, ECS_SERVICE_NAME: 'www' } }]);
  t.match(events?.[0], { logStreamName: /^www\/web\/[0-9a-f]{32}$/, message: 'web starts from nginx' });
  t.same(after.Instances, []);
});

t.test('a task logs to the region that its definition names', async t => {
  const { ecs, emulator, clock, www } = await activeCluster(t);
  const home = clientOf(t, CloudWatchLogs, emulator);
  const other = clientOf(t, CloudWatchLogs, { endpoint: emulator.endpoint, region: 'eu-west-1' });
  const { Role } = await clientOf(t, IAM, emulator).createRole({
    RoleName: 'execution',
    AssumeRolePolicyDocument: trust,
  });
  const options = { 'awslogs-group': 'space', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'www' };
  await ecs.registerTaskDefinition({
    ...definition,
    executionRoleArn: Role?.Arn,
    containerDefinitions: [{ name: 'web', image: 'nginx', logConfiguration: { logDriver: 'awslogs', options } }],
  });
  const { cluster, taskDefinition, launchType, networkConfiguration } = www;
  const run = async () => {
    const { tasks = [] } = await ecs.runTask({ cluster, taskDefinition, launchType, networkConfiguration });
    clock.advance(4000);
    return (await ecs.describeTasks({ cluster, tasks: [tasks[0]?.taskArn ?? ''] })).tasks?.[0];
  };

  await home.createLogGroup({ logGroupName: 'space' });
  const failed = await run();
  await other.createLogGroup({ logGroupName: 'space' });
  const running = await run();
  const { events = [] } = await other.filterLogEvents({ logGroupName: 'space' });

  t.match(failed?.stoppedReason, /The specified log group does not exist/);
  t.equal(running?.lastStatus, 'RUNNING');
  t.equal(events[0]?.message, 'web starts from nginx');
});

t.test('an unhealthy task is replaced', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  const [container] = withImage('unhealthy:1').containerDefinitions;
  const healthCheck = { command: ['CMD', 'true'] };
  await ecs.registerTaskDefinition({ ...definition, containerDefinitions: [{ ...container, healthCheck }] });
  await ecs.createService(www);

  clock.advance(20_000);
  const messages = (await describe())?.events?.map(event => event.message).join('\n');

  t.match(messages, /failed container health checks/);
});

t.test('clusters, services, task definitions and tasks are tagged and untagged', async t => {
  const { ecs, clock, www } = await activeCluster(t);
  const { taskDefinition } = await ecs.registerTaskDefinition(definition);
  const { service } = await ecs.createService({ ...www, tags: [{ key: 'a', value: '1' }] });
  clock.advance(10_000);
  const { taskArns = [] } = await ecs.listTasks({ cluster: 'space' });
  const arns = [service?.clusterArn, service?.serviceArn, taskDefinition?.taskDefinitionArn, taskArns[0]];

  for (const resourceArn of arns) {
    await ecs.tagResource({
      resourceArn,
      tags: [
        { key: 'b', value: '2' },
        { key: 'c', value: '3' },
      ],
    });
    await ecs.untagResource({ resourceArn, tagKeys: ['a', 'c'] });
    t.same((await ecs.listTagsForResource({ resourceArn })).tags, [{ key: 'b', value: '2' }], resourceArn ?? '');
  }
  await t.rejects(ecs.listTagsForResource({ resourceArn: `${service?.serviceArn}-none` }), {
    name: 'InvalidParameterException',
  });
  await t.rejects(ecs.tagResource({ resourceArn: `${service?.serviceArn}-none`, tags: [] }), {
    name: 'ResourceNotFoundException',
  });
  await t.rejects(ecs.tagResource({ resourceArn: service?.serviceArn, tags: [{ key: 'aws:x', value: '' }] }), {
    name: 'InvalidParameterException',
  });
});

t.test('after a service is deleted, the snapshot is as before', async t => {
  const { ecs, emulator, clock, www } = await activeCluster(t);
  const before = emulator.snapshot();
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  clock.advance(10_000);
  const during = emulator.snapshot();

  await ecs.deleteService({ cluster: 'space', service: 'www', force: true });
  await ecs.deregisterTaskDefinition({ taskDefinition: 'www:1' });
  clock.advance(10_000);

  t.notSame(during, before);
  t.same(emulator.snapshot(), before);
});
