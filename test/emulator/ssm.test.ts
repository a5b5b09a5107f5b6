import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  ListTagsForResourceCommand,
  type ParameterStringFilter,
  PutParameterCommand,
  type PutParameterCommandInput,
  RemoveTagsFromResourceCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import t, { type Test } from 'tap';
import { manualClock } from '../../src/emulator/index.js';
import { matchExactly } from '../support/match-exactly.js';
import { connect } from './connect.js';

const arnPrefix = 'arn:aws:ssm:us-east-1:012345678901:parameter';

t.test('a parameter is read as it was put, by name and by ARN', async t => {
  const { client, put } = await emptyAccount(t);

  const answer = await put('/org/creds', { Description: 'a password', Type: 'SecureString' });
  const read = (Name: string) => client.send(new GetParameterCommand({ Name, WithDecryption: true }));
  const { Parameter } = await read('/org/creds');

  t.match(answer, { Version: 1, Tier: 'Standard' });
  t.same(Parameter, {
    Name: '/org/creds',
    ARN: `${arnPrefix}/org/creds`,
    Type: 'SecureString',
    Value: 'value',
    Version: 1,
    LastModifiedDate: new Date('2026-01-01T00:00:00Z'),
    DataType: 'text',
  });
  t.same((await read(`${arnPrefix}/org/creds`)).Parameter, Parameter);
});

t.test('a SecureString without decryption is ciphertext', async t => {
  const { client, put } = await emptyAccount(t);
  await put('/org/creds', { Type: 'SecureString', Value: 'hunter2' });

  const { Parameter } = await client.send(new GetParameterCommand({ Name: '/org/creds' }));
  const { Parameters } = await client.send(new GetParametersByPathCommand({ Path: '/org' }));

  t.match(Parameter?.Value, /^AQICAHh/);
  t.notMatch(Parameter?.Value, 'hunter2');
  t.equal(Parameters?.[0]?.Value, Parameter?.Value);
});

t.test('a missing parameter and a missing version have their own errors', async t => {
  const { client, put } = await emptyAccount(t);
  await put('/org/creds');
  const notFound = { name: 'ParameterNotFound', $metadata: { httpStatusCode: 400 } };

  await t.rejects(client.send(new GetParameterCommand({ Name: '/org/none' })), notFound);
  await t.rejects(client.send(new DeleteParameterCommand({ Name: '/org/none' })), notFound);
  await t.rejects(client.send(new GetParameterHistoryCommand({ Name: '/org/none' })), notFound);
  await t.rejects(client.send(new GetParameterCommand({ Name: '/org/creds:2' })), { name: 'ParameterVersionNotFound' });
});

t.test('an existing parameter conflicts unless it is overwritten', async t => {
  const { client, put } = await emptyAccount(t);
  await put('/org/creds', { Description: 'first' });

  await t.rejects(put('/org/creds'), {
    name: 'ParameterAlreadyExists',
    $metadata: { httpStatusCode: 400 },
  });
  const { Version } = await put('/org/creds', { Value: 'new', Overwrite: true, Type: undefined });
  const versions = await client.send(new GetParameterHistoryCommand({ Name: '/org/creds' }));
  const first = await client.send(new GetParameterCommand({ Name: '/org/creds:1' }));

  t.equal(Version, 2);
  matchExactly(t, versions.Parameters, [
    { Version: 1, Value: 'value', Description: 'first' },
    { Version: 2, Value: 'new', Description: 'first', Type: 'String' },
  ]);
  t.match(first.Parameter, { Value: 'value', Selector: ':1' });
});

t.test('overwriting accepts no tags and no other type', async t => {
  const { client, put } = await emptyAccount(t);
  const Tags = [{ Key: 'org', Value: 'one' }];
  await put('/org/creds', { Tags });

  await t.rejects(put('/org/creds', { Overwrite: true, Tags }), {
    name: 'ValidationException',
    message: /tags and overwrite can't be used together/,
  });
  await t.rejects(put('/org/new', { Overwrite: true, Tags }), { name: 'ValidationException' });
  await t.rejects(put('/org/creds', { Overwrite: true, Type: 'SecureString' }), {
    name: 'HierarchyTypeMismatchException',
  });
  await put('/org/creds', { Overwrite: true });
  t.same(await tagsOf(client, '/org/creds'), Tags);
});

