import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { connect } from '../connect.js';

const tokens = ['a', 'b', 'c'].map(letter => letter.repeat(32));
const create = (Name: string, more: object = {}) => new CreateSecretCommand({ Name, SecretString: 'v1', ...more });

t.test('a new value becomes AWSCURRENT and the last one AWSPREVIOUS', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const secret = { SecretId: 'secret' };
  await client.send(create('secret', { ClientRequestToken: tokens[0] }));

  await client.send(new PutSecretValueCommand({ ...secret, ClientRequestToken: tokens[1], SecretString: 'v2' }));
  await client.send(new UpdateSecretCommand({ ...secret, ClientRequestToken: tokens[2], SecretString: 'v3' }));
  const current = await client.send(new GetSecretValueCommand(secret));
  const previous = await client.send(new GetSecretValueCommand({ ...secret, VersionStage: 'AWSPREVIOUS' }));
  const oldest = await client.send(new GetSecretValueCommand({ ...secret, VersionId: tokens[0] }));
  const { VersionIdsToStages } = await client.send(new DescribeSecretCommand(secret));

  matchExactly(
    t,
    [current, previous, oldest],
    [{ SecretString: 'v3' }, { SecretString: 'v2' }, { SecretString: 'v1' }],
  );
  t.same(VersionIdsToStages, { [`${tokens[1]}`]: ['AWSPREVIOUS'], [`${tokens[2]}`]: ['AWSCURRENT'] });
});

t.test('a token identifies one value', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const put = { SecretId: 'secret', ClientRequestToken: tokens[1] };
  await client.send(create('secret'));

  await client.send(new PutSecretValueCommand({ ...put, SecretString: 'v2' }));
  const again = await client.send(new PutSecretValueCommand({ ...put, SecretString: 'v2' }));

  t.equal(again.VersionId, tokens[1]);
  await t.rejects(client.send(new PutSecretValueCommand({ ...put, SecretString: 'v3' })), {
    name: 'ResourceExistsException',
  });
});

t.test('a value is text or binary, and can be added later', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const bytes = new Uint8Array([0, 255, 10]);

  await client.send(new CreateSecretCommand({ Name: 'empty' }));
  await client.send(new CreateSecretCommand({ Name: 'bytes', SecretBinary: bytes }));
  const { SecretBinary, SecretString } = await client.send(new GetSecretValueCommand({ SecretId: 'bytes' }));

  t.same([...(SecretBinary ?? [])], [...bytes]);
  t.equal(SecretString, undefined);
  await t.rejects(client.send(new GetSecretValueCommand({ SecretId: 'empty' })), {
    name: 'ResourceNotFoundException',
    message: "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
  });
  await t.rejects(client.send(create('both', { SecretBinary: bytes })), { name: 'InvalidParameterException' });
});

t.test('a version is read by id and stage only if it has that stage', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const secret = { SecretId: 'secret' };
  await client.send(create('secret', { ClientRequestToken: tokens[0] }));
  await client.send(new PutSecretValueCommand({ ...secret, ClientRequestToken: tokens[1], SecretString: 'v2' }));
  const read = (version: object) => client.send(new GetSecretValueCommand({ ...secret, ...version }));

  t.match(await read({ VersionId: tokens[0], VersionStage: 'AWSPREVIOUS' }), { SecretString: 'v1' });
  await t.rejects(read({ VersionId: tokens[0], VersionStage: 'AWSCURRENT' }), { name: 'InvalidRequestException' });
  await t.rejects(read({ VersionId: tokens[2] }), { name: 'ResourceNotFoundException' });
  await t.rejects(read({ VersionStage: 'none' }), { name: 'ResourceNotFoundException' });
});

t.test('a version without a stage is listed on request', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const secret = { SecretId: 'secret' };
  await client.send(create('secret', { ClientRequestToken: tokens[0] }));
  for (const [index, ClientRequestToken] of tokens.slice(1).entries()) {
    await client.send(new PutSecretValueCommand({ ...secret, ClientRequestToken, SecretString: `later ${index}` }));
  }
  const list = async (more: object) =>
    (await client.send(new ListSecretVersionIdsCommand({ ...secret, ...more }))).Versions?.map(one => one.VersionId);

  t.same(await list({}), tokens.slice(1));
  t.same(await list({ IncludeDeprecated: true }), tokens);
  t.same(await list({ IncludeDeprecated: true, MaxResults: 1 }), tokens.slice(0, 1));
});

t.test('a value can be put with another stage', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const secret = { SecretId: 'secret' };
  await client.send(create('secret', { ClientRequestToken: tokens[0] }));

  const pending = { ...secret, ClientRequestToken: tokens[1], SecretString: 'v2', VersionStages: ['AWSPENDING'] };
  const put = await client.send(new PutSecretValueCommand(pending));
  const current = await client.send(new GetSecretValueCommand(secret));

  t.same(put.VersionStages, ['AWSPENDING']);
  t.equal(current.SecretString, 'v1');
});

t.test('an update without a value adds no version', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  await client.send(create('secret', { ClientRequestToken: tokens[0] }));

  const updated = await client.send(new UpdateSecretCommand({ SecretId: 'secret', Description: 'new' }));
  const { Versions } = await client.send(new ListSecretVersionIdsCommand({ SecretId: 'secret' }));
  const { Description } = await client.send(new DescribeSecretCommand({ SecretId: 'secret' }));

  t.equal(updated.VersionId, undefined);
  matchExactly(t, Versions, [{ VersionId: tokens[0], VersionStages: ['AWSCURRENT'] }]);
  t.equal(Description, 'new');
});

t.test('moving AWSCURRENT requires both versions', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const secret = { SecretId: 'secret' };
  await client.send(create('secret', { ClientRequestToken: tokens[0] }));
  await client.send(new PutSecretValueCommand({ ...secret, ClientRequestToken: tokens[1], SecretString: 'v2' }));

  const move = { ...secret, VersionStage: 'AWSCURRENT', MoveToVersionId: tokens[0] };
  await t.rejects(client.send(new UpdateSecretVersionStageCommand(move)), { name: 'InvalidParameterException' });
  await client.send(new UpdateSecretVersionStageCommand({ ...move, RemoveFromVersionId: tokens[1] }));
  const { VersionIdsToStages } = await client.send(new DescribeSecretCommand(secret));

  t.same(VersionIdsToStages, { [`${tokens[0]}`]: ['AWSCURRENT'], [`${tokens[1]}`]: ['AWSPREVIOUS'] });
});
