import type { Service, ServiceDeployment, TaskDefinition } from '@aws-sdk/client-ecs';
import * as ecs from '../aws/ecs.js';
import { undefinedIfNotFound } from '../aws/errors.js';
import { familyOf, nameOf } from '../domain/names.js';
import type { Answered, Schemas } from '../domain/schemas.js';
import { Conflict } from '../errors.js';
import type { Saga } from '../saga/saga.js';
import type { Workflow } from '../saga/workflow.js';
import { type Owner, ownedService, ownedTaskDefinition, runsRevision } from '../tenancy.js';
import { changeLock } from './locks.js';
import { assertCredentialsUsable } from './resources/credential-updates.js';
import {
  type DeploymentWithDefinition,
  deploymentsOf,
  primaryDeployment,
  ROLLING_BACK,
  type StartedDeployment,
  startedDeployment,
} from './resources/deployment.js';
import {
  assertIfMatch,
  type ServiceTarget,
  serviceResource,
  serviceTargetName,
  updateServiceStep,
} from './resources/service.js';
import { settleDeployment, type WaitForDeployment } from './resources/settle-deployment.js';
import { taskDefinitionResource } from './resources/task-definition.js';

interface Input extends WaitForDeployment {
  target: ServiceTarget;
  /** The revision to deploy, as family:revision or ARN; by default the service returns to what it was. */
  taskDefinition?: string | undefined;
}

interface Output {
  result: Answered<Schemas['Service']>;
  /** The deployment that leads back; undefined where the service already runs the revision. */
  deployment: StartedDeployment | undefined;
}

const IN_PROGRESS = ['PENDING', 'IN_PROGRESS'];

/**
 * Returns a service to an earlier definition: stops the deployment in progress, or deploys the definition that ran before the
 * present one, or the revision that the request names.
 */
export const rollbackService: Workflow<Input, Output, Owner> = {
  name: 'rollbackService',
  target: ({ target }) => serviceTargetName(target),
  locks: (owner, { target }) => [changeLock(owner, nameOf(target.cluster), nameOf(target.service))],
  async run(saga, owner, { target, taskDefinition }) {
    const service = await saga.read('describeService', serviceResource(target.service), () =>
      ownedService(owner, target.cluster, target.service),
    );
    assertIfMatch(service, target.ifMatch);
    if (taskDefinition) return deployNamedRevision(saga, owner, service, taskDefinition);
    return rollBack(saga, owner, service);
  },
  settle: (saga, owner, { waitSeconds }, { result, deployment }) =>
    settleDeployment(saga, owner, result, deployment, waitSeconds),
};

async function deployNamedRevision(saga: Saga, owner: Owner, service: Service, revision: string): Promise<Output> {
  const hasRun = async (arn: string) =>
    (await deploymentsOf(owner, service)).some(({ taskDefinition }) => taskDefinition === arn) ||
    runsRevision(owner, arn);
  const { taskDefinition } = await saga.read('describeTaskDefinition', taskDefinitionResource(revision), () =>
    ownedTaskDefinition(owner, revision, hasRun),
  );
  return deploy(saga, owner, service, taskDefinition);
}

/** @throws {Conflict} where the service has never run another definition. */
async function rollBack(saga: Saga, owner: Owner, service: Service): Promise<Output> {
  const resource = serviceResource(service.serviceName);
  const deployments = await saga.read('listServiceDeployments', resource, () => deploymentsOf(owner, service));
  const [latest] = deployments;
  if (latest && ROLLING_BACK.includes(latest.status ?? '')) {
    saga.recordUnchanged('stopServiceDeployment', resource, 'keep', 'Its deployment rollback is already in progress.');
    return { result: service, deployment: deploymentRollback(service, latest) };
  }
  const current = deployments.find(({ status = '' }) => IN_PROGRESS.includes(status));
  if (current) return stopDeployment(saga, owner, service, current);
  const family = taskDefinitionResource(familyOf(service.taskDefinition ?? ''));
  const previous = await saga.read('describeTaskDefinition', family, () =>
    previousDefinition(owner, service, deployments),
  );
  if (!previous)
    throw new Conflict(
      `Service ${service.serviceName} has not been deployed with another task definition. Name a revision in taskDefinition.`,
    );
  return deploy(saga, owner, service, previous);
}

async function deploy(saga: Saga, owner: Owner, service: Service, definition: TaskDefinition): Promise<Output> {
  await assertCredentialsUsable(saga, owner, definition);
  const { clusterArn, serviceName } = service;
  const result = await updateServiceStep(saga, owner.aws, service, {
    cluster: clusterArn,
    service: serviceName,
    taskDefinition: definition.taskDefinitionArn,
  });
  return { result, deployment: startedDeployment(service, result) };
}

async function stopDeployment(saga: Saga, owner: Owner, service: Service, current: ServiceDeployment): Promise<Output> {
  const { clusterArn = '', serviceName = '' } = service;
  const { serviceDeploymentArn: arn = '' } = current;
  const resource = serviceResource(serviceName);
  await saga.step({
    name: 'stopServiceDeployment',
    resource,
    action: 'update',
    reason: 'Its deployment is in progress.',
    changes: [{ path: 'Status', from: current.status, to: 'ROLLBACK_IN_PROGRESS' }],
    expected: 'stopped',
    run: () => ecs.rollBackDeployment(owner.aws, arn).then(() => 'stopped'),
    find: async () => {
      const [found] = await ecs.describeServiceDeployments(owner.aws, [arn]);
      return IN_PROGRESS.includes(found?.status ?? '') ? undefined : 'stopped';
    },
  });
  // A step of its own: where only this fails, the stopped deployment remains and is reported.
  const result = await saga.read('describeService', resource, () => ownedService(owner, clusterArn, serviceName));
  return { result, deployment: deploymentRollback(service, current) };
}

/** A deployment that ECS rolls back keeps its place in the history, and ends there as rolled back. */
function deploymentRollback(
  service: Service,
  { serviceDeploymentArn: arn, createdAt }: ServiceDeployment,
): StartedDeployment {
  const { id = '' } = primaryDeployment(service) ?? {};
  return { id, createdAt, arn, success: 'ROLLBACK_SUCCESSFUL' };
}

/** The definition that ran before the service's, if it can still be deployed. */
async function previousDefinition(
  owner: Owner,
  service: Service,
  deployments: DeploymentWithDefinition[],
): Promise<TaskDefinition | undefined> {
  for (const arn of earlierDefinitions(service, deployments)) {
    const found = await undefinedIfNotFound(() => ownedTaskDefinition(owner, arn, async () => true));
    if (found?.taskDefinition.status === 'ACTIVE') return found.taskDefinition;
  }
  return undefined;
}

/**
 * The definitions that were deployed successfully before the service's, the latest first. A deployment of an earlier definition is a
 * return to it: the definitions since then were rolled back from, and are left out.
 * @param deployments the latest first.
 */
function earlierDefinitions({ taskDefinition }: Service, deployments: DeploymentWithDefinition[]): string[] {
  const successful = deployments.filter(({ status }) => status === 'SUCCESSFUL').reverse();
  const deployed = [...successful.map(deployment => deployment.taskDefinition), taskDefinition];
  const versions: string[] = [];
  for (const arn of deployed) {
    if (!arn) continue;
    const earlier = versions.indexOf(arn);
    if (earlier >= 0) versions.length = earlier;
    versions.push(arn);
  }
  return versions.slice(0, -1).reverse();
}
