import { isDeepStrictEqual } from 'node:util';
import type { Cluster, Service } from '@aws-sdk/client-ecs';
import type { AwsAccount } from '../../aws/account.js';
import * as ecs from '../../aws/ecs.js';
import { poll } from '../../concurrency/poll.js';
import { type Change, changesBetween } from '../../domain/changes.js';
import { etagOf, matches } from '../../domain/etag.js';
import { nameOf } from '../../domain/names.js';
import { completedNetwork } from '../../domain/network.js';
import type { Schemas } from '../../domain/schemas.js';
import { madeBy, operationTag, withCallersTags } from '../../domain/tags.js';
import { Conflict, Invalid, PreconditionFailed } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';
import { startedDeployment } from './deployment.js';
import { createStep } from './steps.js';

/** Milliseconds. */
const DRAINING_TIMEOUT_MS = 120_000;
const ROLE_TIMEOUT_MS = 30_000;

/** ECS ends a deployment whose tasks do not start and returns the service to what it was. */
const CIRCUIT_BREAKER = { deploymentCircuitBreaker: { enable: true, rollback: true } };

/** Names a service. */
export interface ServiceTarget {
  /** Name or ARN. */
  cluster: string;
  /** Name or ARN. */
  service: string;
  /** The caller's `If-Match`: the entity tag that the service has to have. */
  ifMatch?: string | undefined;
}

/** The service in the form `cluster/service`. */
export function serviceTargetName({ cluster, service }: ServiceTarget): string {
  return `${nameOf(cluster)}/${nameOf(service)}`;
}

/** @param ifMatch the caller's `If-Match`. @throws {PreconditionFailed} where the service has another entity tag. */
export function assertIfMatch(service: Service, ifMatch: string | undefined): void {
  if (matches(ifMatch, etagOf(service))) return;
  throw new PreconditionFailed(`Service ${service.serviceName} has changed: its ETag is not the one in If-Match.`);
}

/** @returns a deleted service of this name that is still draining. @throws {Conflict} where the service exists. */
export async function findDrainingService(
  saga: Saga,
  { aws, cluster }: Space,
  name: string,
): Promise<Service | undefined> {
  const found = await saga.read('describeService', serviceResource(name), () =>
    ecs.describeService(aws, cluster, name),
  );
  if (found && found.status !== 'DRAINING')
    throw new Conflict(`Service ${name} already exists in cluster ${cluster}. Update it, or delete it first.`);
  return found;
}

/** Waits until a deleted service no longer has its name. */
export async function waitUntilDrained(
  saga: Saga,
  { aws, cluster }: Space,
  { serviceName: name = '' }: Service,
): Promise<void> {
  const waitingFor = `the deleted service ${name} to drain`;
  await saga.wait('waitForDrainedService', serviceResource(name), 'drained', signal =>
    poll({ waitingFor, timeoutMs: DRAINING_TIMEOUT_MS, signal }, async () =>
      (await ecs.describeService(aws, cluster, name)) ? undefined : 'drained',
    ),
  );
}

/** Completes a service for Fargate and the account. */
export function completedService(
  { aws, tags }: Space,
  input: Schemas['CreateServiceRequest'],
  parts: { cluster: Cluster; taskDefinition: string | undefined; registryArn: string | undefined },
): Schemas['CreateServiceRequest'] {
  // A cluster without a default strategy would place the tasks on EC2 instances.
  const placed =
    input.launchType || input.capacityProviderStrategy || parts.cluster.defaultCapacityProviderStrategy?.length;
  const isRolledByEcs = (input.deploymentController?.type ?? 'ECS') === 'ECS';
  return {
    propagateTags: 'SERVICE',
    ...(!placed && { launchType: 'FARGATE' }),
    ...input,
    ...(isRolledByEcs && { deploymentConfiguration: { ...CIRCUIT_BREAKER, ...input.deploymentConfiguration } }),
    cluster: parts.cluster.clusterName,
    taskDefinition: parts.taskDefinition,
    ...(parts.registryArn && { serviceRegistries: [{ registryArn: parts.registryArn }] }),
    networkConfiguration: completedNetwork(aws, input.networkConfiguration),
    tags: withCallersTags(tags, input.tags),
  };
}

