import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Config } from '#generated/config.js';
import { type Access, createAccess } from './access/access.js';
import { type AccountOptions, type AwsAccount, awsAccount } from './aws/account.js';
import { NotFound, Unavailable } from './errors.js';
import type { ServiceInfo } from './handlers/context.js';
import { explainRefused, handlers } from './handlers/index.js';
import { auditChanges } from './http/audit.js';
import { accessGuard } from './http/authentication.js';
import { type Binding, bindOperations } from './http/bind.js';
import { prepareClosing } from './http/closing.js';
import { serveCors } from './http/cors.js';
import { serveDocumentation } from './http/documentation.js';
import { limitRequests } from './http/limits.js';
import { createLoadShedding } from './http/load-shedding.js';
import { createMetrics } from './http/metrics.js';
import { setSecurityHeaders } from './http/security-headers.js';
import { answerUnrouted, createServer } from './http/server.js';
import * as workflows from './orchestration/workflows.js';
import { createRegistryClient, type RegistryClient } from './registry/index.js';
import { AccountRequestContext, RequestContext } from './request-context.js';
import { createEventFeeds } from './runtime/event-feeds.js';
import { createMemoryRuntime } from './runtime/memory-runtime.js';
import type { RetryLimits, Runtime, RuntimeOptions } from './runtime/runtime.js';
import type { StepEvent } from './saga/saga.js';
import type { Owner } from './tenancy.js';
import { readVersion, type Version } from './version.js';

/** Milliseconds that a request waits for the runtime to start. */
const STARTING_TIMEOUT_MS = 5_000;

/** Milliseconds for which clean-ups and undos are repeated while AWS is not available: three days. */
const CLEAN_UP_RETRY_MS = 3 * 24 * 3_600_000;

/** What a server may be given beside its configuration. */
export interface Dependencies {
  /** pino's options; false for no log. */
  logger?: object | false;
  /** Called for each step event of every operation. */
  onStep?: (event: StepEvent) => void;
  /** Creates what keeps and runs operations; this process's memory by default. */
  createRuntime?: (options: RuntimeOptions) => Runtime | Promise<Runtime>;
  /** How the accounts wait between polls, the rates of their calls, and how long operations repeat their steps; as in production by default. */
  pacing?: Pick<AccountOptions, 'sleep' | 'buckets'> & { retries?: RetryLimits };
  /** What `GET /version` shows; the version and the build of this package by default. */
  version?: Version;
  /** Recognizes callers; by the tokens of the configuration by default. */
  access?: Access;
  /** The client of container registries; one that follows the configuration by default. */
  registries?: RegistryClient;
}

/** The server. */
export interface App extends FastifyInstance {
  /** Makes it say that it is not ready, and end each connection with its next response. It still answers all requests. */
  announceClosing(): void;
}

/**
 * Composes the server. It is not listening yet, and no AWS client is loaded.
 * @param config a valid configuration.
 */
