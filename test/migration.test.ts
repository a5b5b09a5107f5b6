import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import t from 'tap';
import { type OperationId, routes } from '#generated/routes.js';

/** Operations that the predecessor did not have. */
const NEW: OperationId[] = [
  'getReadiness',
  'inspectImage',
  'listServiceDeployments',
  'rollbackService',
  'listOperations',
  'getOperation',
  'streamOperation',
  'cancelOperation',
];

const root = resolve(new URL(import.meta.resolve('#root/package.json')).pathname, '..');
const guide = readFileSync(join(root, 'docs/migration.md'), 'utf8');
const rows = guide
  .split('\n')
  .filter(line => line.startsWith('| ') && !/^\| (---|what|operation) /.test(line))
  .map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
const operationRows = rows.filter(([first]) => first?.startsWith('`'));

t.test('the migration guide has a row for each operation of the predecessor', async t => {
  const documented = operationRows.map(([first = '']) => /^`(\w+)`/.exec(first)?.[1]);
  const expected = routes.map(({ operationId }) => operationId).filter(id => !NEW.includes(id));

  t.same(documented.sort(), expected.sort());
});

t.test('every claim of the migration guide that something is the same has a test, which exists', async t => {
  for (const [what = '', same, , , tests = ''] of rows) {
    const files = [...tests.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, file]) => file ?? '');
    if (same) t.ok(files.length > 0, what);
    for (const file of files) t.ok(existsSync(join(root, file)), file);
  }
});
