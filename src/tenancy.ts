import type { Cluster, Service, Task } from '@aws-sdk/client-ecs';
import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Service as DiscoveryService } from '@aws-sdk/client-servicediscovery';
import type { AwsAccount } from './aws/account.js';
import * as cloudWatchLogs from './aws/cloudwatch-logs.js';
import type { TaggedTaskDefinition } from './aws/ecs.js';
import * as ecs from './aws/ecs.js';
import * as elasticLoadBalancing from './aws/elastic-load-balancing-v2.js';
import { undefinedIfDenied, undefinedIfNotFound } from './aws/errors.js';
import { forEachConcurrently } from './aws/pages.js';
import * as secretsManager from './aws/secrets-manager.js';
import * as serviceDiscovery from './aws/servicediscovery.js';
import * as ssm from './aws/ssm.js';
import { fromPascal } from './aws/tags.js';
import { logGroupArn, partitionOf, resourceOf } from './domain/arns.js';
import { isOfForbiddenSpace, permitsSpace, permitsTagged, type SpaceLimit } from './domain/limits/spaces.js';
import type { LogStream } from './domain/log-streams.js';
import { familyOf, nameOf } from './domain/names.js';
import { belongsTo, belongsToAnother, isUntagged, type Tag } from './domain/tags.js';
import { NotFound } from './errors.js';

/** An org and the account that its resources are in. */
export interface Owner {
  aws: AwsAccount;
  org: string;
  /** The spaces that the caller is limited to. What is in another one, or in none, does not exist for the caller. */
  spaces?: SpaceLimit;
}

/*
 * Every operation looks up the resources that a caller names here, before it reads or changes anything. A resource without the
 * org's tag does not exist for the caller, except for what an account's setting `untagged` adds: services and tasks without any
 * org's tag in the org's clusters, the revisions that they run, and Cloud Map services without any org's tag.
 */

/** @param cluster name or ARN. @throws {NotFound} */
export async function ownedCluster(owner: Owner, cluster: string): Promise<Cluster> {
  return existing(await ownedClusterIfAny(owner, cluster), clusterMessage(cluster));
}

/** @returns undefined where the name is free. @throws {NotFound} where another org's cluster has it. */
export async function ownedClusterIfAny({ aws, org, spaces }: Owner, cluster: string): Promise<Cluster | undefined> {
  const found = await ecs.describeCluster(aws, cluster);
  if (found && !permitsSpace(spaces, found.clusterName)) throw new NotFound(clusterMessage(cluster));
  return found && owned(org, found, clusterMessage(cluster));
}

function clusterMessage(cluster: string): string {
  return `Cluster ${cluster} does not exist.`;
}

/** @param service name or ARN. @throws {NotFound} */
export async function ownedService(owner: Owner, cluster: string, service: string): Promise<Service> {
  const found = await ecs.describeService(owner.aws, cluster, service);
  return ownedMember(owner, found, serviceMessage(cluster, service));
}

/** As ownedService, but also finds a deleted service (INACTIVE) that ECS still describes. @throws {NotFound} */
export async function ownedServiceIncludingInactive(owner: Owner, cluster: string, service: string): Promise<Service> {
  const found = await ecs.describeServiceIncludingInactive(owner.aws, cluster, service);
  return ownedMember(owner, found, serviceMessage(cluster, service));
}

/** As ownedServiceIncludingInactive. @returns undefined where ECS describes no such service. @throws {NotFound} where it is another org's. */
export async function ownedServiceIfAny(owner: Owner, cluster: string, service: string): Promise<Service | undefined> {
  const found = await ecs.describeServiceIncludingInactive(owner.aws, cluster, service);
  return found && ownedMember(owner, found, serviceMessage(cluster, service));
}

function serviceMessage(cluster: string, service: string): string {
  return `Service ${service} does not exist in cluster ${cluster}.`;
}

/** @param task id, `cluster/id` or ARN. @throws {NotFound} */
export async function ownedTask(owner: Owner, cluster: string, task: string): Promise<Task> {
  return existing(await ownedTaskIfAny(owner, cluster, task), taskMessage(cluster, task));
}

/**
 * Reads what a resource has while its owner is checked. The check's error is the one that is thrown: AWS's own would tell another
 * org's resource apart from one that does not exist.
 */
