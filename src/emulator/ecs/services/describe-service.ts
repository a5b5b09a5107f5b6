import { type Account, callerArn } from '../../account.js';
import { tagsToList } from '../members.js';
import type { Deployment, Service, ServiceRevision, ServiceSpec, Task } from '../state.js';
import { resolvePlatformVersion } from '../tasks/placement.js';
import { activeTasks } from './service-scheduler.js';

/** A service as DescribeServices returns it. Without `withTags`, its tags are an empty list. */
export function describeService(account: Account, service: Service, withTags = false) {
  const { cluster, spec, settings } = service;
  const current = service.serviceDeployments[0];
  const isActive = service.status === 'ACTIVE';
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: cluster.arn,
    status: service.status,
    desiredCount: service.desiredCount,
    ...countsOf(activeTasks(service)),
    ...describeCapacity(spec),
    platformVersion: spec.platformVersion,
    taskDefinition: spec.taskDefinition.arn,
    loadBalancers: spec.loadBalancers,
    serviceRegistries: spec.serviceRegistries,
    networkConfiguration: spec.networkConfiguration,
    roleArn: service.creation.role,
    ...settings,
    deploymentController: { type: 'ECS' },
    schedulingStrategy: 'REPLICA',
    deployments: isActive ? service.deployments.map(one => describeDeployment(service, one)) : [],
    currentServiceDeployment: current && !current.finishedAt ? current.arn : undefined,
    currentServiceRevisions: isActive ? service.deployments.map(one => summarizeRevision(service, one.revision)) : [],
    events: service.events,
    createdAt: service.createdAt,
    createdBy: callerArn(account),
    tags: withTags ? tagsToList(service.tags) : [],
  };
}

/** The task counts of a revision. They are 0 for a revision without a current deployment. */
export function summarizeRevision(service: Service, revision: ServiceRevision) {
  const deployment = service.deployments.find(one => one.revision === revision);
  const { runningCount, pendingCount } = countsOf(deployment ? activeTasks(service, deployment) : []);
  return {
    arn: revision.arn,
    requestedTaskCount: deployment ? desiredCountOf(service, deployment) : 0,
    runningTaskCount: runningCount,
    pendingTaskCount: pendingCount,
  };
}

/** The launch type and what AWS derives from it: alike for services, deployments and revisions. */
export function describeCapacity({ launchType, capacityProviderStrategy }: ServiceSpec) {
  const isFargate = launchType === 'FARGATE' || capacityProviderStrategy.length > 0;
  return {
    launchType,
    capacityProviderStrategy: capacityProviderStrategy.length ? capacityProviderStrategy : undefined,
    platformFamily: isFargate ? 'Linux' : undefined,
  };
}

function countsOf(active: Task[]) {
  const runningCount = active.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  return { runningCount, pendingCount: active.length - runningCount };
}

/** Only the primary deployment has a desired count, unless it has failed. */
function desiredCountOf(service: Service, deployment: Deployment): number {
  const isPrimary = deployment === service.deployments[0] && deployment.rolloutState !== 'FAILED';
  return isPrimary ? service.desiredCount : 0;
}

function describeDeployment(service: Service, deployment: Deployment) {
  const { spec } = deployment;
  return {
    id: deployment.id,
    status: deployment === service.deployments[0] ? 'PRIMARY' : 'ACTIVE',
    taskDefinition: spec.taskDefinition.arn,
    desiredCount: desiredCountOf(service, deployment),
    ...countsOf(activeTasks(service, deployment)),
    failedTasks: deployment.failedTasks,
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
    ...describeCapacity(spec),
    platformVersion: resolvePlatformVersion(spec.platformVersion),
    networkConfiguration: spec.networkConfiguration,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    serviceConnectConfiguration: spec.serviceConnectConfiguration,
    volumeConfigurations: spec.volumeConfigurations,
  };
}
