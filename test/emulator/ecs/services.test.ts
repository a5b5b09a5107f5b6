import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { activeCluster, breaker, definition, timings, withImage } from './active-cluster.js';

t.test('tasks of a service pass PROVISIONING and PENDING, and the service is steady when they are RUNNING', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);

  const { service } = await ecs.createService(www);
  clock.advance(timings.taskProvisioning);
  const pending = await describe();
  clock.advance(timings.taskPending);
  const running = await describe();

  matchExactly(t, service, { status: 'ACTIVE', runningCount: 0, deployments: [{ rolloutState: 'IN_PROGRESS' }] });
  matchExactly(t, pending, { runningCount: 0, pendingCount: 1, deployments: [{ rolloutState: 'IN_PROGRESS' }] });
  matchExactly(t, running, {
    runningCount: 1,
    pendingCount: 0,
    deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 1 }],
  });
  matchExactly(
    t,
    running?.events?.map(event => event.message),
    [
      '(service www) has reached a steady state.',
      /^\(service www\) \(deployment ecs-svc\/\d{19}\) deployment completed\.$/,
      /^\(service www\) has started 1 tasks: \(task [0-9a-f]{32}\)\.$/,
    ],
  );
});

t.test('a service whose task definition, cluster, network or registry does not exist is rejected', async t => {
  const { ecs, emulator, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  const subnets = emulator.seed.subnetIds;

  await t.rejects(ecs.createService({ ...www, taskDefinition: 'other' }), { name: 'ClientException' });
  await t.rejects(ecs.createService({ ...www, cluster: 'other' }), { name: 'ClusterNotFoundException' });
  await t.rejects(ecs.createService({ ...www, networkConfiguration: undefined }), {
    name: 'InvalidParameterException',
  });
  for (const awsvpcConfiguration of [{ subnets: ['subnet-none'] }, { subnets, securityGroups: ['sg-none'] }]) {
    await t.rejects(ecs.createService({ ...www, networkConfiguration: { awsvpcConfiguration } }), {
      name: 'InvalidParameterException',
      message: /does not exist/,
    });
  }
  await t.rejects(ecs.createService({ ...www, serviceRegistries: [{ registryArn: 'arn:none' }] }), {
    name: 'InvalidParameterException',
  });
  await t.rejects(ecs.describeServices({ cluster: 'other', services: ['www'] }), { name: 'ClusterNotFoundException' });
});

t.test('creating a service again succeeds only with the same members', async t => {
  const { ecs, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);

  await ecs.createService({ ...www, clientToken: 'one' });
  const again = await ecs.createService({ ...www, clientToken: 'one' });

  t.equal(again.service?.serviceName, 'www');
  await t.rejects(ecs.createService({ ...www, clientToken: 'two' }), {
    name: 'InvalidParameterException',
    message: 'Creation of service was not idempotent.',
  });
});

t.test('the circuit breaker ends a deployment whose image cannot be pulled', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(withImage('does-not-exist:1'));
  await ecs.createService({ ...www, ...breaker });

  clock.advance(60_000);
  const service = await describe();
  const { taskArns } = await ecs.listTasks({ cluster: 'space', desiredStatus: 'STOPPED' });
  const { tasks } = await ecs.describeTasks({ cluster: 'space', tasks: taskArns });

  matchExactly(t, service, {
    runningCount: 0,
    deployments: [{ rolloutState: 'FAILED', failedTasks: 3, desiredCount: 0 }],
  });
  t.match(service?.events?.[0]?.message, /deployment failed: tasks failed to start\.$/);
  t.equal(tasks?.length, 3);
  t.match(tasks?.[2], { stopCode: 'TaskFailedToStart', stoppedReason: /^CannotPullContainerError/ });
});

t.test('a failed deployment is rolled back to the last completed revision', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService({ ...www, ...breaker });
  clock.advance(10_000);
  await ecs.registerTaskDefinition(withImage('exits-at-once:1'));

  await ecs.updateService({ cluster: 'space', service: 'www', taskDefinition: 'www:2' });
  const started = await describe();
  clock.advance(60_000);
  const service = await describe();

  matchExactly(t, started?.deployments, [
    { status: 'PRIMARY', taskDefinition: /www:2$/, pendingCount: 1 },
    { status: 'ACTIVE', taskDefinition: /www:1$/, runningCount: 1 },
  ]);
  t.equal(service?.deployments?.length, 1);
  matchExactly(t, service, { taskDefinition: /www:1$/, runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] });
  const messages = service?.events?.map(event => event.message).join('\n');
  t.match(messages, /deployment failed: tasks failed to start/);
  t.match(messages, /rolling back to deployment ecs-svc/);
});

