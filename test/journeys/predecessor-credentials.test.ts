import t, { type Test } from 'tap';
import {
  container,
  definitionWith,
  FLAVORS,
  type Flavor,
  type Keeper,
  keeperOf,
  update,
} from '../support/credentials.js';
import { matchExactly } from '../support/match-exactly.js';
import { WWW, webService } from '../support/web-service.js';

const PREFIX = 'spinup/myorg/myclu/';
const LOGIN = `${PREFIX}login`;
const ROLLBACK = `${WWW}/rollback`;

/** A credential as a Go client sends it: every member present. */
function goCredential(over: object = {}) {
  return {
    ClientRequestToken: null,
    Description: null,
    KmsKeyId: null,
    Name: 'login',
    SecretBinary: null,
    SecretString: 'secret one',
    Tags: null,
    ...over,
  };
}

/** The definition with containers of other images, as another push of a pipeline. */
function pushed(image: string, containers: object[] = [container('web')]) {
  return { taskdefinition: definitionWith(containers.map(one => ({ ...one, image }))) };
}

async function withLogin(t: Test, flavor: Flavor = 'service'): Promise<Keeper> {
  const keeper = await keeperOf(t, flavor);
  const created = await keeper.create([container('web')], { web: goCredential() });
  t.equal(created.status, 200, JSON.stringify(created.body));
  return keeper;
}

/** Whether a secret is scheduled for deletion. */
async function isScheduled({ secretsManager }: Keeper, SecretId: string): Promise<boolean> {
  return (await secretsManager.describeSecret({ SecretId })).DeletedDate !== undefined;
}

const INVALID: [what: string, credential: object, pointer: string][] = [
  ['without a value', { SecretString: null }, '/credentials/web/SecretString'],
  ['with empty values', { SecretString: '', SecretBinary: '' }, '/credentials/web/SecretString'],
  [
    'with bytes that are not Base64',
    { SecretString: null, SecretBinary: 'secret one' },
    '/credentials/web/SecretBinary',
  ],
  ['with Base64 that lacks its padding', { SecretString: '', SecretBinary: 'YQ' }, '/credentials/web/SecretBinary'],
  ['with two values', { SecretBinary: 'b25l' }, '/credentials/web/SecretBinary'],
];

