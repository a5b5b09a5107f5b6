import type { Cluster, Service, Task } from '@aws-sdk/client-ecs';
import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Service as DiscoveryService } from '@aws-sdk/client-servicediscovery';
import type { AwsAccount } from './aws/account.js';
import * as cloudWatchLogs from './aws/cloudwatch-logs.js';
import type { TaggedTaskDefinition } from './aws/ecs.js';
import * as ecs from './aws/ecs.js';
import * as elasticLoadBalancing from './aws/elastic-load-balancing-v2.js';
import { undefinedIfNotFound } from './aws/errors.js';
import type { TaggedResource } from './aws/resource-groups-tagging-api.js';
import * as tagging from './aws/resource-groups-tagging-api.js';
import * as secretsManager from './aws/secrets-manager.js';
import * as serviceDiscovery from './aws/servicediscovery.js';
import * as ssm from './aws/ssm.js';
import { fromPascal } from './aws/tags.js';
import { logGroupArn, resourceOf } from './domain/arns.js';
import type { LogStream } from './domain/log-streams.js';
import { nameOf } from './domain/names.js';
import { belongsTo, belongsToAnother, orgTags, type Tag } from './domain/tags.js';
import { NotFound } from './errors.js';

/** An org and the account that its resources are in. */
export interface Owner {
  aws: AwsAccount;
  org: string;
}

/*
 * Every operation looks up the resources that a caller names here, before it reads or changes anything. A resource without the
 * org's tag does not exist for the caller.
 */

/** @param cluster name or ARN. @throws {NotFound} */
export async function ownedCluster(owner: Owner, cluster: string): Promise<Cluster> {
  return existing(await ownedClusterIfAny(owner, cluster), clusterMessage(cluster));
}

/** @returns undefined where the name is free. @throws {NotFound} where another org's cluster has it. */
export async function ownedClusterIfAny({ aws, org }: Owner, cluster: string): Promise<Cluster | undefined> {
  const found = await ecs.describeCluster(aws, cluster);
  return found && owned(org, found, clusterMessage(cluster));
}

function clusterMessage(cluster: string): string {
  return `Cluster ${cluster} does not exist.`;
}

/** @param service name or ARN. @throws {NotFound} */
export async function ownedService({ aws, org }: Owner, cluster: string, service: string): Promise<Service> {
  return owned(org, await ecs.describeService(aws, cluster, service), serviceMessage(cluster, service));
}

/** As ownedService, but also finds a deleted service (INACTIVE) that ECS still describes. @throws {NotFound} */
export async function ownedServiceIncludingInactive(
  { aws, org }: Owner,
  cluster: string,
  service: string,
): Promise<Service> {
  const found = await ecs.describeServiceIncludingInactive(aws, cluster, service);
  return owned(org, found, serviceMessage(cluster, service));
}

/** As ownedServiceIncludingInactive. @returns undefined where ECS describes no such service. @throws {NotFound} where it is another org's. */
export async function ownedServiceIfAny(
  { aws, org }: Owner,
  cluster: string,
  service: string,
): Promise<Service | undefined> {
  const found = await ecs.describeServiceIncludingInactive(aws, cluster, service);
  return found && owned(org, found, serviceMessage(cluster, service));
}

function serviceMessage(cluster: string, service: string): string {
  return `Service ${service} does not exist in cluster ${cluster}.`;
}

/** @param task id, `cluster/id` or ARN. @throws {NotFound} */
export async function ownedTask(owner: Owner, cluster: string, task: string): Promise<Task> {
  return existing(await ownedTaskIfAny(owner, cluster, task), taskMessage(cluster, task));
}

/** @returns undefined where ECS no longer describes the task. @throws {NotFound} where it is another org's. */
export async function ownedTaskIfAny({ aws, org }: Owner, cluster: string, task: string): Promise<Task | undefined> {
  const [found] = await ecs.describeTasks(aws, cluster, [task.startsWith('arn:') ? task : nameOf(task)]);
  return found && owned(org, found, taskMessage(cluster, task));
}

function taskMessage(cluster: string, task: string): string {
  return `Task ${task} does not exist in cluster ${cluster}.`;
}

/** @param taskDefinition family, family:revision or ARN. @throws {NotFound} */
export async function ownedTaskDefinition({ aws, org }: Owner, taskDefinition: string): Promise<TaggedTaskDefinition> {
  const found = await undefinedIfNotFound(() => ecs.describeTaskDefinition(aws, taskDefinition));
  return owned(org, found, `Task definition ${taskDefinition} does not exist.`);
}

