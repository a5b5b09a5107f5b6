import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/app.js';
import { sandboxConfig } from '../../src/config/sandbox.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { accelerated, acceleratedRates } from '../support/pacing.js';
import { median, RUNS } from './median.js';
import { familyOf, registerRevisions, serviceOf, spaceExample } from './spaces.js';

const LATENCY = 50;
const REVISIONS = 100;
/** The factor by which ECS's rates are raised. */
const SPEED = 20;

/** Compares creating a space while a family of a hundred revisions is deleted, with ECS's rates enforced, and without that. */
export async function benchBesideDelete(): Promise<void> {
  const emulator = await startEmulator();
  const config = sandboxConfig(emulator, process.env);
  const app = await buildApp(config, { pacing: { ...accelerated(SPEED), ...acceleratedRates(SPEED) } });
  const create = (space: string) => timed(app, config.token, spaceExample(space, emulator.seed.namespaceId));
  await create('myclu');
  await registerRevisions(emulator, familyOf('myclu'), REVISIONS);
  emulator.latency = LATENCY;
  emulator.limit({ speed: SPEED });
  const alone = await medianOf(run => create(`alone${run}`));
  await app.inject({
    method: 'DELETE',
    url: `/v1/ecs/sandbox/clusters/myclu/services/${serviceOf('myclu')}?recursive=true`,
    headers: { 'x-auth-token': config.token },
  });
  while (countOf(emulator, 'DeregisterTaskDefinition') === 0) await create(`before${emulator.calls.length}`);
  const beside = await medianOf(run => create(`beside${run}`));
  const left = REVISIONS - countOf(emulator, 'DeregisterTaskDefinition');
  await app.close();
  await emulator.close();
  const throttled = emulator.calls.filter(({ errorCode }) => errorCode === 'ThrottlingException').length;
  console.log(
    `createService while ${REVISIONS} revisions are deleted (${left} remain afterwards): ${Math.round(beside)} ms = ${(beside / alone).toFixed(2)} x ${Math.round(alone)} ms alone; ${throttled} calls throttled`,
  );
}

async function timed(app: FastifyInstance, token: string, payload: object): Promise<number> {
  const started = performance.now();
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/v1/ecs/sandbox/services',
    headers: { 'x-auth-token': token },
    payload,
  });
  if (statusCode !== 200) throw new Error(`createService answered ${statusCode}`);
  return performance.now() - started;
}

/** Measures in sequence. */
async function medianOf(measure: (run: number) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure(run));
  return median(times);
}

function countOf({ calls }: Emulator, name: string): number {
  return calls.filter(({ action }) => action === name).length;
}
