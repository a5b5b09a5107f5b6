import type {
  Cluster,
  ClusterField,
  CreateServiceRequest,
  Failure,
  ListTasksRequest,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
  Service,
  ServiceDeployment,
  ServiceDeploymentBrief,
  ServiceRevision,
  Tag,
  Task,
  TaskDefinition,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import { runToEnd } from '../concurrency/caller.js';
import { revisionOf } from '../domain/names.js';
import type { Schemas } from '../domain/schemas.js';
import type { AwsAccount } from './account.js';
import { undefinedIfNotFound } from './errors.js';
import { allPages, inBatches } from './pages.js';
import { requiredMember } from './required-member.js';
import { retryWhileLate } from './retries.js';

/** AWS's limits per call. Source: Amazon ECS API Reference. */
const PAGE_SIZE = 100;
const CLUSTERS_PER_CALL = 100;
const SERVICES_PER_CALL = 10;
const TASKS_PER_CALL = 100;

/** What AWS leaves out of a cluster unless it is asked for. Source: Amazon ECS API Reference, DescribeClusters. */
const CLUSTER_DETAILS: ClusterField[] = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS'];

/** A task definition with its tags, which AWS returns separately. */
export interface TaggedTaskDefinition {
  taskDefinition: TaskDefinition;
  tags: Tag[];
}

/** @param cluster name or ARN. @returns the cluster with all of its members; undefined where it does not exist or is INACTIVE (deleted). */
export async function describeCluster(aws: AwsAccount, cluster: string): Promise<Cluster | undefined> {
  const { clusters = [] } = await aws.ecs.describeClusters({ clusters: [cluster], include: CLUSTER_DETAILS });
  return clusters.find(found => found.status !== 'INACTIVE');
}

/** The id of the account that requests go to. It is read once, from the ARN that ECS returns for a cluster, even for a missing one. */
export function accountIdOf(aws: AwsAccount): Promise<string> {
  const { known } = aws;
  known.accountId ??= runToEnd(() => readAccountId(aws)).catch(error => {
    known.accountId = undefined;
    throw error;
  });
  return known.accountId;
}

/** Source: Amazon ECS API Reference, DescribeClusters and Failure. */
async function readAccountId(aws: AwsAccount): Promise<string> {
  const { clusters = [], failures = [] } = await aws.ecs.describeClusters({ clusters: ['default'] });
  const arn = clusters[0]?.clusterArn ?? failures[0]?.arn ?? '';
  return arn.split(':')[4] ?? '';
}

/** The account's clusters with their tags, without INACTIVE ones. */
export async function listClusters(aws: AwsAccount, signal?: AbortSignal): Promise<Cluster[]> {
  const arns = await allPages(signal, 'clusterArns', nextToken =>
    aws.ecs.listClusters({ nextToken, maxResults: PAGE_SIZE }),
  );
  return inBatches(signal, 'clusters', arns, CLUSTERS_PER_CALL, clusters =>
    aws.ecs.describeClusters({ clusters, include: ['TAGS'] }),
  );
}

/**
 * The first cluster of an account creates ECS's service-linked role, which ECS cannot assume at once. Source: Amazon ECS Developer Guide,
 * "Using service-linked roles for Amazon ECS".
 */
const SERVICE_LINKED_ROLE = {
  waitingFor: 'the service-linked role of ECS',
  timeoutMs: 120_000,
  isLate: ({ message }: Error) => /unable to assume the service linked role/i.test(message),
};

/**
 * RunTask refuses a role that IAM has not propagated yet. Source: IAM User Guide, "Changes that I make are not always immediately
 * visible".
 */
const ROLES_OF_TASK = {
  waitingFor: 'the roles of the task to propagate',
  timeoutMs: 30_000,
  isLate: ({ message }: Error) => /unable to assume the (service linked )?role/i.test(message),
};

/**
 * Creates a cluster. Where an ACTIVE one has the name, AWS returns that one unchanged, without a sign that it existed. Waits up to two
 * minutes for ECS's service-linked role.
 */
export async function createCluster(aws: AwsAccount, input: Schemas['CreateClusterRequest']): Promise<Cluster> {
  const response = await retryWhileLate(aws, SERVICE_LINKED_ROLE, () => aws.ecs.createCluster(input));
  return requiredMember(response, 'cluster');
}

/** @throws {Conflict} while the cluster contains services or tasks; {NotFound}. */
export async function deleteCluster(aws: AwsAccount, cluster: string): Promise<Cluster> {
  return requiredMember(await aws.ecs.deleteCluster({ cluster }), 'cluster');
}

/**
 * @returns the service with its tags, also while it is DRAINING; undefined where it or its cluster does not exist, or it was
 * deleted (INACTIVE).
 */
export async function describeService(aws: AwsAccount, cluster: string, service: string): Promise<Service | undefined> {
  const found = await describeServiceIncludingInactive(aws, cluster, service);
  return found?.status === 'INACTIVE' ? undefined : found;
}

/** As describeService, but also returns a deleted service (INACTIVE) that ECS still describes. */
export async function describeServiceIncludingInactive(
  aws: AwsAccount,
  cluster: string,
  service: string,
): Promise<Service | undefined> {
  return undefinedIfNotFound(async () => {
    const { services = [] } = await aws.ecs.describeServices({ cluster, services: [service], include: ['TAGS'] });
    return services[0];
  });
}

/** Describes services with their tags, without ones that do not exist. @param services names or ARNs. */
export async function describeServices(
  aws: AwsAccount,
  cluster: string,
  services: string[],
  signal?: AbortSignal,
): Promise<Service[]> {
  return inBatches(signal, 'services', services, SERVICES_PER_CALL, batch =>
    aws.ecs.describeServices({ cluster, services: batch, include: ['TAGS'] }),
  );
}

/** The services of a cluster with their tags. @throws {NotFound} where the cluster does not exist. */
export async function listServices(aws: AwsAccount, cluster: string, signal?: AbortSignal): Promise<Service[]> {
  const arns = await allPages(signal, 'serviceArns', nextToken =>
    aws.ecs.listServices({ cluster, nextToken, maxResults: PAGE_SIZE }),
  );
  return describeServices(aws, cluster, arns, signal);
}

/** @throws {AlreadyExists} where an ACTIVE service has the name; {Conflict} while a service with the name is DRAINING. */
export async function createService(aws: AwsAccount, input: Schemas['CreateServiceRequest']): Promise<Service> {
  // Safe: a check compares the spec's members with the SDK's; only the SDK's unions have an additional unknown member.
  return requiredMember(await aws.ecs.createService(input as CreateServiceRequest), 'service');
}

/** @throws {NotFound}; {Conflict} for a service that is not ACTIVE. */
export async function updateService(aws: AwsAccount, input: Schemas['UpdateServiceRequest']): Promise<Service> {
  // As in createService.
  return requiredMember(await aws.ecs.updateService(input as UpdateServiceRequest), 'service');
}

/** Adds tags to an ECS resource. @throws {NotFound} */
export async function tagEcsResource(aws: AwsAccount, resourceArn: string, tags: Tag[]): Promise<void> {
  await aws.ecs.tagResource({ resourceArn, tags });
}

/** Removes tags. @throws {NotFound} */
export async function untagEcsResource(aws: AwsAccount, resourceArn: string, tagKeys: string[]): Promise<void> {
  await aws.ecs.untagResource({ resourceArn, tagKeys });
}

/** The limit of the describe calls for service deployments and revisions. */
const DEPLOYMENTS_PER_CALL = 20;

/** A service's deployments in short, the latest first. @param since excludes deployments that started earlier. @throws {NotFound} */
export async function listServiceDeployments(
  aws: AwsAccount,
  cluster: string,
  service: string,
  { since, signal }: { since?: Date; signal?: AbortSignal } = {},
): Promise<ServiceDeploymentBrief[]> {
  const createdAt = since && { after: since };
  const briefs = await allPages(signal, 'serviceDeployments', nextToken =>
    aws.ecs.listServiceDeployments({ cluster, service, createdAt, nextToken, maxResults: PAGE_SIZE }),
  );
  // AWS documents no order.
  return briefs.sort((one, other) => timeOf(other.createdAt) - timeOf(one.createdAt));
}

function timeOf(date: Date | undefined): number {
  return date?.getTime() ?? 0;
}

/** Describes deployments. @returns them in the order of the ARNs, without ones that do not exist. */
export async function describeServiceDeployments(
  aws: AwsAccount,
  arns: string[],
  signal?: AbortSignal,
): Promise<ServiceDeployment[]> {
  const found = await inBatches(signal, 'serviceDeployments', arns, DEPLOYMENTS_PER_CALL, serviceDeploymentArns =>
    aws.ecs.describeServiceDeployments({ serviceDeploymentArns }),
  );
  return arns.flatMap(arn => found.find(({ serviceDeploymentArn }) => serviceDeploymentArn === arn) ?? []);
}

/** Describes service revisions. @returns each once, without ones that do not exist. */
export async function describeServiceRevisions(
  aws: AwsAccount,
  arns: string[],
  signal?: AbortSignal,
): Promise<ServiceRevision[]> {
  return inBatches(signal, 'serviceRevisions', [...new Set(arns)], DEPLOYMENTS_PER_CALL, serviceRevisionArns =>
    aws.ecs.describeServiceRevisions({ serviceRevisionArns }),
  );
}

/** Stops a deployment in progress, so that ECS rolls it back. @throws {NotFound}; {Conflict} where it has ended. */
export async function rollBackDeployment(aws: AwsAccount, serviceDeploymentArn: string): Promise<void> {
  await aws.ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: 'ROLLBACK' });
}

