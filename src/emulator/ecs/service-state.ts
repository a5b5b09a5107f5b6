import type { Read } from '../shape.js';
import type { CapacityProviderStrategy, NetworkConfiguration, Tags } from './members.js';
import type { Creation, DeploymentConfiguration, loadBalancers, serviceRegistries } from './services/service-input.js';
import type { Cluster } from './state.js';
import type { TaskDefinition } from './task-definitions/task-definition-input.js';

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
  scheduler: { isBusy: boolean; isCalledAgain: boolean; isSteady: boolean };
}

/** What belongs to one revision of a service: a change to it is a deployment. */
export interface ServiceSpec {
  taskDefinition: TaskDefinition;
  launchType: 'EC2' | 'FARGATE' | undefined;
  capacityProviderStrategy: CapacityProviderStrategy;
  /** As it was given, LATEST if it was not. */
  platformVersion: string;
  networkConfiguration: NetworkConfiguration | undefined;
  loadBalancers: NonNullable<Read<{ l: typeof loadBalancers }>['l']>;
  serviceRegistries: NonNullable<Read<{ s: typeof serviceRegistries }>['s']>;
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
