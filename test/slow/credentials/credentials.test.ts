import t, { type Test } from 'tap';
import {
  container,
  definitionWith,
  FLAVORS,
  type Flavor,
  type Keeper,
  keeperOf,
  update,
} from '../../support/credentials.js';
import { matchExactly } from '../../support/match-exactly.js';

const PREFIX = 'spinup/myorg/myclu/';
const LOGIN = `${PREFIX}login`;
const SIDECAR = `${PREFIX}sidecar`;
const TEAM = [{ key: 'Team', value: 'blue' }];

/** The tags of a secret of the space with the caller's. */
function tagsOf(flavor: Flavor, callers: Record<string, string> = {}): Record<string, string> {
  return {
    'spinup:org': 'myorg',
    'spinup:spaceid': 'myclu',
    'spinup:type': 'container',
    'spinup:flavor': flavor === 'service' ? 'service' : 'task',
    ...callers,
  };
}

function credential(name: string, value: string) {
  return { name, secretstring: value };
}

/** Containers `web`, which has a credential, and `sidecar`. */
async function withLogin(t: Test, flavor: Flavor): Promise<Keeper> {
  const keeper = await keeperOf(t, flavor);
  const created = await keeper.create([container('web'), container('sidecar')], { web: credential('login', 'old') });
  t.equal(created.status, 200, JSON.stringify(created.body));
  keeper.emulator.calls.length = 0;
  return keeper;
}

/** Like withLogin, with an existing secret outside the space. */
async function withLoginOutsideSpace(t: Test, flavor: Flavor, isOwn = true): Promise<Keeper> {
  const keeper = await keeperOf(t, flavor);
  await keeper.secretsManager.createSecret({
    Name: 'elsewhere/login',
    Description: 'A login.',
    SecretString: 'old',
    Tags: [...(isOwn ? [{ Key: 'spinup:org', Value: 'myorg' }] : []), { Key: 'Team', Value: 'red' }],
  });
  const arn = await keeper.arnOf('elsewhere/login');
  const created = await keeper.create([container('web', arn), container('sidecar')]);
  t.equal(created.status, 200, JSON.stringify(created.body));
  keeper.emulator.calls.length = 0;
  return keeper;
}

/**
 * Deploys the definition with other sizes, so that neither the running nor the previous one names a secret that the update before
 * removed.
 */
async function updateAgain(t: Test, keeper: Keeper) {
  const { taskDefinition } = await keeper.ecs.describeTaskDefinition({ taskDefinition: 'web' });
  const containers = (taskDefinition?.containerDefinitions ?? []).map(({ name = '', repositoryCredentials }) =>
    container(name, repositoryCredentials?.credentialsParameter),
  );
  return update(t, keeper, { taskdefinition: { ...definitionWith(containers), cpu: '512', memory: '1024' } });
}

function actions({ emulator }: Keeper): string[] {
  return emulator.calls.map(({ action }) => action);
}

/** The writes that precede the deletion of an unused secret: of two updates. */
const WRITES: Record<Flavor, string[]> = {
  service: ['RegisterTaskDefinition', 'UpdateService', 'RegisterTaskDefinition', 'UpdateService'],
  'managed task definition': ['RegisterTaskDefinition', 'RegisterTaskDefinition'],
};

