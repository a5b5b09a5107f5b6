import t, { type Test } from 'tap';
import { type EmulatorOptions, manualClock } from '../../../src/emulator/index.js';
import { container, definitionWith, FLAVORS, type Flavor, type Keeper, keeperOf } from '../../support/credentials.js';
import { WWW } from '../../support/web-service.js';

const LOGIN = 'spinup/myorg/myclu/login';
const CREDENTIALS = { web: { name: 'login', secretstring: 'old' } };
const WITHOUT = { taskdefinition: definitionWith([container('web')]) };
/** Another update, after which the previous definition does not name the secret either. */
const AGAIN = { taskdefinition: { ...definitionWith([container('web')]), cpu: '512', memory: '1024' } };

/** A definition of one container with a credential. */
async function withLogin(t: Test, flavor: Flavor, emulator?: EmulatorOptions): Promise<Keeper> {
  const keeper = await keeperOf(t, flavor, { emulator });
  assertSuccess(t, await keeper.create([container('web')], CREDENTIALS));
  return keeper;
}

function assertSuccess(t: Test, { status, body }: { status: number; body: unknown }): void {
  t.equal(status, 200, JSON.stringify(body));
}

async function update(t: Test, keeper: Keeper, body: object): Promise<void> {
  assertSuccess(t, await keeper.update(body));
  await keeper.settled();
}

/** Another service whose container names the secret for its registry. */
async function anotherService(t: Test, { call, arnOf }: Keeper, cluster: string): Promise<void> {
  const definition = { ...definitionWith([container('web', await arnOf(LOGIN))]), family: 'other' };
  const service = { servicename: 'other', desiredcount: 1 };
  assertSuccess(
    t,
    await call('POST', '/sandbox/services', { cluster: { clustername: cluster }, service, taskdefinition: definition }),
  );
}

function secretSteps({ body }: { body: { Steps: { Step: string; Action: string }[] } }): string[] {
  return body.Steps.filter(({ Step }) => Step === 'deleteSecret').map(({ Action }) => Action);
}

for (const flavor of FLAVORS) {
  t.test(`a secret that two containers of a ${flavor} share stays while one of them names it`, async t => {
    const keeper = await withLogin(t, flavor);
    const arn = await keeper.arnOf(LOGIN);
    await update(t, keeper, { taskdefinition: definitionWith([container('web', arn), container('sidecar', arn)]) });

    await update(t, keeper, { taskdefinition: definitionWith([container('web', arn), container('sidecar')]) });

    t.same(await keeper.named(), { web: LOGIN });
    t.same(keeper.deletions, []);
  });

  t.test(`a secret that one container of a ${flavor} drops and another updates stays`, async t => {
    const keeper = await withLogin(t, flavor);
    const arn = await keeper.arnOf(LOGIN);
    await update(t, keeper, { taskdefinition: definitionWith([container('web', arn), container('sidecar', arn)]) });

    await update(t, keeper, {
      taskdefinition: definitionWith([container('web'), container('sidecar')]),
      credentials: { sidecar: { name: 'ignored', secretstring: 'new' } },
    });

    t.same(await keeper.named(), { sidecar: LOGIN });
    t.match(await keeper.secrets(), { [LOGIN]: { value: 'new' } });
    t.same(keeper.deletions, []);
  });

  for (const [how, shortened] of [
    ['by its name', (_arn: string) => LOGIN],
    ['by its ARN without the ending', (arn: string) => arn.slice(0, -'-XXXXXX'.length)],
  ] as const)
    t.test(`a secret that a ${flavor} names ${how} stays when something else changes`, async t => {
      const keeper = await withLogin(t, flavor);
      const web = container('web', shortened(await keeper.arnOf(LOGIN)));
      await update(t, keeper, { taskdefinition: definitionWith([web, container('sidecar')]) });

      await update(t, keeper, { credentials: { sidecar: { name: 'sidecar', secretstring: 'its' } } });

      t.same(await keeper.named(), { web: LOGIN, sidecar: 'spinup/myorg/myclu/sidecar' });
      t.same(keeper.deletions, []);
    });

  for (const cluster of ['myclu', 'elsewhere'])
    t.test(
      `a secret that a ${flavor} drops stays for a service in cluster ${cluster} that is deployed with it`,
      async t => {
        const keeper = await withLogin(t, flavor);
        await anotherService(t, keeper, cluster);

        await update(t, keeper, WITHOUT);
        const plan = await keeper.call('PUT', pathOf(flavor, '?dryRun=true'), AGAIN);
        await update(t, keeper, AGAIN);

        t.same(secretSteps(plan), ['keep']);
        t.same(await keeper.named(), {});
        t.match(await keeper.secrets(), { [LOGIN]: { value: 'old' } });
        t.same(keeper.deletions, []);
      },
    );

  t.test(`a secret that a ${flavor} drops stays for a task definition that can be run with it`, async t => {
    const keeper = await withLogin(t, flavor);
    const nightly = { ...definitionWith([container('web', await keeper.arnOf(LOGIN))]), family: 'nightly' };
    const managed = { cluster: { clustername: 'myclu' }, taskdefinition: nightly };
    assertSuccess(t, await keeper.call('POST', '/sandbox/taskdefs', managed));

    await update(t, keeper, WITHOUT);
    await update(t, keeper, AGAIN);

    t.match(await keeper.secrets(), { [LOGIN]: { value: 'old' } });
    t.same(keeper.deletions, []);
  });

  t.test(`a dry run shows that a ${flavor} no longer needs a secret`, async t => {
    const keeper = await withLogin(t, flavor);
    await update(t, keeper, WITHOUT);

    const plan = await keeper.call('PUT', pathOf(flavor, '?dryRun=true'), AGAIN);
    await keeper.settled();

    t.same(secretSteps(plan), ['delete']);
    t.same(keeper.deletions, []);
  });
}