t.test('names, types, keys and values that AWS rejects are rejected', async t => {
  const { emulator, put } = await emptyAccount(t);
  const invalid = { name: 'ValidationException', $metadata: { httpStatusCode: 400 } };

  await t.rejects(put('/aws/creds'), { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } });
  await t.rejects(put('ssm-creds'), invalid);
  await t.rejects(put('org/creds'), invalid);
  await t.rejects(put('/org creds'), invalid);
  await t.rejects(put('/a'.repeat(16)), { name: 'HierarchyLevelLimitExceededException' });
  await t.rejects(put('/org/creds', { Type: undefined }), invalid);
  await t.rejects(put('/org/creds', { KeyId: emulator.seed.kmsKeyId }), invalid);
  await t.rejects(put('/org/creds', { Type: 'SecureString', KeyId: 'alias/none' }), { name: 'InvalidKeyId' });
  await t.rejects(put('/org/creds', { AllowedPattern: '^\\d+$' }), { name: 'ParameterPatternMismatchException' });
  await t.rejects(put('/org/creds', { Value: 'v'.repeat(4097) }), invalid);
  await t.resolves(put('/org/creds', { Value: 'v'.repeat(4097), Tier: 'Intelligent-Tiering' }));
  t.same(Object.keys(Object(emulator.snapshot().ssm)), ['/org/creds']);
});

t.test('up to ten parameters are read at once, and missing ones are listed', async t => {
  const { client, put } = await emptyAccount(t);
  await put('/org/a');
  await put('/org/b');
  const read = (Names: string[]) => client.send(new GetParametersCommand({ Names }));

  const answer = await read(['/org/a', '/org/none', '/org/b:1', '/org/b:2']);

  matchExactly(t, answer.Parameters, [{ Name: '/org/a' }, { Name: '/org/b', Selector: ':1' }]);
  t.same(answer.InvalidParameters, ['/org/none', '/org/b:2']);
  await t.rejects(read(names(11)), { name: 'ValidationException' });
});

t.test('a path is read in pages of ten', async t => {
  const { client, put } = await emptyAccount(t);
  for (const name of names(12)) await put(name);
  await put('/organisation/a');
  const read = (more: object) => client.send(new GetParametersByPathCommand({ Path: '/org', ...more }));

  const first = await read({});
  const second = await read({ NextToken: first.NextToken });

  t.equal(first.Parameters?.length, 10);
  matchExactly(t, second.Parameters, [{ Name: '/org/creds-10' }, { Name: '/org/creds-11' }]);
  t.equal(second.NextToken, undefined);
  await t.rejects(read({ MaxResults: 11 }), { name: 'ValidationException' });
  await t.rejects(read({ NextToken: 'made-up' }), { name: 'InvalidNextToken' });
  await t.rejects(read({ Path: 'org' }), { name: 'ValidationException' });
});

t.test('deeper levels of a path are read on request', async t => {
  const { client, put } = await emptyAccount(t);
  for (const name of ['/org', '/org/a', '/org/space/b', 'outside']) await put(name);
  const read = async (Path: string, Recursive: boolean) => {
    const { Parameters } = await client.send(new GetParametersByPathCommand({ Path, Recursive }));
    return Parameters?.map(({ Name }) => Name);
  };

  t.same(await read('/org', false), ['/org/a']);
  t.same(await read('/org/', true), ['/org/a', '/org/space/b']);
  t.same(await read('/', false), ['/org', 'outside']);
  t.same(await read('/none', true), []);
});

t.test('parameters are found by path, one level deep or recursively', async t => {
  const { find } = await accountWithParameters(t);
  const path = (Option: string | undefined, ...Values: string[]) => find({ Key: 'Path', Option, Values });

  t.same(await path('OneLevel', '/org'), ['/org/a']);
  t.same(await path(undefined, '/org'), ['/org/a']);
  t.same(await path('Recursive', '/org'), ['/org/a', '/org/space/b']);
  t.same(await path('Recursive', '/org/space', '/other'), ['/org/space/b', '/other/c']);
  await t.rejects(path('Equals', '/org'), { name: 'InvalidFilterOption' });
  await t.rejects(path('Recursive', 'org'), { name: 'ValidationException' });
  await t.rejects(path('Recursive'), { name: 'ValidationException' });
});

t.test('parameters are found by tag: any value of a filter, and all filters', async t => {
  const { find } = await accountWithParameters(t);
  const underOrg = { Key: 'Path', Option: 'Recursive', Values: ['/org'] };

  t.same(await find({ Key: 'tag:spinup:org', Values: ['one', 'two'] }), ['/org/a', '/org/space/b', '/other/c']);
  t.same(await find({ Key: 'tag:spinup:org', Values: ['one'] }), ['/org/a', '/org/space/b']);
  t.same(await find({ Key: 'tag:spinup:org', Option: 'BeginsWith', Values: ['tw'] }), ['/other/c']);
  t.same(await find({ Key: 'tag:space' }), ['/org/space/b']);
  t.same(await find({ Key: 'tag:spinup:org', Values: ['two'] }, underOrg), []);
});

