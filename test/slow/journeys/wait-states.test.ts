import { readFileSync } from 'node:fs';
import { ECS } from '@aws-sdk/client-ecs';
import t, { type Test } from 'tap';
import { manualClock } from '../../../src/emulator/index.js';
import { clientOf } from '../../emulator/connect.js';
import { type Answer, startService } from '../../support/service.js';
import { WWW, webDefinition, webService } from '../../support/web-service.js';

const BAD = 'registry.example.com/does-not-exist:1';
const NAMED = { cluster: 'myclu', service: 'www' };

/** Milliseconds: a task fails or runs after them. */
const TASK_PENDING = 3_000;

/** A service `www` with two tasks, and what somebody else does to it without the API. */
async function world(t: Test) {
  const clock = manualClock();
  const service = await startService(t, {
    emulator: { clock, timings: { taskPending: TASK_PENDING, taskStopping: 1_000 } },
  });
  const ecs = clientOf(t, ECS, service.emulator);
  return {
    ...service,
    clock,
    ecs,
    async create(image: string) {
      // No spare tasks: the tasks that a failed deployment replaced start again in its rollback.
      const deploymentconfiguration = { maximumpercent: 100, minimumhealthypercent: 0 };
      await service.call(
        'POST',
        '/sandbox/services',
        webService({ container: { image }, service: { desiredcount: 2, deploymentconfiguration } }),
      );
      clock.advance(60_000);
    },
    async deploy(image: string) {
      const { taskDefinition = {} } = await ecs.describeTaskDefinition({ taskDefinition: 'web' });
      const [web] = taskDefinition.containerDefinitions ?? [];
      await ecs.registerTaskDefinition({ ...taskDefinition, containerDefinitions: [{ ...web, image }] } as never); // what AWS adds is ignored
      await ecs.updateService({ ...NAMED, taskDefinition: 'web' });
    },
    async deployments() {
      const { serviceDeployments = [] } = await ecs.listServiceDeployments(NAMED);
      return serviceDeployments;
    },
  };
}

type World = Awaited<ReturnType<typeof world>>;

/** How each state is reached. */
const STATES: Record<string, (world: World) => Promise<void>> = {
  steady: ({ create }) => create('nginx:1'),
  'rolling out, by another request': async ({ create, deploy }) => {
    await create('nginx:1');
    await deploy('nginx:2');
  },
  'rolling out what fails': async ({ create, deploy }) => {
    await create('nginx:1');
    await deploy(BAD);
  },
  'rolling back': async ({ create, deploy, deployments, clock }) => {
    await create('nginx:1');
    await deploy(BAD);
    while ((await deployments())[0]?.status !== 'ROLLBACK_IN_PROGRESS') clock.advance(500);
  },
  'rolled back': async ({ create, deploy, clock }) => {
    await create('nginx:1');
    await deploy(BAD);
    clock.advance(60_000);
  },
  'failed, without a rollback': ({ create }) => create(BAD),
  'scaled by somebody else': async ({ create, ecs }) => {
    await create('nginx:1');
    await ecs.updateService({ ...NAMED, desiredCount: 4 });
  },
  draining: async ({ create, ecs }) => {
    await create('nginx:1');
    await ecs.deleteService({ ...NAMED, force: true });
  },
};

/** The body of each change. */
const CHANGES: Record<string, (world: World) => Promise<object>> = {
  none: async () => ({ service: {} }),
  count: async () => ({ service: { desiredcount: 3 } }),
  'another definition': async () => ({ taskdefinition: webDefinition({ image: 'nginx:9' }) }),
  'same definition': async ({ ecs }) => {
    const { services = [] } = await ecs.describeServices({ cluster: 'myclu', services: ['www'] });
    return {
      taskdefinition: (await ecs.describeTaskDefinition(services[0] as { taskDefinition: string })).taskDefinition,
    };
  },
  tags: async () => ({ tags: [{ key: 'Team', value: 'blue' }] }),
  force: async () => ({ forcenewdeployment: true }),
};

/** The cells of the table in the documentation, by state and change. */
function documented(): Map<string, string> {
  const text = readFileSync(new URL('../../../../docs/deployments.md', import.meta.url), 'utf8');
  const [head = [], , ...rows] = text
    .slice(text.indexOf('| state of the service'))
    .split('\n')
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
  const table = rows.slice(
    0,
    rows.findIndex(row => row.length === 0),
  );
  return new Map(
    table.flatMap(([state = '', ...cells]) => cells.map((cell, at) => [`${state}: ${head[at + 1]}`, cell] as const)),
  );
}

const TABLE = documented();

t.test('the table in the documentation has every state and every change', async t => {
  const walked = Object.keys(STATES).flatMap(state => Object.keys(CHANGES).map(change => `${state}: ${change}`));
  t.same([...TABLE.keys()], walked);
});

for (const [state, reach] of Object.entries(STATES))
  for (const [change, bodyOf] of Object.entries(CHANGES)) {
    const row = `${state}: ${change}`;
    t.test(`${row} answers ${TABLE.get(row)}`, async t => {
      const service = await world(t);
      await reach(service);
      const body = await bodyOf(service);
      const before = await service.deployments();
      const isDeploying = before.some(({ finishedAt }) => !finishedAt);

      const { answer, hasWaited } = await followed(service, body);

      const isOwn = (await service.deployments()).length > before.length;
      const way = isOwn ? 'own' : isDeploying ? 'current' : 'tasks';
      t.equal(`${answer.status} ${hasWaited ? way : 'at once'}`, TABLE.get(row), JSON.stringify(answer.body));
      if (answer.status === 200) await assertAllTasksRun(t, service, answer);
      if (answer.status === 409 && hasWaited)
        t.ok(answer.body.deployment.tasks.some(({ code }: { code: string }) => code === 'TaskFailedToStart'));
    });
  }

/** Sends the update. The clock stands still until its wait has polled AWS several times without an answer. */
async function followed({ call, emulator, clock }: World, body: object) {
  emulator.calls.length = 0;
  let answer: Answer | undefined;
  const request = call('PUT', `${WWW}?wait=steady`, body).then(answered => {
    answer = answered;
  });
  const polls = () => emulator.calls.filter(({ action }) => /^DescribeService(s|Deployments)$/.test(action)).length;
  while (!answer && polls() < 6) await new Promise(setImmediate);
  const hasWaited = answer === undefined;
  const timer = setInterval(() => clock.advance(1_000), 2);
  await request;
  clearInterval(timer);
  return { answer: answer as unknown as Answer, hasWaited }; // assigned when the request ends
}

/** 200 means that all tasks that the service wants run its definition, and no others. */
async function assertAllTasksRun(t: Test, { ecs }: World, { body }: Answer): Promise<void> {
  const { TaskDefinition, DesiredCount, RunningCount } = body.Service;
  const { taskArns = [] } = await ecs.listTasks({ cluster: 'myclu', serviceName: 'www' });
  const { tasks = [] } = await ecs.describeTasks({ cluster: 'myclu', tasks: taskArns });
  t.equal(RunningCount, DesiredCount);
  t.same(
    tasks.map(({ lastStatus, taskDefinitionArn }) => `${lastStatus} ${taskDefinitionArn}`),
    Array.from({ length: DesiredCount }, () => `RUNNING ${TaskDefinition}`),
  );
}
