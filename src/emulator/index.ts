import type { AddressInfo } from 'node:net';
import { newAccount, type Seed, type Timings } from './account.js';
import { createBackends } from './backends.js';
import { type Clock, realClock } from './clock.js';
import { type Faults, newFaults } from './faults.js';
import { newRateLimiter, type Rates } from './rates.js';
import type { RecordedCall } from './recorded-call.js';
import { type Control, emulatorServer } from './server.js';

export type { Seed, Timings } from './account.js';
export { type Clock, type ManualClock, manualClock, realClock } from './clock.js';
export type { FaultEffect, FaultRule, Faults } from './faults.js';
export type { Rates } from './rates.js';
export type { RecordedCall } from './recorded-call.js';

/** A running embedded AWS, and what tests control and observe in it. */
export interface Emulator {
  /** The endpoint of all services, for example `http://127.0.0.1:40123`. */
  endpoint: string;
  region: string;
  accountId: string;
  seed: Seed;
  clock: Clock;
  /** The latest 10,000 calls, oldest first. */
  calls: RecordedCall[];
  faults: Faults;
  /** Milliseconds that every call waits before it takes effect. Concurrent calls wait concurrently. */
  latency: number;
  /** Enforces AWS's documented rates from now on, starting with full buckets; undefined ends it. */
  limit(rates: Rates | undefined): void;
  /** All existing resources by service, as plain JSON. Inactive and deleted resources are left out. */
  snapshot(): Record<string, unknown>;
  /** The tags of all tagged resources, by ARN. */
  tags(): Record<string, Record<string, string>>;
  close(): Promise<void>;
}

export interface EmulatorOptions {
  region?: string;
  accountId?: string;
  /** Default: 0, any free port. */
  port?: number;
  clock?: Clock;
  /** In milliseconds. Default: nothing takes any time. */
  timings?: Partial<Timings>;
  /** Enforces AWS's documented rates. Default: no limits. */
  rates?: Rates;
}

/** Timings for use by people: long enough to watch, shorter than AWS's. */
export const REALISTIC_TIMINGS = {
  clusterProvisioning: 500,
  taskProvisioning: 1_500,
  taskPending: 1_500,
  taskStopping: 1_000,
};

/** Starts the embedded AWS on 127.0.0.1, empty except for its seed. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { region = 'us-east-1', accountId = '012345678901', port = 0, clock = realClock(), timings, rates } = options;
  const account = newAccount({ region, accountId, clock, timings });
  const backends = createBackends(account);
  const rateLimiter = (limits: Rates | undefined) => (limits ? newRateLimiter(clock, limits) : () => {});
  const control: Control = { calls: [], faults: newFaults(), latency: 0, takeToken: rateLimiter(rates) };
  const server = emulatorServer(account, backends, control);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has an address of this type.
  const address = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    region,
    accountId,
    seed: account.seed,
    clock,
    calls: control.calls,
    faults: control.faults,
    get latency() {
      return control.latency;
    },
    set latency(milliseconds) {
      control.latency = milliseconds;
    },
    limit(limits) {
      control.takeToken = rateLimiter(limits);
    },
    snapshot: () => Object.fromEntries(backends.map(backend => [backend.service, backend.snapshot()])),
    tags: () =>
      Object.fromEntries(
        backends
          .flatMap(backend => [...backend.taggedResources()])
          .filter(({ tags }) => tags.size > 0)
          .map(({ arn, tags }) => [arn, Object.fromEntries(tags)]),
      ),
    close: () =>
      new Promise(resolve => {
        clock.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
