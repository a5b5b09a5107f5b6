import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { activeCluster, breaker, definition, withImage } from './active-cluster.js';

t.test('the deployments of a service are listed, newest first', async t => {
  const { ecs, clock, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  clock.advance(10_000);
  await ecs.updateService({ cluster: 'space', service: 'www', forceNewDeployment: true });

  const all = await ecs.listServiceDeployments({ cluster: 'space', service: 'www' });
  const first = await ecs.listServiceDeployments({ cluster: 'space', service: 'www', maxResults: 1 });
  const rest = await ecs.listServiceDeployments({ cluster: 'space', service: 'www', nextToken: first.nextToken });
  const over = await ecs.listServiceDeployments({ cluster: 'space', service: 'www', status: ['SUCCESSFUL'] });

  matchExactly(t, all.serviceDeployments, [
    { status: 'IN_PROGRESS', finishedAt: undefined },
    { status: 'SUCCESSFUL', startedAt: Date, finishedAt: Date },
  ]);
  t.same([...(first.serviceDeployments ?? []), ...(rest.serviceDeployments ?? [])], all.serviceDeployments);
  t.same(over.serviceDeployments, rest.serviceDeployments);
});

t.test('a service deployment and its revisions are described', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService({ ...www, ...breaker });
  clock.advance(10_000);
  await ecs.registerTaskDefinition(withImage('nginx:1.28'));
  await ecs.updateService({ cluster: 'space', service: 'www', taskDefinition: 'www' });
  const arn = (await describe())?.currentServiceDeployment ?? '';

  const { serviceDeployments, failures } = await ecs.describeServiceDeployments({
    serviceDeploymentArns: [arn, 'arn:none'],
  });
  const [deployment] = serviceDeployments ?? [];
  const { serviceRevisions } = await ecs.describeServiceRevisions({
    serviceRevisionArns: [deployment?.targetServiceRevision?.arn ?? ''],
  });

  matchExactly(t, deployment, {
    status: 'IN_PROGRESS',
    sourceServiceRevisions: [{ runningTaskCount: 1 }],
    targetServiceRevision: { requestedTaskCount: 1, pendingTaskCount: 1 },
    deploymentCircuitBreaker: { status: 'MONITORING', threshold: 3 },
  });
  matchExactly(t, failures, [{ arn: 'arn:none', reason: 'MISSING' }]);
  matchExactly(t, serviceRevisions, [{ taskDefinition: /www:2$/, containerImages: [{ image: 'nginx:1.28' }] }]);
});

t.test('a deployment that was rolled back has the reason', async t => {
  const { ecs, clock, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService({ ...www, ...breaker });
  clock.advance(10_000);
  await ecs.registerTaskDefinition(withImage('does-not-exist:1'));
  await ecs.updateService({ cluster: 'space', service: 'www', taskDefinition: 'www' });
  clock.advance(60_000);

  const { serviceDeployments } = await ecs.listServiceDeployments({ cluster: 'space', service: 'www' });

  matchExactly(t, serviceDeployments, [
    { status: 'ROLLBACK_SUCCESSFUL', statusReason: /circuit breaker/ },
    { status: 'SUCCESSFUL' },
  ]);
});

t.test('stopping a deployment in progress rolls it back', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  clock.advance(10_000);
  await ecs.registerTaskDefinition(withImage('nginx:1.28'));
  await ecs.updateService({ cluster: 'space', service: 'www', taskDefinition: 'www' });
  const serviceDeploymentArn = (await describe())?.currentServiceDeployment;

  await ecs.stopServiceDeployment({ serviceDeploymentArn });
  clock.advance(10_000);
  const { serviceDeployments } = await ecs.listServiceDeployments({ cluster: 'space', service: 'www' });

  t.match(await describe(), { taskDefinition: /www:1$/, runningCount: 1, pendingCount: 0 });
  t.equal(serviceDeployments?.[0]?.status, 'ROLLBACK_SUCCESSFUL');
  await t.rejects(ecs.stopServiceDeployment({ serviceDeploymentArn }), { name: 'ConflictException' });
  await t.rejects(ecs.stopServiceDeployment({ serviceDeploymentArn: 'arn:none' }), {
    name: 'ServiceDeploymentNotFoundException',
  });
});

t.test('a new deployment stops the one in progress', async t => {
  const { ecs, clock, www, describe } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  await ecs.createService(www);
  await ecs.updateService({ cluster: 'space', service: 'www', forceNewDeployment: true });
  clock.advance(20_000);

  const { serviceDeployments } = await ecs.listServiceDeployments({ cluster: 'space', service: 'www' });

  matchExactly(t, serviceDeployments, [{ status: 'SUCCESSFUL' }, { status: 'STOPPED' }]);
  matchExactly(t, await describe(), { runningCount: 1, deployments: [{ status: 'PRIMARY' }] });
});
