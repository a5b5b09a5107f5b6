import type { Tag } from '@aws-sdk/client-iam';
import { type Behaviour, errorOf, of } from '../support.js';
import { emptyAccount, noSuchRole, RoleName } from './account.js';

const TAGS = [
  { Key: 'somekey', Value: 'somevalue' },
  { Key: 'someotherkey', Value: 'someothervalue' },
];

/** Tags that IAM refuses, the code and a part of the message. */
const INVALID: [Tag[], string, string][] = [
  [
    Array.from({ length: 51 }, (_, index) => ({ Key: `${index}`, Value: `${index}` })),
    'ValidationError',
    'failed to satisfy constraint: Member must have length less than or equal to 50',
  ],
  [
    Array(2).fill({ Key: '0', Value: '' }),
    'InvalidInputException',
    'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  ],
  [
    ['a', 'A'].map(Key => ({ Key, Value: '' })),
    'InvalidInputException',
    'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  ],
  [[{ Key: '0'.repeat(129), Value: '' }], 'ValidationError', 'Member must have length less than or equal to 128'],
  [[{ Key: '0', Value: '0'.repeat(257) }], 'ValidationError', 'Member must have length less than or equal to 256'],
  [
    [{ Key: 'NOWAY!', Value: '' }],
    'ValidationError',
    'Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+',
  ],
];

/** Tags of roles. */
export const TAG_BEHAVIOUR: Behaviour[] = [
  {
    title: 'a role is created with valid tags, whose values may be empty',
    cases: of('test_iam', 'test_create_role_with_tags'),
    outcome: 'holds',
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      await create({ Tags: TAGS, Description: 'testing' });
      const { Role } = await client.getRole({ RoleName });
      t.same([Role?.Tags, Role?.Description], [TAGS, 'testing']);
      await create({ RoleName: 'empty', Tags: [{ Key: 'somekey', Value: '' }] });
      const { Tags } = await client.listRoleTags({ RoleName: 'empty' });
      t.same(Tags, [{ Key: 'somekey', Value: '' }]);
      for (const [Tags, code, message] of INVALID) {
        const error = await errorOf(create({ RoleName: 'other', Tags }));
        t.same([error.name, error.status], [code, 400]);
        t.ok(error.message.includes(message), error.message);
      }
      t.same(await errorOf(client.getRole({ RoleName: 'other' })), noSuchRole('other'));
    },
  },
  {
    title: 'tags are added, replaced and listed in pages',
    cases: of('test_iam', 'test_tag_role'),
    outcome: 'holds',
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const tag = (Tags: Tag[], name = RoleName) => client.tagRole({ RoleName: name, Tags });
      const list = async (page: object = {}) => {
        const { $metadata: _, ...answer } = await client.listRoleTags({ RoleName, ...page });
        return answer;
      };
      await create();
      await tag(TAGS);
      t.same((await client.getRole({ RoleName })).Role?.Tags, TAGS);
      t.same(await list(), { Tags: TAGS, IsTruncated: false });
      const first = await list({ MaxItems: 1 });
      t.same([first.Tags, first.IsTruncated], [TAGS.slice(0, 1), true]);
      t.same(await list({ Marker: first.Marker }), { Tags: TAGS.slice(1), IsTruncated: false });
      for (const [Key, Value] of [
        ['somekey', 'somenewvalue'],
        ['somekey', ''],
        ['SomeKey', 'in another case'],
      ]) {
        await tag([{ Key, Value }]);
        t.same((await list()).Tags, [{ Key: 'somekey', Value }, ...TAGS.slice(1)]);
      }
      for (const [Tags, code, message] of INVALID) {
        const error = await errorOf(tag(Tags));
        t.same([error.name, error.status], [code, 400]);
        t.ok(error.message.includes(message), error.message);
      }
      t.same(await errorOf(tag([{ Key: 'some', Value: 'value' }], 'notarole')), noSuchRole('notarole'));
    },
  },
  {
    title: 'tags are removed by valid keys',
    cases: of('test_iam', 'test_untag_role'),
    outcome: 'holds',
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const untag = (TagKeys: string[], name = RoleName) => client.untagRole({ RoleName: name, TagKeys });
      const list = async () => (await client.listRoleTags({ RoleName })).Tags;
      await create({ Tags: TAGS });
      await untag(['somekey']);
      t.same(await list(), TAGS.slice(1));
      await untag(['SomeOtherKey']);
      t.same(await list(), []);
      for (const [TagKeys, message] of [
        [Array.from({ length: 51 }, (_, index) => `${index}`), 'Member must have length less than or equal to 50'],
        [['0'.repeat(129)], 'Member must have length less than or equal to 128'],
        [['NOWAY!'], 'Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+'],
      ] as const) {
        const error = await errorOf(untag([...TagKeys]));
        t.same([error.name, error.status], ['ValidationError', 400]);
        t.ok(error.message.includes("at 'tagKeys' failed to satisfy constraint"), error.message);
        t.ok(error.message.includes(message), error.message);
      }
      t.same(await errorOf(untag(['somekey'], 'notarole')), noSuchRole('notarole'));
    },
  },
];
