import type { Service, ServiceDeployment, ServiceDeploymentBrief, ServiceRevision } from '@aws-sdk/client-ecs';
import * as ecs from '../../aws/ecs.js';
import type { Answered, Schemas } from '../../domain/schemas.js';
import type { Owner } from '../../tenancy.js';

/** The statuses of a deployment that ECS rolls back. */
export const ROLLING_BACK = ['STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'];

/** A deployment that a change of a service started or stopped. */
export interface StartedDeployment {
  /** Its id, which its tasks have as `startedBy`: `ecs-svc/…`. */
  id: string;
  createdAt: Date | undefined;
  /** Its ARN in the service's history, where AWS returned it. */
  arn: string | undefined;
  /** The status in which it ends when it succeeds. */
  success: 'SUCCESSFUL' | 'ROLLBACK_SUCCESSFUL';
}

/** A deployment with the ARN of its task definition. */
export type DeploymentWithDefinition = ServiceDeployment & { taskDefinition: string | undefined };

/** The members of a service that tell its deployments. */
export type DeployedService = Pick<
  Answered<Schemas['Service']>,
  'clusterArn' | 'serviceArn' | 'serviceName' | 'currentServiceDeployment' | 'deployments'
>;

/** The deployments of a service, the latest first. */
export async function deploymentsOf(
  { aws }: Pick<Owner, 'aws'>,
  { clusterArn = '', serviceArn = '' }: Service,
  signal?: AbortSignal,
): Promise<DeploymentWithDefinition[]> {
  const briefs = await ecs.listServiceDeployments(aws, clusterArn, serviceArn, { signal });
  const arns = briefs.flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
  const [deployments, revisions] = await Promise.all([
    ecs.describeServiceDeployments(aws, arns, signal),
    ecs.describeServiceRevisions(aws, targetsOf(briefs), signal),
  ]);
  const definitions = new Map(
    revisions.map(({ serviceRevisionArn, taskDefinition }) => [serviceRevisionArn, taskDefinition]),
  );
  return deployments.map(deployment => ({
    ...deployment,
    taskDefinition: definitions.get(deployment.targetServiceRevision?.arn),
  }));
}

/** The target revisions of the deployments that a service has started since a time. */
export async function revisionsDeployedSince(
  { aws }: Pick<Owner, 'aws'>,
  { clusterArn = '', serviceArn = '' }: Service,
  since: Date,
): Promise<ServiceRevision[]> {
  return ecs.describeServiceRevisions(
    aws,
    targetsOf(await ecs.listServiceDeployments(aws, clusterArn, serviceArn, { since })),
  );
}

function targetsOf(briefs: ServiceDeploymentBrief[]): string[] {
  return briefs.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []);
}

/**
 * @param before the service before the change; undefined for a new one. @param after as the change returned it.
 * @returns the deployment that the change started; undefined where it started none, as for another desired count.
 */
export function startedDeployment(
  before: DeployedService | undefined,
  after: DeployedService,
): StartedDeployment | undefined {
  const primary = primaryDeployment(after);
  if (!primary?.id || primary.id === primaryDeployment(before)?.id) return undefined;
  const { currentServiceDeployment } = after;
  const arn = currentServiceDeployment === before?.currentServiceDeployment ? undefined : currentServiceDeployment;
  return { id: primary.id, createdAt: primary.createdAt, arn, success: 'SUCCESSFUL' };
}

/** The latest deployment of a service; undefined where another controller than ECS deploys it. */
export function primaryDeployment(service: DeployedService | undefined) {
  return service?.deployments?.find(({ status }) => status === 'PRIMARY');
}
