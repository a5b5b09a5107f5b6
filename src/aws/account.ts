import { setTimeout as defaultSleep } from 'node:timers/promises';
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { ECS } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { IAM } from '@aws-sdk/client-iam';
import type { ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api';
import type { SecretsManager } from '@aws-sdk/client-secrets-manager';
import type { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import type { SSM } from '@aws-sdk/client-ssm';
import { runShared } from '../concurrency/caller.js';
import { createCircuitBreaker } from '../concurrency/circuit-breaker.js';
import { createNextRun, type NextRun } from '../concurrency/next-run.js';
import type { Sleep } from '../concurrency/poll.js';
import { createSingleFlight, type SingleFlight } from '../concurrency/single-flight.js';
import { partitionOf } from '../domain/arns.js';
import { NotFound } from '../errors.js';
import { createBatchedReads } from './batched-reads.js';
import { type AccountConfig, credentialsOf } from './credentials.js';
import { isOutage } from './errors.js';
import {
  type AwsCall,
  type BucketWait,
  boundAttempts,
  type Middleware,
  observeCalls,
  refuseCallsInOutage,
} from './middleware.js';
import { type Bucket, bucketsOf } from './rates.js';
import { createSharedReads, isRead, isShared, type SharedReads } from './shared-reads.js';

/** The clients of an account, by AWS service. Each is loaded and created when an operation is first called on it. */
interface Clients {
  cloudWatchLogs: CloudWatchLogs;
  ecs: ECS;
  elasticLoadBalancing: ElasticLoadBalancingV2;
  iam: IAM;
  resourceGroupsTagging: ResourceGroupsTaggingAPI;
  secretsManager: SecretsManager;
  serviceDiscovery: ServiceDiscovery;
  ssm: SSM;
}

/** An account: its defaults, and its clients. */
export interface AwsAccount extends Clients {
  name: string;
  region: string;
  subnets: string[];
  securityGroups: string[];
  kmsKeyId: string | undefined;
  allowPublicIp: boolean;
  /** ARNs of roles, with `*` for any text, that definitions may use besides the org's. */
  allowedRoles: string[];
  /** Whether what is in the org's clusters, and Cloud Map services, are the org's without any org's tag. */
  ownsUntagged: boolean;
  /** The ARN of the managed policy that bounds the permissions of new roles. */
  permissionsBoundary: string | undefined;
  /** Milliseconds that a new role is given before tasks use it. */
  rolePropagationMs: number;
  /** The client for another region of the account's partition: containers may log there. @throws {NotFound} for any other region. */
  cloudWatchLogsIn(region: string): CloudWatchLogs;
  /** What has been read once and does not change. */
  known: { accountId?: Promise<string> | undefined };
  /**
   * The account for a request that changes nothing and decides nothing about a change: its reads may return what another one has read
   * within `readFreshness`. @param onAge is called with the age of each result, in milliseconds.
   */
  sharingReads(onAge: (milliseconds: number) => void): AwsAccount;
  /** Forgets what requests share, since something has changed. */
  forgetReads(): void;
  /** Waits between two polls of the account's resources. */
  sleep: Sleep;
  /** Concurrent callers that wait for the same thing share one poll. */
  singleFlight: SingleFlight;
  /** Callers that need to know what is so now share one read, which begins after their calls. */
  nextRun: NextRun;
}

/** Milliseconds. */
const CONNECTION_TIMEOUT = 3_000;
const REQUEST_TIMEOUT = 15_000;
/** By default. A role can usually be assumed after a few seconds. */
const ROLE_PROPAGATION_SECONDS = 15;
/** Of other regions than the account's own that clients are kept for. */
const MAX_REGIONS = 8;
const REGION = /^[a-z]{2,8}(-[a-z]{1,16}){1,3}-\d{1,2}$/;
/** With the SDK's jittered backoff between them. */
const MAX_ATTEMPTS = 3;

/** The options of an account that do not come from the configuration. */
export interface AccountOptions {
  /** Called after every call to AWS, for metrics. */
  onCall?: (call: AwsCall) => void;
  /** Called after every wait for a bucket, for metrics. */
  onWait?: (wait: BucketWait) => void;
  /** The buckets of a service; AWS's by default, none where the configuration has an `endpoint`. */
  buckets?: ((service: string, region: string) => Bucket[]) | undefined;
  sleep?: Sleep | undefined;
  /** Milliseconds until a request to AWS fails; 15,000 by default. */
  requestTimeout?: number;
  /** Milliseconds for which requests may share what they read; 0 by default. */
  readFreshness?: number;
  /** Called after every call that may have changed something, where requests share reads. */
  onWrite?: () => void;
}

/** Creates an account. Where the configuration has an `endpoint`, every call goes to it. */
export function awsAccount(
  name: string,
  config: AccountConfig,
  {
    onCall = () => {},
    onWait = () => {},
    buckets = config.endpoint === undefined ? bucketsOf : () => [],
    sleep = defaultSleep,
    requestTimeout,
    readFreshness = 0,
    onWrite = () => {},
  }: AccountOptions = {},
): AwsAccount {
  const settings = clientSettings(config, requestTimeout);
  const reads = readFreshness > 0 ? createSharedReads(readFreshness) : undefined;
  /** @param service as in ARNs. @param load imports the client's class. */
  const lazyClient = <C extends Client>(
    service: string,
    load: () => Promise<ClientClass<C>>,
    region = config.region,
  ): C => {
    const client = once(async () => {
      const ClientOf = await load();
      const created = new ClientOf({ ...settings, region });
      const breaker = createCircuitBreaker({ service: `AWS ${service} in account ${name}`, isOutage });
      created.middlewareStack.add(refuseCallsInOutage(breaker), {
        step: 'initialize',
        name: 'ecsApiRefuseCallsInOutage',
      });
      created.middlewareStack.add(observeCalls(name, service, onCall), {
        step: 'initialize',
        name: 'ecsApiObserveCalls',
      });
      created.middlewareStack.addRelativeTo(
        boundAttempts(name, service, { buckets: buckets(service, region), breaker, onWait }),
        {
          relation: 'after',
          toMiddleware: 'retryMiddleware',
          name: 'ecsApiBoundAttempts',
        },
      );
      return created;
    });
    return clientOf<C>(async (operation, input) => {
      const loaded: object = await client();
      const result = Reflect.get(loaded, operation).call(loaded, input);
      if (isRead(operation)) return result;
      try {
        return await result;
      } finally {
        if (reads) {
          reads.clear();
          onWrite();
        }
      }
    });
  };
  const logsClient = (region: string) =>
    lazyClient('logs', async () => (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogs, region);
  const cloudWatchLogs = logsClient(config.region);
  const inOtherRegion = clientsByRegion(config.region, logsClient);
  const clients: Clients = {
    cloudWatchLogs,
    ecs: lazyClient('ecs', async () => (await import('@aws-sdk/client-ecs')).ECS),
    elasticLoadBalancing: lazyClient(
      'elasticloadbalancing',
      async () => (await import('@aws-sdk/client-elastic-load-balancing-v2')).ElasticLoadBalancingV2,
    ),
    iam: lazyClient('iam', async () => (await import('@aws-sdk/client-iam')).IAM),
    resourceGroupsTagging: lazyClient(
      'tagging',
      async () => (await import('@aws-sdk/client-resource-groups-tagging-api')).ResourceGroupsTaggingAPI,
    ),
    secretsManager: lazyClient(
      'secretsmanager',
      async () => (await import('@aws-sdk/client-secrets-manager')).SecretsManager,
    ),
    serviceDiscovery: lazyClient(
      'servicediscovery',
      async () => (await import('@aws-sdk/client-servicediscovery')).ServiceDiscovery,
    ),
    ssm: lazyClient('ssm', async () => (await import('@aws-sdk/client-ssm')).SSM),
  };
  const ecs = clientOf<ECS>(createBatchedReads((operation, input) => Reflect.get(clients.ecs, operation)(input)));
  const account: AwsAccount = {
    name,
    region: config.region,
    subnets: config.defaultSubnets ?? [],
    securityGroups: config.defaultSgs ?? [],
    kmsKeyId: config.defaultKmsKeyId,
    allowPublicIp: config.allowPublicIp ?? false,
    allowedRoles: config.allowedRoles ?? [],
    ownsUntagged: config.untagged !== 'ignore',
    permissionsBoundary: config.permissionsBoundary,
    rolePropagationMs: (config.rolePropagationSeconds ?? ROLE_PROPAGATION_SECONDS) * 1000,
    ...clients,
    cloudWatchLogsIn: region => (region === config.region ? cloudWatchLogs : inOtherRegion(region)),
    known: {},
    sharingReads: onAge => (reads ? { ...account, ...sharingClients({ ...clients, ecs }, reads, onAge) } : account),
    forgetReads: () => reads?.clear(),
    sleep,
    singleFlight: createSingleFlight(),
    nextRun: createNextRun(),
  };
  return account;
}

/** A client whose operations are all made by one function. Only operations of a client are used, which are asynchronous anyway. */
function clientOf<C extends object>(call: (operation: string, input: unknown) => Promise<unknown>): C {
  const get = (_: C, operation: string | symbol) =>
    // A `then` would make it a promise.
    typeof operation === 'symbol' || operation === 'then' ? undefined : (input: unknown) => call(operation, input);
  return new Proxy({} as C, { get });
}

/** The same clients, whose reads come from what requests share. */
function sharingClients(clients: Clients, reads: SharedReads, onAge: (milliseconds: number) => void): Clients {
  const sharing = Object.entries(clients).map(([service, client]) => {
    const call = (operation: string, input: unknown): Promise<unknown> => Reflect.get(client, operation)(input);
    const callForAll = (operation: string, input: unknown) => runShared(() => call(operation, input));
    return [
      service,
      clientOf((operation, input) =>
        isShared(operation)
          ? reads.read(`${service}.${operation} ${JSON.stringify(input)}`, () => callForAll(operation, input), onAge)
          : call(operation, input),
      ),
    ];
  });
  return Object.fromEntries(sharing); // the same names
}

type ClientSettings = ReturnType<typeof clientSettings>;

type ClientClass<C> = new (settings: ClientSettings) => C;

/** The part of an SDK client that `awsAccount` adds to. */
interface Client {
  middlewareStack: {
    add(middleware: Middleware, options: { step: 'initialize'; name: string }): void;
    addRelativeTo(middleware: Middleware, options: { relation: 'after'; toMiddleware: string; name: string }): void;
  };
}

function clientSettings(config: AccountConfig, requestTimeout = REQUEST_TIMEOUT) {
  return {
    region: config.region,
    endpoint: config.endpoint,
    credentials: credentialsOf(config),
    maxAttempts: MAX_ATTEMPTS,
    retryMode: 'standard',
    // A call then costs a third less processor time. Middleware has to be added before the first call, as it is above.
    cacheMiddleware: true,
    // The SDK's `auto` mode would query the instance metadata service.
    defaultsMode: 'standard',
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT, requestTimeout, throwOnRequestTimeout: true },
  } as const;
}

/** Creates the clients for other regions when they are needed, and keeps the latest ones. */
function clientsByRegion<C>(home: string, create: (region: string) => C): (region: string) => C {
  const clients = new Map<string, C>();
  return region => {
    // A region becomes a part of a host name.
    if (!REGION.test(region) || partitionOf(region) !== partitionOf(home))
      throw new NotFound(`Region ${region} is not a region that this account can be used in.`);
    const client = clients.get(region) ?? create(region);
    const [oldest] = clients.keys();
    if (!clients.has(region) && clients.size >= MAX_REGIONS && oldest !== undefined) clients.delete(oldest);
    clients.set(region, client);
    return client;
  };
}

/** Calls `create` once and keeps its promise, unless it rejects. */
function once<T>(create: () => Promise<T>): () => Promise<T> {
  let created: Promise<T> | undefined;
  return () => {
    created ??= create().catch(error => {
      created = undefined;
      throw error;
    });
    return created;
  };
}
