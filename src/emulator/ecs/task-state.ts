import type { NetworkConfiguration, Tags } from './members.js';
import type { Deployment, Service } from './service-state.js';
import type { Cluster } from './state.js';
import type { ContainerDefinition } from './task-definitions/container-definition.js';
import type { TaskDefinition } from './task-definitions/task-definition-input.js';

export type TaskStatus = 'PROVISIONING' | 'PENDING' | 'RUNNING' | 'STOPPING' | 'DEPROVISIONING' | 'STOPPED';

/** What a task is started with, by RunTask or by a service. */
export interface TaskOrder {
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

export interface Task extends TaskOrder {
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
