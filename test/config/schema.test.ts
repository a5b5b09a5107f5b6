import { readFileSync } from 'node:fs';
import t from 'tap';
import { routes } from '#generated/routes.js';
import { readConfig } from '../../src/config/read-config.js';

const schema = JSON.parse(readFileSync(new URL(import.meta.resolve('#root/src/config/schema.json')), 'utf8'));

t.test('the defaults are those of the schema', async t => {
  const file = JSON.stringify({ accounts: { a: { region: 'us-east-1' } }, token: 'x', org: 'o' });
  const documented = Object.entries<{ default?: string }>(schema.properties).filter(([, { default: value }]) => value);

  const read = await readConfig({ path: 'config.json', env: {}, readFile: async () => file });

  t.match(read?.config, Object.fromEntries(documented.map(([key, { default: value }]) => [key, value])));
});

t.test('no account can have the name of another path', async t => {
  const words = routes
    .flatMap(({ paths }) => paths.map(path => path.split('/').filter(Boolean)))
    .map(segments => segments.slice(segments[0] === 'v1' ? 2 : 0)[0])
    .filter(word => !word?.startsWith(':'));

  const refused: string[] = schema.properties.accounts.propertyNames.not.enum;

  t.same(
    words.filter(word => word && !refused.includes(word)),
    [],
  );
});
