import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import t, { type Test } from 'tap';
import { freePort } from './support/free-port.js';

const main = resolve(import.meta.dirname, '../src/main.js');

/** Tells on the way out which CommonJS modules were loaded: the AWS clients and Ajv are such. */
const TELL_MODULES = `process.on('exit', () => process.stdout.write('loaded ' + JSON.stringify(Object.keys(require.cache)) + '\\n'));`;

t.test('until AWS is needed, no AWS client is loaded and no schema compiled', async t => {
  const port = await freePort();
  const directory = t.testdir({ 'tell-modules.cjs': TELL_MODULES, 'config.json': config(port) });
  const { lines, end } = await start(t, ['--config', `${directory}/config.json`], {
    NODE_OPTIONS: `--require ${directory}/tell-modules.cjs`,
  });

  const response = await fetch(`http://127.0.0.1:${port}/v1/ecs/ping`);
  t.equal(await response.text(), 'pong');
  await end();

  const loaded: string[] = JSON.parse(lines.find(line => line.startsWith('loaded '))?.slice('loaded '.length) ?? '[]');
  t.ok(loaded.length > 100, `${loaded.length} modules`);
  t.same(
    loaded.filter(file => /node_modules\/(@aws-sdk|@smithy)\//.test(file)),
    [],
  );
  t.same(
    loaded.filter(file => /node_modules\/ajv\/dist\/(core|ajv|2020|compile\/index)\.js$/.test(file)),
    [],
  );
});

t.test('without a configuration it serves the embedded AWS and says how to use it', async t => {
  const port = await freePort();
  const { lines, end } = await start(t, [], { ECS_API_LISTEN_ADDRESS: `127.0.0.1:${port}` });
  const told = lines.join('\n');
  const token = /token\s+(\w+)/.exec(told)?.[1] ?? '';

  const clusters = await fetch(`http://127.0.0.1:${port}/v1/ecs/sandbox/clusters/none/services/none`, {
    headers: { 'X-Auth-Token': token },
  });
  await end();

  t.match(told, /account "sandbox"/);
  t.match(told, new RegExp(`http://127\\.0\\.0\\.1:${port}/v1/ecs/docs`));
  t.equal(clusters.status, 404);
  t.notMatch(lines.join('\n'), /NodeVersionSupportWarning|support for Node/i);
});

t.test('a faulty configuration stops the start and names the field', async t => {
  const directory = t.testdir({ 'config.json': '{"accounts": {"a": {"region": 1}}, "token": "x", "org": "o"}' });
  const child = spawn(process.execPath, [main, '--config', `${directory}/config.json`]);
  let errors = '';
  child.stderr.on('data', chunk => {
    errors += chunk;
  });
  const [code] = await once(child, 'exit');

  t.equal(code, 1);
  t.match(errors, /accounts\.a\.region/);
});

interface Started {
  /** What it has written so far. */
  lines: string[];
  end: () => Promise<void>;
}

/** Starts the service as a user would and waits until it answers. */
async function start(t: Test, args: string[], env: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  const output = createInterface(child.stdout).on('line', line => lines.push(line));
  createInterface(child.stderr).on('line', line => lines.push(line));
  const end = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await exited;
  };
  t.teardown(end);
  await new Promise<void>((listening, failed) => {
    output.on('line', line => /Server listening/.test(line) && listening());
    exited.then(() => failed(new Error(`ended: ${lines.join('\n')}`)));
  });
  return { lines, end };
}

function config(port: number): string {
  return JSON.stringify({
    listenAddress: `127.0.0.1:${port}`,
    accounts: { test: { region: 'us-east-1', akid: 'AKIDEXAMPLE', secret: 'an-example-secret' } },
    token: 'a-token-for-tests',
    org: 'myorg',
    logLevel: 'info',
  });
}