export async function whileChecked<T>(check: Promise<unknown>, read: Promise<T>): Promise<T> {
  read.catch(() => {}); // thrown below unless the check fails
  await check;
  return read;
}

/** @returns undefined where ECS no longer describes the task. @throws {NotFound} where it is another org's. */
export async function ownedTaskIfAny(owner: Owner, cluster: string, task: string): Promise<Task | undefined> {
  const message = taskMessage(cluster, task);
  const id = task.startsWith('arn:') ? task : nameOf(task);
  const [found] = (await undefinedIfNotFound(() => ecs.describeTasks(owner.aws, cluster, [id]))) ?? [];
  if (!found) return undefined;
  const [, [own]] = await Promise.all([ownedMember(owner, found, message), ownedTasks(owner, cluster, [found])]);
  return existing(own, message);
}

function taskMessage(cluster: string, task: string): string {
  return `Task ${task} does not exist in cluster ${cluster}.`;
}

/**
 * Whether a service or task in a cluster of the org is the org's. One without any org's tag is, unless the account ignores these.
 */
export function ownsMember({ aws, org }: Owner, { tags }: Tagged): boolean {
  return belongsTo(org, tags) || (aws.ownsUntagged && isUntagged(tags));
}

/** The org's among the tasks in a cluster of the org. A task of a service that has no org's tag itself belongs to the service's org. */
export async function ownedTasks(owner: Owner, cluster: string, tasks: Task[]): Promise<Task[]> {
  const own = tasks.filter(task => ownsMember(owner, task));
  const services = own.filter(({ tags }) => isUntagged(tags)).flatMap(task => serviceOf(task) ?? []);
  const found = await ecs.describeServices(owner.aws, cluster, [...new Set(services)]);
  const others = found.filter(({ tags }) => belongsToAnother(owner.org, tags)).map(({ serviceName }) => serviceName);
  return own.filter(task => !isUntagged(task.tags) || !others.includes(serviceOf(task)));
}

/** Source: Amazon ECS API Reference, Task: the group of a service's tasks is `service:` and its name. */
function serviceOf({ group = '' }: Task): string | undefined {
  return group.startsWith('service:') ? group.slice('service:'.length) : undefined;
}

/**
 * @param taskDefinition family, family:revision or ARN.
 * @param isRun whether a revision without any org's tag is one that the org runs, which makes it the org's. By default the
 * services and tasks in all clusters of the org are read. @throws {NotFound}
 */
export async function ownedTaskDefinition(
  owner: Owner,
  taskDefinition: string,
  isRun: (arn: string) => Promise<boolean> = arn => runsRevision(owner, arn),
): Promise<TaggedTaskDefinition> {
  const message = `Task definition ${taskDefinition} does not exist.`;
  const definition = existing(await describedTaskDefinition(owner, taskDefinition), message);
  if (belongsTo(owner.org, definition.tags) && permitsTagged(owner.spaces, definition.tags)) return definition;
  const mayBeOwn = ownsMember(owner, definition) && !isOfForbiddenSpace(owner.spaces, definition.tags);
  const isOwn = mayBeOwn && (await isRun(definition.taskDefinition.taskDefinitionArn ?? ''));
  return existing(isOwn ? definition : undefined, message);
}

/** @param taskDefinition as for `ownedTaskDefinition`. What an ARN of another account or Region names counts as missing. */
async function describedTaskDefinition(
  { aws }: Pick<Owner, 'aws'>,
  taskDefinition: string,
): Promise<TaggedTaskDefinition | undefined> {
  const found = await undefinedIfNotFound(() => ecs.describeTaskDefinition(aws, nameOf(taskDefinition)));
  const arn = found?.taskDefinition.taskDefinitionArn ?? '';
  const isSame = !taskDefinition.startsWith('arn:') || arn === taskDefinition || arn.startsWith(`${taskDefinition}:`);
  return isSame ? found : undefined;
}

/** Whether a service or task of the org, in a space of the caller, runs a revision. */
export async function runsRevision(owner: Owner, arn: string): Promise<boolean> {
  const { aws, org, spaces } = owner;
  const clusters = (await ecs.listClusters(aws)).filter(
    ({ clusterName, tags }) => belongsTo(org, tags) && permitsSpace(spaces, clusterName),
  );
  const found = await forEachConcurrently(undefined, clusters, ({ clusterArn = '' }) =>
    undefinedIfNotFound(() => clusterRunsRevision(owner, clusterArn, arn)),
  );
  return found.includes(true);
}