for (const flavor of FLAVORS) {
  t.test(`a new ${flavor}`, async t => {
    t.test('stores the given credentials under the space’s prefix and names them in their containers', async t => {
      const keeper = await keeperOf(t, flavor);
      const login = { ...credential('login', 'one'), description: 'A login.', tags: TEAM };

      const { status, body } = await keeper.create(
        ['web', 'sidecar', 'plain'].map(name => container(name)),
        {
          web: login,
          sidecar: { name: 'sidecar', secretbinary: Buffer.from('two').toString('base64') },
        },
      );

      t.equal(status, 200, JSON.stringify(body));
      t.match(body.Credentials, { web: { Name: LOGIN, VersionId: /./ }, sidecar: { Name: SIDECAR } });
      t.same(await keeper.secrets(), {
        [LOGIN]: { value: 'one', description: 'A login.', tags: tagsOf(flavor, { Team: 'blue' }) },
        [SIDECAR]: { value: 'two', tags: tagsOf(flavor) },
      });
      t.same(await keeper.named(), { web: LOGIN, sidecar: SIDECAR });
      const { KmsKeyId } = await keeper.secretsManager.describeSecret({ SecretId: LOGIN });
      t.equal(KmsKeyId, keeper.emulator.seed.kmsKeyId);
    });

    t.test('uses a secret whose ARN the caller gives, without changing it', async t => {
      const keeper = await withLoginOutsideSpace(t, flavor);

      t.same(await keeper.named(), { web: 'elsewhere/login' });
      t.same(await keeper.secrets(), {
        'elsewhere/login': {
          value: 'old',
          description: 'A login.',
          tags: { 'spinup:org': 'myorg', Team: 'red' },
        },
      });
    });

    t.test('prefers the given credential to an ARN in the definition', async t => {
      const keeper = await keeperOf(t, flavor);
      await keeper.secretsManager.createSecret({ Name: 'elsewhere', SecretString: 'other' });
      const web = container('web', await keeper.arnOf('elsewhere'));

      await keeper.create([web], { web: credential('login', 'one') });

      t.same(await keeper.named(), { web: LOGIN });
      t.match(await keeper.secrets(), { elsewhere: { value: 'other' }, [LOGIN]: { value: 'one' } });
    });

    t.test('does not overwrite an existing secret of the same name', async t => {
      const keeper = await keeperOf(t, flavor);
      await keeper.secretsManager.createSecret({ Name: LOGIN, SecretString: 'other' });

      const { status, body } = await keeper.create([container('web')], { web: credential('login', 'one') });

      t.equal(status, 409);
      t.match(body.detail, 'Secret spinup/myorg/myclu/login already exists.');
      t.same(await keeper.secrets(), { [LOGIN]: { value: 'other', tags: {} } });
    });

    t.test('refuses a credential for a container that does not exist', async t => {
      const keeper = await keeperOf(t, flavor);

      const { status, body } = await keeper.create([container('web')], { other: credential('login', 'one') });

      t.equal(status, 400);
      matchExactly(t, body.errors, [{ pointer: '/credentials/other' }]);
      t.same(await keeper.secrets(), {});
    });
  });

  t.test(`an update of a ${flavor}`, async t => {
    t.test('puts a new value into the space’s secret and keeps the revision', async t => {
      const keeper = await withLogin(t, flavor);

      const body = await update(t, keeper, { credentials: { web: credential('ignored', 'new') } });

      t.match(body.Credentials, { web: { Name: LOGIN, VersionId: /./ } });
      t.same(await keeper.secrets(), { [LOGIN]: { value: 'new', previous: 'old', tags: tagsOf(flavor) } });
      t.same(await keeper.named(), { web: LOGIN });
      t.notOk(actions(keeper).some(action => /^(Register|UpdateService|Create|Delete)/.test(action)));
    });

    t.test('puts a new binary value with another definition', async t => {
      const keeper = await withLogin(t, flavor);
      const secretbinary = Buffer.from('new').toString('base64');

      await update(t, keeper, {
        taskdefinition: definitionWith([container('web')]),
        credentials: { web: { name: 'ignored', secretbinary } },
      });

      t.same(await keeper.secrets(), { [LOGIN]: { value: 'new', previous: 'old', tags: tagsOf(flavor) } });
      t.same(await keeper.named(), { web: LOGIN });
      t.same(keeper.deletions, []);
    });

    t.test('creates a credential for a container that had none', async t => {
      const keeper = await withLogin(t, flavor);

      const body = await update(t, keeper, {
        credentials: { sidecar: { ...credential('sidecar', 'its'), tags: TEAM } },
      });

      t.same(Object.keys(body.Credentials), ['sidecar']);
      t.same(await keeper.secrets(), {
        [LOGIN]: { value: 'old', tags: tagsOf(flavor) },
        [SIDECAR]: { value: 'its', tags: tagsOf(flavor, { Team: 'blue' }) },
      });
      t.same(await keeper.named(), { web: LOGIN, sidecar: SIDECAR });
      t.equal(body.TaskDefinition.Revision, 2);
      t.same(keeper.deletions, []);
    });

    t.test('keeps the secrets that its definition still names, and registers nothing', async t => {
      const keeper = await withLogin(t, flavor);
      const web = container('web', await keeper.arnOf(LOGIN));

      const body = await update(t, keeper, { taskdefinition: definitionWith([web, container('sidecar')]) });

      t.equal(body.TaskDefinition.Revision, 1);
      t.same(await keeper.secrets(), { [LOGIN]: { value: 'old', tags: tagsOf(flavor) } });
      t.same(keeper.deletions, []);
    });

    t.test('tags the remaining secrets and changes nothing else of them', async t => {
      const keeper = await withLogin(t, flavor);

      await update(t, keeper, { tags: TEAM });

      t.same(await keeper.secrets(), { [LOGIN]: { value: 'old', tags: tagsOf(flavor, { Team: 'blue' }) } });
      t.same(await keeper.named(), { web: LOGIN });
    });

    t.test('deletes a secret that nothing names once no deployment uses it', async t => {
      const keeper = await withLogin(t, flavor);

      const { TaskDefinition } = await update(t, keeper, {
        taskdefinition: definitionWith([container('web'), container('sidecar')]),
      });

      t.equal(TaskDefinition.Revision, 2);
      t.match(await keeper.secrets(), { [LOGIN]: { value: 'old' } }, 'the previous definition names it');
      await updateAgain(t, keeper);
      t.same(await keeper.named(), {});
      t.same(await keeper.secrets(), {});
      t.same(keeper.deletions, [{ secret: LOGIN, isDeployed: false, after: WRITES[flavor] }]);
    });

    t.test('deletes the secret of a removed container', async t => {
      const keeper = await withLogin(t, flavor);

      await update(t, keeper, { taskdefinition: definitionWith([container('sidecar')]) });
      await updateAgain(t, keeper);

      t.same(await keeper.secrets(), {});
      t.same(keeper.deletions, [{ secret: LOGIN, isDeployed: false, after: WRITES[flavor] }]);
    });

    t.test('keeps the secret of a renamed container', async t => {
      const keeper = await withLogin(t, flavor);

      await update(t, keeper, { taskdefinition: definitionWith([container('site', await keeper.arnOf(LOGIN))]) });

      t.same(await keeper.named(), { site: LOGIN });
      t.match(await keeper.secrets(), { [LOGIN]: { value: 'old' } });
      t.same(keeper.deletions, []);
    });

    t.test('deletes one secret and creates another where the credential moves to another container', async t => {
      const keeper = await withLogin(t, flavor);

      await update(t, keeper, {
        taskdefinition: definitionWith([container('web'), container('sidecar')]),
        credentials: { sidecar: credential('sidecar', 'its') },
      });
      await updateAgain(t, keeper);

      t.same(await keeper.named(), { sidecar: SIDECAR });
      t.same(Object.keys(await keeper.secrets()), [SIDECAR]);
      t.same(keeper.deletions, [{ secret: LOGIN, isDeployed: false, after: WRITES[flavor] }]);
    });

    t.test('uses the secret that it names and deletes the previous one', async t => {
      const keeper = await withLogin(t, flavor);
      await keeper.secretsManager.createSecret({ Name: 'elsewhere', SecretString: 'other' });
      const web = container('web', await keeper.arnOf('elsewhere'));

      await update(t, keeper, { taskdefinition: definitionWith([web]) });
      await updateAgain(t, keeper);

      t.same(await keeper.named(), { web: 'elsewhere' });
      t.same(await keeper.secrets(), { elsewhere: { value: 'other', tags: {} } });
    });

    for (const isBinary of [false, true]) {
      t.test(`moves ${isBinary ? 'bytes' : 'a secret'} outside the prefix under the space’s prefix`, async t => {
        const keeper = await withLoginOutsideSpace(t, flavor);
        if (isBinary)
          await keeper.secretsManager.putSecretValue({ SecretId: 'elsewhere/login', SecretBinary: Buffer.from('old') });

        const body = await update(t, keeper, { credentials: {} });
        await updateAgain(t, keeper);

        t.match(body.Credentials, { web: { Name: LOGIN } });
        t.same(await keeper.secrets(), {
          [LOGIN]: { value: 'old', description: 'A login.', tags: tagsOf(flavor, { Team: 'red' }) },
        });
        t.same(await keeper.named(), { web: LOGIN });
        t.same(keeper.deletions, [{ secret: 'elsewhere/login', isDeployed: false, after: WRITES[flavor] }]);
      });
    }

    t.test('replaces a secret outside the prefix by the given one', async t => {
      const keeper = await withLoginOutsideSpace(t, flavor);

      await update(t, keeper, { credentials: { web: credential('fresh', 'new') } });
      await updateAgain(t, keeper);

      t.same(await keeper.secrets(), { [`${PREFIX}fresh`]: { value: 'new', tags: tagsOf(flavor) } });
      t.same(await keeper.named(), { web: `${PREFIX}fresh` });
      t.same(keeper.deletions, [{ secret: 'elsewhere/login', isDeployed: false, after: WRITES[flavor] }]);
    });

    t.test('never changes another org’s secret', async t => {
      const keeper = await withLoginOutsideSpace(t, flavor, false);
      const before = await keeper.secrets();
      const web = container('web', await keeper.arnOf('elsewhere/login'));

      await update(t, keeper, { taskdefinition: definitionWith([web]), tags: TEAM });
      t.same(await keeper.named(), { web: 'elsewhere/login' });
      t.same(await keeper.secrets(), before, 'named');
      await update(t, keeper, { credentials: { web: credential('fresh', 'new') } });

      t.same(await keeper.named(), { web: `${PREFIX}fresh` });
      const { [`${PREFIX}fresh`]: fresh, ...others } = await keeper.secrets();
      t.match(fresh, { value: 'new' });
      t.same(others, before, 'not named any more');
      t.same(keeper.deletions, []);
    });

    t.test('refuses a credential for a container that does not exist before it changes anything', async t => {
      const keeper = await withLogin(t, flavor);
      const other = credential('other', 'x');

      for (const body of [
        { credentials: { other } },
        { taskdefinition: definitionWith([container('web')]), credentials: { other } },
      ]) {
        const answer = await keeper.update(body);
        t.equal(answer.status, 400);
        matchExactly(t, answer.body.errors, [{ pointer: '/credentials/other' }]);
      }
      t.same(await keeper.secrets(), { [LOGIN]: { value: 'old', tags: tagsOf(flavor) } });
    });

    t.test('does not overwrite an existing secret of the same name', async t => {
      const keeper = await withLogin(t, flavor);
      await keeper.secretsManager.createSecret({ Name: SIDECAR, SecretString: 'other' });

      const { status } = await keeper.update({ credentials: { sidecar: credential('sidecar', 'its') } });

      t.equal(status, 409);
      matchExactly(t, await keeper.secrets(), { [SIDECAR]: { value: 'other', tags: {} } });
    });

    t.test('restores everything when it fails, and deletes nothing', async t => {
      const keeper = await withLogin(t, flavor);
      const error = { code: 'ServerException', message: 'Not now.', status: 500 };
      const action = flavor === 'service' ? 'UpdateService' : 'RegisterTaskDefinition';
      keeper.emulator.faults.add({ action, error, times: 3 });

      const { status } = await keeper.update({
        taskdefinition: definitionWith([container('web'), container('sidecar')]),
        credentials: { web: credential('ignored', 'new'), sidecar: credential('sidecar', 'its') },
      });

      t.equal(status, 502);
      await keeper.settled();
      t.same(await keeper.secrets(), { [LOGIN]: { value: 'old', tags: tagsOf(flavor) } });
      t.same(await keeper.named(), { web: LOGIN });
      t.same(
        keeper.deletions.map(({ secret }) => secret),
        [SIDECAR],
        'its own new secrets',
      );
    });
  });
}

