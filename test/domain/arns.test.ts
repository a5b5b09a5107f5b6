import t from 'tap';
import { matchesAny, partitionOf } from '../../src/domain/arns.js';
import { partitionOf as partitionOfEmulated } from '../../src/emulator/partitions.js';

const ROLE = 'arn:aws:iam::012345678901:role/shared/web-tasks';

const MATCHING = [ROLE, '*', 'arn:aws:iam::*:role/shared/*', `${ROLE}*`, '*web-tasks', 'arn:*shared*-*s', '**'];
const OTHER = [
  'arn:aws:iam::012345678901:role/shared',
  'arn:aws:iam::*:role/other/*',
  '*web-task',
  'web*',
  '*web-tasks*tasks',
  `${ROLE.slice(0, -5)}*${ROLE.slice(-6)}`, // its parts overlap in the ARN
  '',
];

for (const pattern of MATCHING) t.test(`${pattern} matches`, async t => t.ok(matchesAny(['none', pattern], ROLE)));
for (const pattern of OTHER) t.test(`${pattern} does not match`, async t => t.notOk(matchesAny([pattern], ROLE)));

t.test('many wildcards do not take long', async t => {
  const startedAt = performance.now();

  t.notOk(matchesAny([`${'*a'.repeat(1000)}b`], 'a'.repeat(100_000)));

  t.ok(performance.now() - startedAt < 1000);
});

/** A Region of every partition, and one of each form. Source: the AWS SDKs' `partitions.json`. */
const PARTITIONS = {
  'us-east-1': 'aws',
  'ap-southeast-7': 'aws',
  'mx-central-1': 'aws',
  'cn-northwest-1': 'aws-cn',
  'us-gov-east-1': 'aws-us-gov',
  'eusc-de-east-1': 'aws-eusc',
  'us-iso-west-1': 'aws-iso',
  'us-isob-east-1': 'aws-iso-b',
  'eu-isoe-west-1': 'aws-iso-e',
  'us-isof-south-1': 'aws-iso-f',
};

for (const [region, partition] of Object.entries(PARTITIONS))
  t.test(`${region} is of partition ${partition}, in the embedded AWS too`, async t => {
    t.equal(partitionOf(region), partition);
    t.equal(partitionOfEmulated(region).name, partition);
  });
