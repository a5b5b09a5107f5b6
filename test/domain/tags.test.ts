import t from 'tap';
import {
  belongsTo,
  belongsToAnother,
  claimsAnotherOrg,
  completedTags,
  sharedTags,
  spaceTags,
  withCallersTags,
} from '../../src/domain/tags.js';

t.test('a space’s tags name the org, the space, the type and the flavor', async t => {
  t.same(spaceTags('myorg', 'myclu', 'service'), [
    { key: 'spinup:org', value: 'myorg' },
    { key: 'spinup:spaceid', value: 'myclu' },
    { key: 'spinup:type', value: 'container' },
    { key: 'spinup:flavor', value: 'service' },
  ]);
});

t.test('a caller’s tag is added but does not replace ours', async t => {
  const ours = [{ key: 'spinup:org', value: 'myorg' }];

  const tags = withCallersTags(
    ours,
    [
      { key: 'spinup:spaceid', value: 'stolen' },
      { key: 'App', value: 'one' },
      { key: 'spinup:org', value: 'myorg' },
    ],
    [{ key: 'App', value: 'two' }],
  );

  t.same(tags, [...ours, { key: 'App', value: 'two' }]);
});

t.test('AWS’s own tags are never copied, and a tag of a caller occurs once', async t => {
  const tags = withCallersTags(
    [{ key: 'App', value: 'one' }],
    [
      { key: 'aws:cloudformation:stack-name', value: 'web' },
      { key: 'AWS:x', value: 'y' },
    ],
    [{ key: 'App', value: 'two' }],
  );

  t.same(tags, [{ key: 'App', value: 'two' }]);
});

t.test('what a space shares has a name of its own', async t => {
  const tags = [
    { key: 'Name', value: 'web' },
    { key: 'spinup:category', value: 'x' },
    { key: 'App', value: 'web' },
  ];

  t.same(sharedTags(tags, 'myclu'), [
    { key: 'App', value: 'web' },
    { key: 'Name', value: 'myclu' },
  ]);
});

t.test('an update adds the default tags that are missing, and changes none', async t => {
  const existing = [{ key: 'spinup:flavor', value: 'task' }];

  t.same(completedTags(existing, spaceTags('myorg', 'myclu', 'service'), [{ key: 'App', value: 'web' }]), [
    { key: 'spinup:org', value: 'myorg' },
    { key: 'spinup:spaceid', value: 'myclu' },
    { key: 'spinup:type', value: 'container' },
    { key: 'App', value: 'web' },
  ]);
});

const TENANCY: [name: string, tags: { key: string; value: string }[] | undefined, ours: boolean, anothers: boolean][] =
  [
    ['no tags', undefined, false, false],
    ['other tags only', [{ key: 'App', value: 'x' }], false, false],
    ['the org’s tag', [{ key: 'spinup:org', value: 'myorg' }], true, false],
    ['the older tag', [{ key: 'yale:org', value: 'myorg' }], true, false],
    [
      'both, the same',
      [
        { key: 'spinup:org', value: 'myorg' },
        { key: 'yale:org', value: 'myorg' },
      ],
      true,
      false,
    ],
    ['another org’s', [{ key: 'spinup:org', value: 'other' }], false, true],
    [
      'another org’s older tag beside ours',
      [
        { key: 'spinup:org', value: 'myorg' },
        { key: 'yale:org', value: 'other' },
      ],
      false,
      true,
    ],
    ['another case', [{ key: 'spinup:org', value: 'MyOrg' }], false, true],
  ];

for (const [name, tags, ours, anothers] of TENANCY) {
  t.test(`tenancy with ${name}`, async t => {
    t.equal(belongsTo('myorg', tags), ours);
    t.equal(belongsToAnother('myorg', tags), anothers);
  });
}

t.test('only a tag that names another org claims it', async t => {
  t.ok(claimsAnotherOrg({ key: 'spinup:org', value: 'other' }, 'myorg'));
  t.ok(claimsAnotherOrg({ key: 'yale:org', value: 'other' }, 'myorg'));
  t.notOk(claimsAnotherOrg({ key: 'spinup:org', value: 'myorg' }, 'myorg'));
  t.notOk(claimsAnotherOrg({ key: 'App', value: 'other' }, 'myorg'));
});