/** Deletes a service with its tasks. It is DRAINING until they have stopped. */
export async function deleteService(aws: AwsAccount, cluster: string, service: string): Promise<Service> {
  return requiredMember(await aws.ecs.deleteService({ cluster, service, force: true }), 'service');
}

/** @param taskDefinition family (its latest ACTIVE revision), family:revision or ARN. @throws {NotFound} */
export async function describeTaskDefinition(aws: AwsAccount, taskDefinition: string): Promise<TaggedTaskDefinition> {
  return withTags(await aws.ecs.describeTaskDefinition({ taskDefinition, include: ['TAGS'] }));
}

/** The ARNs of all revisions in a status: of all families, or of one with the latest first. */
export async function listTaskDefinitions(
  aws: AwsAccount,
  status: 'ACTIVE' | 'INACTIVE',
  { family, signal }: { family?: string; signal?: AbortSignal } = {},
): Promise<string[]> {
  const arns = await allPages(signal, 'taskDefinitionArns', nextToken =>
    aws.ecs.listTaskDefinitions({ familyPrefix: family, status, nextToken, maxResults: PAGE_SIZE }),
  );
  // The order of the list is not relied on: an AWS-compatible server may not know `sort`.
  return family === undefined ? arns : arns.sort((a, b) => (revisionOf(b) ?? 0) - (revisionOf(a) ?? 0));
}

