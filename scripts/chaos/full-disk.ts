import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator } from '../../src/emulator/index.js';
import { fullExample } from '../demo/full-example.js';
import { type Answer, type Api, createApi, until } from '../support/api.js';
import { KEY, TOKEN, writeConfig } from '../support/config.js';
import { freePorts } from '../support/ports.js';
import { countsOf, nameOf, type Outcomes, outcomesOf } from './answers.js';
import { startAws } from './points.js';
import { startPostgres } from './postgres.js';
import { named } from './replicas.js';

/** What became of a service, and of its operations, whose database had a full disk for a while. */
export interface FullDisk extends Outcomes {
  /** Whether the process has ended by itself. */
  hasDied: boolean;
  /** How many requests were answered with each status while the disk was full. */
  answers: Record<string, number>;
  /** How a request was answered that waited for its operation meanwhile. */
  waiting: string;
  /** What readiness said at the time, and when there was space again. */
  readiness: Answer[];
}

/** How much space is left: too little for data, or sufficient for data but not for another segment of the write-ahead log. */
export type Space = 'none' | 'too little for the log';

const DISK_MEGABYTES = 192;
const MEGABYTE = 1024 * 1024;
const SPACE_LEFT: Record<Space, number> = { none: 0, 'too little for the log': 8 * MEGABYTE };
/** Milliseconds on every AWS call, so that operations are in progress when the disk becomes full. */
const LATENCY = 100;
const OPERATIONS = 5;
/** More operations than fit into the space that is left. */
const MAX_REQUESTS = 400;
/** Requests that are answered while the disk is full. */
const REFUSED = 3;

/** Fills the disk of the database, a file system of its own in memory, during operations; then gives its space back. */
export async function fillDisk(database: 'embedded' | 'postgres', space: Space): Promise<FullDisk> {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-full-disk-'));
  chmodSync(directory, 0o755); // PostgreSQL runs as another user
  const disk = join(directory, 'disk');
  mkdirSync(disk);
  asRoot('mount', '-t', 'tmpfs', '-o', `size=${DISK_MEGABYTES}m,mode=1777`, 'tmpfs', disk);
  try {
    return await fillMounted(database, space, directory, disk);
  } finally {
    asRoot('umount', disk);
    rmSync(directory, { recursive: true, force: true });
  }
}

async function fillMounted(
  database: 'embedded' | 'postgres',
  space: Space,
  directory: string,
  disk: string,
): Promise<FullDisk> {
  const [apiPort = 0, awsPort = 0, databasePort = 0] = await freePorts(3);
  const postgres = database === 'postgres' ? await startPostgres(databasePort, disk) : undefined;
  const emulator = await startAws(awsPort);
  const config = join(directory, 'config.json');
  writeConfig(config, awsPort);
  const env: Record<string, string> = postgres ? { DATABASE_URL: postgres.url, ECS_API_ENCRYPTION_KEYS: KEY } : {};
  const api = createApi({ port: apiPort, config, token: TOKEN, env, args: ['--data', join(disk, 'data')] });
  try {
    await api.start();
    return await fillDuringOperations(api, emulator, disk, space);
  } finally {
    api.kill();
    await api.gone();
    await postgres?.close();
    await emulator.close();
  }
}

async function fillDuringOperations(api: Api, emulator: Emulator, disk: string, space: Space): Promise<FullDisk> {
  emulator.latency = LATENCY;
  let index = 0;
  const create = (headers: Record<string, string>) => {
    const body = named(fullExample(emulator.seed.namespaceId), index);
    index += 1;
    return api.call('POST', '/sandbox/services', body, headers);
  };
  const createAsync = () => create({ Prefer: 'respond-async' });
  const accepted = await Promise.all(Array.from({ length: OPERATIONS }, createAsync));
  const waiting = create({});
  await until('the operations', async () => (await operationsInProgress(api)) > OPERATIONS);

  const file = join(disk, 'rest');
  fill(file, disk, SPACE_LEFT[space]);
  const answers: Answer[] = [];
  const refused = () => answers.filter(({ status }) => status !== 202);
  while (refused().length < REFUSED && answers.length < MAX_REQUESTS) answers.push(await createAsync());
  const readiness = [await api.call('GET', '/ready')];
  const answerOfWaiting = await waiting;
  rmSync(file);

  await until('readiness', async () => (await api.call('GET', '/ready')).status === 200);
  readiness.push(await api.call('GET', '/ready'));
  const all = [...accepted, ...answers, answerOfWaiting];
  return {
    hasDied: api.pid() === undefined,
    answers: countsOf(answers.map(nameOf)),
    waiting: nameOf(answerOfWaiting),
    readiness,
    ...(await outcomesOf(emulator, api, all)),
  };
}

async function operationsInProgress(api: Api): Promise<number> {
  const { body } = await api.call('GET', '/sandbox/operations?state=running');
  return body.Operations.length;
}

/** Writes until so many bytes are left. */
function fill(file: string, disk: string, bytesLeft: number): void {
  const descriptor = openSync(file, 'w');
  const block = Buffer.alloc(4096);
  try {
    while (statfsSync(disk).bavail * statfsSync(disk).bsize > bytesLeft) writeSync(descriptor, block);
  } finally {
    closeSync(descriptor);
  }
}

/** Only root may mount a file system. */
function asRoot(...command: string[]): void {
  const [program = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  execFileSync(program, args);
}
