import type { Account } from '../account.js';
import { partitionOf } from '../partitions.js';
import type { Parsed } from '../shape.js';
import type { CapacityProviderStrategy, NetworkConfiguration, Tags } from './members.js';
import type {
  CreateServiceInput,
  DeploymentConfiguration,
  loadBalancers,
  serviceRegistries,
} from './services/service-input.js';
import type { ContainerDefinition } from './task-definitions/container-definition.js';
import type { TaskDefinition } from './task-definitions/task-definition-input.js';
import type { TaskOverrides } from './tasks/overrides.js';

/** The state of ECS: existing resources, and those that AWS retains as INACTIVE or STOPPED. */
export interface Ecs {
  account: Account;
  /** By name. An INACTIVE cluster stays until a new one takes its name. */
  clusters: Map<string, Cluster>;
  /** By name. Families are never removed, because AWS never reuses a revision number. */
  families: Map<string, Family>;
  /** How many private addresses have been assigned to tasks. */
  assignedAddresses: number;
  /** When the first CreateCluster created the service-linked role, in an account that did not have it. */
  serviceLinkedRoleCreatedAt: Date | undefined;
}

export interface Cluster {
  name: string;
  arn: string;
  status: 'PROVISIONING' | 'ACTIVE' | 'INACTIVE';
  capacityProviders: string[];
  defaultCapacityProviderStrategy: CapacityProviderStrategy;
  settings: { name: string; value: string }[];
  configuration: unknown;
  serviceConnectDefaults: { namespace: string } | undefined;
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
  return {
    account,
    clusters: new Map(),
    families: new Map(),
    assignedAddresses: 0,
    serviceLinkedRoleCreatedAt: undefined,
  };
}

/** @param resource for example `cluster/www` */
export function arnOf({ account: { region, accountId } }: Ecs, resource: string): string {
  return `arn:${partitionOf(region).name}:ecs:${region}:${accountId}:${resource}`;
}

export interface Service {
  cluster: Cluster;
  name: string;
  arn: string;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  desiredCount: number;
  /** What the service runs now. */
  spec: ServiceSpec;
  settings: ServiceSettings;
  /** Newest first; the first is PRIMARY. */
  deployments: Deployment[];
  /** All since the service was created, newest first. */
  serviceDeployments: ServiceDeployment[];
  revisions: ServiceRevision[];
  /** The revision of the last completed deployment, to which a failed one is rolled back. */
  completedRevision: ServiceRevision | undefined;
  /** The latest 100, newest first. */
  events: { id: string; createdAt: Date; message: string }[];
  createdAt: Date;
  tags: Tags;
  /** The input of CreateService, by which a repeated call is recognized. */
  creation: CreateServiceInput;
  scheduler: { isRunning: boolean; needsAnotherRun: boolean; isSteady: boolean };
}

/** The content of a service revision. A change to it starts a deployment. */
export interface ServiceSpec {
  taskDefinition: TaskDefinition;
  launchType: 'EC2' | 'FARGATE' | undefined;
  capacityProviderStrategy: CapacityProviderStrategy;
  /** As requested. Default: LATEST. */
  platformVersion: string;
  networkConfiguration: NetworkConfiguration | undefined;
  loadBalancers: NonNullable<Parsed<{ l: typeof loadBalancers }>['l']>;
  serviceRegistries: NonNullable<Parsed<{ s: typeof serviceRegistries }>['s']>;
  serviceConnectConfiguration: CreateServiceInput['serviceConnectConfiguration'];
  volumeConfigurations: NonNullable<CreateServiceInput['volumeConfigurations']>;
}

/** The members that change without a deployment. */
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

/** An entry of the service's `deployments`: the tasks of one revision. */
export interface Deployment {
  /** For example `ecs-svc/1234567890123456789`. Its tasks have it as `startedBy`. */
  id: string;
  revision: ServiceRevision;
  spec: ServiceSpec;
  /** A failed deployment and the one that rolls it back belong to the same service deployment. */
  serviceDeployment: ServiceDeployment;
  failedTasks: number;
  createdAt: Date;
  updatedAt: Date;
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutStateReason: string;
  /** After failures, no task starts before this time. */
  retryAt: Date | undefined;
}

export interface ServiceRevision {
  arn: string;
  spec: ServiceSpec;
  createdAt: Date;
}

type ServiceDeploymentStatus =
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
  /** The deployment configuration at the start of the deployment. */
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

type TaskStatus = 'PROVISIONING' | 'PENDING' | 'RUNNING' | 'DEACTIVATING' | 'STOPPING' | 'DEPROVISIONING' | 'STOPPED';

/** What RunTask or a service starts a task with. */
export interface TaskParameters {
  cluster: Cluster;
  definition: TaskDefinition;
  /** The service that started it, if any. */
  origin: { service: Service; deployment: Deployment } | undefined;
  group: string;
  startedBy: string | undefined;
  capacityProviderName: string | undefined;
  platformVersion: string;
  networkConfiguration: NetworkConfiguration;
  overrides: Partial<TaskOverrides>;
  enableExecuteCommand: boolean;
  tags: Tags;
  /** Called when the task is RUNNING and when it is STOPPED. */
  onChange: (task: Task) => void;
}

export interface Task extends TaskParameters {
  id: string;
  arn: string;
  containers: Container[];
  networkInterface: NetworkInterface;
  desiredStatus: 'RUNNING' | 'STOPPED';
  lastStatus: TaskStatus;
  /** Incremented by each change. */
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
  /** The scheduler does not stop it before this time. */
  protectedUntil?: Date | undefined;
  /** Whether it stopped because of a failure, not on request. */
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

/** Whether the scheduler must not stop a task when it scales in or deploys. */
export function isProtected({ account }: Ecs, { protectedUntil }: Task): boolean {
  return protectedUntil !== undefined && protectedUntil > account.clock.now();
}

/** UNHEALTHY if an essential container is, HEALTHY if all essential containers with a health check are. */
export function healthOf(task: Task): Container['healthStatus'] {
  const essential = task.containers.filter(({ definition }) => definition.essential && definition.healthCheck);
  if (essential.some(({ healthStatus }) => healthStatus === 'UNHEALTHY')) return 'UNHEALTHY';
  return essential.length && essential.every(({ healthStatus }) => healthStatus === 'HEALTHY') ? 'HEALTHY' : 'UNKNOWN';
}
