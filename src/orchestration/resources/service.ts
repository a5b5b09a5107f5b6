import type { Cluster, Service } from '@aws-sdk/client-ecs';
import type { AwsAccount } from '../../aws/account.js';
import * as ecs from '../../aws/ecs.js';
import { retryWhileLate } from '../../aws/retries.js';
import { poll } from '../../concurrency/poll.js';
import { etagOf, matches } from '../../domain/etag.js';
import { nameOf } from '../../domain/names.js';
import { completedNetwork } from '../../domain/network.js';
import type { Schemas } from '../../domain/schemas.js';
import { previousMembers, serviceChanges } from '../../domain/service-changes.js';
import { madeBy, operationTag, withCallersTags } from '../../domain/tags.js';
import { Conflict, Invalid, NotFound, PreconditionFailed, TimedOut } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';
import { startedDeployment } from './deployment.js';
import { createStep } from './steps.js';

/** Milliseconds. */
const DRAINING_TIMEOUT_MS = 120_000;

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

/**
 * @returns a deleted service of this name that is still draining, which takes as long as its tasks need to stop.
 * @throws {Conflict} where the service exists; where it is draining and has targets, as deregistering them takes longer than a caller waits.
 */
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
  if (found?.loadBalancers?.length) throw stillDraining(name);
  return found;
}

function stillDraining(name: string): Conflict {
  return new Conflict(
    `Service ${name} was deleted and is still draining. That takes as long as its tasks need to stop and the deregistration delay of its target groups: 300 s by default, at most 3600 s. Create it then, or give another name.`,
  );
}

/** Waits until a deleted service no longer has its name. @throws {Conflict} where that takes longer than two minutes. */
export async function waitUntilDrained(
  saga: Saga,
  { aws, cluster }: Space,
  { serviceName: name = '' }: Service,
): Promise<void> {
  const waitingFor = `the deleted service ${name} to drain`;
  await saga.wait('waitForDrainedService', serviceResource(name), 'drained', async signal => {
    const options = { waitingFor, timeoutMs: DRAINING_TIMEOUT_MS, signal, sleep: aws.sleep };
    try {
      return await poll(options, async () => ((await ecs.describeService(aws, cluster, name)) ? undefined : 'drained'));
    } catch (error) {
      throw error instanceof TimedOut && !error.isTransient ? stillDraining(name) : error;
    }
  });
}

/** Completes a service for Fargate and the account. */
export function completedService(
  { aws, tags }: Space,
  input: Schemas['CreateServiceRequest'],
  parts: {
    cluster: Cluster;
    taskDefinition: string | undefined;
    serviceRegistries: Schemas['ServiceRegistry'][] | undefined;
  },
): Schemas['CreateServiceRequest'] {
  // A cluster without a default strategy would place the tasks on EC2 instances.
  const strategy = input.capacityProviderStrategy?.length ? input.capacityProviderStrategy : undefined;
  const placed = input.launchType || strategy || parts.cluster.defaultCapacityProviderStrategy?.length;
  const isRolledByEcs = (input.deploymentController?.type ?? 'ECS') === 'ECS';
  return {
    propagateTags: 'SERVICE',
    ...(!placed && { launchType: 'FARGATE' }),
    ...input,
    capacityProviderStrategy: strategy,
    ...(isRolledByEcs && { deploymentConfiguration: { ...CIRCUIT_BREAKER, ...input.deploymentConfiguration } }),
    cluster: parts.cluster.clusterName,
    taskDefinition: parts.taskDefinition,
    ...(parts.serviceRegistries && { serviceRegistries: parts.serviceRegistries }),
    networkConfiguration: completedNetwork(aws, input.networkConfiguration),
    tags: withCallersTags(tags, input.tags),
  };
}

/** Creates the ECS service. */
export function createServiceStep(saga: Saga, space: Space, input: Schemas['CreateServiceRequest']): Promise<Service> {
  const { aws, cluster } = space;
  const name = input.serviceName;
  return createStep<Service>(saga, aws, {
    name: 'createService',
    resource: serviceResource(name),
    expected: { serviceName: name, status: 'ACTIVE', desiredCount: input.desiredCount },
    run: token => {
      const tagged = { ...input, clientToken: token, tags: [...(input.tags ?? []), operationTag(saga.id)] };
      return retryWhileLate(aws, NEW_PARTS, () => ecs.createService(aws, tagged));
    },
    findOwn: async () => {
      const found = await ecs.describeService(aws, cluster, name);
      return madeBy(saga.id, found?.tags) ? found : undefined;
    },
    remove: () => ecs.deleteService(aws, cluster, name),
  });
}

/**
 * Updates the ECS service, where the input changes it or forces a deployment. Its undo restores the previous members; a forced deployment is
 * not undone.
 * @param forced why a deployment is forced; undefined where none is.
 */
export async function updateServiceStep(
  saga: Saga,
  aws: AwsAccount,
  before: Service,
  input: Schemas['UpdateServiceRequest'],
  forced?: string,
): Promise<Service> {
  const { cluster = '', service: name = '' } = input;
  const changes = serviceChanges(before, input);
  if (changes.length === 0 && !forced) {
    saga.recordUnchanged('updateService', serviceResource(name), 'keep', 'No member of it changes.');
    return before;
  }
  const previous = previousMembers(before, input);
  return saga.step({
    name: 'updateService',
    resource: serviceResource(name),
    action: 'update',
    reason: forced ?? 'The request changes it.',
    changes: forced ? [...changes, { path: 'ForceNewDeployment', from: null, to: true }] : changes,
    expected: before,
    run: () => ecs.updateService(aws, forced ? { ...input, forceNewDeployment: true } : input),
    // A deployment of this update must not be started twice; everything else in an update can be repeated.
    find: async () => {
      const current = await ecs.describeService(aws, cluster, name);
      return startedDeployment(before, current ?? before) && current;
    },
    undo: async () => {
      const current = await ecs.describeService(aws, cluster, name);
      const isChanged = current !== undefined && serviceChanges(current, previous).length > 0;
      // AWS requires a new deployment for another strategy.
      const withStrategy = previous.capacityProviderStrategy && { forceNewDeployment: true };
      if (isChanged)
        await ecs.updateService(aws, { ...previous, ...withStrategy, cluster, service: name }).catch(throwUnrestorable);
      return isChanged;
    },
  });
}

/**
 * ECS may not find what was created, or read, a moment before, and may not assume a new role. Source: Amazon ECS Developer Guide,
 * "Eventual consistency in the Amazon ECS API"; IAM User Guide, "Changes that I make are not always immediately visible".
 */
const NEW_PARTS = {
  waitingFor: 'the new parts of the service to be visible',
  timeoutMs: 30_000,
  isLate: (error: Error) =>
    error instanceof NotFound || /unable to assume|taskdefinition not found/i.test(error.message),
};

/** @throws {Invalid} where the service exists, and something that its previous state names does not: there is an effect left. */
function throwUnrestorable(error: unknown): never {
  const isServiceGone = error instanceof NotFound && /^(Service|Cluster)NotFoundException$/.test(error.awsCode ?? '');
  if (!(error instanceof NotFound) || isServiceGone) throw error;
  throw new Invalid(`The previous state cannot be restored: ${error.message}`, { cause: error });
}

/** @param name or ARN. */
export function serviceResource(name = ''): Resource {
  return { type: 'ecs:service', name };
}