export async function buildApp(
  config: Config,
  {
    logger = false,
    onStep,
    pacing,
    createRuntime = createMemoryRuntime,
    version = readVersion(),
    access = createAccess(config),
    registries = createRegistryClient({ allowedRegistries: config.allowedRegistries }),
  }: Dependencies = {},
): Promise<App> {
  const metrics = createMetrics();
  const accounts = new Map(
    Object.entries(config.accounts).map(([name, account]) => [
      name,
      awsAccount(name, account, {
        onCall: metrics.awsCall,
        onWait: metrics.awsWait,
        readFreshness: config.readFreshness * 1000,
        onWrite: () => runtime.announceChange(name),
        ...pacing,
      }),
    ]),
  );
  const { org, keepRevisions } = config;
  const shedding = createLoadShedding();
  const { trustedProxies } = config;
  const app = createServer(logger, { trustedProxies, shedding, onRefused: metrics.requestRefused });
  setSecurityHeaders(app);
  serveCors(app, config.corsOrigins);
  await limitRequests(app, config);
  const guard = accessGuard(access);
  const feeds = createEventFeeds();
  const closing = prepareClosing(app, () => {
    feeds.close();
    runtime.endWaiting();
  });
  const service: ServiceInfo = {
    version,
    readiness: () => readinessOf(closing.isAnnounced(), runtime.readiness(), config),
    metrics: metrics.text,
  };
  const runtime = starting(
    createRuntime({
      workflows: Object.values(workflows),
      contextOf: ({ account, spaces }) => ({ aws: accountNamed(accounts, account), org, spaces }) satisfies Owner,
      onStep: event => {
        if (event.state === 'retrying') app.log.warn(event, 'AWS is not available; the step is repeated');
        else app.log.debug(event, `step ${event.state}`);
        onStep?.(event);
      },
      onRemoteChange: name => {
        for (const account of accounts.values()) if (name === undefined || name === account.name) account.forgetReads();
      },
      retries: pacing?.retries ?? retryLimitsOf(config),
      log: app.log,
    }),
  );
  app.addHook('onClose', () => runtime.close());
  metrics.watch(app);
  const shared = { service, registries, org, keepRevisions, feeds, runtimeReady: runtime.ready };
  bindOperations(app, {
    handlers: handlers as Binding['handlers'], // that each fits its operation was checked where they are listed
    explainRefused,
    guard,
    contextOf: (request, reply) => {
      const { account } = request.params as { account?: string };
      if (account === undefined) return new RequestContext(request, reply, shared);
      return new AccountRequestContext(request, reply, shared, accountNamed(accounts, account));
    },
  });
  auditChanges(app);
  answerUnrouted(app, guard);
  await serveDocumentation(app);
  return Object.assign(app, { announceClosing: closing.announce });
}

/** Clean-ups and undos have no caller who could repeat them. */
function retryLimitsOf({ retrySeconds, asyncRetrySeconds }: Config): RetryLimits {
  return {
    request: retrySeconds * 1000,
    asyncRequest: asyncRetrySeconds * 1000,
    operation: CLEAN_UP_RETRY_MS,
    undo: CLEAN_UP_RETRY_MS,
  };
}

/** The runtime, which may still be starting when the server listens. */
function starting(start: Runtime | Promise<Runtime>) {
  let runtime: Runtime | undefined;
  const started = Promise.resolve(start).then(created => {
    runtime = created;
    return created;
  });
  started.catch(() => {}); // the caller of buildApp handles the error
  return {
    ready: async () => runtime ?? Promise.race([started, unavailableAfter(STARTING_TIMEOUT_MS)]),
    readiness: () => runtime?.readiness() ?? 'starting',
    announceChange: (account: string) => runtime?.announceChange(account),
    endWaiting: () => runtime?.endWaiting(),
    close: async () => (await started.catch(() => undefined))?.close(),
  };
}

async function unavailableAfter(milliseconds: number): Promise<never> {
  await sleep(milliseconds, undefined, { ref: false });
  throw new Unavailable('The service is still starting.', { retryAfter: 1 });
}

/** @throws {NotFound} */
function accountNamed(accounts: Map<string, AwsAccount>, name: string): AwsAccount {
  const account = accounts.get(name);
  if (!account) throw new NotFound(`Account ${name} does not exist.`);
  return account;
}

/** Ready from the moment when it listens until its end is announced, so that a load balancer sends no more requests. */
function readinessOf(
  isClosing: boolean,
  operations: string,
  { waitForDisk, databaseUrl }: Config,
): ReturnType<ServiceInfo['readiness']> {
  const checks = {
    server: isClosing ? 'closing' : 'listening',
    operations,
    ...(waitForDisk === false && databaseUrl === undefined && { disk: 'operations may be lost with the power' }),
  };
  return { ready: !isClosing && operations === 'ready', checks };
}
