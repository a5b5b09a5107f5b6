import type { Account } from '../account.js';
import type { Parsed } from '../shape.js';
import type { CapacityProviderStrategy, NetworkConfiguration, Tags } from './members.js';
import type { Creation, DeploymentConfiguration, loadBalancers, serviceRegistries } from './services/service-input.js';
import type { ContainerDefinition } from './task-definitions/container-definition.js';
import type { TaskDefinition } from './task-definitions/task-definition-input.js';

/** All that ECS knows: what exists, and what it remembers of what existed. */
export interface Ecs {
  account: Account;
  /** By name. An INACTIVE one stays until its name is taken again. */
  clusters: Map<string, Cluster>;
  /** By name. A family stays for good, since its revision numbers are never given twice. */
  families: Map<string, Family>;
  /** How many private addresses tasks have had. */
  assignedAddresses: number;
}

export interface Cluster {
  name: string;
  arn: string;
  status: 'PROVISIONING' | 'ACTIVE' | 'INACTIVE';
  capacityProviders: string[];
  defaultCapacityProviderStrategy: CapacityProviderStrategy;
  settings: { name: string; value: string }[];
  configuration: unknown;
  serviceConnectDefaults: unknown;
  tags: Tags;
  /** By name. */
  services: Map<string, Service>;
  /** By id. */
  tasks: Map<string, Task>;
}

export interface Family {
  name: string;
  lastRevision: number;
  revisions: Map<number, TaskDefinition>;
}

export function newEcs(account: Account): Ecs {
  return { account, clusters: new Map(), families: new Map(), assignedAddresses: 0 };
}

/** @param resource as `cluster/www` */
export function arnOf(ecs: Ecs, resource: string): string {
  return `arn:aws:ecs:${ecs.account.region}:${ecs.account.accountId}:${resource}`;
}

export interface Service {
  cluster: Cluster;
  name: string;
  arn: string;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  desiredCount: number;
  /** What the next task is started with. */
  spec: ServiceSpec;
  settings: ServiceSettings;
  /** Newest first; the first is PRIMARY. */
  deployments: Deployment[];
  /** All that ever were, newest first. */
  serviceDeployments: ServiceDeployment[];
  revisions: ServiceRevision[];
  /** The revision of the last deployment that was completed, which a failed one is rolled back to. */
  completedRevision: ServiceRevision | undefined;
  /** The latest hundred, newest first. */
  events: { id: string; createdAt: Date; message: string }[];
  createdAt: Date;
  tags: Tags;
  /** CreateService's input, by which a repeated call is known. */
  creation: Creation;
  scheduler: { isBusy: boolean; needsAnotherRun: boolean; isSteady: boolean };
}

/** What belongs to one revision of a service: a change to it is a deployment. */
export interface ServiceSpec {
  taskDefinition: TaskDefinition;
  launchType: 'EC2' | 'FARGATE' | undefined;
  capacityProviderStrategy: CapacityProviderStrategy;
  /** As it was given, LATEST if it was not. */
  platformVersion: string;
  networkConfiguration: NetworkConfiguration | undefined;
  loadBalancers: NonNullable<Parsed<{ l: typeof loadBalancers }>['l']>;
  serviceRegistries: NonNullable<Parsed<{ s: typeof serviceRegistries }>['s']>;
  serviceConnectConfiguration: unknown;
  volumeConfigurations: unknown[];
}

/** What changes without a deployment. */
export interface ServiceSettings {
  deploymentConfiguration: DeploymentConfiguration;
  healthCheckGracePeriodSeconds: number | undefined;
  placementConstraints: unknown[];
  placementStrategy: unknown[];
  enableECSManagedTags: boolean;
  propagateTags: 'TASK_DEFINITION' | 'SERVICE' | 'NONE';
  enableExecuteCommand: boolean;
  availabilityZoneRebalancing: 'ENABLED' | 'DISABLED';
}

