import type { AddressInfo } from 'node:net';
import { newAccount, type Seed, type Timings } from './account.js';
import { createBackends } from './backends.js';
import { type Clock, realClock } from './clock.js';
import { type Faults, newFaults } from './faults.js';
import { newRateLimiter, type Rates } from './rates.js';
import { type Control, emulatorServer, type RecordedCall } from './server.js';

export type { Seed, Timings } from './account.js';
export { type Clock, type ManualClock, manualClock, realClock } from './clock.js';
export type { FaultEffect, FaultRule, Faults } from './faults.js';
export type { Rates } from './rates.js';
export type { RecordedCall } from './server.js';

/** A running embedded AWS, and the hands that tests and the demo have on it. */
export interface Emulator {
  /** As `http://127.0.0.1:40123`: what every client takes for its endpoint. */
  endpoint: string;
  region: string;
  accountId: string;
  seed: Seed;
  clock: Clock;
  /** The latest 10,000 calls, oldest first. */
  calls: RecordedCall[];
  faults: Faults;
  /** Milliseconds that every call waits before it has an effect; calls that overlap wait at the same time. */
  latency: number;
  /** Holds callers to ECS's rates from now on, with full buckets, or no longer. */
  limit(rates: Rates | undefined): void;
  /** All that exists, by service, as plain JSON; what AWS merely remembers is left out. */
  snapshot(): Record<string, unknown>;
  /** The tags of all that carries some, by ARN. */
  tags(): Record<string, Record<string, string>>;
  close(): Promise<void>;
}

export interface EmulatorOptions {
  region?: string;
  accountId?: string;
  /** 0, a free one, unless given. */
  port?: number;
  clock?: Clock;
  /** Milliseconds; what is not given takes no time. */
  timings?: Partial<Timings>;
  /** Holds callers to ECS's documented rates; they are not limited unless given. */
  rates?: Rates;
}

/** Milliseconds that things take when a person watches. */
export const REALISTIC_TIMINGS = {
  clusterProvisioning: 500,
  taskProvisioning: 1_500,
  taskPending: 1_500,
  taskStopping: 1_000,
};

/** Starts the embedded AWS on loopback, empty but for its seed. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { region = 'us-east-1', accountId = '012345678901', port = 0, clock = realClock(), timings, rates } = options;
  const account = newAccount({ region, accountId, clock, timings });
  const backends = createBackends(account);
  const tokens = (limits: Rates | undefined) => (limits ? newRateLimiter(clock, limits) : () => {});
  const control: Control = { calls: [], faults: newFaults(), latency: 0, takeToken: tokens(rates) };
  const server = emulatorServer(account, backends, control);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has an address of this kind.
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
      control.takeToken = tokens(limits);
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
