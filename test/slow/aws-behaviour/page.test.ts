import t from 'tap';
import { verifyPage } from '../../support/generated-page.js';
import { contradictions, pageOf } from './page.js';
import { SERVICES } from './services.js';

t.test('docs/aws-behaviour.md counts and lists the behaviours', async t => {
  verifyPage(t, 'aws-behaviour.md', pageOf(SERVICES), import.meta.filename);
});

t.test('no test case is both served and not served, or listed twice as not served', async t => {
  t.same(SERVICES.flatMap(contradictions), []);
});
