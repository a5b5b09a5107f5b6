import type { Clock } from './clock.js';
import { partitionOf } from './partitions.js';

/** One emulated account in one region: what all its services share. */
export interface Account {
  region: string;
  accountId: string;
  clock: Clock;
  timings: Timings;
  seed: Seed;
  links: Links;
}

/** How long AWS takes for things, in milliseconds of the emulator's clock. */
export interface Timings {
  /** How long a new cluster is PROVISIONING. */
  clusterProvisioning: number;
  /** How long a task is PROVISIONING, while it gets its network interface. */
  taskProvisioning: number;
  /** How long a task is PENDING, while images are pulled and containers start. */
  taskPending: number;
  /** From the request to stop a task until it is STOPPED. */
  taskStopping: number;
  /** How long a new role cannot be assumed, because IAM is eventually consistent. */
  rolePropagation: number;
  /**
   * How long ECS cannot assume its service-linked role after the first CreateCluster of the account, which creates the role; 0
   * where the account has it.
   */
  serviceLinkedRole: number;
  /** How long the name of a secret that was deleted without recovery stays reserved. */
  secretNameReserved: number;
  /** How long the name of a deleted parameter stays reserved. */
  parameterNameReserved: number;
  /** How long a log group is in transition after its creation and its deletion. */
  logGroupTransition: number;
  /** The deregistration delay of all target groups. AWS's default is 300,000, and its maximum 3,600,000. */
  deregistrationDelay: number;
  /** How old the index is that the Resource Groups Tagging API reads: it lacks new resources and lists deleted ones. */
  tagIndex: number;
}

/** Resources that exist from the start, because no emulated action creates them. */
export interface Seed {
  vpcId: string;
  subnetIds: string[];
  securityGroupIds: string[];
  kmsKeyId: string;
  kmsKeyArn: string;
  /** For example `alias/spinup`. */
  kmsKeyAlias: string;
  /** A private DNS namespace of Cloud Map in the VPC. */
  namespaceId: string;
  namespaceArn: string;
  namespaceName: string;
  hostedZoneId: string;
}

/**
 * Calls from one service to another. Each service's factory sets its own functions (`account.links.writeLog = …`); until
 * then nothing exists and the calls do nothing.
 */
interface Links {
  /** IAM: the id of a role, if it exists and can be assumed. */
  roleId(roleArn: string): string | undefined;
  /** CloudWatch Logs: creates the stream if necessary. Returns false if the log group does not exist. */
  writeLog(region: string, group: string, stream: string, message: string): boolean;
  /** Secrets Manager: whether the secret exists and is not scheduled for deletion. The ARN may lack its random suffix. */
  secretExists(secretArn: string): boolean;
  /** Systems Manager: whether the parameter exists. */
  parameterExists(nameOrArn: string): boolean;
  /** Cloud Map: whether this service exists. */
  registryExists(registryArn: string): boolean;
  /** Cloud Map: the ARN of a namespace, if it exists. */
  namespaceArn(nameOrArn: string): string | undefined;
  /** Cloud Map: creates an HTTP namespace, as ECS does for a cluster whose namespace does not exist. */
  createNamespace(name: string): void;
  /** Cloud Map: whether this service has SRV records. */
  registryHasPorts(registryArn: string): boolean;
  /** Cloud Map. Attributes are, for example, `AWS_INSTANCE_IPV4`. */
  registerInstance(registryArn: string, instanceId: string, attributes: Record<string, string>): void;
  deregisterInstance(registryArn: string, instanceId: string): void;
  /** Elastic Load Balancing. */
  targetGroupExists(targetGroupArn: string): boolean;
  registerTarget(targetGroupArn: string, target: { id: string; port: number }): void;
  deregisterTarget(targetGroupArn: string, target: { id: string; port: number }): void;
}

/** A new account, empty except for its seed. */
export function newAccount(options: {
  region: string;
  accountId: string;
  clock: Clock;
  timings: Partial<Timings> | undefined;
}): Account {
  const { region, accountId, clock } = options;
  return {
    region,
    accountId,
    clock,
    timings: { ...NO_TIME, ...options.timings },
    seed: newSeed(region, accountId),
    links: noLinks(),
  };
}

/** The identity of every caller. */
export function callerArn(account: Account): string {
  return `arn:${partitionOf(account.region).name}:iam::${account.accountId}:user/spinup`;
}

/** By default nothing takes any time. */
const NO_TIME: Timings = {
  clusterProvisioning: 0,
  taskProvisioning: 0,
  taskPending: 0,
  taskStopping: 0,
  rolePropagation: 0,
  serviceLinkedRole: 0,
  secretNameReserved: 0,
  parameterNameReserved: 0,
  logGroupTransition: 0,
  deregistrationDelay: 0,
  tagIndex: 0,
};

function newSeed(region: string, accountId: string): Seed {
  const kmsKeyId = '5b1f2c3d-7a84-4e6b-9c0d-1e2f3a4b5c6d';
  const namespaceId = 'ns-y3uaje34ldiqsmzj';
  return {
    vpcId: 'vpc-0e1d2c3b4a5968778',
    subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f6071829', 'subnet-0c3d4e5f60718293a'],
    securityGroupIds: ['sg-0d4e5f60718293a4b', 'sg-0e5f60718293a4b5c'],
    kmsKeyId,
    kmsKeyArn: `arn:${partitionOf(region).name}:kms:${region}:${accountId}:key/${kmsKeyId}`,
    kmsKeyAlias: 'alias/spinup',
    namespaceId,
    namespaceArn: `arn:${partitionOf(region).name}:servicediscovery:${region}:${accountId}:namespace/${namespaceId}`,
    namespaceName: 'spinup.internal',
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  };
}

function noLinks(): Links {
  return {
    roleId: () => undefined,
    writeLog: () => false,
    secretExists: () => false,
    parameterExists: () => false,
    registryExists: () => false,
    namespaceArn: () => undefined,
    createNamespace: () => {},
    registryHasPorts: () => false,
    registerInstance: () => {},
    deregisterInstance: () => {},
    targetGroupExists: () => false,
    registerTarget: () => {},
    deregisterTarget: () => {},
  };
}
