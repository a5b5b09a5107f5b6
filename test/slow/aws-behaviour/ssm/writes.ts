import type { ParameterType } from '@aws-sdk/client-ssm';
import { SSM } from '@aws-sdk/client-ssm';
import { connect } from '../../../emulator/connect.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { ARN, emptyAccount, failed, START } from './account.js';

const EXISTS = failed(
  'ParameterAlreadyExists',
  'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
);
const SSM_PREFIX =
  'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_';

/** Putting and deleting parameters. */
export const WRITES: Behaviour[] = [
  {
    title: 'a parameter is read as it was put, and only an overwrite changes it',
    cases: [
      ...of('test_ssm', 'test_put_parameter', 'test_update_parameter', 'test_update_parameter_already_exists_error'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, clock, put } = await emptyAccount(t);
      const read = async () => (await client.getParameters({ Names: ['my-cool-parameter'] })).Parameters;
      const { $metadata: _, ...created } = await put('my-cool-parameter', { Description: 'first' });
      const parameter = {
        Name: 'my-cool-parameter',
        ARN: `${ARN}/my-cool-parameter`,
        Type: 'String',
        Value: 'value',
        Version: 1,
        LastModifiedDate: START,
        DataType: 'text',
      };
      t.same(created, { Version: 1, Tier: 'Standard' });
      t.same(await read(), [parameter]);
      t.same(await errorOf(put('my-cool-parameter', { Value: 'value 2' })), EXISTS);
      t.same(await errorOf(put('my-cool-parameter', { Type: undefined })), EXISTS);
      const overwrite = { Value: 'value 3', Overwrite: true, DataType: 'aws:ec2:image' };
      const tagged = await errorOf(put('my-cool-parameter', { ...overwrite, Tags: [{ Key: 'a', Value: 'b' }] }));
      t.same(tagged, failed('ValidationException', "Invalid request: tags and overwrite can't be used together."));
      t.same(await read(), [parameter]);
      clock.advance(1_000);
      t.equal((await put('my-cool-parameter', { ...overwrite, Type: undefined })).Version, 2);
      const LastModifiedDate = new Date(START.getTime() + 1_000);
      t.same(await read(), [
        { ...parameter, Value: 'value 3', Version: 2, LastModifiedDate, DataType: 'aws:ec2:image' },
      ]);
    },
  },
  {
    title: 'an overwrite keeps the description, pattern, tier and tags that it does not give',
    cases: of('test_ssm', 'test_put_parameter_overwrite_preserves_metadata'),
    outcome: differs(
      'The test case gives a key and policies to a String. AWS encrypts the type SecureString only, and refuses policies that are not its JSON.',
      'Systems Manager API Reference, PutParameter, `KeyId` and `Policies`',
    ),
    async verify(t) {
      const { client, put, seed } = await emptyAccount(t);
      const Tags = [{ Key: 'team', Value: 'web' }];
      const kept = { Description: 'kept', AllowedPattern: '.*', KeyId: seed.kmsKeyId, Tier: 'Advanced' } as const;
      await put('test', { ...kept, Type: 'SecureString', Tags });
      t.same(await errorOf(put('other', { KeyId: seed.kmsKeyId })), {
        ...failed('ValidationException', 'KeyId is required for SecureString type parameter only.'),
      });
      const { $metadata: _, ...overwritten } = await put('test', {
        Type: undefined,
        Value: 'value 2',
        Overwrite: true,
      });
      t.same(overwritten, { Version: 2, Tier: 'Advanced' });
      const [described] = (await client.describeParameters({})).Parameters ?? [];
      t.same(
        [described?.Description, described?.AllowedPattern, described?.KeyId, described?.Tier],
        Object.values(kept),
      );
      t.same((await client.listTagsForResource({ ResourceType: 'Parameter', ResourceId: 'test' })).TagList, Tags);
      const decrypted = await client.getParameter({ Name: 'test', WithDecryption: true });
      t.same([decrypted.Parameter?.Value, decrypted.Parameter?.Type], ['value 2', 'SecureString']);
    },
  },
  {
    title: 'policies of parameters are refused',
    cases: of('test_ssm', 'test_put_parameter_with_invalid_policy'),
    outcome: refused('Parameters of the embedded AWS do not expire and notify nobody.'),
    async verify(t) {
      const { put } = await emptyAccount(t);
      const message =
        "1 validation error detected: Value at 'Policies' failed to satisfy constraint: Member is a member that the emulator does not know";
      t.same(await errorOf(put('test', { Policies: 'invalid json' })), failed('ValidationException', message));
    },
  },
  {
    title: 'a value is not empty, and types and data types are those of AWS',
    cases: [
      ...of('test_ssm', 'test_put_parameter_empty_string_value', 'test_put_parameter_invalid_data_type'),
      ...of('test_ssm', 'test_put_parameter_invalid_type', 'test_put_parameter_no_type'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      const invalid = (message: string) => failed('ValidationException', message);
      const violation = '1 validation error detected: Value';
      t.same(
        await errorOf(put('test', { Value: '' })),
        invalid(
          `${violation} '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.`,
        ),
      );
      for (const DataType of ['not_text', 'not_ec2', 'something weird']) {
        const message = `The following data type is not supported: ${DataType} (Data type names are all lowercase.)`;
        t.same(await errorOf(put('test', { DataType })), invalid(message));
      }
      // The type of the SDK has the valid types only.
      const Type = 'str' as ParameterType;
      t.same(
        await errorOf(put('test', { Type })),
        invalid(
          `${violation} 'str' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [String, StringList, SecureString]`,
        ),
      );
      t.same(
        await errorOf(put('test', { Type: undefined })),
        invalid('A parameter type is required when you create a parameter.'),
      );
      t.same((await client.describeParameters({})).Parameters, []);
    },
  },
  {
    title: 'names that begin with aws or ssm are reserved',
    cases: of('test_ssm', 'test_put_parameter_invalid_names'),
    outcome: differs(
      'The test case gets a ValidationException for names that begin with aws. AWS denies access to them, whether they have a slash or not.',
      "Systems Manager API Reference, PutParameter, `Name`, and AWS's error in https://github.com/aws-solutions/quota-monitor-for-aws/issues/30",
    ),
    async verify(t) {
      const { put } = await emptyAccount(t);
      for (const name of ['ssm_test', 'SSM_TEST', '/ssm_test/path/to/var', '/SSM/PATH/TO/VAR']) {
        t.same(await errorOf(put(name)), failed('ValidationException', SSM_PREFIX));
      }
      for (const name of ['aws_test', 'AWS_TEST', '/aws_test/path/to/var', '/AWS/PATH/TO/VAR']) {
        const message = `No access to reserved parameter name: ${name}.`;
        t.same(await errorOf(put(name)), failed('AccessDeniedException', message));
      }
    },
  },
  {
    title: 'parameters exist in the regions of China too',
    cases: of('test_ssm', 'test_put_parameter_china'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SSM, { region: 'cn-north-1' });
      t.equal((await client.putParameter({ Name: 'test', Value: 'value', Type: 'String' })).Version, 1);
      const { Parameter } = await client.getParameter({ Name: 'test' });
      t.equal(Parameter?.ARN, 'arn:aws-cn:ssm:cn-north-1:012345678901:parameter/test');
    },
  },
  {
    title: 'parameters are deleted one by one or several at once',
    cases: of('test_ssm', 'test_delete_parameter', 'test_delete_nonexistent_parameter', 'test_delete_parameters'),
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      const missing = async () => (await client.getParameters({ Names: ['one', 'two'] })).InvalidParameters;
      await put('one');
      await put('two');
      t.same(await missing(), []);
      await client.deleteParameter({ Name: 'one' });
      t.same(await missing(), ['one']);
      const { $metadata: _, ...deleted } = await client.deleteParameters({ Names: ['two', 'invalid'] });
      t.same(deleted, { DeletedParameters: ['two'], InvalidParameters: ['invalid'] });
      t.same(await missing(), ['one', 'two']);
      t.same(
        await errorOf(client.deleteParameter({ Name: 'one' })),
        failed('ParameterNotFound', 'Parameter one not found.'),
      );
    },
  },
  {
    title: 'a name of one level is the same with and without a slash',
    cases: [
      ...of('test_ssm', 'test_parameter_lifecycle_with_leading_slash'),
      ...of('test_ssm', 'test_list_parameter_tags_created_with_leading_slash'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      for (const created of ['name', '/name']) {
        for (const used of ['name', '/name']) {
          const tagged = { ResourceType: 'Parameter', ResourceId: used } as const;
          await put(created);
          t.equal((await client.getParameter({ Name: used })).Parameter?.ARN, `${ARN}/name`);
          t.equal((await client.getParameters({ Names: [used] })).Parameters?.[0]?.Name, created);
          await client.addTagsToResource({ ...tagged, Tags: [{ Key: used, Value: created }] });
          t.same((await client.listTagsForResource(tagged)).TagList, [{ Key: used, Value: created }]);
          await client.removeTagsFromResource({ ...tagged, TagKeys: [used] });
          t.same((await client.listTagsForResource(tagged)).TagList, []);
          await client.deleteParameter({ Name: used });
          t.same((await client.getParameters({ Names: [used] })).InvalidParameters, [used]);
        }
      }
    },
  },
  {
    title: 'tags are added, listed and removed while the parameter exists',
    cases: [
      ...of('test_ssm', 'test_add_remove_list_tags_for_resource', 'test_tags_in_list_tags_from_resource_parameter'),
      ...of('test_ssm', 'test_tags_invalid_resource_id'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      const resource = { ResourceType: 'Parameter', ResourceId: '/spam/eggs' } as const;
      const Tags = [{ Key: 'a', Value: '1' }];
      const list = async () => (await client.listTagsForResource(resource)).TagList;
      const missing = { ...failed('InvalidResourceId', 'The resource ID is not valid.') };
      t.same(await errorOf(client.addTagsToResource({ ...resource, Tags })), missing);
      await put('/spam/eggs', { Tags });
      t.same(await list(), Tags);
      await client.addTagsToResource({ ...resource, Tags: [{ Key: 'b', Value: '2' }] });
      t.same(await list(), [...Tags, { Key: 'b', Value: '2' }]);
      await client.removeTagsFromResource({ ...resource, TagKeys: ['a', 'b'] });
      t.same(await list(), []);
      await client.deleteParameter({ Name: '/spam/eggs' });
      t.same(await errorOf(list()), missing);
    },
  },
  {
    title: 'tags of a type of resource that does not exist are an invalid value',
    cases: of('test_ssm', 'test_tags_invalid_resource_type'),
    outcome: differs(
      "The test case gets InvalidResourceType. AWS's model has the types as an enumeration, whose violation is a ValidationException.",
      "Systems Manager API Reference, ListTagsForResource, and AWS's model",
    ),
    async verify(t) {
      const { client } = await emptyAccount(t);
      // The type of the SDK has the valid types only.
      const ResourceType = 'foo' as 'Parameter';
      const { name, status } = await errorOf(client.listTagsForResource({ ResourceType, ResourceId: 'bar' }));
      t.same([name, status], ['ValidationException', 400]);
    },
  },
];
