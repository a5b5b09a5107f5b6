import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import t, { type Test } from 'tap';
import ts from 'typescript';

const run = promisify(execFile);

const EXAMPLE = `
import { type Emulator, startEmulator } from 'ecs-api/emulator';
const emulator: Emulator = await startEmulator({ accountId: '123456789012' });
console.log(emulator.accountId);
await emulator.close();
`;

const root = resolve(import.meta.dirname, '../../..');
// A package of its own: files below the project's package.json would import the project itself by its name.
const folder = await installPackage(t.testdir({ 'package.json': '{}' }));
const readme = await readFile(join(folder, 'node_modules/ecs-api/src/emulator/README.md'), 'utf8');

t.test('the packed emulator serves an AWS CLI by the variables that it prints', async t => {
  const aws = awsCli(await startEmulator(t));

  t.same(await aws('ecs', 'list-clusters'), { clusterArns: [] });
  const { cluster } = await aws('ecs', 'create-cluster', '--cluster-name', 'demo');
  t.match(cluster, { clusterName: 'demo', status: 'PROVISIONING' });
  t.same(await aws('ecs', 'list-clusters'), { clusterArns: [cluster.clusterArn] });
});

t.test('the commands of its README succeed', async t => {
  const env = await startEmulator(t);
  const block = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, source = '']) => source).at(-1) ?? '';
  const commands = block.split('\n').filter(line => line.startsWith('aws '));

  t.equal(commands.length, 4);
  await t.resolves(run('sh', ['-ec', commands.join('\n')], { env }));
});

t.test('the packed emulator is imported by name, with types', async t => {
  const file = join(folder, 'example.mts');
  await writeFile(file, EXAMPLE);
  // Without the types of Node.js: the declarations of the package need none.
  const options = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
    strict: true,
  };

  const program = ts.createProgram([file], options);
  const errors = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
  program.emit();
  const { stdout } = await run(process.execPath, [join(folder, 'example.mjs')]);

  t.same(errors, []);
  t.equal(stdout, '123456789012\n');
});

/** Puts the packed package where `npm install` would put it. Its dependencies are those of the project. */
async function installPackage(folder: string): Promise<string> {
  const target = join(folder, 'node_modules/ecs-api');
  await mkdir(target, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
  });
  const [{ filename }] = JSON.parse(stdout);
  await run('tar', ['-xzf', join(folder, filename), '-C', target, '--strip-components=1']);
  await symlink(join(root, 'node_modules'), join(target, 'node_modules'));
  return folder;
}

/** @returns the environment that the emulator prints, and nothing of this machine's configuration of AWS. */
async function startEmulator(t: Test): Promise<Record<string, string | undefined>> {
  const main = join(folder, 'node_modules/ecs-api/dist/src/main.js');
  const child = spawn(process.execPath, [main, 'emulator', '--port', '0'], { cwd: folder });
  const exited = once(child, 'exit');
  t.teardown(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  const printed: Record<string, string> = {};
  for await (const line of createInterface(child.stdout)) {
    const [, name, value] = /export (\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) printed[name] = value;
    if (name === 'AWS_REGION') break;
  }
  return {
    PATH: process.env.PATH,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    ...printed,
  };
}

function awsCli(env: Record<string, string | undefined>) {
  return async (...args: string[]) => {
    const { stdout } = await run('aws', [...args, '--output', 'json'], { env, cwd: folder });
    return JSON.parse(stdout);
  };
}
