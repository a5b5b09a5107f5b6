import type { AddressInfo, LookupFunction } from 'node:net';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/app.js';
import { sandboxConfig } from '../../src/config/sandbox.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { createRegistryClient } from '../../src/registry/index.js';
import { createMemoryRuntime } from '../../src/runtime/memory-runtime.js';
import type { Runtime } from '../../src/runtime/runtime.js';
import { holdAnswersAgainstSpec } from '../support/answers.js';
import type { TextsByKey } from '../support/generated-values.js';
import { accelerated } from '../support/pacing.js';
import { makeSpace } from './space.js';

/*
 * The process that requests are sent to: one service, and an embedded AWS that is new in each round. Each message to it has one answer.
 */

/** A new round, or whether the process lives. */
export type Message = 'round' | 'alive';

export interface Round {
  port: number;
  token: string;
  texts: TextsByKey;
  /** Bytes that are in use after everything of the round before has ended. */
  heap: number;
  /** The most bytes that this process has had. */
  maxRss: number;
  /** Processor time of this process so far, in microseconds. Each response has it in the header `x-processor-time`. */
  processorTime: number;
}

interface Service {
  app: FastifyInstance;
  token: string;
  idle: () => Promise<void>;
}

let emulator = await startEmulator();
const awsPort = Number(new URL(emulator.endpoint).port);
const { app, token, idle } = await startService(emulator);

process.on('message', async (message: Message) => {
  process.send?.(message === 'round' ? await startRound() : true);
});

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function startRound(): Promise<Round> {
  await idle();
  await emulator.close();
  globalThis.gc?.();
  const { heapUsed: heap } = process.memoryUsage();
  emulator = await startEmulator({ port: awsPort });
  const texts = await makeSpace(app, emulator, token);
  const { port } = app.server.address() as AddressInfo; // it listens on TCP
  const maxRss = process.resourceUsage().maxRSS * 1024;
  return { port, token, texts, heap, maxRss, processorTime: processorTime() };
}

async function startService(aws: Emulator): Promise<Service> {
  const config = sandboxConfig(aws, {});
  let runtime: Runtime | undefined;
  const app = await buildApp(config, {
    logger: { level: 'error', file: 2 },
    pacing: accelerated(1000),
    registries: createRegistryClient({ network: { lookup: notFound, lookupPublic: notFound, connect: unreachable } }),
    createRuntime: options => {
      runtime = createMemoryRuntime(options);
      return runtime;
    },
  });
  holdAnswersAgainstSpec(app);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-operation-id', request.routeOptions.config.operationId ?? '');
    reply.header('x-processor-time', processorTime());
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, token: config.token, idle: async () => runtime?.idle() };
}

/** There are no registries. */
function notFound(...[, , callback]: Parameters<LookupFunction>): void {
  callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
}

function unreachable(): Socket {
  return new Socket().destroy(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
}
