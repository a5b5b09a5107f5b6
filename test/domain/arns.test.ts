import t from 'tap';
import { matchesAny } from '../../src/domain/arns.js';

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
