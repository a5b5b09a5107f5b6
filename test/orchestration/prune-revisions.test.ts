import { ECS, type ListTaskDefinitionsRequest } from '@aws-sdk/client-ecs';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import t, { type Test } from 'tap';
import { accelerated } from '../../scripts/support/pacing.js';
import { type AwsAccount, awsAccount } from '../../src/aws/account.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { pruneRevisions } from '../../src/orchestration/prune-revisions.js';
import { runSaga } from '../../src/saga/run-saga.js';
import { clientOf } from '../emulator/connect.js';
import { ORG, testConfig } from '../support/service.js';

const SPACE = 'myclu';
const TAGS = [
  { key: 'spinup:org', value: ORG },
  { key: 'spinup:spaceid', value: SPACE },
];

/** Family `web` with one revision for each of these credentials. */
async function registered(t: Test, credentials: (string | undefined)[]): Promise<{ emulator: Emulator; ecs: ECS }> {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const ecs = clientOf(t, ECS, emulator);
  const secretsManager = clientOf(t, SecretsManager, emulator);
  const Tags = TAGS.map(({ key: Key, value: Value }) => ({ Key, Value }));
  for (const Name of new Set(credentials.filter(name => name !== undefined)))
    await secretsManager.createSecret({ Name, SecretString: 'x', Tags });
  for (const credentialsParameter of credentials) {
    const repositoryCredentials = credentialsParameter ? { credentialsParameter } : undefined;
    const container = { name: 'web', image: 'nginx:1', memory: 64, repositoryCredentials };
    await ecs.registerTaskDefinition({ family: 'web', containerDefinitions: [container], tags: TAGS });
  }
  return { emulator, ecs };
}

function accountOf(emulator: Emulator): AwsAccount {
  const { sandbox = { region: '' } } = testConfig(emulator).accounts;
  return awsAccount('sandbox', sandbox, accelerated(1000));
}

async function prune(aws: AwsAccount, keep: number): Promise<void> {
  await runSaga(pruneRevisions, { aws, org: ORG }, { space: SPACE, family: 'web', keep });
}

async function activeRevisions(ecs: ECS): Promise<(string | undefined)[]> {
  const { taskDefinitionArns = [] } = await ecs.listTaskDefinitions({ familyPrefix: 'web' });
  return taskDefinitionArns.map(arn => arn.split('/').at(-1));
}

/** The names of the secrets that are not scheduled for deletion. */
async function secretNames(t: Test, emulator: Emulator): Promise<(string | undefined)[]> {
  const { SecretList = [] } = await clientOf(t, SecretsManager, emulator).listSecrets({});
  return SecretList.map(({ Name }) => Name).sort();
}

t.test('the latest revisions stay on a server that ignores the order of sorting', async t => {
  const { emulator, ecs } = await registered(t, Array(12).fill(undefined));
  const aws = accountOf(emulator);
  const { ecs: server } = aws;
  const listTaskDefinitions = (input: ListTaskDefinitionsRequest) =>
    server.listTaskDefinitions({ ...input, sort: 'ASC' });
  aws.ecs = new Proxy(server, {
    get: (_, name) => (name === 'listTaskDefinitions' ? listTaskDefinitions : Reflect.get(server, name)),
  });

  await prune(aws, 3);

  t.same(await activeRevisions(ecs), ['web:10', 'web:11', 'web:12']);
});

t.test('pruning deletes the credentials that only pruned revisions name', async t => {
  const { emulator, ecs } = await registered(t, ['pruned', 'shared', 'pruned', 'kept', 'shared']);

  await prune(accountOf(emulator), 2);

  t.same(await activeRevisions(ecs), ['web:4', 'web:5']);
  t.same(await secretNames(t, emulator), ['kept', 'shared'], 'the others are scheduled for deletion');
});

t.test('pruning keeps the credentials that a definition of another family of the space names', async t => {
  const { emulator, ecs } = await registered(t, ['pruned', 'elsewhere', undefined]);
  const repositoryCredentials = { credentialsParameter: 'elsewhere' };
  const container = { name: 'web', image: 'nginx:1', memory: 64, repositoryCredentials };
  await ecs.registerTaskDefinition({ family: 'other', containerDefinitions: [container], tags: TAGS });

  await prune(accountOf(emulator), 1);

  t.same(await secretNames(t, emulator), ['elsewhere']);
});
