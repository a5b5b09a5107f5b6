import { randomText } from '../../random.js';
import {
  arnOf,
  type Deployment,
  type Ecs,
  type Service,
  type ServiceDeployment,
  type ServiceRevision,
  type ServiceSpec,
} from '../state.js';
import type { DeploymentConfiguration } from './service-input.js';

/** Starts the deployment of a new revision. A deployment in progress is stopped. */
export function startDeployment(ecs: Ecs, service: Service, spec: ServiceSpec): void {
  const now = ecs.account.clock.now();
  stopCurrentDeployment(ecs, service, 'The deployment was stopped because a newer one began.');
  const configuration = service.settings.deploymentConfiguration;
  const target: ServiceRevision = { arn: newArn(ecs, service, 'service-revision'), spec, createdAt: now };
  const serviceDeployment: ServiceDeployment = {
    arn: newArn(ecs, service, 'service-deployment'),
    status: 'IN_PROGRESS',
    statusReason: undefined,
    source: service.deployments[0]?.revision,
    target,
    configuration,
    createdAt: now,
    updatedAt: now,
    finishedAt: undefined,
    stoppedAt: undefined,
    rollback: undefined,
    circuitBreaker: {
      status: configuration.deploymentCircuitBreaker.enable ? 'MONITORING' : 'DISABLED',
      failureCount: 0,
      threshold: failureThreshold(configuration, service.desiredCount),
    },
  };
  service.revisions.unshift(target);
  service.serviceDeployments.unshift(serviceDeployment);
  service.deployments.unshift(newDeployment(ecs, target, serviceDeployment));
  service.scheduler.isSteady = false;
}

/** Ends the deployment in progress, if there is one, without a rollback. */
export function stopCurrentDeployment(ecs: Ecs, service: Service, reason: string): void {
  const current = service.serviceDeployments[0];
  if (current && !current.finishedAt) finish(ecs, current, 'STOPPED', reason);
}