for (const flavor of FLAVORS) {
  for (const [what, over, pointer] of INVALID)
    t.test(`a credential ${what} is refused, and no ${flavor} is created`, async t => {
      const keeper = await keeperOf(t, flavor);

      const { status, body } = await keeper.create([container('web')], { web: goCredential(over) });

      t.equal(status, 400);
      matchExactly(t, body.errors, [{ pointer }]);
      t.notMatch(JSON.stringify(body), /secret one/);
      t.same(keeper.emulator.calls, []);
    });

  t.test(`the secret of a ${flavor} without a Name is named after family and container`, async t => {
    const keeper = await keeperOf(t, flavor);

    const { status, body } = await keeper.create([container('web'), container('sidecar')], {
      web: goCredential({ Name: null }),
      sidecar: goCredential({ Name: '' }),
    });

    t.equal(status, 200, JSON.stringify(body));
    t.same(Object.keys(await keeper.secrets()).sort(), [`${PREFIX}web-sidecar`, `${PREFIX}web-web`]);
  });

  t.test(`an update of a ${flavor} needs no Name, and refuses a credential without a value`, async t => {
    const keeper = await withLogin(t, flavor);

    const refused = await keeper.update({ credentials: { web: goCredential({ Name: null, SecretString: null }) } });
    await update(t, keeper, { credentials: { web: goCredential({ Name: null, SecretString: 'two' }) } });

    t.equal(refused.status, 400);
    t.match(await keeper.secrets(), { [LOGIN]: { value: 'two', previous: 'secret one' } });
  });

  t.test(`an update of a ${flavor} replaces the value of the secret that its definition names`, async t => {
    const keeper = await keeperOf(t, flavor);
    await keeper.create([container('web')]);
    const Tags = [{ Key: 'spinup:org', Value: 'myorg' }];
    await keeper.secretsManager.createSecret({ Name: `${PREFIX}other`, SecretString: 'old', Tags });
    const web = container('web', await keeper.arnOf(`${PREFIX}other`));

    const body = await update(t, keeper, {
      taskdefinition: definitionWith([web]),
      credentials: { web: goCredential({ SecretString: 'new' }) },
    });

    t.match(body.Credentials, { web: { Name: `${PREFIX}other` } });
    t.same(await keeper.named(), { web: `${PREFIX}other` });
    t.match(await keeper.secrets(), { [`${PREFIX}other`]: { value: 'new', previous: 'old' } });
    t.same(Object.keys(await keeper.secrets()), [`${PREFIX}other`]);
  });

  for (const [what, isOfAnother] of [
    ['does not exist', false],
    ['is another org’s', true],
  ] as const)
    t.test(`an update of a ${flavor} whose definition names a secret that ${what} changes nothing`, async t => {
      const keeper = await withLogin(t, flavor);
      const Tags = [{ Key: 'spinup:org', Value: 'another' }];
      if (isOfAnother) await keeper.secretsManager.createSecret({ Name: 'strange', SecretString: 'x', Tags });
      const taskdefinition = definitionWith([container('web', 'strange')]);
      const before = keeper.emulator.snapshot();

      for (const credentials of [undefined, { web: goCredential({ SecretString: 'new' }) }]) {
        const { status, body } = await keeper.update({ taskdefinition, credentials });

        t.equal(status, 400);
        const pointer = '/taskdefinition/containerdefinitions/0/repositorycredentials/credentialsparameter';
        matchExactly(t, body.errors, [{ pointer, message: /does not exist/ }]);
      }
      t.same(keeper.emulator.snapshot(), before);
    });

  t.test(`plan and response of a ${flavor} say which credential a definition removes`, async t => {
    const keeper = await withLogin(t, flavor);
    const path = flavor === 'service' ? WWW : '/sandbox/clusters/myclu/taskdefs/web';

    const plan = await keeper.call('PUT', `${path}?dryRun=true`, pushed('nginx:2'));
    const body = await update(t, keeper, pushed('nginx:2'));

    const stepOf = (name: string) => plan.body.Steps.find(({ Step }: { Step: string }) => Step === name);
    t.match(stepOf('tagSecret'), { Resource: { Name: LOGIN }, Action: 'update', Reason: /no longer names it.*7 days/ });
    t.match(
      stepOf('registerTaskDefinition').Changes.find(({ Path }: { Path: string }) => Path.includes('Credentials')),
      { From: /login/, To: null },
    );
    t.match(body.RemovedCredentials, { web: { Name: LOGIN, ARN: /login/ } });
    t.same((await update(t, keeper, pushed('nginx:3'))).RemovedCredentials, {});
  });

  t.test(
    `a removed secret of a ${flavor} is deleted, restorably, once the previous definition does not name it`,
    async t => {
      const keeper = await withLogin(t, flavor);

      await update(t, keeper, pushed('nginx:2'));
      t.equal(await isScheduled(keeper, LOGIN), false);
      await update(t, keeper, pushed('nginx:3'));

      t.equal(await isScheduled(keeper, LOGIN), true);
    },
  );

  t.test(`an update of a ${flavor} that names a removed secret again takes it into use`, async t => {
    const keeper = await withLogin(t, flavor);
    const web = container('web', await keeper.arnOf(LOGIN));
    await update(t, keeper, pushed('nginx:2'));
    await update(t, keeper, pushed('nginx:3'));

    await update(t, keeper, pushed('nginx:4', [web]));
    await update(t, keeper, pushed('nginx:5', [web]));

    t.equal(await isScheduled(keeper, LOGIN), false);
    const { [LOGIN]: login } = await keeper.secrets();
    t.match(login, { value: 'secret one' });
    t.notOk(login?.tags['spinup:removedfrom']);
    t.same(await keeper.named(), { web: LOGIN });
  });

  t.test(`an update of a ${flavor} that gives a removed credential again restores its secret`, async t => {
    const keeper = await withLogin(t, flavor);
    await update(t, keeper, pushed('nginx:2'));
    await update(t, keeper, pushed('nginx:3'));

    await update(t, keeper, { ...pushed('nginx:4'), credentials: { web: goCredential({ SecretString: 'two' }) } });

    t.equal(await isScheduled(keeper, LOGIN), false);
    t.match(await keeper.secrets(), { [LOGIN]: { value: 'two', previous: 'secret one' } });
    t.same(await keeper.named(), { web: LOGIN });
  });

  t.test(`a failed update of a ${flavor} leaves a removed secret as it was`, async t => {
    const keeper = await withLogin(t, flavor);
    await update(t, keeper, pushed('nginx:2'));
    await update(t, keeper, pushed('nginx:3'));
    const error = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };
    const action = flavor === 'service' ? 'UpdateService' : 'RegisterTaskDefinition';
    keeper.emulator.faults.add({ service: 'ecs', action, error });

    const { status } = await keeper.update({ ...pushed('nginx:4'), credentials: { web: goCredential() } });
    await keeper.settled();

    t.equal(status, 502);
    t.equal(await isScheduled(keeper, LOGIN), true);
  });
}

t.test('a rollback after a forgotten credential deploys the revision that names it', async t => {
  const keeper = await withLogin(t);
  await keeper.call('PUT', `${WWW}?wait=steady`, pushed('nginx:2'));
  await keeper.settled();

  const { status, body } = await keeper.call('POST', `${ROLLBACK}?wait=steady`);

  t.equal(status, 200, JSON.stringify(body));
  t.same(await keeper.named(), { web: LOGIN });
  t.equal(await isScheduled(keeper, LOGIN), false);
});

