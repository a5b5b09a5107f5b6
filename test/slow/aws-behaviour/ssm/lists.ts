import type { DescribeParametersCommandInput, ParameterStringFilter } from '@aws-sdk/client-ssm';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { ARN, emptyAccount, failed, START } from './account.js';

/** Listing parameters by path, with and without filters. */
export const LISTS: Behaviour[] = [
  {
    title: 'parameters are read by path, one level deep or recursively, in pages, by type and key',
    cases: of('test_ssm', 'test_get_parameters_by_path'),
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      const names = ['/foo/name1', '/foo/name2', '/bar/name3', '/bar/name3/name4', '/baz/name2', 'foo', 'baz'];
      for (const name of names) await put(name, { Value: name });
      await put('/baz/name1', { Type: 'StringList', Value: 'value1,value2' });
      await put('/baz/pwd', { Type: 'SecureString', KeyId: 'alias/aws/ssm' });
      const read = async (Path: string, more: object = {}) =>
        (await client.getParametersByPath({ Path, ...more })).Parameters?.map(({ Name }) => Name).sort();
      t.same(await read('/'), ['baz', 'foo']);
      const { Parameters } = await client.getParametersByPath({ Path: '/' });
      t.same(
        Parameters?.map(parameter => [parameter.ARN, parameter.LastModifiedDate]),
        ['baz', 'foo'].map(name => [`${ARN}/${name}`, START]),
      );
      t.equal((await read('/', { Recursive: true }))?.length, 9);
      t.same(await read('/foo'), ['/foo/name1', '/foo/name2']);
      t.same(await read('/bar'), ['/bar/name3']);
      t.same(await read('/bar', { Recursive: true }), ['/bar/name3', '/bar/name3/name4']);
      t.same(await read('/baz'), ['/baz/name1', '/baz/name2', '/baz/pwd']);
      const filtered = (Key: string, Values: string[], Option?: string) =>
        read('/baz', { ParameterFilters: [{ Key, Option, Values }] });
      t.same(await filtered('Type', ['StringList'], 'Equals'), ['/baz/name1']);
      t.same(await filtered('Type', ['StringList']), ['/baz/name1']);
      t.same(await filtered('Type', ['String'], 'Equals'), ['/baz/name2']);
      t.same(await filtered('Type', ['String', 'SecureString'], 'Equals'), ['/baz/name2', '/baz/pwd']);
      t.same(await filtered('Type', ['String'], 'BeginsWith'), ['/baz/name1', '/baz/name2']);
      t.same(await filtered('KeyId', ['alias/aws/ssm'], 'Equals'), ['/baz/pwd']);
      t.same(await filtered('Label', ['Label1']), []);
      for (const [Key, value] of [
        ['Name', 'error'],
        ['Path', '/error'],
        ['Tier', 'Standard'],
      ]) {
        const message = `The following filter key is not valid: ${Key}. Valid filter keys include: [Type, KeyId, Label].`;
        t.same(await errorOf(filtered(`${Key}`, [`${value}`])), failed('InvalidFilterKey', message));
      }
      const sizes: unknown[] = [];
      let NextToken: string | undefined;
      do {
        const page = await client.getParametersByPath({ Path: '/', Recursive: true, MaxResults: 4, NextToken });
        sizes.push(page.Parameters?.length);
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      t.same(sizes, [4, 4, 1]);
      const message =
        "1 validation error detected: Value '23' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 10";
      t.same(await errorOf(read('/', { MaxResults: 23 })), failed('ValidationException', message));
    },
  },
  {
    title: 'parameters are described without values, and with the ARN of who changed them',
    cases: of('test_ssm', 'test_describe_parameters', 'test_describe_parameters_attributes'),
    outcome: differs(
      'A test case finds `N/A` in LastModifiedUser. AWS returns the ARN of the user.',
      'Systems Manager API Reference, ParameterMetadata, `LastModifiedUser`',
    ),
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      await put('aa', { Description: 'my description', AllowedPattern: '.*' });
      await put('bb');
      const described = {
        Type: 'String',
        LastModifiedDate: START,
        LastModifiedUser: 'arn:aws:iam::012345678901:user/spinup',
        Version: 1,
        Tier: 'Standard',
        Policies: [],
        DataType: 'text',
      };
      t.same((await client.describeParameters({})).Parameters, [
        { ...described, Name: 'aa', ARN: `${ARN}/aa`, Description: 'my description', AllowedPattern: '.*' },
        { ...described, Name: 'bb', ARN: `${ARN}/bb` },
      ]);
    },
  },
  {
    title: 'descriptions have pages, of which only the last has no token',
    cases: of('test_ssm', 'test_describe_parameters_paging'),
    outcome: differs(
      'The test case gets ten parameters where it gives no MaxResults, with a token that leads to an empty page. AWS documents up to 50 and no fixed number.',
      'Systems Manager API Reference, DescribeParameters, `MaxResults`',
    ),
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      for (let digit = 0; digit < 50; digit += 1) await put(`param-${digit}`);
      const sizes: unknown[] = [];
      let NextToken: string | undefined;
      do {
        const page = await client.describeParameters({ MaxResults: 10, NextToken });
        sizes.push(page.Parameters?.length);
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      t.same(sizes, [10, 10, 10, 10, 10]);
      const all = await client.describeParameters({});
      t.same([all.Parameters?.length, all.NextToken], [50, undefined]);
    },
  },
  {
    title: 'the deprecated member Filters is refused',
    cases: [
      ...of('test_ssm', 'test_describe_parameters_filter_names', 'test_describe_parameters_filter_type'),
      ...of('test_ssm', 'test_describe_parameters_filter_keyid', 'test_describe_parameters_needs_param'),
    ],
    outcome: refused('AWS replaced Filters by ParameterFilters, which the embedded AWS has.'),
    async verify(t) {
      const { client } = await emptyAccount(t);
      const Filters: DescribeParametersCommandInput['Filters'] = [{ Key: 'Name', Values: ['test'] }];
      const message =
        "1 validation error detected: Value at 'Filters' failed to satisfy constraint: Member is a member that the emulator does not know";
      t.same(await errorOf(client.describeParameters({ Filters })), failed('ValidationException', message));
      const both = { Filters, ParameterFilters: [{ Key: 'Name', Values: ['test'] }] };
      t.same(await errorOf(client.describeParameters(both)), failed('ValidationException', message));
    },
  },
  {
    title: 'parameters are found by key',
    cases: of('test_ssm', 'test_describe_parameters_with_parameter_filters_keyid'),
    outcome: 'holds',
    async verify(t) {
      const { client, put, seed } = await emptyAccount(t);
      await put('secure', { Type: 'SecureString' });
      await put('custom', { Type: 'SecureString', KeyId: seed.kmsKeyAlias });
      await put('plain');
      const found = finder(client);
      t.same(await found({ Key: 'KeyId', Values: ['alias/aws/ssm'] }), ['secure']);
      t.same(await found({ Key: 'KeyId', Values: [seed.kmsKeyAlias] }), ['custom']);
      t.same(await found({ Key: 'KeyId', Option: 'BeginsWith', Values: ['alias'] }), ['custom', 'secure']);
    },
  },
  {
    title: 'parameters are found by name, with and without a slash at the beginning',
    cases: of('test_ssm', 'test_describe_parameters_with_parameter_filters_name'),
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      for (const name of ['param', '/param-2', '/tangent-3', 'tangram-4', 'standby-5']) await put(name);
      const found = (value: string, Option?: string) => finder(client)({ Key: 'Name', Option, Values: [value] });
      t.same(await found('param'), ['param']);
      t.same(await found('/param'), ['param']);
      t.same(await found('param-2'), ['/param-2']);
      t.same(await found('param', 'BeginsWith'), ['/param-2', 'param']);
      t.same(await found('ram', 'Contains'), ['/param-2', 'param', 'tangram-4']);
      t.same(await found('/tan', 'Contains'), ['/tangent-3', 'tangram-4']);
    },
  },
  {
    title: 'parameters are found by path',
    cases: of('test_ssm', 'test_describe_parameters_with_parameter_filters_path'),
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      for (const name of ['/foo/name1', '/foo/name2', '/bar/name3', '/bar/name3/name4', 'foo']) await put(name);
      const found = (Values: string[], Option?: string) => finder(client)({ Key: 'Path', Option, Values });
      t.same(await found(['/fo']), []);
      t.same(await found(['/']), ['foo']);
      t.same(await found(['/', '/foo']), ['/foo/name1', '/foo/name2', 'foo']);
      t.same(await found(['/foo/']), ['/foo/name1', '/foo/name2']);
      t.same(await found(['/bar/name3'], 'OneLevel'), ['/bar/name3/name4']);
      t.same(await found(['/fo'], 'Recursive'), []);
      t.equal((await found(['/'], 'Recursive'))?.length, 5);
      const below = ['/bar/name3', '/bar/name3/name4', '/foo/name1', '/foo/name2'];
      t.same(await found(['/foo', '/bar'], 'Recursive'), below);
      t.same(await found(['/foo/'], 'Recursive'), ['/foo/name1', '/foo/name2']);
      t.same(await found(['/bar/name3'], 'Recursive'), ['/bar/name3/name4']);
    },
  },
  {
    title: 'parameters are found by tags: a value, its beginning, any value, and several tags',
    cases: of('test_ssm', 'test_describe_parameters_tags', 'test_describe_parameters__multiple_tags'),
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      const tag = (ResourceId: string, Value: string) =>
        client.addTagsToResource({ ResourceType: 'Parameter', ResourceId, Tags: [{ Key: 'spam', Value }] });
      const tagged = (Value: string) => ({ Tags: [{ Key: 'spam', Value }] });
      await put('/foo/bar');
      await put('/spam/eggs', tagged('eggs'));
      await put('/spam/was-ham', tagged('ham'));
      await tag('/spam/was-ham', 'eggs');
      await put('/spam/late');
      await tag('/spam/late', 'eggs');
      await put('/spam/ham', tagged('eggs'));
      await tag('/spam/ham', 'ham');
      await put('/spam/removed', tagged('eggs'));
      const removed = { ResourceType: 'Parameter', ResourceId: '/spam/removed' } as const;
      await client.removeTagsFromResource({ ...removed, TagKeys: ['spam'] });
      await put('/both', { Tags: ['spam', 'x'].map(Key => ({ Key, Value: 'eggs' })) });
      const found = finder(client);
      const eggs = { Key: 'tag:spam', Option: 'Equals', Values: ['eggs'] };
      t.same(await found({ Key: 'tag:spam', Values: ['eggs'] }), [
        '/both',
        '/spam/eggs',
        '/spam/late',
        '/spam/was-ham',
      ]);
      const any = ['/both', '/spam/eggs', '/spam/ham', '/spam/late', '/spam/was-ham'];
      t.same(await found({ Key: 'tag:spam' }), any);
      t.same(await found(eggs, { Key: 'tag:x', Values: ['eggs'] }), ['/both']);
      t.same(await found({ Key: 'tag:x', Values: ['eggs'] }, eggs), ['/both']);
      t.same(await found({ Key: 'tag:spam', Option: 'BeginsWith', Values: ['h'] }), ['/spam/ham']);
    },
  },
  {
    title: 'invalid filters have their own errors',
    cases: of(
      'test_ssm',
      'test_describe_parameters_invalid_parameter_filters',
      'test_describe_parameters_invalid_path',
    ),
    outcome: 'holds',
    async verify(t) {
      const { client } = await emptyAccount(t);
      const found = finder(client);
      for (const [filters, code, message] of INVALID_FILTERS) {
        const error = await errorOf(found(...filters));
        t.same([error.name, error.status], [code, 400], JSON.stringify(filters));
        t.ok(error.message.includes(message), error.message);
      }
    },
  },
];