/** Ends a deployment whose tasks are all running, while no others are. */
export function completeDeployment(ecs: Ecs, service: Service, deployment: Deployment): void {
  const { serviceDeployment } = deployment;
  service.deployments = [deployment];
  service.completedRevision = deployment.revision;
  setRollout(ecs, deployment, 'COMPLETED', `ECS deployment ${deployment.id} completed.`);
  if (serviceDeployment.circuitBreaker.status === 'MONITORING') {
    serviceDeployment.circuitBreaker.status = 'MONITORING_COMPLETE';
  }
  finish(ecs, serviceDeployment, serviceDeployment.rollback ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL');
  addEvent(ecs, service, `(deployment ${deployment.id}) deployment completed.`);
}

/** Ends a deployment by the circuit breaker, and rolls it back if the service is configured so. */
export function failDeployment(ecs: Ecs, service: Service, deployment: Deployment): void {
  const { serviceDeployment } = deployment;
  const reason = 'tasks failed to start.';
  serviceDeployment.circuitBreaker.status = 'TRIGGERED';
  setRollout(ecs, deployment, 'FAILED', `ECS deployment circuit breaker: ${reason}`);
  addEvent(ecs, service, `(deployment ${deployment.id}) deployment failed: ${reason}`);
  const statusReason = 'Service deployment failed because the circuit breaker was triggered.';
  if (serviceDeployment.rollback) {
    finish(ecs, serviceDeployment, 'ROLLBACK_FAILED', statusReason);
    return;
  }
  if (!serviceDeployment.configuration.deploymentCircuitBreaker.rollback) {
    finish(ecs, serviceDeployment, 'STOPPED', statusReason);
    return;
  }
  rollBack(ecs, service, serviceDeployment, statusReason);
}

/** Starts the deployment rollback to the revision of the last completed deployment, if there is one. */
export function rollBack(ecs: Ecs, service: Service, serviceDeployment: ServiceDeployment, reason: string): void {
  const revision = service.completedRevision;
  if (!revision) {
    finish(ecs, serviceDeployment, 'ROLLBACK_FAILED', `${reason} There is nothing to roll back to.`);
    return;
  }
  const now = ecs.account.clock.now();
  Object.assign(serviceDeployment, { status: 'ROLLBACK_IN_PROGRESS', statusReason: reason, updatedAt: now });
  serviceDeployment.rollback = { reason, startedAt: now, serviceRevisionArn: revision.arn };
  const existing = service.deployments.find(deployment => deployment.revision === revision);
  const deployment = existing ?? newDeployment(ecs, revision, serviceDeployment);
  Object.assign(deployment, { serviceDeployment, failedTasks: 0, retryAt: undefined });
  const cause = serviceDeployment.circuitBreaker.status === 'TRIGGERED' ? ' circuit breaker' : '';
  setRollout(ecs, deployment, 'IN_PROGRESS', `ECS deployment${cause}: rolling back to deploymentId ${deployment.id}.`);
  service.deployments = [deployment, ...service.deployments.filter(one => one !== deployment)];
  service.spec = revision.spec;
  service.scheduler.isSteady = false;
  addEvent(ecs, service, `rolling back to deployment ${deployment.id}.`);
}

/** Stops a deployment on request, without rolling it back. */
export function abortDeployment(ecs: Ecs, service: Service, serviceDeployment: ServiceDeployment): void {
  const deployment = service.deployments[0];
  if (deployment) setRollout(ecs, deployment, 'FAILED', 'ECS deployment stopped.');
  finish(ecs, serviceDeployment, 'STOPPED', 'Service deployment stopped by the user.');
}

/** Adds an event to the service, which keeps the latest 100. */
export function addEvent(ecs: Ecs, service: Service, message: string): void {
  const event = {
    id: randomText.uuid(),
    createdAt: ecs.account.clock.now(),
    message: `(service ${service.name}) ${message}`,
  };
  service.events = [event, ...service.events].slice(0, 100);
}

/**
 * How many tasks may fail before the deployment fails. The default is half the desired count, from 3 to 200
 * (Amazon ECS Developer Guide, "How the Amazon ECS deployment circuit breaker detects failures").
 */
function failureThreshold(configuration: DeploymentConfiguration, desiredCount: number): number {
  const { type, value } = configuration.deploymentCircuitBreaker.thresholdConfiguration ?? {
    type: 'BOUNDED_PERCENT',
    value: 50,
  };
  if (type === 'COUNT') return value;
  const share = Math.ceil((desiredCount * value) / 100);
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, share) : Math.min(200, Math.max(3, share));
}

function newDeployment(ecs: Ecs, revision: ServiceRevision, serviceDeployment: ServiceDeployment): Deployment {
  const id = `ecs-svc/${randomText.digits(19)}`;
  const now = ecs.account.clock.now();
  return {
    id,
    revision,
    spec: revision.spec,
    serviceDeployment,
    failedTasks: 0,
    createdAt: now,
    updatedAt: now,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    retryAt: undefined,
  };
}

function setRollout(ecs: Ecs, deployment: Deployment, rolloutState: Deployment['rolloutState'], reason: string): void {
  Object.assign(deployment, { rolloutState, rolloutStateReason: reason, updatedAt: ecs.account.clock.now() });
}

function finish(
  ecs: Ecs,
  serviceDeployment: ServiceDeployment,
  status: ServiceDeployment['status'],
  statusReason?: string,
): void {
  const now = ecs.account.clock.now();
  Object.assign(serviceDeployment, { status, updatedAt: now, finishedAt: now });
  serviceDeployment.statusReason = statusReason ?? serviceDeployment.statusReason;
  if (status === 'STOPPED') serviceDeployment.stoppedAt = now;
}

function newArn(ecs: Ecs, { cluster, name }: Service, type: string): string {
  return arnOf(ecs, `${type}/${cluster.name}/${name}/${randomText.digits(21)}`);
}
