import { type Filter, SecretsManager } from '@aws-sdk/client-secrets-manager';
import type { Test } from 'tap';
import { manualClock } from '../../../../src/emulator/index.js';
import { connect } from '../../../emulator/connect.js';
import { type Behaviour, differs, errorOf, of } from '../support.js';

/** Listing secrets, with filters. */
export const LISTS: Behaviour[] = [
  {
    title: 'secrets are listed in the order of their creation, without those marked for deletion',
    cases: of('test_list_secrets', 'test_empty', 'test_list_secrets', 'test_with_include_planned_deleted_secrets'),
    outcome: 'holds',
    async verify(t) {
      const { client, create, names } = await emptyAccount(t);
      t.same(await names(), []);
      await create('b');
      await create('a', { Tags: [{ Key: 'a', Value: '1' }] });
      const { SecretList = [] } = await client.listSecrets({});
      t.same(
        SecretList.map(({ Name, Tags }) => [Name, Tags]),
        [
          ['b', undefined],
          ['a', [{ Key: 'a', Value: '1' }]],
        ],
      );
      t.same(
        SecretList.map(({ CreatedDate, LastChangedDate }) => [CreatedDate, LastChangedDate]),
        [1, 2].map(second => Array(2).fill(new Date(`2026-01-01T00:00:0${second}Z`))),
      );
      t.same(
        SecretList.map(({ SecretVersionsToStages }) => Object.values(SecretVersionsToStages ?? {})),
        [[['AWSCURRENT']], [['AWSCURRENT']]],
      );
      await client.deleteSecret({ SecretId: 'b' });
      t.same(await names(), ['a']);
      const marked = await client.listSecrets({
        IncludePlannedDeletion: true,
        Filters: [{ Key: 'name', Values: ['b'] }],
      });
      t.same(
        marked.SecretList?.map(({ Name }) => Name),
        ['b'],
      );
      t.equal((await client.listSecrets({ IncludePlannedDeletion: true })).SecretList?.length, 2);
    },
  },
  {
    title: 'filters match by name, tag and owning service',
    cases: [
      ...of('test_list_secrets', 'test_with_name_filter', 'test_with_tag_key_filter', 'test_with_tag_value_filter'),
      ...of('test_list_secrets', 'test_with_filter_with_multiple_values', 'test_filter_with_owning_service'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { create, names } = await emptyAccount(t);
      await create('foo', { Tags: [{ Key: 'key', Value: 'value' }] });
      await create('bar');
      await create('baz');
      t.same(await names({ Key: 'name', Values: ['foo'] }), ['foo']);
      t.same(await names({ Key: 'name', Values: ['foo', 'bar'] }), ['foo', 'bar']);
      t.same(await names({ Key: 'tag-key', Values: ['key'] }), ['foo']);
      t.same(await names({ Key: 'tag-value', Values: ['value'] }), ['foo']);
      t.same(await names({ Key: 'owning-service', Values: ['n/a'] }), []);
    },
  },
  {
    title: 'the filter `description` needs all words of its value, by their beginnings',
    cases: [
      ...of('test_list_secrets', 'test_with_description_filter', 'test_with_filter_with_value_with_multiple_words'),
      ...of('test_list_secrets', 'test_with_duplicate_filter_keys', 'test_with_multiple_filters'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { names } = await described(t);
      t.same(await names({ Key: 'description', Values: ['one two'] }), ['foo', 'bar']);
      t.same(await names({ Key: 'description', Values: ['o t'] }), ['foo', 'bar']);
      t.same(await names({ Key: 'description', Values: ['t'] }), ['foo', 'bar', 'qux']);
      t.same(await names({ Key: 'description', Values: ['ONE'] }), ['foo', 'bar', 'baz']);
      const [one, two]: Filter[] = ['one', 'two'].map(value => ({ Key: 'description', Values: [value] }));
      t.same(await names(...[one, two].flatMap(filter => filter ?? [])), ['foo', 'bar']);
      t.same(await names({ Key: 'description', Values: ['one'] }, { Key: 'name', Values: ['ba'] }), ['bar', 'baz']);
    },
  },
  {
    title: 'a value after an exclamation mark is met by the secrets that do not match it',
    cases: of('test_list_secrets', 'test_with_filter_with_negation'),
    outcome: 'holds',
    async verify(t) {
      const { names } = await described(t);
      t.same(await names({ Key: 'description', Values: ['one', '!two'] }), ['foo', 'bar', 'baz', 'none']);
      t.same(await names({ Key: 'description', Values: ['!o'] }), ['qux', 'none']);
    },
  },
  {
    title: 'the filter `all` finds the beginnings of words in names, descriptions and tags, in any case',
    cases: of('test_list_secrets', 'test_with_all_filter_special_characters'),
    outcome: 'holds',
    async verify(t) {
      const { create, names } = await emptyAccount(t);
      const all = (...Values: string[]) => names({ Key: 'all', Values });
      const special = ['/', '_', '+', '=', '.', '@', '-'].map(mark => `prod${mark}AppBeta${mark}suffix`);
      for (const name of [...special, 'uat/COMPANY/suffix', 'uat/COMPANYthings/suffix']) await create(name);
      t.same(await all('AppBeta'), special);
      t.same(await all('Beta'), special);
      t.same(await all('AppBeta', 'prod'), special);
      t.same(await all('+'), []);
      t.same(await all('suffix'), [...special, 'uat/COMPANY/suffix', 'uat/COMPANYthings/suffix']);
      t.same(await all('company'), ['uat/COMPANY/suffix']);
      t.same(await all('things'), []);
      t.same(await all('Ythings'), ['uat/COMPANYthings/suffix']);
      t.same(await all('N'), []);
      t.same(await all('pany'), []);
    },
  },
  {
    title: 'the filter `all` needs any word of its value',
    cases: of('test_list_secrets', 'test_with_all_filter'),
    outcome: differs(
      'The test case needs all words of a value. AWS documents a search for any of them.',
      'Secrets Manager User Guide, "Find secrets in AWS Secrets Manager", example `My_Secret`',
    ),
    async verify(t) {
      const { create, names } = await emptyAccount(t);
      const all = (value: string) => names({ Key: 'all', Values: [value] });
      await create('SecretOne');
      await create('SecretTwo', { Description: 'DescTwo' });
      await create('Thirdsecret');
      await create('SecretFTag', { Tags: [{ Key: '1', Value: 'foo' }] });
      await create('SecretFValue', { Tags: [{ Key: 'foo', Value: 'v' }] });
      await create('none');
      const secrets = ['SecretOne', 'SecretTwo', 'SecretFTag', 'SecretFValue'];
      t.same(await all('SecretOne'), secrets);
      t.same(await all('one'), ['SecretOne']);
      t.same(await all('foo'), ['SecretFTag', 'SecretFValue']);
      for (const value of ['Secret', 'secret', 'sec']) t.same(await all(value), secrets);
      t.same(await all('ret'), []);
      t.same(await all('d'), ['SecretTwo']);
      t.same(await all('t'), ['SecretTwo', 'Thirdsecret', 'SecretFTag']);
      t.same(await all('d t'), ['SecretTwo', 'Thirdsecret', 'SecretFTag']);
    },
  },
  {
    title: 'a filter needs a key and values',
    cases: of('test_list_secrets', 'test_with_no_filter_key', 'test_with_no_filter_values'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await emptyAccount(t);
      const invalid = (message: string) => ({ name: 'InvalidParameterException', message, status: 400 });
      const keyless = client.listSecrets({ Filters: [{ Values: ['foo'] }] });
      t.same(await errorOf(keyless), invalid('Invalid filter key'));
      const empty = client.listSecrets({ Filters: [{ Key: 'description' }] });
      t.same(await errorOf(empty), invalid('Invalid filter values for key: description'));
    },
  },
  {
    title: 'a filter has one of seven keys',
    cases: of('test_list_secrets', 'test_with_invalid_filter_key'),
    outcome: differs(
      "The test case's message lists five keys. AWS has seven.",
      "Secrets Manager API Reference, Filter, `Key`, and AWS's model",
    ),
    async verify(t) {
      const { client } = await emptyAccount(t);
      // The type of the SDK has the valid keys only.
      const unknown = [{ Key: 'invalid', Values: ['foo'] }] as unknown as Filter[];
      t.same(await errorOf(client.listSecrets({ Filters: unknown })), {
        name: 'ValidationException',
        message:
          "1 validation error detected: Value 'invalid' at 'filters.1.member.key' failed to satisfy constraint: Member must satisfy enum value set: [description, name, tag-key, tag-value, primary-region, owning-service, all]",
        status: 400,
      });
    },
  },
];

async function emptyAccount(t: Test) {
  const clock = manualClock();
  const { client } = await connect(t, SecretsManager, { clock });
  return {
    client,
    /** Creates a secret one second after the last one. */
    async create(Name: string, more: object = {}) {
      clock.advance(1_000);
      await client.createSecret({ Name, SecretString: 'v1', ...more });
    },
    names: async (...filters: Filter[]) =>
      (await client.listSecrets({ Filters: filters.length ? filters : undefined })).SecretList?.map(({ Name }) => Name),
  };
}

/** An account with secrets that their descriptions distinguish. */
async function described(t: Test) {
  const account = await emptyAccount(t);
  const descriptions = { foo: 'one two', bar: 'one and two', baz: 'one', qux: 'two', none: 'unrelated' };
  for (const [name, Description] of Object.entries(descriptions)) await account.create(name, { Description });
  return account;
}
