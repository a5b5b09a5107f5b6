import { ECS } from '@aws-sdk/client-ecs';
import t, { type Test } from 'tap';
import { type EmulatorOptions, manualClock } from '../../src/emulator/index.js';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

/** A service that was deployed with `count` images, one after another; its family has a revision for each. */
async function startDeployed(t: Test, count: number, emulator?: EmulatorOptions): Promise<Service> {
  const service = await startService(t, { emulator });
  await service.call('POST', '/sandbox/services', webService());
  for (let image = 2; image <= count; image += 1) await deploy(service, `nginx:${image}`);
  return service;
}

function deploy({ call }: Service, image: string) {
  return call('PUT', WWW, { taskdefinition: webDefinition({ image }) });
}

/** As `['SUCCESSFUL web:2', 'SUCCESSFUL web:1']`. */
async function history({ call }: Service): Promise<string[]> {
  const { body } = await call('GET', `${WWW}/deployments`);
  return body.map((one: { Status: string; TaskDefinition: string }) =>
    [one.Status, one.TaskDefinition.replace(/.*\//, '')].join(' '),
  );
}

function actions({ emulator }: Service): string[] {
  return emulator.calls.map(({ action }) => action);
}

/** Registers another org's task definition. */
async function registerForAnotherOrg(t: Test, { emulator }: Service): Promise<void> {
  await clientOf(t, ECS, emulator).registerTaskDefinition({
    family: 'theirs',
    containerDefinitions: [{ name: 'web', image: 'nginx', memory: 64 }],
    tags: [{ key: 'spinup:org', value: 'theirs' }],
  });
}

t.test('deployments are listed, the latest first, with their task definitions and the reason of their end', async t => {
  const service = await startDeployed(t, 2);
  await deploy(service, 'does-not-exist:1');

  const { status, body } = await service.call('GET', `${WWW}/deployments`);

  t.equal(status, 200);
  t.same(await history(service), ['ROLLBACK_SUCCESSFUL web:3', 'SUCCESSFUL web:2', 'SUCCESSFUL web:1']);
  t.match(body[0], {
    ServiceDeploymentArn: /service-deployment\/myclu\/www/,
    StatusReason: /circuit breaker/,
    CreatedAt: /^2/,
    FinishedAt: /^2/,
    DeploymentCircuitBreaker: { Status: 'TRIGGERED', FailureCount: 3 },
    Rollback: { ServiceRevisionArn: /service-revision/ },
  });
  t.match(body[1], { TargetServiceRevision: { RunningTaskCount: 1 } });
});

t.test('all deployments are listed when there are more than AWS describes in one call', async t => {
  const service = await startDeployed(t, 25);

  t.equal((await history(service)).length, 25);
});

t.test('deployments and rollback of a missing service are 404', async t => {
  const { call } = await startService(t);
  await call('POST', '/sandbox/clusters', { ClusterName: 'myclu' });

  t.equal((await call('GET', `${WWW}/deployments`)).status, 404);
  t.equal((await call('POST', `${WWW}/rollback`)).status, 404);
});

t.test('a rollback stops the deployment in progress and waits for the deployment rollback', async t => {
  const clock = manualClock();
  const service = await startDeployed(t, 1, { clock, timings: { taskPending: 30_000, taskStopping: 1_000 } });
  clock.advance(60_000);
  await deploy(service, 'nginx:2');
  service.emulator.calls.length = 0;

  const waiting = service.call('POST', `${WWW}/rollback?wait=steady`);
  await untilCalled(service, 'StopServiceDeployment');
  clock.advance(60_000);
  const { status, body } = await waiting;

  t.equal(status, 200, JSON.stringify(body));
  matchExactly(t, body, { TaskDefinition: /web:1$/, RunningCount: 1, Deployments: [{ RolloutState: 'COMPLETED' }] });
  t.same(await history(service), ['ROLLBACK_SUCCESSFUL web:2', 'SUCCESSFUL web:1']);
  t.notOk(actions(service).includes('UpdateService'));
});

t.test('a stopped deployment is reported as remaining when its rollback operation fails afterwards', async t => {
  const clock = manualClock();
  const service = await startDeployed(t, 1, { clock, timings: { taskPending: 30_000, taskStopping: 1_000 } });
  clock.advance(60_000);
  await deploy(service, 'nginx:2');
  const error = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };
  service.emulator.faults.add({ service: 'ecs', action: 'DescribeServices', nth: 2, error });

  const { status, body } = await service.call('POST', `${WWW}/rollback`);

  t.equal(status, 502);
  const { body: operation } = await service.call('GET', `/sandbox/operations/${body.operation}`);
  matchExactly(t, operation, {
    State: 'failed',
    Problem: { step: 'describeService', rolledBack: [], remaining: [{ type: 'ecs:service', name: 'www' }] },
  });
});

t.test('a rollback does not change a deployment rollback in progress', async t => {
  const clock = manualClock();
  const service = await startDeployed(t, 1, { clock, timings: { taskPending: 30_000, taskStopping: 1_000 } });
  clock.advance(60_000);
  await service.call('PUT', WWW, {
    service: { desiredcount: 2, deploymentconfiguration: { maximumpercent: 100, minimumhealthypercent: 0 } },
    taskdefinition: webDefinition({ image: 'nginx:2' }),
  });
  await service.call('POST', `${WWW}/rollback`);
  service.emulator.calls.length = 0;

  const { status, body } = await service.call('POST', `${WWW}/rollback`);

  t.equal(status, 200);
  t.match(body, { TaskDefinition: /web:1$/ });
  t.match((await history(service))[0], /^ROLLBACK_IN_PROGRESS/);
  t.notOk(actions(service).some(action => action === 'UpdateService' || action === 'StopServiceDeployment'));
});

t.test('without a deployment in progress, the previous successful definition is deployed', async t => {
  const service = await startDeployed(t, 3);
  await service.call('PUT', WWW, { forcenewdeployment: true });

  const { status, body } = await service.call('POST', `${WWW}/rollback?wait=steady`);

  t.equal(status, 200, JSON.stringify(body));
  t.match(body, { TaskDefinition: /web:2$/, RunningCount: 1 });
  t.equal((await history(service))[0], 'SUCCESSFUL web:2');
});

t.test('a rollback does not deploy the definition of a failed deployment', async t => {
  const service = await startDeployed(t, 1);
  await deploy(service, 'does-not-exist:1');

  const { status, body } = await service.call('POST', `${WWW}/rollback`);

  t.equal(status, 409);
  t.match(body, {
    detail: 'Service www has not been deployed with another task definition. Name a revision in taskDefinition.',
  });
});

t.test('a rollback skips a deregistered definition', async t => {
  const service = await startDeployed(t, 3);
  await service.call('DELETE', '/sandbox/taskdefs/web:2');

  t.match((await service.call('POST', `${WWW}/rollback`)).body, { TaskDefinition: /web:1$/ });
});

t.test('a named revision is deployed even during a deployment', async t => {
  const clock = manualClock();
  const service = await startDeployed(t, 1, { clock, timings: { taskPending: 30_000, taskStopping: 1_000 } });
  for (const image of ['nginx:2', 'nginx:3']) {
    clock.advance(60_000);
    await deploy(service, image);
  }

  const { status, body } = await service.call('POST', `${WWW}/rollback`, { taskdefinition: 'web:1' });

  t.equal(status, 200, JSON.stringify(body));
  t.match(body, { TaskDefinition: /web:1$/ });
  t.same((await history(service)).slice(0, 2), ['IN_PROGRESS web:1', 'STOPPED web:3']);
});

t.test('a pasted response that describes a revision names the revision to deploy', async t => {
  const service = await startDeployed(t, 3);
  const described = await clientOf(t, ECS, service.emulator).describeTaskDefinition({ taskDefinition: 'web:1' });
  const { taskDefinition, tags } = JSON.parse(JSON.stringify(described));

  const { body } = await service.call('POST', `${WWW}/rollback`, { taskDefinition, tags });
  t.match(body, { TaskDefinition: /web:1$/ });

  const { taskDefinitionArn: _arn, ...withoutArn } = taskDefinition;
  const refused = await service.call('POST', `${WWW}/rollback`, { taskDefinition: withoutArn });
  t.equal(refused.status, 400);
  t.same(
    refused.body.errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/taskDefinition'],
  );
});

t.test('a missing revision and another org’s revision are 404', async t => {
  const service = await startDeployed(t, 1);
  await registerForAnotherOrg(t, service);

  for (const taskdefinition of ['theirs:1', 'web:7']) {
    const { status } = await service.call('POST', `${WWW}/rollback`, { taskdefinition });
    t.equal(status, 404, taskdefinition);
  }
  t.same(await history(service), ['SUCCESSFUL web:1']);
});

t.test('the first deployment cannot be rolled back, neither during nor after it', async t => {
  const clock = manualClock();
  const service = await startDeployed(t, 1, { clock, timings: { taskPending: 30_000 } });

  t.equal((await service.call('POST', `${WWW}/rollback`)).status, 409);
  clock.advance(60_000);
  t.equal((await service.call('POST', `${WWW}/rollback`)).status, 409);
});

async function untilCalled(service: Service, action: string): Promise<void> {
  await service.call('GET', WWW);
  if (!actions(service).includes(action)) await untilCalled(service, action);
}
