import type { Service, ServiceDeployment } from '@aws-sdk/client-ecs';
import { absentIfNotFound } from '../aws/absent.js';
import {
  definitionsOfRevisions,
  describeServiceDeployments,
  listServiceDeployments,
  rollBackDeployment,
  updateService,
} from '../aws/ecs.js';
import { Conflict } from '../errors.js';
import { type Owner, ownedService, ownedTaskDefinition } from '../tenancy.js';
import { type Begun, begunBy, primaryOf } from './resources/deployment.js';

const GOING_ON = ['PENDING', 'IN_PROGRESS'];
const GOING_BACK = ['STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'];

/** A deployment with the ARN of what it rolls out. */
export type DeploymentWithDefinition = ServiceDeployment & { taskDefinition: string | undefined };

/** A service as it goes back, and the deployment by which it does; none where it is there already. */
export interface GoingBack {
  service: Service;
  begun: Begun | undefined;
}

/** The service's deployments, the latest first. */
export async function deploymentsOf(
  { aws }: Pick<Owner, 'aws'>,
  { clusterArn = '', serviceArn = '' }: Service,
  signal?: AbortSignal,
): Promise<DeploymentWithDefinition[]> {
  const arns = await listServiceDeployments(aws, clusterArn, serviceArn, { signal });
  const deployments = await describeServiceDeployments(aws, arns, signal);
  const revisions = deployments.flatMap(({ targetServiceRevision }) => targetServiceRevision?.arn ?? []);
  const definitions = await definitionsOfRevisions(aws, revisions, signal);
  return deployments.map(deployment => ({
    ...deployment,
    taskDefinition: definitions.get(deployment.targetServiceRevision?.arn ?? ''),
  }));
}

/**
 * Goes back: stops the deployment that is going on, or deploys the definition of the last one that succeeded with another.
 * @param revision to go to instead, family:revision or ARN. @throws {NotFound} for another org's; {Conflict} where there is
 * nothing to go back to.
 */
export async function rollBack(owner: Owner, service: Service, revision: string | undefined): Promise<GoingBack> {
  if (revision) {
    const { taskDefinition } = await ownedTaskDefinition(owner, revision);
    return deploy(owner, service, taskDefinition.taskDefinitionArn);
  }
  const deployments = await deploymentsOf(owner, service);
  const [latest] = deployments;
  if (latest && GOING_BACK.includes(latest.status ?? '')) return goingBack(service, latest);
  const current = deployments.find(({ status = '' }) => GOING_ON.includes(status));
  if (current) return stop(owner, service, current);
  const before = await lastOther(owner, service, deployments);
  if (!before) throw new Conflict(`Service ${service.serviceName} has no other definition that it was deployed with.`);
  return deploy(owner, service, before);
}

async function deploy({ aws }: Owner, before: Service, taskDefinition: string | undefined): Promise<GoingBack> {
  const { clusterArn, serviceName } = before;
  const service = await updateService(aws, { cluster: clusterArn, service: serviceName, taskDefinition });
  return { service, begun: begunBy(before, service) };
}

async function stop(owner: Owner, service: Service, current: ServiceDeployment): Promise<GoingBack> {
  const { clusterArn = '', serviceName = '' } = service;
  await rollBackDeployment(owner.aws, current.serviceDeploymentArn ?? '');
  return { ...goingBack(service, current), service: await ownedService(owner, clusterArn, serviceName) };
}

/** A deployment that ECS takes back keeps its place in the history, and ends there as rolled back. */
function goingBack(service: Service, { serviceDeploymentArn: arn, createdAt }: ServiceDeployment): GoingBack {
  const { id = '' } = primaryOf(service) ?? {};
  return { service, begun: { id, createdAt, arn, success: 'ROLLBACK_SUCCESSFUL' } };
}

/** The definition of the last deployment that succeeded with another than the service's; one that is gone is passed over. */
async function lastOther(owner: Owner, service: Service, deployments: DeploymentWithDefinition[]) {
  const successful = deployments.filter(({ status }) => status === 'SUCCESSFUL');
  const others = new Set(successful.map(({ taskDefinition }) => taskDefinition));
  others.delete(service.taskDefinition);
  for (const arn of others) {
    const found = arn && (await absentIfNotFound(() => ownedTaskDefinition(owner, arn)));
    if (found && found.taskDefinition.status === 'ACTIVE') return arn;
  }
  return undefined;
}
