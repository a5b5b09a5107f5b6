import {
  BatchGetSecretValueCommand,
  CreateSecretCommand,
  DeleteSecretCommand,
  type Filter,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { connect } from '../connect.js';

const create = (Name: string, more: object = {}) => new CreateSecretCommand({ Name, SecretString: 'v1', ...more });

t.test('filters match prefixes, and ! negates a value', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const tagged = (Key: string, Value: string) => ({ Tags: [{ Key, Value }] });
  await client.send(create('a-one', { ...tagged('spinup:org', 'myorg'), Description: 'The First' }));
  await client.send(create('a-two', tagged('spinup:org', 'myorg-too')));
  await client.send(create('b-one', tagged('other', 'Other')));
  const names = async (...Filters: Filter[]) =>
    (await client.send(new ListSecretsCommand({ Filters, SortBy: 'name' }))).SecretList?.map(({ Name }) => Name);

  t.same(await names({ Key: 'name', Values: ['a-'] }), ['a-one', 'a-two']);
  t.same(await names({ Key: 'name', Values: ['A-'] }), []);
  t.same(await names({ Key: 'name', Values: ['!a-'] }), ['b-one']);
  t.same(await names({ Key: 'description', Values: ['the f'] }), ['a-one']);
  t.same(await names({ Key: 'tag-key', Values: ['spinup:org'] }), ['a-one', 'a-two']);
  t.same(await names({ Key: 'tag-value', Values: ['myorg'] }), ['a-one', 'a-two']);
  t.same(await names({ Key: 'tag-value', Values: ['myorg'] }, { Key: 'name', Values: ['a-t'] }), ['a-two']);
  t.same(await names({ Key: 'all', Values: ['other first'] }), ['a-one', 'b-one']);
});

t.test('tag filters are case-sensitive, and the filter `all` is not', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  await client.send(create('lower', { Tags: [{ Key: 'spinup:org', Value: 'myorg' }] }));
  await client.send(create('upper', { Tags: [{ Key: 'Spinup:Org', Value: 'MyOrg' }] }));
  await client.send(
    create('split', {
      Tags: [
        { Key: 'spinup:org', Value: 'other' },
        { Key: 'x', Value: 'myorg' },
      ],
    }),
  );
  const names = async (...Filters: Filter[]) =>
    (await client.send(new ListSecretsCommand({ Filters, SortBy: 'name' }))).SecretList?.map(({ Name }) => Name);

  t.same(await names({ Key: 'tag-key', Values: ['Spinup'] }), ['upper']);
  t.same(await names({ Key: 'tag-value', Values: ['myorg'] }), ['lower', 'split']);
  t.same(await names({ Key: 'tag-value', Values: ['MyOrg', 'other'] }), ['split', 'upper']);
  t.same(await names({ Key: 'all', Values: ['MYORG'] }), ['lower', 'split']);
  t.same(await names({ Key: 'all', Values: ['MyOrg'] }), ['lower', 'split', 'upper']);
  // The key and the value may be those of different tags.
  const both = [
    { Key: 'tag-key' as const, Values: ['spinup:org'] },
    { Key: 'tag-value' as const, Values: ['myorg'] },
  ];
  t.same(await names(...both), ['lower', 'split']);
});

t.test('a list has pages, and secrets scheduled for deletion on request', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  for (const name of ['one', 'two', 'three']) await client.send(create(name));
  await client.send(new DeleteSecretCommand({ SecretId: 'three' }));

  const first = await client.send(new ListSecretsCommand({ MaxResults: 1 }));
  const second = await client.send(new ListSecretsCommand({ MaxResults: 1, NextToken: first.NextToken }));
  const all = await client.send(new ListSecretsCommand({ IncludePlannedDeletion: true }));

  matchExactly(t, first.SecretList, [{ Name: 'one' }]);
  matchExactly(t, second.SecretList, [{ Name: 'two' }]);
  t.equal(second.NextToken, undefined);
  t.equal(all.SecretList?.length, 3);
  await t.rejects(client.send(new ListSecretsCommand({ NextToken: 'made-up' })), {
    name: 'InvalidNextTokenException',
  });
});

t.test('a batch has values and errors', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  await client.send(create('one'));

  const batch = await client.send(new BatchGetSecretValueCommand({ SecretIdList: ['one', 'none'] }));

  matchExactly(t, batch.SecretValues, [{ Name: 'one', SecretString: 'v1' }]);
  matchExactly(t, batch.Errors, [{ SecretId: 'none', ErrorCode: 'ResourceNotFoundException' }]);
});

t.test('a batch has up to 20 values, by name or in pages by filter', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  for (const name of ['a-1', 'a-2', 'b-1']) await client.send(create(name));
  const read = (query: object) => client.send(new BatchGetSecretValueCommand(query));
  const Filters = [{ Key: 'name', Values: ['a-'] }];

  const first = await read({ Filters, MaxResults: 1 });
  const second = await read({ Filters, MaxResults: 1, NextToken: first.NextToken });

  matchExactly(t, [first.SecretValues, second.SecretValues], [[{ Name: 'a-1' }], [{ Name: 'a-2' }]]);
  t.equal(second.NextToken, undefined);
  await t.rejects(read({ SecretIdList: Array(21).fill('a-1') }), { name: 'ValidationException' });
  await t.rejects(read({ SecretIdList: ['a-1'], Filters }), { name: 'InvalidParameterException' });
  await t.rejects(read({ SecretIdList: ['a-1'], MaxResults: 1 }), { name: 'InvalidParameterException' });
});