t.test('without a circuit breaker failed tasks are replaced with increasing delays', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(withImage('does-not-exist:1'));
  await ecs.createService(www);

  clock.advance(3_600_000);
  const failed = (await describe())?.deployments?.[0]?.failedTasks ?? 0;

  t.ok(failed > 3 && failed < 20, `${failed} tasks failed`);
  t.equal((await describe())?.deployments?.[0]?.rolloutState, 'IN_PROGRESS');
});

t.test('a new task definition replaces tasks without falling below the desired count', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService({ ...www, desiredCount: 2 });
  clock.advance(10_000);
  await ecs.registerTaskDefinition(withImage('nginx:1.28'));

  await ecs.updateService({ cluster: 'space', service: 'www', taskDefinition: 'www' });
  clock.advance(3_999);
  const during = await describe();
  clock.advance(1);
  const after = await describe();

  t.match(during, { runningCount: 2, pendingCount: 2 });
  matchExactly(t, after, {
    runningCount: 2,
    pendingCount: 0,
    taskDefinition: /www:2$/,
    deployments: [{ runningCount: 2 }],
  });
  t.equal(after?.deployments?.length, 1);
});

t.test('a new desired count starts no deployment', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  clock.advance(10_000);
  const before = await describe();

  await ecs.updateService({ cluster: 'space', service: 'www', desiredCount: 3 });
  clock.advance(10_000);
  const scaledOut = await describe();
  await ecs.updateService({ cluster: 'space', service: 'www', desiredCount: 0 });
  clock.advance(10_000);
  const scaledIn = await describe();

  matchExactly(t, scaledOut, { runningCount: 3, deployments: [{ id: before?.deployments?.[0]?.id ?? '' }] });
  t.match(scaledIn, { runningCount: 0, desiredCount: 0, status: 'ACTIVE' });
});

t.test('a deleted service drains, becomes INACTIVE, and its name can be reused', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  clock.advance(10_000);

  await t.rejects(ecs.deleteService({ cluster: 'space', service: 'www' }), {
    name: 'InvalidParameterException',
    message: 'The service cannot be stopped while it is scaled above 0.',
  });
  const { service } = await ecs.deleteService({ cluster: 'space', service: 'www', force: true });
  await t.rejects(ecs.createService(www), { message: /still Draining/ });
  await t.rejects(ecs.updateService({ cluster: 'space', service: 'www' }), { name: 'ServiceNotActiveException' });
  await t.rejects(ecs.deleteCluster({ cluster: 'space' }), { name: 'ClusterContainsServicesException' });
  const draining = await describe();
  clock.advance(timings.taskStopping);
  const inactive = await describe();
  await t.rejects(ecs.deleteService({ cluster: 'space', service: 'www' }), { name: 'ServiceNotFoundException' });
  const again = await ecs.createService(www);

  t.equal(service?.status, 'DRAINING');
  t.equal(draining?.status, 'DRAINING');
  t.equal(inactive?.status, 'INACTIVE');
  t.equal(again.service?.status, 'ACTIVE');
});

t.test('services are listed in pages of ten, and missing ones are failures', async t => {
  const { ecs, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  const names = Array.from({ length: 12 }, (_, index) => `www-${index}`);
  for (const serviceName of names) await ecs.createService({ ...www, serviceName, desiredCount: 0 });

  const first = await ecs.listServices({ cluster: 'space' });
  const second = await ecs.listServices({ cluster: 'space', nextToken: first.nextToken });
  const described = await ecs.describeServices({ cluster: 'space', services: ['www-1', 'none'] });

  t.equal(first.serviceArns?.length, 10);
  t.equal(second.serviceArns?.length, 2);
  t.equal(second.nextToken, undefined);
  t.equal(described.services?.length, 1);
  matchExactly(t, described.failures, [{ arn: /service\/space\/none$/, reason: 'MISSING' }]);
  await t.rejects(ecs.describeServices({ cluster: 'space', services: names }), { name: 'InvalidParameterException' });
});
