import { setTimeout as defaultSleep } from 'node:timers/promises';
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { ECS } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { IAM } from '@aws-sdk/client-iam';
import type { ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api';
import type { SecretsManager } from '@aws-sdk/client-secrets-manager';
import type { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import type { SSM } from '@aws-sdk/client-ssm';
import type { Sleep } from '../concurrency/poll.js';
import { createRateLimit } from '../concurrency/rate-limit.js';
import { createSingleFlight, type SingleFlight } from '../concurrency/single-flight.js';
import { credentialsOf } from './credentials.js';
import { mapAwsError } from './errors.js';
import { CLEAN_UP_RATES, type Rates } from './rates.js';

/** One account of the configuration, as far as AWS's clients and defaults go. */
export interface AccountConfig {
  region: string;
  akid?: string;
  secret?: string;
  endpoint?: string;
  profile?: string;
  assumeRole?: { roleArn: string; externalId?: string; sessionName?: string };
  defaultSubnets?: string[];
  defaultSgs?: string[];
  defaultKmsKeyId?: string;
  allowPublicIp?: boolean;
}

/** A finished call to AWS, retries included. */
export interface AwsCall {
  account: string;
  service: string;
  action: string;
  /** `ok`, or the name of the error. */
  outcome: string;
  seconds: number;
}

/** An account's clients, each loaded and made when it is first used, and kept. */
export interface AwsAccount {
  name: string;
  region: string;
  subnets: string[];
  securityGroups: string[];
  kmsKeyId: string | undefined;
  allowPublicIp: boolean;
  cloudWatchLogs(): Promise<CloudWatchLogs>;
  ecs(): Promise<ECS>;
  elasticLoadBalancing(): Promise<ElasticLoadBalancingV2>;
  iam(): Promise<IAM>;
  resourceGroupsTagging(): Promise<ResourceGroupsTaggingAPI>;
  secretsManager(): Promise<SecretsManager>;
  serviceDiscovery(): Promise<ServiceDiscovery>;
  ssm(): Promise<SSM>;
  /** Waits between two polls of the account's resources. */
  sleep: Sleep;
  /** Concurrent callers that wait for the same thing share one poll. */
  singleFlight: SingleFlight;
  /** The rate limits of the calls that clean-up makes in large numbers. Each resolves when the call may be made. */
  turns: Record<keyof Rates, () => Promise<void>>;
}

/** Milliseconds; three attempts in all, with the SDK's jittered backoff between them. */
const CONNECTION_TIMEOUT = 3_000;
const REQUEST_TIMEOUT = 15_000;
const MAX_ATTEMPTS = 3;

/** The part of an SDK client that this room adds to. */
interface Client {
  middlewareStack: {
    add(
      middleware: (next: Next, context: { commandName?: string }) => Next,
      options: { step: 'initialize'; name: string },
    ): void;
  };
}
// biome-ignore lint/suspicious/noExplicitAny: the SDK's middleware types are generic over each client; only the call passes through here
type Next = (args: any) => Promise<any>;

/** What an account may be given beside its configuration. */
export interface AccountOptions {
  /** Told of every call, for metrics. */
  onCall?: (call: AwsCall) => void;
  /** The rates of clean-up; half of AWS's by default. */
  rates?: Rates | undefined;
  sleep?: Sleep | undefined;
  /** Milliseconds that an answer may take; 15,000 unless given. */
  requestTimeout?: number;
}

/**
 * @returns an account whose calls go to its `endpoint` alone where it has one.
 */
export function awsAccount(
  name: string,
  config: AccountConfig,
  {
    onCall = () => {},
    rates = CLEAN_UP_RATES,
    sleep = defaultSleep,
    requestTimeout = REQUEST_TIMEOUT,
  }: AccountOptions = {},
): AwsAccount {
  const settings = {
    region: config.region,
    endpoint: config.endpoint,
    credentials: credentialsOf(config),
    maxAttempts: MAX_ATTEMPTS,
    retryMode: 'standard',
    // The SDK's `auto` mode would ask the metadata service where it runs.
    defaultsMode: 'standard',
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT, requestTimeout, throwOnRequestTimeout: true },
  } as const;
  const watched = <C extends Client>(service: string, client: C): C => {
    client.middlewareStack.add(watching(name, service, onCall), { step: 'initialize', name: 'ecsApiWatch' });
    return client;
  };
  return {
    name,
    region: config.region,
    subnets: config.defaultSubnets ?? [],
    securityGroups: config.defaultSgs ?? [],
    kmsKeyId: config.defaultKmsKeyId,
    allowPublicIp: config.allowPublicIp ?? false,
    cloudWatchLogs: once(async () => {
      const { CloudWatchLogs } = await import('@aws-sdk/client-cloudwatch-logs');
      return watched('logs', new CloudWatchLogs(settings));
    }),
    ecs: once(async () => {
      const { ECS } = await import('@aws-sdk/client-ecs');
      return watched('ecs', new ECS(settings));
    }),
    elasticLoadBalancing: once(async () => {
      const { ElasticLoadBalancingV2 } = await import('@aws-sdk/client-elastic-load-balancing-v2');
      return watched('elasticloadbalancing', new ElasticLoadBalancingV2(settings));
    }),
    iam: once(async () => {
      const { IAM } = await import('@aws-sdk/client-iam');
      return watched('iam', new IAM(settings));
    }),
    resourceGroupsTagging: once(async () => {
      const { ResourceGroupsTaggingAPI } = await import('@aws-sdk/client-resource-groups-tagging-api');
      return watched('tagging', new ResourceGroupsTaggingAPI(settings));
    }),
    secretsManager: once(async () => {
      const { SecretsManager } = await import('@aws-sdk/client-secrets-manager');
      return watched('secretsmanager', new SecretsManager(settings));
    }),
    serviceDiscovery: once(async () => {
      const { ServiceDiscovery } = await import('@aws-sdk/client-servicediscovery');
      return watched('servicediscovery', new ServiceDiscovery(settings));
    }),
    sleep,
    singleFlight: createSingleFlight(),
    turns: {
      readCluster: createRateLimit(rates.readCluster, sleep),
      readDefinition: createRateLimit(rates.readDefinition, sleep),
      deregister: createRateLimit(rates.deregister, sleep),
      deleteDefinitions: createRateLimit(rates.deleteDefinitions, sleep),
    },
    ssm: once(async () => {
      const { SSM } = await import('@aws-sdk/client-ssm');
      return watched('ssm', new SSM(settings));
    }),
  };
}

/** Times each call and turns what it throws into a named error. */
function watching(account: string, service: string, onCall: (call: AwsCall) => void) {
  return (next: Next, context: { commandName?: string }): Next => {
    const action = (context.commandName ?? '').replace(/Command$/, '');
    return async args => {
      const started = performance.now();
      const report = (outcome: string) =>
        onCall({ account, service, action, outcome, seconds: (performance.now() - started) / 1000 });
      try {
        const result = await next(args);
        report('ok');
        // The SDK's notes on the exchange are no part of what AWS answers.
        delete result.output.$metadata;
        return result;
      } catch (error) {
        report(error instanceof Error ? error.name : 'unknown');
        throw mapAwsError(error, service, action);
      }
    };
  };
}

/** Runs `make` at the first call and keeps its promise, unless it fails. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch(error => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
