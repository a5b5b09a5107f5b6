import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import bcrypt from 'bcrypt';
import t from 'tap';
import { createApi } from '../../../scripts/support/api.js';
import { freePorts } from '../../../scripts/support/ports.js';
import { startEmulator } from '../../../src/emulator/index.js';

const ROOT = join(import.meta.dirname, '../../../..');
const TOKEN = 'a-token-for-tests';
/** What the package consists of, as far as its start needs it. */
const FILES = ['package.json', 'package-lock.json', '.npmrc', 'openapi.yaml', 'generated', 'dist'];

const run = promisify(execFile);

t.test('without install scripts and development dependencies the server starts and checks a bcrypt hash', async t => {
  const directory = t.testdir();
  for (const file of FILES) await cp(join(ROOT, file), join(directory, file), { recursive: true });
  await run('npm', ['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline'], { cwd: directory });
  const emulator = await startEmulator();
  const [port = 0] = await freePorts(1);
  const config = join(directory, 'config.json');
  const { region, endpoint } = emulator;
  await writeFile(config, JSON.stringify({ org: 'myorg', token: TOKEN, accounts: { sandbox: { region, endpoint } } }));
  const args = ['--data', join(directory, 'data')];
  const api = createApi({ port, config, token: TOKEN, env: {}, args, root: directory });
  t.teardown(async () => {
    api.kill();
    await api.gone();
    await emulator.close();
  });

  await api.start();
  const hash = await bcrypt.hash(TOKEN, 4);

  t.match(await api.call('GET', '/sandbox/clusters', undefined, { 'X-Auth-Token': hash }), { status: 200 });
});

t.test('the bill of materials has every dependency, and tells which are for development only', async t => {
  // Not with --omit dev: npm 11 then leaves out packages that a package for development needs, too.
  const { stdout } = await run('npm', ['run', '--silent', 'sbom'], { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 });
  const { bomFormat, metadata, components }: Bom = JSON.parse(stdout);
  const { name, version, dependencies, devDependencies } = JSON.parse(
    await readFile(join(ROOT, 'package.json'), 'utf8'),
  );
  const namesWhere = (forDevelopment: boolean) =>
    components.filter(component => isForDevelopment(component) === forDevelopment).map(component => component.name);

  t.equal(bomFormat, 'CycloneDX');
  t.equal(metadata.component['bom-ref'], `${name}@${version}`);
  const [atRunTime, forDevelopment] = [namesWhere(false), namesWhere(true)];
  t.same(
    Object.keys(dependencies).filter(dependency => !atRunTime.includes(dependency)),
    [],
  );
  t.same(
    Object.keys(devDependencies).filter(dependency => !forDevelopment.includes(dependency)),
    [],
  );
});

function isForDevelopment({ properties = [] }: Bom['components'][number]): boolean {
  return properties.some(({ name }) => name === 'cdx:npm:package:development');
}

/** What CycloneDX 1.5 says of a package, as far as it is read here. */
interface Bom {
  bomFormat: string;
  metadata: { component: { 'bom-ref': string } };
  components: { name: string; properties?: { name: string }[] }[];
}
