import type {
  Cluster,
  CreateServiceRequest,
  Failure,
  ListTasksRequest,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
  Service,
  ServiceDeployment,
  Tag,
  Task,
  TaskDefinition,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import type { Schemas } from '../domain/schemas.js';
import type { AwsAccount } from './account.js';
import { undefinedIfNotFound } from './errors.js';
import { allPages, inBatches } from './pages.js';

/** The most that AWS takes or gives in one call (Amazon ECS API Reference). */
const PAGE = 100;
const CLUSTERS_A_CALL = 100;
const SERVICES_A_CALL = 10;
const TASKS_A_CALL = 100;

/** A task definition with the tags that AWS keeps beside it. */
export interface TaggedTaskDefinition {
  taskDefinition: TaskDefinition;
  tags: Tag[];
}

/** @param cluster name or ARN. @returns it with its tags; undefined where there is none, or only AWS's memory of one (INACTIVE). */
export async function describeCluster(aws: AwsAccount, cluster: string): Promise<Cluster | undefined> {
  const ecs = await aws.ecs();
  const { clusters = [] } = await ecs.describeClusters({ clusters: [cluster], include: ['TAGS'] });
  return clusters.find(found => found.status !== 'INACTIVE');
}

/** All clusters of the account with their tags, INACTIVE ones left out. */
export async function listClusters(aws: AwsAccount, signal?: AbortSignal): Promise<Cluster[]> {
  const ecs = await aws.ecs();
  const arns = await allPages(signal, async nextToken => {
    const page = await ecs.listClusters({ nextToken, maxResults: PAGE });
    return { items: page.clusterArns, next: page.nextToken };
  });
  return inBatches(signal, arns, CLUSTERS_A_CALL, async clusters => {
    const answer = await ecs.describeClusters({ clusters, include: ['TAGS'] });
    return answer.clusters ?? [];
  });
}

/** Makes a cluster, or answers the ACTIVE one of that name as it is: AWS does not say which. */
export async function createCluster(aws: AwsAccount, input: Schemas['CreateClusterRequest']): Promise<Cluster> {
  const { cluster } = await (await aws.ecs()).createCluster(input);
  return present(cluster, 'cluster');
}

/** @throws {Conflict} while services or tasks are in it; {NotFound}. */
export async function deleteCluster(aws: AwsAccount, cluster: string): Promise<Cluster> {
  const answer = await (await aws.ecs()).deleteCluster({ cluster });
  return present(answer.cluster, 'cluster');
}

/**
 * @returns the service with its tags, DRAINING ones included; undefined where there is none, only AWS's memory of one
 * (INACTIVE), or no such cluster.
 */
export async function describeService(aws: AwsAccount, cluster: string, service: string): Promise<Service | undefined> {
  const found = await describeServiceIncludingInactive(aws, cluster, service);
  return found?.status === 'INACTIVE' ? undefined : found;
}

/** As describeService, and what AWS remembers of one that was deleted a while ago (INACTIVE). */
export async function describeServiceIncludingInactive(
  aws: AwsAccount,
  cluster: string,
  service: string,
): Promise<Service | undefined> {
  const ecs = await aws.ecs();
  return undefinedIfNotFound(async () => {
    const { services = [] } = await ecs.describeServices({ cluster, services: [service], include: ['TAGS'] });
    return services[0];
  });
}

/** All services of a cluster with their tags. @throws {NotFound} for an unknown cluster. */
export async function listServices(aws: AwsAccount, cluster: string, signal?: AbortSignal): Promise<Service[]> {
  const ecs = await aws.ecs();
  const arns = await allPages(signal, async nextToken => {
    const page = await ecs.listServices({ cluster, nextToken, maxResults: PAGE });
    return { items: page.serviceArns, next: page.nextToken };
  });
  return inBatches(signal, arns, SERVICES_A_CALL, async services => {
    const answer = await ecs.describeServices({ cluster, services, include: ['TAGS'] });
    return answer.services ?? [];
  });
}

/** @throws {AlreadyExists} where an ACTIVE service has the name; {Conflict} while one of that name drains. */
export async function createService(aws: AwsAccount, input: Schemas['CreateServiceRequest']): Promise<Service> {
  // The spec has the SDK's members, as a check proves; only the SDK's unions name an unknown member besides.
  const { service } = await (await aws.ecs()).createService(input as CreateServiceRequest);
  return present(service, 'service');
}

/** @throws {NotFound}; {Conflict} for a service that is not ACTIVE. */
export async function updateService(aws: AwsAccount, input: Schemas['UpdateServiceRequest']): Promise<Service> {
  // As in createService.
  const { service } = await (await aws.ecs()).updateService(input as UpdateServiceRequest);
  return present(service, 'service');
}

/** Adds tags to those that an ECS resource has. @throws {NotFound} */
export async function tagEcsResource(aws: AwsAccount, resourceArn: string, tags: Tag[]): Promise<void> {
  await (await aws.ecs()).tagResource({ resourceArn, tags });
}

/** Takes tags away. @throws {NotFound} */
export async function untagEcsResource(aws: AwsAccount, resourceArn: string, tagKeys: string[]): Promise<void> {
  await (await aws.ecs()).untagResource({ resourceArn, tagKeys });
}

/** The most that the describe calls of service deployments and revisions take. */
const DEPLOYMENTS_A_CALL = 20;

/** The ARNs of a service's deployments, the latest first. @param since leaves out what began before. @throws {NotFound} */
export async function listServiceDeployments(
  aws: AwsAccount,
  cluster: string,
  service: string,
  { since, signal }: { since?: Date; signal?: AbortSignal } = {},
): Promise<string[]> {
  const ecs = await aws.ecs();
  const createdAt = since && { after: since };
  const briefs = await allPages(signal, async nextToken => {
    const page = await ecs.listServiceDeployments({ cluster, service, createdAt, nextToken, maxResults: PAGE });
    return { items: page.serviceDeployments, next: page.nextToken };
  });
  return briefs.flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
}

/** In the order of the ARNs. */
export async function describeServiceDeployments(
  aws: AwsAccount,
  arns: string[],
  signal?: AbortSignal,
): Promise<ServiceDeployment[]> {
  const ecs = await aws.ecs();
  const found = await inBatches(signal, arns, DEPLOYMENTS_A_CALL, async serviceDeploymentArns => {
    const answer = await ecs.describeServiceDeployments({ serviceDeploymentArns });
    return answer.serviceDeployments ?? [];
  });
  return arns.flatMap(arn => found.find(({ serviceDeploymentArn }) => serviceDeploymentArn === arn) ?? []);
}

/** What deployments roll out: each revision's definition by the revision's ARN. */
export async function definitionsOfRevisions(
  aws: AwsAccount,
  arns: string[],
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  const ecs = await aws.ecs();
  const found = await inBatches(signal, [...new Set(arns)], DEPLOYMENTS_A_CALL, async serviceRevisionArns => {
    const answer = await ecs.describeServiceRevisions({ serviceRevisionArns });
    return answer.serviceRevisions ?? [];
  });
  return new Map(found.map(({ serviceRevisionArn = '', taskDefinition = '' }) => [serviceRevisionArn, taskDefinition]));
}

/** Stops a deployment that is going on; ECS goes back to what ran before. @throws {NotFound}; {Conflict} for one that is over. */
export async function rollBackDeployment(aws: AwsAccount, serviceDeploymentArn: string): Promise<void> {
  await (await aws.ecs()).stopServiceDeployment({ serviceDeploymentArn, stopType: 'ROLLBACK' });
}

/** Deletes a service whatever it runs; its tasks stop and it is DRAINING until they have. */
export async function deleteService(aws: AwsAccount, cluster: string, service: string): Promise<Service> {
  const answer = await (await aws.ecs()).deleteService({ cluster, service, force: true });
  return present(answer.service, 'service');
}

/** @param taskDefinition family (its latest ACTIVE revision), family:revision or ARN. @throws {NotFound} */
export async function describeTaskDefinition(aws: AwsAccount, taskDefinition: string): Promise<TaggedTaskDefinition> {
  const answer = await (await aws.ecs()).describeTaskDefinition({ taskDefinition, include: ['TAGS'] });
  return { taskDefinition: present(answer.taskDefinition, 'task definition'), tags: answer.tags ?? [] };
}

/** The ARNs of all revisions of a status, of all families. */
export async function listTaskDefinitions(
  aws: AwsAccount,
  status: 'ACTIVE' | 'INACTIVE',
  signal?: AbortSignal,
): Promise<string[]> {
  const ecs = await aws.ecs();
  return allPages(signal, async nextToken => {
    const page = await ecs.listTaskDefinitions({ status, nextToken, maxResults: PAGE });
    return { items: page.taskDefinitionArns, next: page.nextToken };
  });
}

/** The ARNs of a family's revisions of a status, the latest first. */
export async function listRevisions(aws: AwsAccount, family: string, status: 'ACTIVE' | 'INACTIVE'): Promise<string[]> {
  const ecs = await aws.ecs();
  return allPages(undefined, async nextToken => {
    const page = await ecs.listTaskDefinitions({
      familyPrefix: family,
      status,
      sort: 'DESC',
      nextToken,
      maxResults: PAGE,
    });
    return { items: page.taskDefinitionArns, next: page.nextToken };
  });
}

/** The families that have an ACTIVE revision. */
export async function listTaskDefinitionFamilies(aws: AwsAccount, signal?: AbortSignal): Promise<string[]> {
  const ecs = await aws.ecs();
  return allPages(signal, async nextToken => {
    const page = await ecs.listTaskDefinitionFamilies({ status: 'ACTIVE', nextToken, maxResults: PAGE });
    return { items: page.families, next: page.nextToken };
  });
}

export async function registerTaskDefinition(
  aws: AwsAccount,
  input: Schemas['RegisterTaskDefinitionRequest'],
): Promise<TaggedTaskDefinition> {
  // As in createService.
  const answer = await (await aws.ecs()).registerTaskDefinition(input as RegisterTaskDefinitionRequest);
  return { taskDefinition: present(answer.taskDefinition, 'task definition'), tags: answer.tags ?? [] };
}

/** The ARNs of a family's ACTIVE revisions, the latest first, a page of them: enough to find what was registered just now. */
export async function latestTaskDefinitions(aws: AwsAccount, family: string): Promise<string[]> {
  const ecs = await aws.ecs();
  const { taskDefinitionArns = [] } = await ecs.listTaskDefinitions({
    familyPrefix: family,
    status: 'ACTIVE',
    sort: 'DESC',
    maxResults: 10,
  });
  return taskDefinitionArns;
}

/** Makes a revision INACTIVE; what runs from it goes on. @throws {NotFound} */
export async function deregisterTaskDefinition(aws: AwsAccount, taskDefinition: string): Promise<TaskDefinition> {
  const answer = await (await aws.ecs()).deregisterTaskDefinition({ taskDefinition });
  return present(answer.taskDefinition, 'task definition');
}

/** The most that DeleteTaskDefinitions takes. */
export const DEFINITIONS_A_DELETE = 10;

/** Deletes revisions that were deregistered, ten at most. */
export async function deleteTaskDefinitions(aws: AwsAccount, taskDefinitions: string[]): Promise<void> {
  await (await aws.ecs()).deleteTaskDefinitions({ taskDefinitions });
}

/** Removes a revision: AWS deletes only what was deregistered. */
export async function removeTaskDefinition(aws: AwsAccount, taskDefinition: string): Promise<void> {
  const ecs = await aws.ecs();
  await ecs.deregisterTaskDefinition({ taskDefinition });
  await ecs.deleteTaskDefinitions({ taskDefinitions: [taskDefinition] });
}

/** Which of a cluster's tasks: those of a service or a family, or those that bear a mark, which AWS does not combine. */
export type TaskFilter = Pick<ListTasksRequest, 'serviceName' | 'family' | 'startedBy'>;

/** @param status what the tasks are meant to be. @throws {NotFound} for an unknown cluster or service. */
export async function listTasks(
  aws: AwsAccount,
  cluster: string,
  filter: TaskFilter & { status: 'RUNNING' | 'STOPPED' },
  signal?: AbortSignal,
): Promise<string[]> {
  const ecs = await aws.ecs();
  const { status: desiredStatus, ...rest } = filter;
  return allPages(signal, async nextToken => {
    const page = await ecs.listTasks({ cluster, ...rest, desiredStatus, nextToken, maxResults: PAGE });
    return { items: page.taskArns, next: page.nextToken };
  });
}

/** Tasks with their tags, those that are not there left out. @param tasks ids or ARNs. @throws {NotFound} for an unknown cluster. */
export async function describeTasks(
  aws: AwsAccount,
  cluster: string,
  tasks: string[],
  signal?: AbortSignal,
): Promise<Task[]> {
  const ecs = await aws.ecs();
  return inBatches(signal, tasks, TASKS_A_CALL, async batch => {
    const answer = await ecs.describeTasks({ cluster, tasks: batch, include: ['TAGS'] });
    return answer.tasks ?? [];
  });
}

/** Runs tasks once. @returns those that started, and why others did not. */
export async function runTask(
  aws: AwsAccount,
  input: Schemas['RunTaskRequest'] & { taskDefinition: string },
): Promise<{ tasks: Task[]; failures: Failure[] }> {
  // As in createService.
  const { tasks = [], failures = [] } = await (await aws.ecs()).runTask(input as RunTaskRequest);
  return { tasks, failures };
}

/** @throws {NotFound} */
export async function stopTask(aws: AwsAccount, cluster: string, task: string, reason?: string): Promise<void> {
  await (await aws.ecs()).stopTask({ cluster, task, reason });
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`ECS answered without a ${what}`);
  return value;
}
