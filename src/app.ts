import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#generated/config.js';
import { type AwsAccount, awsAccount } from './aws/account.js';
import { NotFound } from './errors.js';
import type { AccountContext, Context, ServiceInfo } from './handlers/context.js';
import { handlers, rules } from './handlers/index.js';
import { notImplemented, notImplementedParameters } from './handlers/not-implemented.js';
import { tokenGuard } from './http/authentication.js';
import { type BoundHandler, bindOperations } from './http/bind.js';
import { serveDocumentation } from './http/documentation.js';
import { createMetrics } from './http/metrics.js';
import { createServer, refuseOtherMethods } from './http/server.js';
import { type Background, createBackground } from './orchestration/background.js';
import type { StepEvent } from './orchestration/saga.js';
import { createRegistryClient, type RegistryClient } from './registry/index.js';

/** What a server may be given beside its configuration. */
export interface Dependencies {
  /** pino's options; false for no log. */
  logger?: object | false;
  /** Told of each step of every orchestration, beside the log. */
  onStep?: (event: StepEvent) => void;
  /** Runs what goes on after the answer; one of the server's own unless given. */
  background?: Background;
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
    background: given,
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
  const app = createServer(logger);
  const guard = tokenGuard(config.token);
  const service: ServiceInfo = { version: packageVersion(), readiness: readinessOf(app), metrics: metrics.text };
  const background = given ?? createBackground(app.log);
  app.addHook('onClose', () => background.settled());
  metrics.watch(app);
  bindOperations(app, {
    handlers: handlers as Partial<Record<string, BoundHandler>>, // that each fits its operation was checked where they are gathered
    notImplemented,
    notImplementedParameters,
    rules,
    guard,
    contextOf: (request, reply) => {
      const context = contextOf(request, reply, { service, registries, background, onStep });
      const { account } = request.params as { account?: string };
      return account === undefined ? context : inAccount(context, accounts, account, config);
    },
  });
  refuseOtherMethods(app, guard);
  await serveDocumentation(app);
  return app;
}

function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    service,
    registries,
    background,
    onStep,
  }: Pick<Context, 'service' | 'registries' | 'background'> & Pick<Dependencies, 'onStep'>,
): Context {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return {
    requestId: request.id,
    signal: gone.signal,
    log: request.log,
    service,
    registries,
    background,
    onStep: event => {
      request.log.debug({ requestId: request.id, ...event }, `${event.state} step`);
      onStep?.(event);
    },
  };
}

function inAccount(
  context: Context,
  accounts: Map<string, AwsAccount>,
  name: string,
  { org, keepRevisions }: Config,
): AccountContext {
  const aws = accounts.get(name);
  if (!aws) throw new NotFound(`Account ${name} was not found.`);
  return { ...context, aws, org, keepRevisions };
}

/** Ready from when it listens until it begins to close, so that a load balancer sends nothing more. */
function readinessOf(app: FastifyInstance): ServiceInfo['readiness'] {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  return () => ({ ready: !closing, checks: { server: closing ? 'closing' : 'listening' } });
}

function packageVersion(): string {
  const file = new URL(import.meta.resolve('#root/package.json'));
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
