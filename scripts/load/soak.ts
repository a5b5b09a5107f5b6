import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../../src/emulator/backend.js';
import type { Emulator } from '../../src/emulator/index.js';
import { inventoryOf } from '../chaos/inventory.js';
import type { Api } from '../support/api.js';
import type { Response } from './connection.js';
import { goodputOf, offer, percentile, saturate, statusesOf } from './offer.js';
import { residentMegabytes, serviceNamed, withFaultyWorld } from './world.js';

/** What became of a long load while AWS failed now and then. */
export interface Soak {
  /** Requests per second: the capacity without faults, and what was offered. */
  capacity: number;
  rate: number;
  requests: number;
  statuses: Record<string, number>;
  /** Responses that contradict what was created, and statuses that no fault of AWS explains. */
  wrong: string[];
  broken: number;
  unsent: number;
  /** Services that were created and deleted meanwhile, and requests to do so that failed. */
  created: number;
  failed: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Resident memory in MiB after a quarter and at the end, and its slope between them in MiB per minute. */
  megabytes: { quarter: number; end: number; perMinute: number };
}

/** Of the calls to AWS. */
const FAULTS = 0.01;
const SPIKES = 0.01;
const SPIKE_MS = 500;
const CAPACITY_SECONDS = 5;
const SHARE = 0.7;
const SAMPLE_EVERY_MS = 5_000;

/** Statuses of responses while AWS fails. */
const POSSIBLE = [200, 429, 502, 503, 504];

export async function soak(seconds: number): Promise<Soak> {
  return withFaultyWorld(async ({ api, services, read: request }, emulator) => {
    const load = { port: api.port, connections: 200, request };
    await saturate({ ...load, connections: 32, seconds: CAPACITY_SECONDS });
    const capacity = goodputOf(await saturate({ ...load, connections: 32, seconds: CAPACITY_SECONDS }));
    injectFaults(emulator);
    const end = new AbortController();
    const memory = sampleMemory(api, end.signal);
    const changes = changeServices(api, end.signal);
    const offered = await offer({ ...load, seconds }, capacity * SHARE);
    end.abort();
    const { created, failed, wrong } = await changes;
    emulator.faults.clear();
    const left = (inventoryOf(emulator).services ?? []).filter(line => !/INACTIVE|DRAINING/.test(line)).length;
    const remaining = left === services ? [] : [`${left} services exist, not ${services}`];
    return {
      capacity,
      rate: capacity * SHARE,
      requests: offered.responses.length,
      statuses: statusesOf(offered),
      wrong: [...offered.responses.flatMap(wrongIn), ...wrong, ...remaining].slice(0, 20),
      broken: offered.broken,
      unsent: offered.unsent,
      created,
      failed,
      p50: percentile(offered.responses, 0.5),
      p99: percentile(offered.responses, 0.99),
      megabytes: slopeOf(await memory),
    };
  });
}

function injectFaults(emulator: Emulator): void {
  emulator.faults.add({
    times: Number.POSITIVE_INFINITY,
    hold: async () => {
      const chance = Math.random();
      if (chance < FAULTS) throw new AwsError('ServerException', 'injected', 500);
      if (chance < FAULTS + SPIKES) await sleep(SPIKE_MS);
    },
  });
}

function wrongIn({ status, body }: Response): string[] {
  if (!POSSIBLE.includes(status)) return [`${status} ${body}`];
  return status !== 200 || body.includes('"ServiceName":"www-') ? [] : [body];
}

/** Creates a service, reads and deletes it, again and again. */
async function changeServices(api: Api, signal: AbortSignal) {
  const changes = { created: 0, failed: 0, wrong: [] as string[] };
  for (let count = 0; !signal.aborted; count += 1) {
    const cluster = `soak-${count}`;
    const path = `/sandbox/clusters/${cluster}/services/www`;
    const { status } = await api.call('POST', '/sandbox/services', serviceNamed(cluster, 'www'));
    const read = await readUntilKnown(api, path);
    if (status === 200) changes.created += 1;
    else changes.failed += 1;
    if (status === 200 ? read !== 200 : read !== 404 && (await settled(api, path)) !== 404)
      changes.wrong.push(`created with ${status}, read with ${read}`);
    while (status === 200 && (await readUntilKnown(api, path)) === 200)
      await api.call('DELETE', `${path}?recursive=true`);
  }
  return changes;
}

/** The status of a read that no fault prevents. */
async function readUntilKnown(api: Api, path: string): Promise<number> {
  for (;;) {
    const { status } = await api.call('GET', path);
    if (status < 500 && status !== 429) return status;
  }
}

/** The status after the rollback of a failed creation. */
async function settled(api: Api, path: string): Promise<number> {
  for (;;) {
    const { body } = await api.call('GET', '/sandbox/operations?state=rolling_back');
    if (body.Operations?.length === 0) return readUntilKnown(api, path);
  }
}

async function sampleMemory(api: Api, signal: AbortSignal): Promise<{ at: number; megabytes: number }[]> {
  const samples = [];
  while (!signal.aborted) {
    samples.push({ at: performance.now() / 60_000, megabytes: residentMegabytes(api) });
    await sleep(SAMPLE_EVERY_MS, undefined, { signal }).catch(() => {});
  }
  return samples;
}

/** The slope is that of the line of least squares through the last three quarters. */
function slopeOf(samples: { at: number; megabytes: number }[]): Soak['megabytes'] {
  const later = samples.slice(Math.floor(samples.length / 4));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [at, megabytes] = [mean(later.map(each => each.at)), mean(later.map(each => each.megabytes))];
  const covariance = mean(later.map(each => (each.at - at) * (each.megabytes - megabytes)));
  const variance = mean(later.map(each => (each.at - at) ** 2));
  return { quarter: later[0]?.megabytes ?? 0, end: later.at(-1)?.megabytes ?? 0, perMinute: covariance / variance };
}
