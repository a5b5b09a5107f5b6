import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import t, { type Test } from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { until } from '../../scripts/support/api.js';
import { TOKEN, writeConfig } from '../../scripts/support/config.js';
import { freePorts } from '../../scripts/support/ports.js';
import { startEmulator } from '../../src/emulator/index.js';
import { matchExactly } from '../support/match-exactly.js';

const MAIN = resolve(import.meta.dirname, '../../src/main.js');

/** The service as a process, on an embedded AWS that this process holds. */
async function startProcess(t: Test, drainSeconds: number) {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const [port = 0] = await freePorts(1);
  const directory = t.testdir();
  const config = join(directory, 'config.json');
  writeConfig(config, Number(new URL(emulator.endpoint).port));
  writeFileSync(config, JSON.stringify({ ...JSON.parse(readFileSync(config, 'utf8')), drainSeconds }));
  const start = async () => {
    const child = spawn(process.execPath, [MAIN, '--config', config, '--data', join(directory, 'data')], {
      stdio: 'ignore',
      env: { ...process.env, ECS_API_LISTEN_ADDRESS: `127.0.0.1:${port}` },
    });
    t.teardown(() => child.kill('SIGKILL'));
    await until('the service', async () => (await call('/ready').catch(() => undefined))?.status === 200);
    return child;
  };
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}/v1/ecs${path}`, { ...init, headers: { 'X-Auth-Token': TOKEN, ...init.headers } });
  return { emulator, port, start, call };
}

async function connectTo(port: number, text: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

function exitOf(child: ChildProcess): Promise<unknown[]> {
  return once(child, 'exit');
}

t.test('on SIGTERM readiness says so first, and connections of any kind do not keep the process', async t => {
  const { port, start, call } = await startProcess(t, 3);
  const child = await start();
  const keepAlive = await connectTo(port, 'GET /v1/ecs/ping HTTP/1.1\r\nHost: here\r\n\r\n');
  await once(keepAlive, 'data');
  await connectTo(port, 'GET /v1/ecs/ping HTTP/1.1\r\nHost:');
  await connectTo(
    port,
    `POST /v1/ecs/sandbox/clusters HTTP/1.1\r\nHost: here\r\nX-Auth-Token: ${TOKEN}\r\nContent-Length: 9\r\n\r\n{`,
  );
  const exited = exitOf(child);

  child.kill('SIGTERM');
  await until('readiness to say so', async () => (await call('/ready')).status === 503);
  const ready = await call('/ready');
  const clusters = await call('/sandbox/clusters');

  matchExactly(t, await ready.json(), { Status: 'not ready', Checks: { server: 'closing', operations: 'ready' } });
  t.same([clusters.status, clusters.headers.get('connection')], [200, 'close']);
  t.same(await exited, [0, null]);
});

t.test(
  'on SIGTERM a request that waits for its operation learns where it continues, and the next process ends it',
  async t => {
    const { emulator, start, call } = await startProcess(t, 0);
    const child = await start();
    let release = () => {};
    emulator.faults.add({
      action: 'CreateService',
      hold: () =>
        new Promise<void>(resolve => {
          release = resolve;
        }),
    });
    const created = call('/sandbox/services', {
      method: 'POST',
      body: JSON.stringify(fullExample(emulator.seed.namespaceId)),
    });
    await until('the call', async () => emulator.calls.some(({ action }) => action === 'CreateService'));
    const streamed = await call('/sandbox/operations').then(async list => {
      const { Operations } = (await list.json()) as { Operations: { Id: string }[] };
      const id = Operations[0]?.Id;
      return call(`/sandbox/operations/${id}/events`);
    });
    const exited = exitOf(child);

    child.kill('SIGTERM');
    const answer = await created;
    const events = await streamed.text();
    t.same(await exited, [0, null]);
    release();

    t.same([answer.status, answer.headers.get('retry-after')], [503, '1']);
    t.notMatch(events, /^event: end$/m);
    const location = answer.headers.get('location')?.replace('/v1/ecs', '') ?? '';
    await start();
    await until('the operation', async () =>
      JSON.stringify(await (await call(location)).json()).includes('"State":"succeeded"'),
    );
  },
);
