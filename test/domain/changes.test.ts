import t from 'tap';
import { changesBetween } from '../../src/domain/changes.js';

const TABLE: {
  name: string;
  before: object;
  after: object;
  isWhole?: boolean;
  changes: [string, unknown, unknown][];
}[] = [
  { name: 'what is equal', before: { cpu: '256' }, after: { cpu: '256' }, changes: [] },
  { name: 'a text', before: { cpu: '256' }, after: { cpu: '512' }, changes: [['Cpu', '256', '512']] },
  { name: 'what is not named', before: { cpu: '256', memory: '512' }, after: { cpu: '256' }, changes: [] },
  {
    name: 'what a whole does not have any more',
    before: { cpu: '256', memory: '512' },
    after: { cpu: '256' },
    isWhole: true,
    changes: [['Memory', '512', null]],
  },
  {
    name: 'a member of a member',
    before: { deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 } },
    after: { deploymentConfiguration: { maximumPercent: 150 } },
    changes: [['DeploymentConfiguration.MaximumPercent', 200, 150]],
  },
  {
    name: 'a list of texts',
    before: { subnets: ['a', 'b'] },
    after: { subnets: ['a'] },
    changes: [['Subnets', ['a', 'b'], ['a']]],
  },
  {
    name: 'a new item of a list that goes by names',
    before: { environment: [{ name: 'A', value: '1' }] },
    after: {
      environment: [
        { name: 'B', value: '2' },
        { name: 'A', value: '1' },
      ],
    },
    changes: [['Environment[B].Value', null, '2']],
  },
  {
    name: 'an item that goes',
    before: { tags: [{ key: 'Team', value: 'blue' }] },
    after: { tags: [] },
    changes: [['Tags[Team].Value', 'blue', null]],
  },
  {
    name: 'an item without a name',
    before: { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
    after: { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] },
    changes: [['CapacityProviderStrategy[0].CapacityProvider', 'FARGATE', 'FARGATE_SPOT']],
  },
  {
    name: 'a free map',
    before: { options: { 'awslogs-group': 'one' } },
    after: { options: { 'awslogs-group': 'other' } },
    changes: [['Options.awslogs-group', 'one', 'other']],
  },
  { name: 'none and an empty list', before: {}, after: { loadBalancers: [] }, changes: [] },
  {
    name: 'an object where there was none',
    before: {},
    after: { healthCheck: { command: ['CMD', 'true'] } },
    changes: [['HealthCheck.Command', null, ['CMD', 'true']]],
  },
];

for (const { name, before, after, isWhole, changes } of TABLE) {
  t.test(name, async t => {
    t.same(
      changesBetween(before, after, { isWhole }),
      changes.map(([path, from, to]) => ({ path, from, to })),
    );
  });
}

t.test('a member that has the name of an inherited one is compared like any other', async t => {
  t.same(changesBetween({ options: { toString: 'a' } }, { options: { constructor: 'b' } }, { isWhole: true }), [
    { path: 'Options.ToString', from: 'a', to: null },
    { path: 'Options.Constructor', from: null, to: 'b' },
  ]);
});

t.test('secrets are compared, and not shown', async t => {
  const secrets = [{ steps: ['environment', '*', 'value'] }];
  const before = {
    environment: [
      { name: 'A', value: 'old' },
      { name: 'B', value: 'same' },
      { name: 'C', value: 'gone' },
    ],
  };
  const after = {
    environment: [
      { name: 'A', value: 'new' },
      { name: 'B', value: 'same' },
      { name: 'D', value: 'added' },
    ],
  };

  t.same(changesBetween(before, after, { isWhole: true, secrets }), [
    { path: 'Environment[A].Value', from: '(secret)', to: '(new secret)' },
    { path: 'Environment[C].Value', from: '(secret)', to: null },
    { path: 'Environment[D].Value', from: null, to: '(new secret)' },
  ]);
});