/** Creates the ECS service. */
export function createServiceStep(saga: Saga, space: Space, input: Schemas['CreateServiceRequest']): Promise<Service> {
  const { aws, cluster } = space;
  const name = input.serviceName;
  return createStep<Service>(saga, {
    name: 'createService',
    resource: serviceResource(name),
    expected: { serviceName: name, status: 'ACTIVE', desiredCount: input.desiredCount },
    run: token => {
      const tagged = { ...input, clientToken: token, tags: [...(input.tags ?? []), operationTag(saga.id)] };
      return retryUntilRolePropagated(() => ecs.createService(aws, tagged));
    },
    findOwn: async () => {
      const found = await ecs.describeService(aws, cluster, name);
      return madeBy(saga.id, found?.tags) ? found : undefined;
    },
    remove: () => ecs.deleteService(aws, cluster, name),
  });
}

/** Updates the ECS service. Its undo restores the previous members; a forced deployment is not undone. */
export function updateServiceStep(
  saga: Saga,
  aws: AwsAccount,
  before: Service,
  input: Schemas['UpdateServiceRequest'],
): Promise<Service> {
  const { cluster = '', service: name = '' } = input;
  const previous = previousMembers(before, input);
  const changes = changesBetween(before, Object.fromEntries(changedMembers(input)));
  return saga.step({
    name: 'updateService',
    resource: serviceResource(name),
    action: 'update',
    reason: updateReason(input, changes),
    changes,
    expected: before,
    run: () => ecs.updateService(aws, input),
    // A deployment of this update must not be started twice; everything else in an update can be repeated.
    find: async () => {
      const current = await ecs.describeService(aws, cluster, name);
      return startedDeployment(before, current ?? before) && current;
    },
    undo: async () => {
      const current = await ecs.describeService(aws, cluster, name);
      const isChanged = current !== undefined && differsFrom(current, previous);
      if (isChanged) await ecs.updateService(aws, { ...previous, cluster, service: name });
      return isChanged;
    },
  });
}

/** The previous values of the members that the input changes. AWS takes an empty list for none. */
function previousMembers(before: Service, input: Schemas['UpdateServiceRequest']): Schemas['UpdateServiceRequest'] {
  const members = before as Record<string, unknown>; // the members of UpdateService are members of a service
  const entries = changedMembers(input).map(([key, value]) => [
    key,
    members[key] ?? (Array.isArray(value) ? [] : undefined),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function differsFrom(current: Service, previous: Schemas['UpdateServiceRequest']): boolean {
  const members = current as Record<string, unknown>; // as in previousMembers
  return changedMembers(previous).some(([key, value]) => !isDeepStrictEqual(members[key], value));
}

function updateReason({ forceNewDeployment }: Schemas['UpdateServiceRequest'], changes: Change[]): string {
  if (forceNewDeployment) return 'The request forces a new deployment.';
  return changes.length > 0 ? 'The request changes it.' : 'The request updates it with the values that it already has.';
}

function changedMembers(input: Schemas['UpdateServiceRequest']): [string, unknown][] {
  return Object.entries(input).filter(([key]) => !['cluster', 'service', 'forceNewDeployment'].includes(key));
}

/** ECS cannot assume a role right after its creation. Source: IAM User Guide, "Changes that I make are not always immediately visible". */
function retryUntilRolePropagated(create: () => Promise<Service>): Promise<Service> {
  return poll({ waitingFor: 'the execution role to propagate', timeoutMs: ROLE_TIMEOUT_MS }, async () => {
    try {
      return await create();
    } catch (error) {
      if (error instanceof Invalid && /unable to assume/i.test(error.message)) return undefined;
      throw error;
    }
  });
}

/** @param name or ARN. */
export function serviceResource(name = ''): Resource {
  return { type: 'ecs:service', name };
}
