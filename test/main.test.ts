import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import t, { type Test } from 'tap';
import { freePort } from './support/free-port.js';

const main = resolve(import.meta.dirname, '../src/main.js');

/** Lists on exit which CommonJS modules were loaded. Fastify, the AWS clients and Ajv are such. */
const LIST_MODULES = `process.on('exit', () => process.stdout.write('loaded ' + JSON.stringify(Object.keys(require.cache)) + '\\n'));`;

t.test('until AWS is needed, no AWS client is loaded and no schema compiled', async t => {
  const port = await freePort();
  const directory = t.testdir({ 'list-modules.cjs': LIST_MODULES, 'config.json': config(port) });
  const { lines, end } = await start(t, ['--config', `${directory}/config.json`], {
    NODE_OPTIONS: `--require ${directory}/list-modules.cjs`,
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

/** Sends SIGHUP to the process as soon as it is about to listen. */
const HANG_UP_AT_START = `
const { Server } = require('node:net');
const { listen } = Server.prototype;
Server.prototype.listen = function (...args) {
  process.kill(process.pid, 'SIGHUP');
  setImmediate(() => listen.apply(this, args));
  return this;
};`;

t.test(
  'SIGHUP reads the tokens again, also during the start, and keeps them where the configuration has a fault',
  async t => {
    const port = await freePort();
    const directory = t.testdir({ 'config.json': config(port), 'hang-up.cjs': HANG_UP_AT_START });
    const file = `${directory}/config.json`;
    const { child, lines, written } = await start(t, ['--config', file], {
      NODE_OPTIONS: `--require ${directory}/hang-up.cjs`,
    });
    const statusWith = async (token: string) =>
      (await fetch(`http://127.0.0.1:${port}/v1/ecs/nowhere/clusters`, { headers: { 'X-Auth-Token': token } })).status;
    const hangUp = async (text: string, line: RegExp) => {
      await writeFile(file, text);
      const logged = written(line);
      child.kill('SIGHUP');
      await logged;
    };

    t.same([await statusWith('a-token-for-tests'), await statusWith('a-new-one')], [404, 403]);
    await hangUp(config(port).replace('a-token-for-tests', 'a-new-one'), /reloaded tokens/);
    t.same([await statusWith('a-token-for-tests'), await statusWith('a-new-one')], [403, 404]);
    await hangUp('{"token": "hunter2"', /kept the tokens/);
    t.same([await statusWith('hunter2'), await statusWith('a-new-one')], [403, 404]);
    t.notMatch(lines.join('\n'), /hunter2/);
  },
);

t.test('without a configuration it serves the embedded AWS and says how to use it', async t => {
  const port = await freePort();
  const { lines, end } = await start(t, [], { ECS_API_LISTEN_ADDRESS: `127.0.0.1:${port}` });
  const output = lines.join('\n');
  const token = /token\s+(\w+)/.exec(output)?.[1] ?? '';

  const clusters = await fetch(`http://127.0.0.1:${port}/v1/ecs/sandbox/clusters/none/services/none`, {
    headers: { 'X-Auth-Token': token },
  });
  await end();

  t.match(output, /account "sandbox"/);
  t.match(output, new RegExp(`http://127\\.0\\.0\\.1:${port}/v1/ecs/docs`));
  t.equal(clusters.status, 404);
  t.notMatch(lines.join('\n'), /NodeVersionSupportWarning|support for Node/i);
});

t.test('the embedded AWS runs alone, without loading the service', async t => {
  const directory = t.testdir({ 'list-modules.cjs': LIST_MODULES });
  const { lines, end } = await startEmulator(t, ['--port', '0'], {
    NODE_OPTIONS: `--require ${directory}/list-modules.cjs`,
  });
  const endpoint = /export AWS_ENDPOINT_URL=(\S+)/.exec(lines.join('\n'))?.[1] ?? '';

  t.match(endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
  t.equal((await fetch(endpoint, { method: 'POST' })).status, 403, 'AWS refuses a call without a signature');
  await end();
  const loaded: string[] = JSON.parse(lines.find(line => line.startsWith('loaded '))?.slice('loaded '.length) ?? '[]');
  const { dependencies } = JSON.parse(await readFile(new URL(import.meta.resolve('#root/package.json')), 'utf8'));
  t.same(
    Object.keys(dependencies).filter(name => loaded.some(file => file.includes(`/node_modules/${name}/`))),
    ['close-with-grace'],
  );
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  t.test(`the embedded AWS ends gracefully on ${signal}`, async t => {
    const { child } = await startEmulator(t, ['--port', '0']);
    child.kill(signal);

    t.same(await once(child, 'exit'), [0, null]);
  });
}

t.test('a bad port of the embedded AWS is named', async t => {
  for (const port of ['abc', '65536', '1.5', '']) {
    const { code, errors } = await run(['emulator', '--port', port]);

    t.equal(code, 1);
    t.equal(errors, `--port must be a whole number from 0 to 65535, not "${port}".\n`);
  }
});

t.test('a port in use is named, and the way out', async t => {
  const server = createServer().listen(0, '127.0.0.1');
  t.teardown(() => server.close());
  await once(server, 'listening');
  // A server that listens on TCP has an address of this kind.
  const { port } = server.address() as AddressInfo;

  const { code, errors } = await run(['emulator', '--port', String(port)]);

  t.equal(code, 1);
  t.equal(errors, `Port ${port} is in use. Choose another one with --port, or --port 0 for any free port.\n`);
});

t.test('an unknown command or option is named', async t => {
  for (const [args, message] of [
    [['emulate'], /^Unexpected argument 'emulate'/],
    [['--prot', '0'], /^Unknown option '--prot'/],
    [['emulator', '--config', 'config.json'], /^Unknown option '--config'/],
  ] as const) {
    const { code, errors } = await run(args);

    t.equal(code, 1);
    t.match(errors, message);
    t.notMatch(errors, /\n +at /, 'without a stack');
  }
});

t.test('--help describes every command', async t => {
  for (const args of [['--help'], ['-h'], ['emulator', '--help']]) {
    const { code, output } = await run(args);

    t.equal(code, 0);
    t.match(output, /^ {2}ecs-api emulator .*\n +--port PORT .*4566/m);
  }
});

t.test('convert prints a definition, or what is wrong with it and fails', async t => {
  const container = '{"name": "web", "image": "nginx:1"';
  const directory = t.testdir({
    'good.json': `{"family": "web", "containerDefinitions": [${container}}]}`,
    'bad.json': `{"family": "web", "containerDefinitions": [\n${container}, "links": ["db"]}]}`,
  });

  const good = await run(['convert', `${directory}/good.json`, '-space', 'myclu']);
  const bad = await run(['convert', `${directory}/bad.json`]);

  t.equal(good.code, 0);
  t.match(JSON.parse(good.output), { family: 'web', cpu: '256', executionRoleArn: 'myclu-ecsTaskExecution' });
  t.match(good.errors, /good\.json:1 \/Cpu becomes 256: /);
  t.same(bad, {
    code: 1,
    output: '',
    errors: `${directory}/bad.json:2 /containerDefinitions/0/links is not supported on Fargate\n`,
  });
  for (const [args, message] of [
    [['convert'], 'Name one file: ecs-api convert FILE.\n'],
    [['convert', 'absent.json'], 'absent.json cannot be read: ENOENT.\n'],
  ] as const)
    t.same(await run(args), { code: 1, output: '', errors: message });
});

t.test('a faulty configuration stops the start and names the field', async t => {
  const directory = t.testdir({ 'config.json': '{"accounts": {"a": {"region": 1}}, "token": "x", "org": "o"}' });
  const { code, errors } = await run(['--config', `${directory}/config.json`]);

  t.equal(code, 1);
  t.match(errors, /accounts\.a\.region/);
});

t.test('an address that is not available stops the start and is named', async t => {
  const server = createServer().listen(0, '127.0.0.1');
  t.teardown(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const directory = t.testdir({ 'config.json': config(port) });

  const { code, errors } = await run(['--config', `${directory}/config.json`]);

  t.equal(code, 1);
  t.equal(
    errors,
    `${directory}/config.json is not a valid configuration:\n  listenAddress: is not available (EADDRINUSE)\n`,
  );
});

t.test('options may have one dash, as with the predecessor', async t => {
  const directory = t.testdir({ 'config.json': '{"accounts": {"a": {"region": 1}}, "token": "x", "org": "o"}' });
  const path = `${directory}/config.json`;

  for (const args of [['-config', path], [`-config=${path}`], [`--config=${path}`]])
    t.match((await run(args)).errors, /accounts\.a\.region/, args.join(' '));
  for (const args of [['-version'], ['--version']])
    t.match(await run(args), { code: 0, output: /^ECS-API Version: \d+\.\d+\.\d+\n$/ });
  t.match(await run(['-help']), { code: 0, output: /-config FILE/ });
});

interface Started {
  child: ChildProcess;
  /** What it has written so far. */
  lines: string[];
  /** Resolves when it writes such a line. */
  written: (line: RegExp) => Promise<void>;
  end: () => Promise<void>;
}

/** Starts the service as a user would and waits until it listens. */
function start(t: Test, args: string[], env: Record<string, string>): Promise<Started> {
  return startAndWaitFor(t, /Server listening/, args, env);
}

/** Starts the embedded AWS alone and waits until it has said how to use it. */
function startEmulator(t: Test, args: string[], env: Record<string, string> = {}): Promise<Started> {
  return startAndWaitFor(t, /export AWS_REGION/, ['emulator', ...args], env);
}

async function startAndWaitFor(
  t: Test,
  readyLine: RegExp,
  args: string[],
  env: Record<string, string>,
): Promise<Started> {
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
  await new Promise<void>((resolve, reject) => {
    output.on('line', line => readyLine.test(line) && resolve());
    exited.then(() => reject(new Error(`ended: ${lines.join('\n')}`)));
  });
  const written = (line: RegExp) =>
    new Promise<void>(resolve => {
      output.on('line', text => line.test(text) && resolve());
    });
  return { child, lines, written, end };
}

/** Runs a command that ends by itself. */
async function run(args: readonly string[]): Promise<{ code: number; output: string; errors: string }> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, output, errors };
}

function config(port: number): string {
  return JSON.stringify({
    listenAddress: `127.0.0.1:${port}`,
    accounts: { test: { region: 'us-east-1', akid: 'AKIDEXAMPLE', secret: 'an-example-secret' } },
    token: 'a-token-for-tests',
    org: 'myorg',
    logLevel: 'info',
    drainSeconds: 0,
  });
}
