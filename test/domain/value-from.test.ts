import t from 'tap';
import { valueFromOf } from '../../src/domain/value-from.js';

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:team/db-AbCdEf';
const PARAMETER = 'arn:aws:ssm:us-east-1:123456789012:parameter';

const VALUES: [valueFrom: string, value: object][] = [
  [SECRET, { kind: 'secret', id: SECRET, arn: SECRET, name: 'team/db' }],
  [`${SECRET}:password::`, { kind: 'secret', id: SECRET, arn: SECRET, name: 'team/db' }],
  [`${PARAMETER}/plain`, { kind: 'parameter', arn: `${PARAMETER}/plain`, name: 'plain' }],
  [
    `${PARAMETER}/myorg/myclu/key`,
    { kind: 'parameter', arn: `${PARAMETER}/myorg/myclu/key`, name: '/myorg/myclu/key' },
  ],
  ['/myorg/myclu/key', { kind: 'parameter', name: '/myorg/myclu/key' }],
  ['plain', { kind: 'parameter', name: 'plain' }],
];

for (const [valueFrom, value] of VALUES)
  t.test(`${valueFrom} names a value`, async t => {
    t.same(valueFromOf(valueFrom), value);
  });