async function clusterRunsRevision(owner: Owner, cluster: string, arn: string): Promise<boolean> {
  const { aws } = owner;
  const [services, tasks] = await Promise.all([
    ecs.listServices(aws, cluster),
    ecs.listTasks(aws, cluster, { family: familyOf(arn), status: 'RUNNING' }),
  ]);
  if (services.some(service => ownsMember(owner, service) && revisionsOf(service).includes(arn))) return true;
  const own = await ownedTasks(owner, cluster, await ecs.describeTasks(aws, cluster, tasks));
  return own.some(({ taskDefinitionArn }) => taskDefinitionArn === arn);
}

/** The revisions that a service is deployed with. */
function revisionsOf({ taskDefinition, deployments = [] }: Service): (string | undefined)[] {
  return [taskDefinition, ...deployments.map(deployment => deployment.taskDefinition)];
}

/**
 * The latest revision of a family, before another one is registered in it.
 * @returns undefined where the family has none. @throws {NotFound} where the family is another org's, or of a space that the caller
 * may not use: services that name it by its family alone would run the new revision.
 */
export async function latestOfFamily(owner: Owner, family: string): Promise<TaggedTaskDefinition | undefined> {
  const found = await undefinedIfNotFound(() => ecs.describeTaskDefinition(owner.aws, family));
  const isForbidden = belongsToAnother(owner.org, found?.tags) || isOfForbiddenSpace(owner.spaces, found?.tags);
  const isOfSpaces = !found || permitsTagged(owner.spaces, found.tags);
  if (isForbidden || !(isOfSpaces || (await runsRevision(owner, found?.taskDefinition.taskDefinitionArn ?? ''))))
    throw new NotFound(`Task definition ${family} does not exist.`);
  return found;
}

/**
 * A Cloud Map service. One without any org's tag belongs to this org, unless the account ignores these: the predecessor did not
 * tag them.
 * @param idOrArn `srv-…`, or the ARN. @throws {NotFound}
 */
export async function ownedDiscoveryService(owner: Owner, idOrArn: string): Promise<DiscoveryService> {
  return (await ownedTaggedDiscoveryService(owner, idOrArn)).service;
}

