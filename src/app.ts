import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#generated/config.js';
import type { OperationId } from '#generated/routes.js';
import { type AwsAccount, awsAccount } from './aws/account.js';
import { NotFound, Unavailable } from './errors.js';
import type { AccountContext, Context, ServiceInfo } from './handlers/context.js';
import { handlers, rules } from './handlers/index.js';
import { tokenGuard } from './http/authentication.js';
import { type BoundHandler, bindOperations } from './http/bind.js';
import { serveDocumentation } from './http/documentation.js';
import { createMetrics } from './http/metrics.js';
import { problemOf } from './http/problems.js';
import { createServer, rejectOtherMethods } from './http/server.js';
import { createRegistryClient, type RegistryClient } from './registry/index.js';
import { createMemoryWorks } from './runtime/memory-runtime.js';
import { operationsOf, type Works } from './runtime/operations.js';
import type { EngineOptions } from './runtime/runtime.js';
import type { StepEvent } from './saga/saga.js';

/** What operations say of who started them; there is one token. */
const TOKEN_NAME = 'token';

/** Milliseconds that a request waits for what runs operations to start. */
const STARTING_PATIENCE = 5_000;

/** What a server may be given beside its configuration. */
export interface Dependencies {
  /** pino's options; false for no log. */
  logger?: object | false;
  /** Told of each step of every orchestration, beside the log. */
  onStep?: (event: StepEvent) => void;
  /** Makes what keeps and runs operations; this process's memory unless given. */
  worksOf?: (options: EngineOptions) => Works | Promise<Works>;
  /** How much faster than AWS the endpoints of all accounts take calls; 1 unless given. */
  speed?: number;
  /** What asks container registries; one that asks whom the configuration allows, unless given. */
  registries?: RegistryClient;
}

/**
 * Composes the server of the rooms below it; it is not listening yet, and no AWS client is loaded.
 * @param config as read and found valid.
 */
export async function buildApp(
  config: Config,
  {
    logger = false,
    onStep,
    speed,
    worksOf = createMemoryWorks,
    registries = createRegistryClient({ allowedRegistries: config.allowedRegistries }),
  }: Dependencies = {},
): Promise<FastifyInstance> {
  const metrics = createMetrics();
  const accounts = new Map(
    Object.entries(config.accounts).map(([name, account]) => [
      name,
      awsAccount(name, account, { onCall: metrics.awsCall, speed }),
    ]),
  );
  const { org, keepRevisions } = config;
  const app = createServer(logger);
  const guard = tokenGuard(config.token);
  const service: ServiceInfo = {
    version: packageVersion(),
    readiness: readinessOf(app, () => works.readiness()),
    metrics: metrics.text,
  };
  const works = started(
    worksOf({
      ownerOf: name => ({ aws: accountOf(accounts, name), org: config.org }),
      onStep: event => {
        app.log.debug(event, `${event.state} step`);
        onStep?.(event);
      },
      log: app.log,
    }),
  );
  app.addHook('onClose', () => works.close());
  metrics.watch(app);
  bindOperations(app, {
    handlers: handlers as Record<OperationId, BoundHandler>, // that each fits its operation was checked where they are gathered
    rules,
    guard,
    contextOf: (request, reply) => {
      const context = contextOf(request, reply, { service, registries });
      const { account } = request.params as { account?: string };
      if (account === undefined) return context;
      const aws = accountOf(accounts, account);
      const operations = operationsOf(works.soon, { account, org }, TOKEN_NAME);
      return { ...context, aws, org, keepRevisions, operations } satisfies AccountContext;
    },
  });
  rejectOtherMethods(app, guard);
  await serveDocumentation(app);
  return app;
}

function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  rooms: Pick<Context, 'service' | 'registries'>,
): Context {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return {
    ...rooms,
    requestId: request.id,
    signal: gone.signal,
    log: request.log,
    problemOf: (error, instance) => problemOf(error, { instance, requestId: request.id }),
  };
}

/** What runs operations, which may still be starting when the server listens. */
function started(starting: Works | Promise<Works>) {
  let works: Works | undefined;
  const ready = Promise.resolve(starting).then(begun => {
    works = begun;
    return begun;
  });
  ready.catch(() => {}); // who composed the server looks after it
  return {
    soon: async () => works ?? Promise.race([ready, refusedAfter(STARTING_PATIENCE)]),
    readiness: () => works?.engine.readiness() ?? 'starting',
    close: async () => (await ready.catch(() => undefined))?.engine.close(),
  };
}

async function refusedAfter(milliseconds: number): Promise<never> {
  await sleep(milliseconds, undefined, { ref: false });
  throw new Unavailable('The service is still starting.');
}

/** @throws {NotFound} */
function accountOf(accounts: Map<string, AwsAccount>, name: string): AwsAccount {
  const account = accounts.get(name);
  if (!account) throw new NotFound(`Account ${name} was not found.`);
  return account;
}

/** Ready from when it listens until it begins to close, so that a load balancer sends nothing more. */
function readinessOf(app: FastifyInstance, operations: () => string): ServiceInfo['readiness'] {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  return () => {
    const checks = { server: closing ? 'closing' : 'listening', operations: operations() };
    return { ready: !closing && checks.operations === 'ready', checks };
  };
}

function packageVersion(): string {
  const file = new URL(import.meta.resolve('#root/package.json'));
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
