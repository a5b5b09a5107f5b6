import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type Api, createApi } from '../support/api.js';
import { TOKEN, writeConfig } from '../support/config.js';
import { freePorts } from '../support/ports.js';
import { requestOf } from './connection.js';

/** The service as a process of its own, on an embedded AWS with services. */
export interface World {
  api: Api;
  services: number;
  /** A request for one of the services. */
  read: () => string;
  /** The next request of a mix: of ten, five show a service, two list all, two plan an update, and one makes it. */
  mixed: () => string;
}

const SERVICES = 20;

/** Runs with the embedded AWS in another process, so that it does not take the processor time of who sends the load. */
export async function withWorld<Result>(run: (world: World) => Promise<Result>): Promise<Result> {
  const [awsPort = 0] = await freePorts(1);
  const main = join(import.meta.dirname, '../../src/main.js');
  const aws = spawn(process.execPath, [main, 'emulator', '--port', String(awsPort)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await firstLine(aws);
  try {
    return await withService(awsPort, run);
  } finally {
    aws.kill();
  }
}

/** Runs with the embedded AWS in this process, which can inject faults. */
export async function withFaultyWorld<Result>(
  run: (world: World, emulator: Emulator) => Promise<Result>,
): Promise<Result> {
  const emulator = await startEmulator();
  try {
    return await withService(Number(new URL(emulator.endpoint).port), world => run(world, emulator));
  } finally {
    await emulator.close();
  }
}

async function firstLine({ stdout }: ChildProcess): Promise<void> {
  if (stdout) await once(createInterface(stdout), 'line');
}

async function withService<Result>(awsPort: number, run: (world: World) => Promise<Result>): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-load-'));
  const config = join(directory, 'config.json');
  writeConfig(config, awsPort);
  const written = JSON.parse(readFileSync(config, 'utf8'));
  // Each request makes its own calls to AWS.
  const settings = { logLevel: 'error', requestsPerSecond: 100_000, readFreshness: 0 };
  writeFileSync(config, JSON.stringify({ ...written, ...settings }));
  const [port = 0] = await freePorts(1);
  const api = createApi({ port, config, token: TOKEN, env: {}, args: ['--data', join(directory, 'data')] });
  try {
    await api.start();
    await createServices(api);
    return await run({ api, services: SERVICES, ...requests() });
  } finally {
    api.kill();
    await api.gone();
    rmSync(directory, { recursive: true, force: true });
  }
}

function requests(): Pick<World, 'read' | 'mixed'> {
  let count = 0;
  const path = () => `/sandbox/clusters/load/services/www-${count++ % SERVICES}`;
  const read = () => requestOf('GET', path(), TOKEN);
  const list = () => requestOf('GET', '/sandbox/clusters/load/services', TOKEN);
  const change = (query: string) =>
    requestOf('PUT', path() + query, TOKEN, { service: { desiredcount: 1 + (count % 3) } });
  const mix = [
    read,
    list,
    read,
    () => change('?dryRun=true'),
    read,
    list,
    read,
    () => change('?dryRun=true'),
    read,
    () => change(''),
  ];
  let next = 0;
  return { read, mixed: () => (mix[next++ % mix.length] ?? read)() };
}

async function createServices(api: Api): Promise<void> {
  for (let index = 0; index < SERVICES; index += 1) {
    const { status, body } = await api.call('POST', '/sandbox/services', serviceNamed('load', `www-${index}`));
    if (status !== 200) throw new Error(`POST services: ${status} ${JSON.stringify(body)}`);
  }
}

/** The smallest service: one container in a cluster. */
export function serviceNamed(cluster: string, name: string): object {
  return {
    cluster: { clustername: cluster },
    taskdefinition: {
      family: name,
      cpu: '256',
      memory: '512',
      containerdefinitions: [{ name: 'web', image: 'nginx:1' }],
    },
    service: { servicename: name, desiredcount: 1 },
  };
}

/** Resident memory of a process in MiB. Source: proc(5). */
export function residentMegabytes(api: Api): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${api.pid()}/status`, 'utf8'))?.[1]) / 1024;
}