/** As ownedDiscoveryService, with the tags. */
export async function ownedTaggedDiscoveryService(
  owner: Owner,
  idOrArn: string,
): Promise<{ service: DiscoveryService; tags: Tag[] }> {
  const { aws } = owner;
  const message = `Service registry ${idOrArn} does not exist.`;
  const found = await serviceDiscovery.getDiscoveryService(aws, resourceOf(idOrArn).replace(/^service\//, ''));
  const { Arn: arn, ...service } = existing(found, message);
  if (arn === undefined || (idOrArn.startsWith('arn:') && arn !== idOrArn)) throw new NotFound(message);
  const tags = await serviceDiscovery.tagsOfDiscoveryResource(aws, arn);
  if (!ownsMember(owner, { tags }) || isOfForbiddenSpace(owner.spaces, tags)) throw new NotFound(message);
  return { service: { ...service, Arn: arn }, tags };
}

/**
 * Whether what an ARN names is in the account, the Region and the partition that requests go to. The parts that an ARN leaves empty, as
 * those of IAM and S3 do, do not count.
 */
export async function isOfThisAccount({ aws }: Pick<Owner, 'aws'>, arn: string): Promise<boolean> {
  const [, partition, , region, account] = arn.split(':');
  if (partition !== partitionOf(aws.region) || (region && region !== aws.region)) return false;
  return !account || account === (await ecs.accountIdOf(aws));
}

const NAMESPACE_ARN = /^arn:aws[a-z-]*:servicediscovery:[a-z0-9-]+:\d{12}:namespace\/ns-[a-z0-9]+$/;

/**
 * Whether a Cloud Map namespace exists for an org. One without any org's tag does, and one whose tags this service may not read: others
 * often create namespaces for the org, or share them with its account.
 * @param namespace its name or ARN.
 */
export async function namespaceExists({ aws, org }: Owner, namespace: string): Promise<boolean> {
  const isArn = namespace.startsWith('arn:');
  if (isArn && !NAMESPACE_ARN.test(namespace)) return false;
  const found = isArn
    ? await undefinedIfNotFound(() => serviceDiscovery.getNamespace(aws, namespace))
    : await serviceDiscovery.findNamespace(aws, namespace);
  const { Arn: arn } = found ?? {};
  if (arn === undefined || (isArn && arn !== namespace)) return false;
  return !belongsToAnother(org, await undefinedIfDenied(() => serviceDiscovery.tagsOfDiscoveryResource(aws, arn)));
}

/** @param secret name or ARN. @returns its metadata. @throws {NotFound} */
export async function ownedSecret({ aws, org, spaces }: Owner, secret: string): Promise<DescribeSecretResponse> {
  const found = await secretsManager.describeSecret(aws, secret);
  const tags = fromPascal(found?.Tags);
  if (!found || !belongsTo(org, tags) || !permitsTagged(spaces, tags))
    throw new NotFound(`Secret ${secret} does not exist.`);
  return found;
}

/** @param path of the parameter. @returns its tags. @throws {NotFound} */
export async function ownedParameter({ aws, org }: Owner, path: string): Promise<Tag[]> {
  const tags = await ssm.tagsOfParameter(aws, path);
  if (!tags || !belongsTo(org, tags)) throw new NotFound(`Parameter ${path} does not exist.`);
  return tags;
}

/**
 * Asserts that an org may put a service behind target groups and listener rules. Ones without any org's tag are allowed, as
 * they are often created by others for the org.
 * @throws {NotFound} where one does not exist or is another org's.
 */
export async function assertLoadBalancingOwned({ aws, org, spaces }: Owner, arns: string[]): Promise<void> {
  const message = `One of these does not exist: ${arns.join(', ')}.`;
  const tagged = await undefinedIfNotFound(() => elasticLoadBalancing.tagsOfBalancing(aws, arns));
  const isForbidden = (tags: Tag[]) => belongsToAnother(org, tags) || isOfForbiddenSpace(spaces, tags);
  if (existing(tagged, message).some(({ tags }) => isForbidden(tags))) throw new NotFound(message);
}

/** Asserts that tasks may write to a log group of the account's Region. It need not exist. @throws {NotFound} if it is another org's. */
export async function assertLogGroupWritable(owner: Owner, group: string): Promise<void> {
  const { aws } = owner;
  const found = await cloudWatchLogs.findLogGroup(aws, group);
  if (!found) return;
  const tags = await cloudWatchLogs.tagsOfLogGroup(aws, found.arn);
  if (!ownsMember(owner, { tags }) || isOfForbiddenSpace(owner.spaces, tags))
    throw new NotFound(`Log group ${group} does not exist.`);
}

/** Asserts that a log group is the org's. @param cluster of the same account. @throws {NotFound} */
export async function assertLogGroupOwned(
  { aws, org, spaces }: Owner,
  { clusterArn = '' }: Cluster,
  { group, region }: LogStream,
): Promise<void> {
  const tags = await cloudWatchLogs.tagsOfLogGroup(aws, logGroupArn(clusterArn, group, region), region);
  if (!belongsTo(org, tags) || !permitsTagged(spaces, tags)) throw new NotFound(`Log group ${group} does not exist.`);
}

/** A service or task with its cluster. @throws {NotFound} where it does not exist or is not the org's. */
async function ownedMember<T extends Tagged & { clusterArn?: string | undefined }>(
  owner: Owner,
  found: T | undefined,
  message: string,
): Promise<T> {
  const member = existing(found, message);
  if (!permitsSpace(owner.spaces, nameOf(member.clusterArn ?? ''))) throw new NotFound(message);
  if (belongsTo(owner.org, member.tags)) return member;
  // Only a cluster of the org makes an untagged member the org's.
  const cluster = ownsMember(owner, member) ? await ecs.describeCluster(owner.aws, member.clusterArn ?? '') : undefined;
  return existing(belongsTo(owner.org, cluster?.tags) ? member : undefined, message);
}

interface Tagged {
  tags?: readonly Tag[] | undefined;
}

/** @throws {NotFound} where the resource does not exist or is not the org's. */
function owned<T extends Tagged>(org: string, found: T | undefined, message: string): T {
  const resource = existing(found, message);
  if (!belongsTo(org, resource.tags)) throw new NotFound(message);
  return resource;
}

/** @throws {NotFound} */
function existing<T>(found: T | undefined, message: string): T {
  if (found === undefined) throw new NotFound(message);
  return found;
}
