import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator } from '../../src/emulator/index.js';
import { type Api, createApi } from '../support/api.js';
import { KEY, TOKEN, writeConfig } from '../support/config.js';
import { freePorts } from '../support/ports.js';
import { type Expected, killAt, nameOf, type Point, rehearse, startAws } from './points.js';
import { startPostgres } from './postgres.js';
import { SECRETS, storiesOf } from './scenarios.js';

/** What a run of chaos came to. */
export interface Chaos {
  points: number;
  /** What is wrong, a line each. */
  bad: string[];
}

export interface ChaosOptions {
  database: 'embedded' | 'postgres';
  /** How many points, spread over all; all unless given. */
  sample?: number | undefined;
  onPoint?: (name: string, bad: string[]) => void;
}

/** Kills the service before and after AWS calls of every story, and sees that each ends as if nobody had been killed. */
export async function runChaos({ database, sample, onPoint }: ChaosOptions): Promise<Chaos> {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-chaos-'));
  const [apiPort = 0, awsPort = 0, databasePort = 0] = await freePorts(3);
  const postgres = database === 'postgres' ? await startPostgres(databasePort) : undefined;
  const config = join(directory, 'config.json');
  const data = join(directory, 'data');
  const env: Record<string, string> = postgres ? { DATABASE_URL: postgres.url, ECS_API_ENCRYPTION_KEYS: KEY } : {};
  const api = createApi({ port: apiPort, config, token: TOKEN, env, args: ['--data', data] });
  try {
    writeConfig(config, awsPort);
    const expected = await withAws(awsPort, emulator => rehearsals(api, emulator, awsPort));
    const all = expected.flatMap(story => story.points.map(point => ({ point, story })));
    const chosen = spread(all, sample ?? all.length);
    const bad: string[] = [];
    for (const { point, story } of chosen) bad.push(...(await tried(api, awsPort, point, story, onPoint)));
    await api.stop();
    const kept = postgres ? postgres.dump() : bytesBelow(data);
    return { points: chosen.length, bad: [...bad, ...found(kept, 'database'), ...found(api.log(), 'log')] };
  } finally {
    api.kill();
    await api.gone();
    await postgres?.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function rehearsals(api: Api, first: Emulator, awsPort: number): Promise<Expected[]> {
  const stories = storiesOf(first.seed.namespaceId);
  const rehearsed: Expected[] = [];
  await first.close();
  for (const story of stories)
    for (const direction of ['forward', 'rollback'] as const)
      if (direction === 'forward' || story.failing)
        rehearsed.push(await withAws(awsPort, emulator => rehearse(api, emulator, story, direction)));
  return rehearsed;
}

async function tried(
  api: Api,
  awsPort: number,
  point: Point,
  expected: Expected,
  onPoint: ChaosOptions['onPoint'],
): Promise<string[]> {
  const name = nameOf(point);
  const bad = await withAws(awsPort, emulator => killAt(api, emulator, point, expected)).catch((error: Error) => [
    error.message,
  ]);
  onPoint?.(name, bad);
  return bad.map(line => `${name}: ${line}`);
}

async function withAws<Result>(port: number, run: (emulator: Emulator) => Promise<Result>): Promise<Result> {
  const emulator = await startAws(port);
  try {
    return await run(emulator);
  } finally {
    await emulator.close();
  }
}

function spread<T>(items: T[], count: number): T[] {
  const step = items.length / Math.min(count, items.length);
  return Array.from({ length: Math.min(count, items.length) }, (_, index) => items[Math.floor(index * step)] as T);
}

function bytesBelow(directory: string): string {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n');
}

function found(text: string, place: string): string[] {
  return SECRETS.filter(secret => text.includes(secret)).map(secret => `${secret} is in clear in the ${place}`);
}