/** A service's own view of a deployment: the tasks of one revision. */
export interface Deployment {
  /** As `ecs-svc/1234567890123456789`, which its tasks name in `startedBy`. */
  id: string;
  revision: ServiceRevision;
  spec: ServiceSpec;
  /** The change that this is part of; a failed deployment and the one it is rolled back by are of the same. */
  serviceDeployment: ServiceDeployment;
  failedTasks: number;
  createdAt: Date;
  updatedAt: Date;
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutStateReason: string;
  /** No task is started before this moment, after others have failed. */
  retryAt: Date | undefined;
}

export interface ServiceRevision {
  arn: string;
  spec: ServiceSpec;
  createdAt: Date;
}

export type ServiceDeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'SUCCESSFUL'
  | 'STOPPED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

export interface ServiceDeployment {
  arn: string;
  status: ServiceDeploymentStatus;
  statusReason: string | undefined;
  source: ServiceRevision | undefined;
  target: ServiceRevision;
  /** The deployment configuration at its start. */
  configuration: DeploymentConfiguration;
  createdAt: Date;
  updatedAt: Date;
  finishedAt: Date | undefined;
  stoppedAt: Date | undefined;
  rollback: { reason: string; startedAt: Date; serviceRevisionArn: string } | undefined;
  circuitBreaker: {
    status: 'DISABLED' | 'MONITORING' | 'TRIGGERED' | 'MONITORING_COMPLETE';
    failureCount: number;
    threshold: number;
  };
}

export type TaskStatus = 'PROVISIONING' | 'PENDING' | 'RUNNING' | 'STOPPING' | 'DEPROVISIONING' | 'STOPPED';

/** What a task is started with, by RunTask or by a service. */
export interface TaskParameters {
  cluster: Cluster;
  definition: TaskDefinition;
  /** Of the service that wants it, if one does. */
  origin: { service: Service; deployment: Deployment } | undefined;
  group: string;
  startedBy: string | undefined;
  capacityProviderName: string | undefined;
  platformVersion: string;
  networkConfiguration: NetworkConfiguration;
  overrides: TaskOverrides;
  enableExecuteCommand: boolean;
  tags: Tags;
  /** Called after each change of its status. */
  changed: (task: Task) => void;
}

export interface TaskOverrides {
  containerOverrides?: { name: string | undefined }[] | undefined;
  executionRoleArn?: string | undefined;
  taskRoleArn?: string | undefined;
  cpu?: string | undefined;
  memory?: string | undefined;
}

export interface Task extends TaskParameters {
  id: string;
  arn: string;
  containers: Container[];
  networkInterface: NetworkInterface;
  desiredStatus: 'RUNNING' | 'STOPPED';
  lastStatus: TaskStatus;
  /** Grows with each change. */
  version: number;
  createdAt: Date;
  connectivityAt?: Date;
  pullStartedAt?: Date;
  pullStoppedAt?: Date;
  startedAt?: Date;
  stoppingAt?: Date;
  stoppedAt?: Date;
  stopCode?: StopCode;
  stoppedReason?: string;
  /** Its end was its own fault, not anyone's wish. */
  hasFailed: boolean;
}

export type StopCode = 'TaskFailedToStart' | 'EssentialContainerExited' | 'UserInitiated' | 'ServiceSchedulerInitiated';

export interface Container {
  arn: string;
  runtimeId: string;
  definition: ContainerDefinition;
  lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  healthStatus: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  exitCode?: number;
  reason?: string;
}

export interface NetworkInterface {
  attachmentId: string;
  id: string;
  subnetId: string;
  availabilityZone: string;
  macAddress: string;
  privateAddress: string;
}

/** UNHEALTHY if an essential container is, HEALTHY if all that are checked are. */
export function healthOf(task: Task): Container['healthStatus'] {
  const essential = task.containers.filter(({ definition }) => definition.essential && definition.healthCheck);
  if (essential.some(({ healthStatus }) => healthStatus === 'UNHEALTHY')) return 'UNHEALTHY';
  return essential.length && essential.every(({ healthStatus }) => healthStatus === 'HEALTHY') ? 'HEALTHY' : 'UNKNOWN';
}
