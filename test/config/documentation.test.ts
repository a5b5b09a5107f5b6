import { readFileSync } from 'node:fs';
import t from 'tap';
import { readConfig } from '../../src/config/read-config.js';

/** A row of a table: a key, its default, and the variable that overrides it. */
interface Row {
  key: string;
  unlessGiven: string;
  /** Empty where there is none. */
  variable: string;
}

const page = read('docs/configuration.md');
const schema = JSON.parse(read('src/config/schema.json'));

/** The parts of the schema that the page documents in tables, by the table's heading. */
const parts = {
  'The file': schema,
  'A token': schema.$defs.Token,
  'An issuer': schema.$defs.Issuer,
  'A grant': schema.$defs.IssuerGrant,
  'An account': schema.$defs.Account,
  assumeRole: schema.$defs.AssumeRole,
};

function read(path: string): string {
  return readFileSync(new URL(import.meta.resolve(`#root/${path}`)), 'utf8');
}

function rowsUnder(heading: string): Row[] {
  const section = page.split(/^## /m).find(text => text.startsWith(`${heading}\n`)) ?? '';
  const cells = section.split('\n').map(line => line.split('|').map(cell => cell.trim().replace(/^`(.*)`$/, '$1')));
  return cells
    .filter(([, key = '']) => /^[a-z]\w+$/.test(key) && key !== 'key')
    .map(([, key = '', , unlessGiven = '', variable = '']) => ({ key, unlessGiven, variable }));
}

/** Reads a file of two accounts. The name of one contains a character that variables cannot. */
async function configWith(env: Record<string, string>): Promise<unknown> {
  const account = { region: 'us-east-1', akid: 'id', secret: 'secret' };
  const file = { org: 'o', token: 't', accounts: { 'non-prod': account, other: { region: 'us-east-1' } } };
  const sources = { path: 'config.json', env, readFile: async () => JSON.stringify(file) };
  return (await readConfig(sources))?.config;
}

for (const [heading, part] of Object.entries(parts)) {
  t.test(`the table under "${heading}" has exactly the keys of the schema, with their defaults`, async t => {
    const rows = rowsUnder(heading);

    t.same(rows.map(({ key }) => key).sort(), Object.keys(part.properties).sort());
    t.same(
      rows
        .filter(({ unlessGiven }) => unlessGiven === 'required')
        .map(({ key }) => key)
        .sort(),
      [...part.required].sort(),
    );
    for (const { key, unlessGiven } of rows) {
      const value = part.properties[key].default;
      if (value !== undefined) t.equal(unlessGiven, String(value), key);
    }
  });
}

t.test('every documented variable overrides its key, and no other variable exists', async t => {
  const values: Record<string, string> = {
    listenAddress: ':9090',
    logLevel: 'debug',
    endpoint: 'http://127.0.0.1:1',
    databaseUrl: 'postgres://127.0.0.1/ecs_api',
    encryptionKeys: `${'A'.repeat(43)}=`,
  };
  for (const { key, variable } of rowsUnder('The file').filter(row => row.variable)) {
    const value = values[key] ?? 'another';
    t.match(await configWith({ [variable]: value }), { [key]: value }, variable);
  }
  for (const { key, variable } of rowsUnder('An account').filter(row => row.variable)) {
    const value = values[key] ?? 'another';
    const account = key === 'profile' ? 'OTHER' : 'NON_PROD';
    const config = await configWith({ [`ECS_API_ACCOUNT_${account}${variable.slice(1)}`]: value });
    t.match(config, { accounts: { [key === 'profile' ? 'other' : 'non-prod']: { [key]: value } } }, variable);
  }
  const names = read('src/config/environment.ts')
    .match(/^ {2}[A-Z_]+(?=: ')/gm)
    ?.map(name => name.trim());
  const documented = ['The file', 'An account'].flatMap(rowsUnder).flatMap(({ variable }) => variable || []);
  t.same(documented.map(name => name.replace(/^…_/, '')).sort(), names?.sort());
});

t.test('the examples of the page and of the README are valid', async t => {
  const examples = [page, read('README.md')].flatMap(text => text.match(/(?<=```json\n)[\s\S]*?(?=```)/g) ?? []);

  t.equal(examples.length, 2);
  for (const example of examples)
    await t.resolves(readConfig({ path: 'config.json', env: {}, readFile: async () => example }));
});

t.test('the README links the page', async t => {
  t.match(read('README.md'), '(docs/configuration.md)');
});
