import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp, type Dependencies } from '../../src/app.js';
import { sandboxConfig } from '../../src/config/sandbox.js';
import { startEmulator } from '../../src/emulator/index.js';
import { startDurableRuntime } from '../../src/runtime/durable/index.js';
import { startPostgres } from '../chaos/postgres.js';
import { fullExample } from '../demo/full-example.js';
import { createApi } from '../support/api.js';
import { KEY, TOKEN, writeConfig } from '../support/config.js';
import { freePorts } from '../support/ports.js';
import { median, RUNS } from './median.js';

/** Milliseconds until a process that has started is idle. */
const SETTLING = 3_000;

/** The cost of durable operations: createService without latency, time from start to ready, memory when idle. */
export async function benchDurable(): Promise<void> {
  const plain = await createServiceTime({});
  console.log(`createService without latency, its operation in memory: ${Math.round(plain)} ms`);
  await benchDatabase('embedded database', plain, {});
  await benchDatabase('embedded database that does not wait for the disk', plain, { waitForDisk: false });
  const [port = 0] = await freePorts(1);
  const postgres = await startPostgres(port);
  await benchDatabase('PostgreSQL', plain, { databaseUrl: postgres.url });
  await postgres.close();
}

async function benchDatabase(name: string, plain: number, database: { databaseUrl?: string; waitForDisk?: boolean }) {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-bench-'));
  const options = { directory: join(directory, 'here'), keepOperations: 1, encryptionKeys: KEY };
  const time = await createServiceTime({
    createRuntime: runtimeOptions => startDurableRuntime({ ...options, ...database }, runtimeOptions),
  });
  const [first, again, megabytes] = await startTimes(directory, database.databaseUrl);
  console.log(
    `  ${name}: ${Math.round(time)} ms, ${Math.round(time - plain)} ms more = ${(time / plain).toFixed(1)} x; ` +
      `start to ready ${first} ms on new data, ${again} ms on used; idle RSS ${megabytes} MB`,
  );
  rmSync(directory, { recursive: true, force: true });
}

async function createServiceTime(dependencies: Dependencies): Promise<number> {
  const emulator = await startEmulator();
  const config = sandboxConfig(emulator, {});
  const app = await buildApp(config, dependencies);
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const example = JSON.stringify(fullExample(emulator.seed.namespaceId));
    const started = performance.now();
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/v1/ecs/sandbox/services',
      headers: { 'x-auth-token': config.token },
      payload: example.replace(/\b(myclu|webservers|www)\b/g, `$1-${run}`),
    });
    if (statusCode !== 200) throw new Error(`createService answered ${statusCode}: ${body}`);
    if (run > 0) times.push(performance.now() - started);
  }
  await app.close();
  await emulator.close();
  return median(times);
}

async function startTimes(directory: string, databaseUrl: string | undefined): Promise<[number, number, number]> {
  const [port = 0, awsPort = 0] = await freePorts(2);
  const config = join(directory, 'config.json');
  writeConfig(config, awsPort);
  const env: Record<string, string> = databaseUrl ? { DATABASE_URL: databaseUrl, ECS_API_ENCRYPTION_KEYS: KEY } : {};
  const api = createApi({ port, config, token: TOKEN, env, args: ['--data', join(directory, 'data')] });
  const times: number[] = [];
  let megabytes = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    const started = performance.now();
    await api.start();
    times.push(Math.round(performance.now() - started));
    if (run === RUNS) {
      await sleep(SETTLING);
      megabytes = residentMegabytes(api.pid() ?? 0);
    }
    await api.stop();
  }
  const [first = 0, ...later] = times;
  return [first, Math.round(median(later)), megabytes];
}

/** Source: proc(5). */
function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
