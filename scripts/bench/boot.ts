import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, RUNS } from './median.js';

const PORT = 18_080;
const MAIN = resolve(import.meta.dirname, '../../src/main.js');

/** From the start of the process with a configuration file to its first answer. */
export async function benchBoot(): Promise<void> {
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
  const child = spawn(process.execPath, [MAIN, '--config', config, '--data', join(config, '../data')], {
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
