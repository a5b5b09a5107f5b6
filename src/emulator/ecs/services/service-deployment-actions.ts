import { AwsError, type Backend } from '../../backend.js';
import { pageOf } from '../../paging.js';
import { listOf, number, oneOf, required, structure, text } from '../../shape.js';
import { findService, getCluster } from '../lookups.js';
import { action, paging } from '../members.js';
import type { Ecs, Service, ServiceDeployment, ServiceRevision } from '../state.js';
import { abortDeployment, rollBack } from './deployments.js';
import { describeCapacity, summarizeRevision } from './describe-service.js';
import { runScheduler } from './service-scheduler.js';

const statuses = oneOf(
  'PENDING',
  'SUCCESSFUL',
  'STOPPED',
  'STOP_REQUESTED',
  'IN_PROGRESS',
  'ROLLBACK_REQUESTED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
);

/** Service deployments and service revisions, also those of INACTIVE services. */
export function serviceDeploymentActions(ecs: Ecs): Backend['actions'] {
  return {
    ListServiceDeployments: listServiceDeployments(ecs),
    DescribeServiceDeployments: action({ serviceDeploymentArns: required(listOf(text, 20)) }, input => {
      const found = input.serviceDeploymentArns.map(arn => ({ arn, match: findDeployment(ecs, arn) }));
      return {
        serviceDeployments: found.flatMap(({ match }) => (match ? [describe(match.service, match.deployment)] : [])),
        failures: found.flatMap(({ arn, match }) => (match ? [] : [{ arn, reason: 'MISSING' }])),
      };
    }),
    DescribeServiceRevisions: action({ serviceRevisionArns: required(listOf(text, 20)) }, input => {
      const revisions = allServices(ecs).flatMap(service => service.revisions.map(revision => ({ service, revision })));
      const found = input.serviceRevisionArns.map(arn => ({
        arn,
        match: revisions.find(({ revision }) => revision.arn === arn),
      }));
      return {
        serviceRevisions: found.flatMap(({ match }) =>
          match ? [describeRevision(match.service, match.revision)] : [],
        ),
        failures: found.flatMap(({ arn, match }) => (match ? [] : [{ arn, reason: 'MISSING' }])),
      };
    }),
    StopServiceDeployment: stopServiceDeployment(ecs),
  };
}

function listServiceDeployments(ecs: Ecs) {
  const createdAt = structure({ before: number, after: number });
  return action({ cluster: text, service: required(text), status: listOf(statuses), createdAt, ...paging }, input => {
    const service = findService(getCluster(ecs, input.cluster), input.service);
    if (!service) throw new AwsError('ServiceNotFoundException', 'Service not found.');
    const { before = Number.POSITIVE_INFINITY, after = 0 } = input.createdAt ?? {};
    const found = service.serviceDeployments
      .map((deployment, index) => ({ deployment, index }))
      .filter(({ deployment }) => !input.status?.length || input.status.includes(deployment.status))
      .filter(({ deployment }) => seconds(deployment.createdAt) > after && seconds(deployment.createdAt) < before);
    const count = service.serviceDeployments.length;
    const page = pageOf(found, {
      key: ({ index }) => String(count - index).padStart(6, '0'),
      token: input.nextToken,
      size: input.maxResults ?? 20,
      descending: true,
      invalidCode: 'InvalidParameterException',
    });
    return {
      serviceDeployments: page.items.map(({ deployment }) => summarizeDeployment(service, deployment)),
      nextToken: page.next,
    };
  });
}

/** Stops a deployment in progress. It is rolled back, unless the stop type is ABORT. */
function stopServiceDeployment(ecs: Ecs) {
  return action({ serviceDeploymentArn: required(text), stopType: oneOf('ABORT', 'ROLLBACK') }, input => {
    const match = findDeployment(ecs, input.serviceDeploymentArn);
    if (!match) throw new AwsError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
    const { service, deployment } = match;
    const isOver = service.status !== 'ACTIVE' || deployment.finishedAt || deployment.rollback;
    if (isOver || (input.stopType !== 'ABORT' && !service.completedRevision)) {
      throw new AwsError('ConflictException', 'The service deployment is not in a state in which it can be stopped.');
    }
    if (input.stopType === 'ABORT') abortDeployment(ecs, service, deployment);
    else rollBack(ecs, service, deployment, 'Service deployment stopped by the user.');
    runScheduler(ecs, service);
    return { serviceDeploymentArn: deployment.arn };
  });
}

function allServices(ecs: Ecs): Service[] {
  return [...ecs.clusters.values()].flatMap(({ services }) => [...services.values()]);
}

function findDeployment(ecs: Ecs, arn: string): { service: Service; deployment: ServiceDeployment } | undefined {
  return allServices(ecs)
    .flatMap(service => service.serviceDeployments.map(deployment => ({ service, deployment })))
    .find(({ deployment }) => deployment.arn === arn);
}

/** A service deployment as ListServiceDeployments returns it. */
function summarizeDeployment(service: Service, deployment: ServiceDeployment) {
  return {
    serviceDeploymentArn: deployment.arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    createdAt: deployment.createdAt,
    startedAt: deployment.createdAt,
    finishedAt: deployment.finishedAt,
    targetServiceRevisionArn: deployment.target.arn,
    status: deployment.status,
    statusReason: deployment.statusReason,
  };
}

function describe(service: Service, deployment: ServiceDeployment) {
  const { targetServiceRevisionArn: _, ...shared } = summarizeDeployment(service, deployment);
  const { source, target, circuitBreaker } = deployment;
  return {
    ...shared,
    stoppedAt: deployment.stoppedAt,
    updatedAt: deployment.updatedAt,
    sourceServiceRevisions: source ? [summarizeRevision(service, source)] : [],
    targetServiceRevision: summarizeRevision(service, target),
    deploymentConfiguration: deployment.configuration,
    rollback: deployment.rollback,
    deploymentCircuitBreaker: circuitBreaker,
    alarms: { status: 'DISABLED' },
  };
}

function describeRevision(service: Service, { arn, spec, createdAt }: ServiceRevision) {
  const { taskDefinition, ...members } = spec;
  return {
    ...members,
    serviceRevisionArn: arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    taskDefinition: taskDefinition.arn,
    ...describeCapacity(spec),
    containerImages: taskDefinition.containerDefinitions.map(({ name, image }) => ({ containerName: name, image })),
    guardDutyEnabled: false,
    createdAt,
  };
}

function seconds(date: Date): number {
  return date.getTime() / 1000;
}
