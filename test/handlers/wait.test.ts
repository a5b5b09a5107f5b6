import t, { type Test } from 'tap';
import { accelerated } from '../../scripts/support/pacing.js';
import { manualClock } from '../../src/emulator/index.js';
import { matchExactly } from '../support/match-exactly.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

/** Nothing progresses until the clock advances; the service polls often. */
async function standingStill(t: Test) {
  const clock = manualClock();
  const service = await startService(t, {
    pacing: accelerated(200),
    emulator: { clock, timings: { taskPending: 30_000 } },
  });
  return { clock, ...service };
}

const secret = 'arn:aws:secretsmanager:us-east-1:012345678901:secret:spinup/myorg/myclu/gone-AbCdEf';

/** Why the tasks of a deployment fail, and what the response says about each of them. */
const FAILURES = {
  'an image that does not exist': {
    container: { image: 'registry.example.com/does-not-exist:1' },
    task: { code: 'TaskFailedToStart', reason: /CannotPullContainerError/, containers: [/^web: CannotPull/] },
    hasLogs: false,
  },
  'an image that exits at once': {
    container: { image: 'exits-at-once:1' },
    task: { code: 'EssentialContainerExited', reason: /Essential container/, containers: ['web: exit code 1'] },
    hasLogs: true,
  },
  'a health check that fails': {
    container: { image: 'unhealthy:1', healthcheck: { command: ['CMD', 'false'] } },
    task: { code: 'ServiceSchedulerInitiated', reason: /failed container health checks/, containers: [] },
    hasLogs: true,
  },
  'a secret that does not exist': {
    container: { secrets: [{ name: 'PASSWORD', valuefrom: secret }] },
    task: {
      code: 'TaskFailedToStart',
      reason: /^ResourceInitializationError: unable to pull secrets.*gone-AbCdEf/,
      containers: [],
    },
    hasLogs: false,
  },
};

for (const [what, { container, task, hasLogs }] of Object.entries(FAILURES)) {
  t.test(`an update with ${what} answers 409 with the reasons once ECS has rolled its deployment back`, async t => {
    const { call } = await startService(t);
    await call('POST', '/sandbox/services', webService());

    const { status, body } = await call('PUT', `${WWW}?wait=steady`, { taskdefinition: webDefinition(container) });

    t.equal(status, 409, JSON.stringify(body));
    matchExactly(t, body, {
      type: 'urn:ecs-api:problem:conflict',
      detail: /^The deployment of service www failed: .*circuit breaker/,
      deployment: {
        arn: /service-deployment\/myclu\/www/,
        status: 'ROLLBACK_SUCCESSFUL',
        reason: /circuit breaker/,
        tasks: [task, task, task],
      },
    });
    t.match(body.deployment.events[0], /steady state/);
    t.equal(body.deployment.logs.length > 0, hasLogs);
    t.match((await call('GET', WWW)).body, { TaskDefinition: /web:1$/, RunningCount: 1, PendingCount: 0 });
  });

  t.test(`a new service with ${what} answers 409 with the reasons, and stays for inspection`, async t => {
    const { call } = await startService(t);

    const { status, body } = await call('POST', '/sandbox/services?wait=steady', webService({ container }));

    t.equal(status, 409, JSON.stringify(body));
    matchExactly(t, body.deployment, {
      status: 'ROLLBACK_FAILED',
      reason: /nothing to roll back to/,
      tasks: [task, task, task],
    });
    t.equal(body.deployment.logs.length > 0, hasLogs);
    t.match((await call('GET', WWW)).body, { Status: 'ACTIVE', RunningCount: 0 });
  });
}

t.test('creations and updates respond when their tasks run', async t => {
  const { call } = await startService(t, {
    pacing: accelerated(200),
    emulator: { timings: { taskPending: 30, taskStopping: 30 } },
  });

  const created = await call('POST', '/sandbox/services?wait=steady', webService());
  matchExactly(t, created, {
    status: 200,
    body: { Service: { RunningCount: 1, Deployments: [{ RolloutState: 'COMPLETED' }] } },
  });
  const updated = await call('PUT', `${WWW}?wait=steady`, { taskdefinition: webDefinition({ image: 'nginx:2' }) });

  t.match(updated, { status: 200, body: { Service: { TaskDefinition: /web:2$/, RunningCount: 1 } } });
  t.equal(updated.body.Service.Deployments.length, 1);
});

