import type { Clock } from './clock.js';

/** What all backends of one emulated account share. Each backend's factory takes it: `iamBackend(account)`. */
export interface Account {
  region: string;
  accountId: string;
  clock: Clock;
  timings: Timings;
  seed: Seed;
  links: Links;
}

/** How long things take on the clock, in milliseconds. */
export interface Timings {
  /** A cluster's PROVISIONING. */
  clusterProvisioning: number;
  /** A task's PROVISIONING: its network interface. */
  taskProvisioning: number;
  /** A task's PENDING: images pulled, containers started. */
  taskPending: number;
  /** From the order to stop a task until it is STOPPED. */
  taskStopping: number;
}

/** What the account has from the start, since no emulated call makes it. */
export interface Seed {
  vpcId: string;
  subnetIds: string[];
  securityGroupIds: string[];
  kmsKeyId: string;
  kmsKeyArn: string;
  /** As `alias/spinup`. */
  kmsKeyAlias: string;
  /** A private DNS namespace in the VPC. */
  namespaceId: string;
  namespaceArn: string;
  namespaceName: string;
  hostedZoneId: string;
}

/**
 * What backends ask of one another. A backend's factory puts its own functions here (`account.links.writeLog = …`); until
 * it has, nothing exists and nothing is done.
 */
export interface Links {
  /** IAM: whether the account has this role. */
  roleExists(roleArn: string): boolean;
  /** CloudWatch Logs: makes the stream if need be; false when there is no such group. */
  writeLog(group: string, stream: string, message: string): boolean;
  /** Secrets Manager: whether the secret exists and is not scheduled for deletion. The ARN may lack its random ending. */
  secretExists(secretArn: string): boolean;
  /** Systems Manager: whether the parameter exists. */
  parameterExists(nameOrArn: string): boolean;
  /** Cloud Map: whether the account has this service. */
  registryExists(registryArn: string): boolean;
  /** Cloud Map: attributes as `AWS_INSTANCE_IPV4`. */
  registerInstance(registryArn: string, instanceId: string, attributes: Record<string, string>): void;
  deregisterInstance(registryArn: string, instanceId: string): void;
  /** Elastic Load Elb. */
  targetGroupExists(targetGroupArn: string): boolean;
  registerTarget(targetGroupArn: string, target: { id: string; port: number }): void;
  deregisterTarget(targetGroupArn: string, target: { id: string; port: number }): void;
}

/** A account with its seed and nothing else. */
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
    timings: { clusterProvisioning: 0, taskProvisioning: 0, taskPending: 0, taskStopping: 0, ...options.timings },
    seed: newSeed(region, accountId),
    links: noLinks(),
  };
}

/** Whom every caller of the emulator is taken for. */
export function callerArn(account: Account): string {
  return `arn:aws:iam::${account.accountId}:user/spinup`;
}

function newSeed(region: string, accountId: string): Seed {
  const kmsKeyId = '5b1f2c3d-7a84-4e6b-9c0d-1e2f3a4b5c6d';
  const namespaceId = 'ns-y3uaje34ldiqsmzj';
  return {
    vpcId: 'vpc-0e1d2c3b4a5968778',
    subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f6071829', 'subnet-0c3d4e5f60718293a'],
    securityGroupIds: ['sg-0d4e5f60718293a4b', 'sg-0e5f60718293a4b5c'],
    kmsKeyId,
    kmsKeyArn: `arn:aws:kms:${region}:${accountId}:key/${kmsKeyId}`,
    kmsKeyAlias: 'alias/spinup',
    namespaceId,
    namespaceArn: `arn:aws:servicediscovery:${region}:${accountId}:namespace/${namespaceId}`,
    namespaceName: 'spinup.internal',
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  };
}

function noLinks(): Links {
  return {
    roleExists: () => false,
    writeLog: () => false,
    secretExists: () => false,
    parameterExists: () => false,
    registryExists: () => false,
    registerInstance: () => {},
    deregisterInstance: () => {},
    targetGroupExists: () => false,
    registerTarget: () => {},
    deregisterTarget: () => {},
  };
}