for (const state of ['scheduled for deletion', 'gone'])
  t.test(`a rollback refuses a revision whose secret is ${state}, before it changes anything`, async t => {
    const keeper = await withLogin(t);
    await update(t, keeper, pushed('nginx:2'));
    const ForceDeleteWithoutRecovery = state === 'gone';
    await keeper.secretsManager.deleteSecret({ SecretId: LOGIN, ForceDeleteWithoutRecovery });
    const before = keeper.emulator.snapshot();

    const answers = [
      await keeper.call('POST', ROLLBACK),
      await keeper.call('POST', ROLLBACK, { TaskDefinition: 'web:1' }),
      await keeper.call('POST', `${ROLLBACK}?dryRun=true`),
    ];

    for (const { status, body } of answers) {
      t.equal(status, 409);
      t.match(body.detail, `its secret`);
      t.match(body.detail, state);
    }
    t.same(keeper.emulator.snapshot(), before);
  });

t.test('a rollback during the clean-up waits for it and is refused, or keeps the secret', async t => {
  const keeper = await withLogin(t);
  await update(t, keeper, pushed('nginx:2'));
  let rollback: ReturnType<Keeper['call']> | undefined;
  const hold = async () => {
    rollback = keeper.call('POST', ROLLBACK, { TaskDefinition: 'web:1' });
    await new Promise(resolve => setImmediate(resolve));
  };
  keeper.emulator.faults.add({ service: 'secretsmanager', action: 'DeleteSecret', hold });

  await update(t, keeper, pushed('nginx:3'));

  t.match(await rollback, { status: 409, body: { detail: /scheduled for deletion/ } });
  t.same(await keeper.named(), {});
});

t.test('a deployment that fails keeps the secret that the service returns to, also in later updates', async t => {
  const keeper = await withLogin(t);
  const broken = pushed('does-not-exist:1');

  t.equal((await keeper.call('PUT', `${WWW}?wait=steady`, broken)).status, 409);
  await keeper.settled();

  t.same(await keeper.named(), { web: LOGIN });
  t.equal(await isScheduled(keeper, LOGIN), false);
});

t.test('cluster.clustername wins over service.cluster, which the response reports', async t => {
  const keeper = await keeperOf(t, 'service');
  const body = webService({ service: { Cluster: 'another' } });

  const plan = await keeper.call('POST', '/sandbox/services?dryRun=true', body);
  const { status, headers, body: created } = await keeper.call('POST', '/sandbox/services', body);

  t.equal(status, 200, JSON.stringify(created));
  t.equal(headers['x-ignored-fields'], 'service.Cluster');
  t.equal(plan.headers['x-ignored-fields'], 'service.Cluster');
  t.match(created, { Cluster: { ClusterName: 'myclu' }, Service: { ClusterArn: /myclu$/ } });
  const same = await keeper.call('POST', '/sandbox/services', webService({ service: { cluster: 'myclu' } }));
  t.equal(same.headers['x-ignored-fields'], undefined);
});

t.test('tags of the request reach everything, and those inside a part reach that part', async t => {
  const { call, emulator } = await keeperOf(t, 'service');
  const tag = (Value: string) => [
    { Key: `of-${Value}`, Value },
    { Key: 'spinup:spaceid', Value: 'ignored' },
  ];
  const body = webService({ service: { tags: tag('service') } });

  const { status } = await call('POST', '/sandbox/services', {
    cluster: { ...body.cluster, tags: tag('cluster') },
    taskdefinition: { ...body.taskdefinition, tags: tag('definition') },
    service: body.service,
    credentials: { web: goCredential({ Tags: tag('credential') }) },
    tags: tag('request'),
  });

  t.equal(status, 200);
  const parts = Object.entries({ ':cluster/': 'cluster', ':task-definition/': 'definition', ':secret:': 'credential' });
  const created = Object.entries(emulator.tags()).filter(
    ([arn]) => !arn.includes('servicediscovery') && !arn.includes(':task/'),
  );
  t.ok(created.length >= 5);
  for (const [arn, tags] of created) {
    const part =
      parts.find(([infix]) => arn.includes(infix))?.[1] ?? (arn.includes(':service/') ? 'service' : undefined);
    const own = Object.keys(tags)
      .filter(key => key.startsWith('of-'))
      .sort();
    t.same(own, ['of-request', ...(part ? [`of-${part}`] : [])].sort(), arn);
    t.match(tags, {
      'spinup:org': 'myorg',
      'spinup:spaceid': 'myclu',
      'spinup:type': 'container',
      'of-request': 'request',
    });
  }
});
