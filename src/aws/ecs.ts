import type {
  Cluster,
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
  Service,
  Tag,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { Schemas } from '../domain/schemas.js';
import { absentIfNotFound } from './absent.js';
import type { AwsAccount } from './account.js';

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

/** Makes a cluster, or answers the ACTIVE one of that name as it is: AWS does not say which. */
export async function createCluster(aws: AwsAccount, input: Schemas['CreateClusterRequest']): Promise<Cluster> {
  const { cluster } = await (await aws.ecs()).createCluster(input);
  return present(cluster, 'cluster');
}

/** @throws {Conflict} while services or tasks are in it; {NotFound}. */
export async function deleteCluster(aws: AwsAccount, cluster: string): Promise<void> {
  await (await aws.ecs()).deleteCluster({ cluster });
}

/**
 * @returns the service with its tags, DRAINING ones included; undefined where there is none, only AWS's memory of one
 * (INACTIVE), or no such cluster.
 */
export async function describeService(aws: AwsAccount, cluster: string, service: string): Promise<Service | undefined> {
  const ecs = await aws.ecs();
  return absentIfNotFound(async () => {
    const { services = [] } = await ecs.describeServices({ cluster, services: [service], include: ['TAGS'] });
    return services.find(found => found.status !== 'INACTIVE');
  });
}

/** @throws {AlreadyExists} where an ACTIVE service has the name; {Conflict} while one of that name drains. */
export async function createService(aws: AwsAccount, input: Schemas['CreateServiceRequest']): Promise<Service> {
  // The spec has the SDK's members, as a check proves; only the SDK's unions name an unknown member besides.
  const { service } = await (await aws.ecs()).createService(input as CreateServiceRequest);
  return present(service, 'service');
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

/** Removes a revision: AWS deletes only what was deregistered. */
export async function removeTaskDefinition(aws: AwsAccount, taskDefinition: string): Promise<void> {
  const ecs = await aws.ecs();
  await ecs.deregisterTaskDefinition({ taskDefinition });
  await ecs.deleteTaskDefinitions({ taskDefinitions: [taskDefinition] });
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`ECS answered without a ${what}`);
  return value;
}
