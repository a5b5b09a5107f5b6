import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';

const ROOT = join(import.meta.dirname, '../..');

const page = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
const [, defences = ''] = /^## Which defence stops what\n(.*?)^## /ms.exec(page) ?? [];
const rows = defences.split('\n').filter(line => /^\| (?!attack|---)/.test(line));

t.test('every file that SECURITY.md names exists', async t => {
  const files = [...page.matchAll(/`((?:src|test|docs)\/[^`]+)`|\]\(([^)#]+)[^)]*\)/g)].map(
    ([, code, link]) => code ?? link ?? '',
  );

  t.ok(files.length > 20);
  t.same(
    files.filter(file => !existsSync(join(ROOT, file))),
    [],
  );
});

t.test('every defence names the tests that hold it', async t => {
  t.ok(rows.length > 10);
  t.same(
    rows.filter(row => !/\| (`test\/[\w/-]+\.test\.ts`(, )?)+ \|$/.test(row)),
    [],
  );
});