t.test('parameters are found by name and type; unknown filters are rejected', async t => {
  const { find } = await accountWithParameters(t);

  t.same(await find({ Key: 'Name', Values: ['/org/a', 'none'] }), ['/org/a']);
  t.same(await find({ Key: 'Name', Option: 'Contains', Values: ['space'] }), ['/org/space/b']);
  t.same(await find({ Key: 'Type', Values: ['SecureString'] }), ['/other/c']);
  await t.rejects(find({ Key: 'Label', Values: ['red'] }), { name: 'InvalidFilterKey' });
  await t.rejects(find({ Key: 'Type', Option: 'Contains', Values: ['S'] }), { name: 'InvalidFilterOption' });
  await t.rejects(find({ Key: 'Name' }), { name: 'InvalidFilterValue' });
});

t.test('parameters are described in pages of up to 50, without values', async t => {
  const { client, put } = await emptyAccount(t);
  for (const name of names(51)) await put(name);
  const describe = (more: object) => client.send(new DescribeParametersCommand(more));

  const first = await describe({});
  const second = await describe({ NextToken: first.NextToken });

  t.equal(first.Parameters?.length, 50);
  matchExactly(t, second, {
    Parameters: [{ Name: '/org/creds-50', ARN: `${arnPrefix}/org/creds-50` }],
    NextToken: undefined,
  });
  t.notOk(first.Parameters?.some(parameter => 'Value' in parameter));
  await t.rejects(describe({ MaxResults: 51 }), { name: 'ValidationException' });
});

t.test('up to ten parameters are deleted at once, and missing ones are listed', async t => {
  const { emulator, client, put } = await emptyAccount(t);
  const some = names(9);
  for (const name of some) await put(name);
  const remove = (Names: string[]) => client.send(new DeleteParametersCommand({ Names }));

  await t.rejects(remove(names(11)), { name: 'ValidationException' });
  const answer = await remove([...some, '/org/none']);

  t.same(answer.DeletedParameters, some);
  t.same(answer.InvalidParameters, ['/org/none']);
  t.same(emulator.snapshot().ssm, {});
});

t.test('tags are added, replaced and removed', async t => {
  const { client, put } = await emptyAccount(t);
  const resource = { ResourceType: 'Parameter' as const, ResourceId: '/org/creds' };
  await put('/org/creds', { Tags: [{ Key: 'a', Value: '1' }] });
  const add = (...Tags: { Key: string; Value: string }[]) =>
    client.send(new AddTagsToResourceCommand({ ...resource, Tags }));

  await add({ Key: 'a', Value: '2' }, { Key: 'b', Value: '1' });
  await client.send(new RemoveTagsFromResourceCommand({ ...resource, TagKeys: ['b', 'none'] }));

  t.same(await tagsOf(client, '/org/creds'), [{ Key: 'a', Value: '2' }]);
  const tooMany = Array.from({ length: 50 }, (_, index) => ({ Key: `key-${index}`, Value: '' }));
  await t.rejects(add(...tooMany), { name: 'TooManyTagsError' });
  await t.rejects(tagsOf(client, '/org/none'), { name: 'InvalidResourceId' });
});

t.test('a snapshot shows that a value changed without showing the value', async t => {
  const { emulator, put } = await emptyAccount(t);
  await put('/org/creds', { Value: 'hunter2' });
  const before = emulator.snapshot();

  await put('/org/creds', { Value: 'hunter3', Overwrite: true });

  t.notSame(emulator.snapshot(), before);
  t.notMatch(JSON.stringify(before), 'hunter2');
});

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `/org/creds-${String(index).padStart(2, '0')}`);
}

async function tagsOf(client: SSMClient, ResourceId: string) {
  const { TagList } = await client.send(new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId }));
  return TagList;
}

/** A client, and a function that puts a parameter. */
async function emptyAccount(t: Test) {
  const { emulator, client } = await connect(t, SSMClient, { clock: manualClock() });
  const put = (Name: string, more: Partial<PutParameterCommandInput> = {}) =>
    client.send(new PutParameterCommand({ Name, Value: 'value', Type: 'String', ...more }));
  return { emulator, client, put };
}

/** An account with three tagged parameters, and a search that returns names. */
async function accountWithParameters(t: Test) {
  const { client, put } = await emptyAccount(t);
  const ofOrg = (Value: string) => ({ Key: 'spinup:org', Value });
  await put('/org/a', { Tags: [ofOrg('one')] });
  await put('/org/space/b', { Tags: [ofOrg('one'), { Key: 'space', Value: 'b' }] });
  await put('/other/c', { Tags: [ofOrg('two')], Type: 'SecureString' });
  const find = async (...ParameterFilters: ParameterStringFilter[]) => {
    const { Parameters } = await client.send(new DescribeParametersCommand({ ParameterFilters }));
    return Parameters?.map(({ Name }) => Name);
  };
  return { client, find };
}
