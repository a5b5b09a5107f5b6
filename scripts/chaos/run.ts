import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator } from '../../src/emulator/index.js';
import { type Api, createApi } from '../support/api.js';
import { KEY, TOKEN, writeConfig } from '../support/config.js';
import { freePorts } from '../support/ports.js';
import { spread } from '../support/spread.js';
import { type Baseline, killAt, nameOf, type Point, recordBaseline, startAws } from './points.js';
import { startPostgres } from './postgres.js';
import { SECRETS, scenariosOf } from './scenarios.js';

/** The result of a run. */
export interface Chaos {
  points: number;
  /** A line for each fault found. */
  bad: string[];
}

export interface ChaosOptions {
  database: 'embedded' | 'postgres';
  /** How many points, spread over all; all by default. */
  sample?: number | undefined;
  onPoint?: (name: string, bad: string[]) => void;
}

/** Kills the service before and after AWS calls of every scenario, and checks that each ends as it does without a kill. */
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
    const baselines = await recordBaselines(api, awsPort);
    const all = baselines.flatMap(baseline => baseline.points.map(point => ({ point, baseline })));
    const chosen = spread(all, sample);
    const bad: string[] = [];
    for (const { point, baseline } of chosen) bad.push(...(await tryPoint(api, awsPort, point, baseline, onPoint)));
    await api.stop();
    const stored = postgres ? postgres.dump() : bytesBelow(data);
    return { points: chosen.length, bad: [...bad, ...secretsIn(stored, 'database'), ...secretsIn(api.log(), 'log')] };
  } finally {
    api.kill();
    await api.gone();
    await postgres?.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function recordBaselines(api: Api, awsPort: number): Promise<Baseline[]> {
  const scenarios = await withAws(awsPort, async ({ seed }) => scenariosOf(seed.namespaceId));
  const baselines: Baseline[] = [];
  for (const scenario of scenarios)
    for (const direction of ['forward', 'rollback'] as const)
      if (direction === 'forward' || scenario.failingCall)
        baselines.push(await withAws(awsPort, emulator => recordBaseline(api, emulator, scenario, direction)));
  return baselines;
}

async function tryPoint(
  api: Api,
  awsPort: number,
  point: Point,
  baseline: Baseline,
  onPoint: ChaosOptions['onPoint'],
): Promise<string[]> {
  const name = nameOf(point);
  const bad = await withAws(awsPort, emulator => killAt(api, emulator, point, baseline)).catch((error: Error) => [
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

function bytesBelow(directory: string): string {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n');
}

function secretsIn(text: string, place: string): string[] {
  return SECRETS.filter(secret => text.includes(secret)).map(secret => `${secret} is in clear in the ${place}`);
}