for (const flavor of FLAVORS)
  t.test(`an update of a ${flavor} returns the cluster with its new tags`, async t => {
    const keeper = await keeperOf(t, flavor);
    await keeper.create([container('web')]);

    const { body } = await keeper.update({ tags: [{ Key: 'Team', Value: 'blue' }] });

    const { body: shown } = await keeper.call('GET', '/sandbox/clusters/myclu');
    const sorted = (tags: { Key: string }[]) => tags.map(tag => JSON.stringify(tag)).sort();
    t.same(body.Cluster.Tags.map(({ Key }: { Key: string }) => Key).sort(), [
      'Name',
      'Team',
      'spinup:flavor',
      'spinup:operation',
      'spinup:org',
      'spinup:spaceid',
      'spinup:type',
    ]);
    t.same(sorted(body.Cluster.Tags), sorted(shown.Clusters[0].Tags));
  });

/** Names that every object inherits. */
const INHERITED = ['constructor', 'toString', 'hasOwnProperty'];

for (const flavor of FLAVORS)
  t.test(`containers of a ${flavor} may have the names of members that every object inherits`, async t => {
    const keeper = await keeperOf(t, flavor);
    const containers = INHERITED.map(name => container(name));
    const { status, body } = await keeper.create(containers, { constructor: credential('login', 'old') });
    t.equal(status, 200, JSON.stringify(body));
    t.same(await keeper.named(), { constructor: LOGIN });

    const kept = [
      container('constructor', LOGIN),
      container('toString'),
      { ...container('hasOwnProperty'), image: 'b:2' },
    ];
    t.equal((await keeper.update({ taskdefinition: definitionWith(kept) })).status, 200);

    t.same(await keeper.named(), { constructor: LOGIN });
    t.same(await keeper.secrets(), { [LOGIN]: { value: 'old', tags: tagsOf(flavor) } });
  });
