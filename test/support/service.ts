import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import type { Config } from '#generated/config.js';
import { holdAnswersAgainstSpec } from '../../scripts/support/answers.js';
import { accelerated } from '../../scripts/support/pacing.js';
import { buildApp, type Dependencies } from '../../src/app.js';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/index.js';
import { createMemoryRuntime } from '../../src/runtime/memory-runtime.js';
import type { Runtime } from '../../src/runtime/runtime.js';
import { ONE_ATTEMPT } from './retries.js';

export const TOKEN = 'a-token-for-tests';
export const ORG = 'myorg';
const VERSION = {
  version: '0.1.0',
  githash: '9f4c2d7e1b8a6035c4d2e1f0a9b8c7d6e5f4a3b2',
  buildstamp: '2026-11-23T09:30:07.000Z',
};

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** A response of the service with parsed JSON. */
export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape; the spec's validators have checked it
  body: any;
}

export interface Service {
  app: FastifyInstance;
  emulator: Emulator;
  /** Sends a request with the valid token; a body is sent as JSON. */
  call(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Resolves when no operation is running. */
  settled(): Promise<void>;
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

export interface ServiceOptions extends Dependencies {
  emulator?: EmulatorOptions;
  /** Starts a server in front of the embedded AWS. @returns its endpoint. */
  inFront?: (t: Test, emulator: Emulator) => Promise<string>;
  /** Members of account `sandbox` that override those of the embedded AWS. */
  account?: Partial<Config['accounts'][string]>;
  /** Overrides the rest of the configuration. */
  config?: Partial<Config>;
}

/** Options of every service that a test file starts without saying otherwise. */
export const defaults: Pick<ServiceOptions, 'inFront'> = {};

/**
 * Starts the service with account `sandbox` on its own embedded AWS; both end with the test. Every response is validated
 * against the spec. Waits are a thousand times shorter than in production.
 */
export async function startService(
  t: Test,
  { emulator: emulated, inFront = defaults.inFront, account, config, ...dependencies }: ServiceOptions = {},
): Promise<Service> {
  const emulator = await startEmulator(emulated);
  const endpoint = inFront ? await inFront(t, emulator) : emulator.endpoint;
  let runtime: Runtime | undefined;
  const app = await buildApp(
    { ...testConfig(emulator, { endpoint, ...account }), ...config },
    {
      createRuntime: options => {
        runtime = createMemoryRuntime(options);
        return runtime;
      },
      version: VERSION,
      pacing: { ...accelerated(1000), retries: ONE_ATTEMPT },
      ...dependencies,
    },
  );
  holdAnswersAgainstSpec(app);
  t.teardown(async () => {
    await app.close();
    await emulator.close();
  });
  return { app, emulator, call: (...request) => send(app, ...request), settled: async () => runtime?.idle() };
}

export function testConfig(emulator: Emulator, account: Partial<Config['accounts'][string]> = {}): Config {
  return {
    listenAddress: '127.0.0.1:0',
    token: TOKEN,
    org: ORG,
    logLevel: 'info',
    keepOperations: 30,
    readFreshness: 0,
    retrySeconds: 0,
    asyncRetrySeconds: 0,
    requestsPerSecond: 100_000,
    concurrentRequests: 2_000,
    drainSeconds: 0,
    waitForDisk: true,
    accounts: {
      sandbox: {
        region: emulator.region,
        endpoint: emulator.endpoint,
        akid: 'AKIDEXAMPLE',
        secret: 'an-example-secret',
        defaultSubnets: emulator.seed.subnetIds,
        defaultSgs: emulator.seed.securityGroupIds.slice(0, 1),
        defaultKmsKeyId: emulator.seed.kmsKeyId,
        ...account,
      },
    },
  };
}

async function send(
  app: FastifyInstance,
  method: Method,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await app.inject({
    method,
    url: `/v1/ecs${path}`,
    headers: { 'x-auth-token': TOKEN, ...headers },
    ...(payload !== undefined && { payload: payload as string }),
  });
  const isJson = String(response.headers['content-type'] ?? '').includes('json');
  return { status: response.statusCode, headers: response.headers, body: isJson ? response.json() : response.body };
}

/** Options of a logger, and the lines that it has written. @param level the lowest that is logged. */
export function logged(level: string) {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { lines, logger: { level, stream } };
}
