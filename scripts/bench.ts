import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp } from '../src/app.js';
import { sandboxConfig } from '../src/config/sandbox.js';
import { startEmulator } from '../src/emulator/index.js';
import { criticalPath } from './bench/critical-path.js';
import { fullExample } from './demo/full-example.js';

/** `npm run bench`: figures of this machine and this moment; compare ratios of one run, not figures of two. */
const LATENCY = 50;
const RUNS = 5;
const PORT = 18_080;

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

await benchBoot();
await benchCreateService();

/** From the start of the process with a configuration file to its first answer. */
async function benchBoot(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-bench-'));
  const config = join(directory, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      listenAddress: `127.0.0.1:${PORT}`,
      accounts: { bench: { region: 'us-east-1', akid: 'AKIDEXAMPLE', secret: 'an-example-secret' } },
      token: 'a-token-for-the-bench',
      org: 'bench',
    }),
  );
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await bootTime(config));
  rmSync(directory, { recursive: true });
  console.log(`boot to first ping: ${Math.round(median(times))} ms (median of ${RUNS})`);
}

async function bootTime(config: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../src/main.js'), '--config', config], {
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  while (!(await pings()) && child.exitCode === null) await sleep(2);
  const time = performance.now() - started;
  child.kill('SIGTERM');
  await exited;
  return time;
}

async function pings(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${PORT}/v1/ecs/ping`).then(
    response => response.ok,
    () => false,
  );
}

/** The predecessor's full example with the same latency on every call to AWS; the clients are warm. */
async function benchCreateService(): Promise<void> {
  const times: number[] = [];
  let calls = 0;
  let path: string[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const emulator = await startEmulator();
    const config = sandboxConfig(emulator, process.env);
    const app = await buildApp(config);
    emulator.latency = LATENCY;
    const started = performance.now();
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/v1/ecs/sandbox/services',
      headers: { 'x-auth-token': config.token },
      payload: fullExample(emulator.seed.namespaceId),
    });
    if (statusCode !== 200) throw new Error(`createService answered ${statusCode}`);
    if (run > 0) times.push(performance.now() - started);
    calls = emulator.calls.length;
    path = criticalPath(emulator.calls);
    await app.close();
    await emulator.close();
  }
  const time = median(times);
  console.log(
    `createService, ${LATENCY} ms on each of its ${calls} calls: ${Math.round(time)} ms = ${(time / LATENCY).toFixed(1)} x ${LATENCY} ms`,
  );
  console.log(`  one after another would be ${calls} x ${LATENCY} ms; the critical path is ${path.join(' > ')}`);
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
