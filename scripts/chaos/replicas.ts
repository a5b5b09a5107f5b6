import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../../src/emulator/index.js';
import { fullExample } from '../demo/full-example.js';
import { type Api, createApi, until } from '../support/api.js';
import { KEY, TOKEN, writeConfig } from '../support/config.js';
import { freePorts } from '../support/ports.js';
import { inventoryOf } from './inventory.js';
import { startAws } from './points.js';
import { type Postgres, startPostgres } from './postgres.js';

/** How operations ended whose process or database failed. */
export interface Survival {
  /** How many operations ended in each state. */
  states: Record<string, number>;
  /** How many resources of each kind exist on the embedded AWS. */
  created: Record<string, number>;
  /** Milliseconds from the end of the failure until all operations had ended. */
  milliseconds: number;
  /** The statuses of readiness during the failure. */
  readiness: number[];
}

export interface Cluster {
  emulator: Emulator;
  postgres: Postgres;
  apis: Api[];
}

/** Milliseconds on every AWS call, so that all operations are in progress at the same time. */
const LATENCY = 100;

/** Kills one of several replicas while operations are in progress. */
export async function killReplica(replicas: number, operations: number): Promise<Survival> {
  return withReplicas(replicas, async ({ emulator, apis }) => {
    await start(operations, emulator, apis);
    const [victim, survivor] = apis;
    if (!victim || !survivor) throw new Error('At least two replicas are necessary.');
    victim.kill();
    const readiness = [(await survivor.call('GET', '/ready')).status];
    return survived(operations, emulator, survivor, readiness);
  });
}

/** Stops PostgreSQL for a while during operations. @param outage milliseconds. */
export async function stopDatabase(outage: number, operations: number): Promise<Survival> {
  return withReplicas(1, async ({ emulator, postgres, apis }) => {
    const [api] = apis;
    if (!api) throw new Error('There is no replica.');
    await start(operations, emulator, apis);
    const end = performance.now() + outage;
    await postgres.stop();
    await until('readiness to report the outage', async () => (await api.call('GET', '/ready')).status === 503);
    const readiness = [503];
    await sleep(end - performance.now());
    readiness.push((await api.call('GET', '/ready')).status);
    await postgres.start();
    return survived(operations, emulator, api, readiness);
  });
}

/** Longer than `until` waits. */
const LONG_FRESHNESS = 300;

/** Changes a service by one of two replicas after the other has read it, and waits until that one shows the change. */
export async function readAfterChange(): Promise<void> {
  const change = async ({ apis, emulator }: Cluster) => {
    const [changing, reading] = apis;
    if (!changing || !reading) throw new Error('Two replicas are necessary.');
    await changing.call('POST', '/sandbox/services', named(fullExample(emulator.seed.namespaceId), 0));
    const path = '/sandbox/clusters/myclu-0/services/www-0';
    await reading.call('GET', path);
    await changing.call('PUT', path, { service: { desiredcount: 3 } });
    await until('the change to be seen', async () => (await reading.call('GET', path)).body.DesiredCount === 3);
  };
  return withReplicas(2, change, { readFreshness: LONG_FRESHNESS });
}

export async function withReplicas<Result>(
  count: number,
  run: (cluster: Cluster) => Promise<Result>,
  options?: { readFreshness: number },
): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-replicas-'));
  const [awsPort = 0, databasePort = 0, ...ports] = await freePorts(2 + count);
  const postgres = await startPostgres(databasePort);
  const emulator = await startAws(awsPort);
  const config = join(directory, 'config.json');
  writeConfig(config, awsPort, options);
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

async function start(count: number, emulator: Emulator, apis: Api[]): Promise<void> {
  emulator.latency = LATENCY;
  const requests = Array.from({ length: count }, (_, index) => {
    const body = named(fullExample(emulator.seed.namespaceId), index);
    return apis[index % apis.length]?.call('POST', '/sandbox/services', body, { Prefer: 'respond-async' });
  });
  const answers = await Promise.all(requests);
  const refused = answers.find(answer => answer?.status !== 202);
  if (refused) throw new Error(`POST services: ${refused.status} ${JSON.stringify(refused.body)}`);
  await until('effects on AWS', async () => inventoryOf(emulator).clusters?.length !== 0);
}

async function survived(count: number, emulator: Emulator, api: Api, readiness: number[]): Promise<Survival> {
  const since = performance.now();
  const states: Record<string, number> = {};
  await until('all operations to end', async () => {
    const { body } = await api.call('GET', '/sandbox/operations?kind=createService');
    const operations = (body.Operations ?? []) as { State: string }[];
    for (const key of Object.keys(states)) delete states[key];
    for (const { State } of operations) states[State] = (states[State] ?? 0) + 1;
    return operations.length === count && !states.running && !states.rolling_back;
  });
  const milliseconds = Math.round(performance.now() - since);
  const created = Object.fromEntries(
    Object.entries(inventoryOf(emulator)).map(([kind, lines]) => [kind, lines.length]),
  );
  return { states, created, milliseconds, readiness };
}

/** The example with names that contain the index. */
export function named(example: object, index: number): unknown {
  return JSON.parse(JSON.stringify(example).replace(/\b(myclu|webservers|www)\b/g, `$1-${index}`));
}