/**
 * The latest revision of a family, before another one is registered in it.
 * @returns undefined where the family has none. @throws {NotFound} where the family is another org's.
 */
export async function latestOfFamily({ aws, org }: Owner, family: string): Promise<TaggedTaskDefinition | undefined> {
  const found = await undefinedIfNotFound(() => ecs.describeTaskDefinition(aws, family));
  if (belongsToAnother(org, found?.tags)) throw new NotFound(`Task definition ${family} does not exist.`);
  return found;
}

/**
 * A Cloud Map service. One without any org's tag belongs to this org: the predecessor did not tag them.
 * @param idOrArn `srv-…`, or the ARN. @throws {NotFound}
 */
export async function ownedDiscoveryService({ aws, org }: Owner, idOrArn: string): Promise<DiscoveryService> {
  const service = await serviceDiscovery.getDiscoveryService(aws, resourceOf(idOrArn).replace(/^service\//, ''));
  const isFound = service?.Arn !== undefined && (!idOrArn.startsWith('arn:') || service.Arn === idOrArn);
  if (!isFound || belongsToAnother(org, await serviceDiscovery.tagsOfDiscoveryService(aws, service.Arn ?? '')))
    throw new NotFound(`Service registry ${idOrArn} does not exist.`);
  return service;
}

/** @param secret name or ARN. @returns its metadata. @throws {NotFound} */
export async function ownedSecret({ aws, org }: Owner, secret: string): Promise<DescribeSecretResponse> {
  const found = await secretsManager.describeSecret(aws, secret);
  if (!found || !belongsTo(org, fromPascal(found.Tags))) throw new NotFound(`Secret ${secret} does not exist.`);
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
export async function assertLoadBalancingOwned({ aws, org }: Owner, arns: string[]): Promise<void> {
  const tagged = await elasticLoadBalancing.tagsOfBalancing(aws, arns);
  const other = tagged.find(({ tags }) => belongsToAnother(org, tags));
  if (other) throw new NotFound(`${other.arn} does not exist.`);
}

/** Asserts that a log group, if it has any org's tag, has the org's. @param cluster of the same account. @throws {NotFound} */
export async function assertLogGroupOwned(
  { aws, org }: Owner,
  { clusterArn = '' }: Cluster,
  { group, region }: LogStream,
): Promise<void> {
  const tags = await cloudWatchLogs.tagsOfLogGroup(aws, logGroupArn(clusterArn, group, region), region);
  if (belongsToAnother(org, tags)) throw new NotFound(`Log group ${group} does not exist.`);
}

/** The org's resources of a type that also have other tags. @param type such as `ecs:task-definition`. */
export async function ownedTagged(
  { aws, org }: Owner,
  type: string,
  tags: Record<string, string>,
  signal?: AbortSignal,
): Promise<TaggedResource[]> {
  const found = await Promise.all(
    orgTags(org).map(({ key, value }) => tagging.findTagged(aws, type, { ...tags, [key]: value }, signal)),
  );
  const byArn = new Map(found.flat().map(resource => [resource.arn, resource]));
  return [...byArn.values()].filter(resource => belongsTo(org, resource.tags));
}

/** The ARNs of the resources of a type with another org's tag. @param type such as `servicediscovery:service`. */
export async function taggedByOtherOrgs({ aws, org }: Owner, type: string, signal?: AbortSignal): Promise<Set<string>> {
  const found = await Promise.all(
    orgTags(org).map(({ key }) => tagging.findTagged(aws, type, { [key]: undefined }, signal)),
  );
  return arnsOfOtherOrgs(org, found.flat());
}

/** The ARNs of the resources of a type with the tags of two orgs, which a filter by this org's tag includes. */
export async function taggedByBothOrgs({ aws, org }: Owner, type: string, signal?: AbortSignal): Promise<Set<string>> {
  const both = Object.fromEntries(orgTags(org).map(({ key }) => [key, undefined]));
  return arnsOfOtherOrgs(org, await tagging.findTagged(aws, type, both, signal));
}

function arnsOfOtherOrgs(org: string, resources: TaggedResource[]): Set<string> {
  return new Set(resources.filter(({ tags }) => belongsToAnother(org, tags)).map(({ arn }) => arn));
}

/** @throws {NotFound} where the resource does not exist or is not the org's. */
function owned<T extends { tags?: readonly Tag[] | undefined }>(org: string, found: T | undefined, message: string): T {
  const resource = existing(found, message);
  if (!belongsTo(org, resource.tags)) throw new NotFound(message);
  return resource;
}

/** @throws {NotFound} */
function existing<T>(found: T | undefined, message: string): T {
  if (found === undefined) throw new NotFound(message);
  return found;
}