/** The sorted names of the parameters that match filters. */
function finder(client: Awaited<ReturnType<typeof emptyAccount>>['client']) {
  return async (...ParameterFilters: ParameterStringFilter[]) => {
    const { Parameters } = await client.describeParameters({ ParameterFilters });
    return Parameters?.map(({ Name }) => Name).sort();
  };
}

const NAME = { Key: 'Name', Values: ['test'] };

/** Filters, the code and a part of the message of their error. */
const INVALID_FILTERS: [ParameterStringFilter[], string, string][] = [
  [
    [{ Key: 'key' }],
    'ValidationException',
    'Member must satisfy regular expression pattern: tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType',
  ],
  [[{ Key: `tag:${'t'.repeat(129)}` }], 'ValidationException', 'Member must have length less than or equal to 132'],
  [[{ ...NAME, Option: 'over 10 chars' }], 'ValidationException', 'Member must have length less than or equal to 10'],
  [
    [{ Key: 'Name', Values: Array(51).fill('test') }],
    'ValidationException',
    'Member must have length less than or equal to 50',
  ],
  [
    [{ Key: 'Name', Values: ['t'.repeat(1025)] }],
    'ValidationException',
    'Member must have length less than or equal to 1024, Member must have length greater than or equal to 1',
  ],
  [[{ ...NAME, Option: 'over 10 chars' }, { Key: 'key' }], 'ValidationException', '2 validation errors detected:'],
  [[{ Key: 'Label' }], 'InvalidFilterKey', 'The following filter key is not valid: Label.'],
  [[{ Key: 'Name' }], 'InvalidFilterValue', 'The following filter values are missing : null for filter key Name'],
  [
    [NAME, { Key: 'Name', Values: ['test test'] }],
    'InvalidFilterKey',
    'The following filter is duplicated in the request: Name. A request can contain only one occurrence of a specific filter.',
  ],
  [
    [{ Key: 'Path', Values: ['/aws', '/ssm'] }],
    'ValidationException',
    'Filters for common parameters can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
  ],
  [
    [{ Key: 'Path', Option: 'Equals', Values: ['test'] }],
    'InvalidFilterOption',
    'The following filter option is not valid: Equals. Valid options include: [Recursive, OneLevel]',
  ],
  [
    [{ Key: 'Tier', Values: ['test'] }],
    'InvalidFilterValue',
    'The following filter value is not valid: test. Valid values include: [Standard, Advanced, Intelligent-Tiering]',
  ],
  [
    [{ Key: 'Type', Values: ['test'] }],
    'InvalidFilterValue',
    'The following filter value is not valid: test. Valid values include: [String, StringList, SecureString]',
  ],
  [
    [{ ...NAME, Option: 'option' }],
    'InvalidFilterOption',
    'The following filter option is not valid: option. Valid options include: [BeginsWith, Equals',
  ],
  ...['/###', '//', 'test'].map((value): [ParameterStringFilter[], string, string] => [
    [{ Key: 'Path', Values: [value] }],
    'ValidationException',
    "The parameter doesn't meet the parameter name requirements",
  ]),
];
