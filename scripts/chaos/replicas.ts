import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../../src/emulator/index.js';
import { fullExample } from '../demo/full-example.js';
import { type Api, createApi, until } from '../support/api.js';
import { KEY, TOKEN, writeConfig } from '../support/config.js';
import { freePorts } from '../support/ports.js';
import { censusOf } from './census.js';
import { startAws } from './points.js';
import { type Postgres, startPostgres } from './postgres.js';

/** What became of orchestrations whose processes, or whose database, failed under them. */
export interface Survival {
  /** How many ended in each state. */
  states: Record<string, number>;
  /** How many there are on the embedded AWS of each kind of thing that one of them makes. */
  made: Record<string, number>;
  /** Milliseconds from the failure's end until all had ended. */
  milliseconds: number;
  /** What readiness was answered with while it lasted. */
  readiness: number[];
}

interface Cluster {
  emulator: Emulator;
  postgres: Postgres;
  apis: Api[];
}

const ORCHESTRATIONS = 10;

/** Milliseconds on every AWS call, so that all are under way at once. */
const LATENCY = 100;

/** Kills one of three replicas with orchestrations in flight. */
export async function killReplica(): Promise<Survival> {
  return withReplicas(3, async ({ emulator, apis }) => {
    await begin(emulator, apis);
    const [victim, survivor] = apis;
    if (!victim || !survivor) throw new Error('there are no replicas');
    victim.kill();
    const readiness = [(await survivor.call('GET', '/ready')).status];
    return survived(emulator, survivor, readiness);
  });
}

/** Stops PostgreSQL for a while with orchestrations in flight. @param outage milliseconds. */
export async function stopDatabase(outage: number): Promise<Survival> {
  return withReplicas(1, async ({ emulator, postgres, apis }) => {
    const [api] = apis;
    if (!api) throw new Error('there is no replica');
    await begin(emulator, apis);
    const end = performance.now() + outage;
    await postgres.stop();
    await until('the service to see it', async () => (await api.call('GET', '/ready')).status === 503);
    const readiness = [503];
    await sleep(end - performance.now());
    readiness.push((await api.call('GET', '/ready')).status);
    await postgres.start();
    return survived(emulator, api, readiness);
  });
}

async function withReplicas<Result>(count: number, run: (cluster: Cluster) => Promise<Result>): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-replicas-'));
  const [awsPort = 0, databasePort = 0, ...ports] = await freePorts(2 + count);
  const postgres = await startPostgres(databasePort);
  const emulator = await startAws(awsPort);
  const config = join(directory, 'config.json');
  writeConfig(config, awsPort);
  const env = { DATABASE_URL: postgres.url, ECS_API_ENCRYPTION_KEYS: KEY };
  const apis = ports.map(port => createApi({ port, config, token: TOKEN, env }));
  try {
    await Promise.all(apis.map(api => api.start()));
    return await run({ emulator, postgres, apis });
  } finally {
    for (const api of apis) api.kill();
    await Promise.all(apis.map(api => api.gone()));
    await postgres.close();
    await emulator.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function begin(emulator: Emulator, apis: Api[]): Promise<void> {
  emulator.latency = LATENCY;
  const requests = Array.from({ length: ORCHESTRATIONS }, (_, index) => {
    const body = named(fullExample(emulator.seed.namespaceId), index);
    return apis[index % apis.length]?.call('POST', '/sandbox/services', body, { Prefer: 'respond-async' });
  });
  const answers = await Promise.all(requests);
  const refused = answers.find(answer => answer?.status !== 202);
  if (refused) throw new Error(`answered ${refused.status}: ${JSON.stringify(refused.body)}`);
  await until('effects on AWS', async () => censusOf(emulator).clusters?.length !== 0);
}

async function survived(emulator: Emulator, api: Api, readiness: number[]): Promise<Survival> {
  const since = performance.now();
  const states: Record<string, number> = {};
  await until('all to end', async () => {
    const { body } = await api.call('GET', '/sandbox/operations?kind=createService');
    const operations = (body.Operations ?? []) as { State: string }[];
    for (const key of Object.keys(states)) delete states[key];
    for (const { State } of operations) states[State] = (states[State] ?? 0) + 1;
    return operations.length === ORCHESTRATIONS && !states.running && !states.rolling_back;
  });
  const milliseconds = Math.round(performance.now() - since);
  const made = Object.fromEntries(Object.entries(censusOf(emulator)).map(([kind, lines]) => [kind, lines.length]));
  return { states, made, milliseconds, readiness };
}

/** The example with names of its own. */
function named(example: object, index: number): unknown {
  return JSON.parse(JSON.stringify(example).replace(/\b(myclu|webservers|www)\b/g, `$1-${index}`));
}
