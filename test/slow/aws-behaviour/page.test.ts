import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { contradictions, pageOf } from './page.js';
import { SERVICES } from './services.js';

const PAGE = join(import.meta.dirname, '../../../../docs/aws-behaviour.md');

t.test('docs/aws-behaviour.md counts and lists the behaviours', async t => {
  const page = pageOf(SERVICES);

  if (process.env.TAP_SNAPSHOT === '1') writeFileSync(PAGE, page);
  else
    t.same(
      readFileSync(PAGE, 'utf8').split('\n'),
      page.split('\n'),
      'run npm run test:slow -- --snapshot test/slow/aws-behaviour/page.test.ts',
    );
});

t.test('no test case is both served and not served, or listed twice as not served', async t => {
  t.same(SERVICES.flatMap(contradictions), []);
});