function pathOf(flavor: Flavor, query: string): string {
  return (flavor === 'service' ? WWW : '/sandbox/clusters/myclu/taskdefs/web') + query;
}

t.test('a secret stays while the previous deployment runs beside the new one', async t => {
  const clock = manualClock();
  const keeper = await withLogin(t, 'service', { clock, timings: { taskPending: 30_000, taskStopping: 30_000 } });
  clock.advance(30_000);
  assertSuccess(t, await keeper.update(WITHOUT));
  clock.advance(90_000);

  assertSuccess(t, await keeper.update(AGAIN));
  clock.advance(29_000);

  const { services = [] } = await keeper.ecs.describeServices({ cluster: 'myclu', services: ['www'] });
  t.equal(services[0]?.deployments?.length, 2);
  t.match(await keeper.secrets(), { [LOGIN]: { value: 'old' } });
  clock.advance(60_000);
  await keeper.settled();
  t.same(
    keeper.deletions.map(({ secret, isDeployed }) => [secret, isDeployed]),
    [[LOGIN, false]],
  );
});

t.test('a secret stays for a service whose deployment is rolled back', async t => {
  const keeper = await withLogin(t, 'service');
  const broken = { ...container('web'), image: 'does-not-exist:1' };

  const answer = await keeper.call('PUT', `${WWW}?wait=steady`, { taskdefinition: definitionWith([broken]) });
  await keeper.settled();

  t.equal(answer.status, 409, 'the deployment failed');
  t.same(await keeper.named(), { web: LOGIN });
  t.match(await keeper.secrets(), { [LOGIN]: { value: 'old' } });
  t.same(keeper.deletions, []);
});

t.test('a secret stays for a service that names it again while the update without it deploys', async t => {
  const clock = manualClock();
  const keeper = await withLogin(t, 'service', { clock, timings: { taskPending: 30_000 } });
  clock.advance(30_000);
  const again = { taskdefinition: definitionWith([container('web', await keeper.arnOf(LOGIN))]) };

  assertSuccess(t, await keeper.update(WITHOUT));
  clock.advance(90_000);
  assertSuccess(t, await keeper.update(AGAIN));
  assertSuccess(t, await keeper.update(again));
  clock.advance(90_000);
  await keeper.settled();

  t.same(await keeper.named(), { web: LOGIN });
  t.same(keeper.deletions, []);
});

t.test('a secret stays for a task that has not started', async t => {
  const clock = manualClock();
  const keeper = await withLogin(t, 'managed task definition', { clock, timings: { taskPending: 30_000 } });
  assertSuccess(t, await keeper.call('POST', '/sandbox/clusters/myclu/taskdefs/web/tasks'));

  await update(t, keeper, WITHOUT);
  await update(t, keeper, AGAIN);

  t.match(await keeper.secrets(), { [LOGIN]: { value: 'old' } });
});

t.test('a secret is deleted although a started task used it, since the task has its image', async t => {
  const clock = manualClock();
  const keeper = await withLogin(t, 'managed task definition', { clock, timings: { taskPending: 30_000 } });
  assertSuccess(t, await keeper.call('POST', '/sandbox/clusters/myclu/taskdefs/web/tasks'));
  clock.advance(30_000);

  await update(t, keeper, WITHOUT);
  await update(t, keeper, AGAIN);

  t.same(await keeper.secrets(), {});
});

t.test('a recursive deletion keeps a secret that a service in another cluster uses', async t => {
  const keeper = await withLogin(t, 'service');
  await anotherService(t, keeper, 'elsewhere');

  assertSuccess(t, await keeper.call('DELETE', `${WWW}?recursive=true`));
  await keeper.settled();

  t.equal((await keeper.call('GET', WWW)).status, 404);
  t.match(await keeper.secrets(), { [LOGIN]: { value: 'old' } });
});