t.test('a wait for tasks that times out says how many run', async t => {
  const { call, clock } = await standingStill(t);
  await call('POST', '/sandbox/services', webService());
  clock.advance(60_000);

  const { status, body } = await call('PUT', `${WWW}?wait=steady&timeout=1`, { service: { desiredcount: 3 } });

  t.equal(status, 504);
  t.match(body, { detail: 'Timed out after 1 s waiting for the tasks of service www: 1 of 3 run.' });
});

t.test('a wait ends when the service is deleted', async t => {
  const { call, clock } = await standingStill(t);
  await call('POST', '/sandbox/services', webService());
  clock.advance(60_000);

  const waiting = call('PUT', `${WWW}?wait=steady`, { taskdefinition: webDefinition({ image: 'nginx:2' }) });
  await untilInProgress(call);
  await call('DELETE', WWW);

  const { status, body } = await waiting;
  t.equal(status, 409);
  t.match(body, { detail: 'The deployment of service www failed: The service was deleted.' });
});

t.test('a failed deployment is not repeated for a request that does not wait', async t => {
  const { call } = await startService(t);
  await call('POST', '/sandbox/services', webService({ container: { image: 'does-not-exist:1' } }));

  const plan = await call('PUT', `${WWW}?dryRun=true`, { service: { desiredcount: 1 } });
  const waiting = await call('PUT', `${WWW}?dryRun=true&wait=steady`, { service: { desiredcount: 1 } });

  matchExactly(t, plan.body.Steps, [{ Step: 'updateService', Action: 'keep', Reason: 'No member of it changes.' }]);
  matchExactly(t, waiting.body.Steps, [
    {
      Step: 'updateService',
      Action: 'update',
      Reason: 'The latest deployment has failed, and the request waits for one that succeeds.',
      Changes: [{ Path: 'ForceNewDeployment', From: null, To: true }],
    },
  ]);
});

t.test('an update waits for its own deployment and not for the one that replaces it', async t => {
  const { call, clock } = await standingStill(t);
  await call('POST', '/sandbox/services', webService());
  clock.advance(60_000);

  const waiting = call('PUT', `${WWW}?wait=steady`, { taskdefinition: webDefinition({ image: 'nginx:2' }) });
  await untilInProgress(call);
  await call('PUT', WWW, { taskdefinition: webDefinition({ image: 'nginx:3' }) });
  clock.advance(60_000);

  const { status, body } = await waiting;
  t.equal(status, 409);
  t.match(body, { deployment: { status: 'STOPPED', reason: /newer one began/ } });
  t.same(await deployments(call), ['SUCCESSFUL', 'STOPPED', 'SUCCESSFUL']);
});

t.test('a wait that times out is 504, and the deployment continues', async t => {
  const { call, clock } = await standingStill(t);

  const { status, body } = await call('POST', '/sandbox/services?wait=steady&timeout=1', webService());

  t.equal(status, 504);
  t.match(body, {
    detail: 'Timed out after 1 s waiting for the deployment of service www, which is still in progress.',
  });
  clock.advance(60_000);
  t.same(await deployments(call), ['SUCCESSFUL']);
});

t.test('temporary errors of AWS do not end the wait', async t => {
  const { call, emulator } = await startService(t);
  const error = { code: 'ServerException', message: 'busy', status: 500 };
  emulator.faults.add({ action: 'DescribeServiceDeployments', error, times: 3 });

  t.equal((await call('POST', '/sandbox/services?wait=steady', webService())).status, 200);
});

t.test('a new service gets the circuit breaker with deployment rollback unless the request disables it', async t => {
  const { call } = await startService(t);
  const off = { deploymentcircuitbreaker: { enable: false, rollback: false } };

  const usual = await call('POST', '/sandbox/services', webService());
  const own = webService({ service: { servicename: 'own', deploymentconfiguration: off } });
  const without = await call('POST', '/sandbox/services', own);

  const breaker = (answer: typeof usual) => answer.body.Service.DeploymentConfiguration.DeploymentCircuitBreaker;
  t.match(breaker(usual), { Enable: true, Rollback: true });
  t.match(breaker(without), { Enable: false, Rollback: false });
});

async function untilInProgress(call: Service['call']): Promise<void> {
  if (!(await deployments(call)).includes('IN_PROGRESS')) await untilInProgress(call);
}

async function deployments(call: Service['call']): Promise<string[]> {
  const { body } = await call('GET', `${WWW}/deployments`);
  return body.map(({ Status }: { Status: string }) => Status);
}