export async function registerTaskDefinition(
  aws: AwsAccount,
  input: Schemas['RegisterTaskDefinitionRequest'],
): Promise<TaggedTaskDefinition> {
  // As in createService.
  return withTags(await aws.ecs.registerTaskDefinition(input as RegisterTaskDefinitionRequest));
}

/** The ARNs of a family's latest ACTIVE revisions: enough to find one that was just registered. */
export async function latestTaskDefinitions(aws: AwsAccount, family: string): Promise<string[]> {
  return (await listTaskDefinitions(aws, 'ACTIVE', { family })).slice(0, 10);
}

/** Makes a revision INACTIVE. Its tasks and services continue to run. @throws {NotFound} */
export async function deregisterTaskDefinition(aws: AwsAccount, taskDefinition: string): Promise<TaskDefinition> {
  return requiredMember(await aws.ecs.deregisterTaskDefinition({ taskDefinition }), 'taskDefinition');
}

/** The limit of DeleteTaskDefinitions. */
export const DEFINITIONS_PER_DELETE = 10;

/** Deletes deregistered revisions, at most ten. */
export async function deleteTaskDefinitions(aws: AwsAccount, taskDefinitions: string[]): Promise<void> {
  await aws.ecs.deleteTaskDefinitions({ taskDefinitions });
}

/** Deregisters and deletes a revision: AWS deletes only deregistered ones. */
export async function removeTaskDefinition(aws: AwsAccount, taskDefinition: string): Promise<void> {
  await aws.ecs.deregisterTaskDefinition({ taskDefinition });
  await aws.ecs.deleteTaskDefinitions({ taskDefinitions: [taskDefinition] });
}

/** A filter of a cluster's tasks. AWS does not combine `startedBy` with the others. */
export type TaskFilter = Pick<ListTasksRequest, 'serviceName' | 'family' | 'startedBy'>;

/** @param filter with the desired status. @returns ARNs. @throws {NotFound} where the cluster or service does not exist. */
export async function listTasks(
  aws: AwsAccount,
  cluster: string,
  filter: TaskFilter & { status: 'RUNNING' | 'STOPPED' },
  signal?: AbortSignal,
): Promise<string[]> {
  const { status: desiredStatus, ...rest } = filter;
  return allPages(signal, 'taskArns', nextToken =>
    aws.ecs.listTasks({ cluster, ...rest, desiredStatus, nextToken, maxResults: PAGE_SIZE }),
  );
}

/**
 * Describes tasks with their tags, without ones that do not exist.
 * @param tasks ids or ARNs.
 * @throws {NotFound} where the cluster does not exist.
 */
export async function describeTasks(
  aws: AwsAccount,
  cluster: string,
  tasks: string[],
  signal?: AbortSignal,
): Promise<Task[]> {
  return inBatches(signal, 'tasks', tasks, TASKS_PER_CALL, batch =>
    aws.ecs.describeTasks({ cluster, tasks: batch, include: ['TAGS'] }),
  );
}

/** Runs tasks once. Waits up to 30 seconds for a role that ECS cannot assume yet. @returns the started tasks and the other failures. */
export async function runTask(
  aws: AwsAccount,
  input: Schemas['RunTaskRequest'] & { taskDefinition: string },
): Promise<{ tasks: Task[]; failures: Failure[] }> {
  // As in createService.
  const run = () => aws.ecs.runTask(input as RunTaskRequest);
  const { tasks = [], failures = [] } = await retryWhileLate(aws, ROLES_OF_TASK, run);
  return { tasks, failures };
}

/** @throws {NotFound} */
export async function stopTask(aws: AwsAccount, cluster: string, task: string, reason?: string): Promise<void> {
  await aws.ecs.stopTask({ cluster, task, reason });
}

function withTags(response: { taskDefinition?: TaskDefinition; tags?: Tag[] }): TaggedTaskDefinition {
  return { taskDefinition: requiredMember(response, 'taskDefinition'), tags: response.tags ?? [] };
}
