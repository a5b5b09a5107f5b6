import type { Cluster, Service } from '@aws-sdk/client-ecs';
import { createService, deleteService, describeService } from '../../aws/ecs.js';
import { waitFor } from '../../concurrency/poll.js';
import { completedNetwork } from '../../domain/network.js';
import type { Schemas } from '../../domain/schemas.js';
import { madeBy, operationTag, withCallersTags } from '../../domain/tags.js';
import { Conflict, Invalid } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';

const DRAINING_DEADLINE = 120_000;
const ROLE_DEADLINE = 30_000;

/** A deployment whose tasks do not come up ends, and the service is as before. */
const CIRCUIT_BREAKER = { deploymentCircuitBreaker: { enable: true, rollback: true } };

/** @returns a service of this name that was deleted and still drains. @throws {Conflict} for one that is there. */
export async function findDraining(saga: Saga, { aws, cluster }: Space, name: string): Promise<Service | undefined> {
  const found = await saga.read('describeService', resource(name), () => describeService(aws, cluster, name));
  if (found && found.status !== 'DRAINING')
    throw new Conflict(`Service ${name} is there already in cluster ${cluster}.`);
  return found;
}

/** Waits until a deleted service has its name no more. */
export async function awaitDrained(
  saga: Saga,
  { aws, cluster }: Space,
  { serviceName: name = '' }: Service,
): Promise<void> {
  const ask = async () => ((await describeService(aws, cluster, name)) ? undefined : 'drained');
  await saga.wait('waitForDrainedService', resource(name), 'drained', (_tell, signal) =>
    waitFor(`Draining the deleted service ${name}`, DRAINING_DEADLINE, ask, signal),
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

/** Makes the ECS service. */
export function createServiceStep(saga: Saga, space: Space, input: Schemas['CreateServiceRequest']): Promise<Service> {
  const { aws, cluster } = space;
  const name = input.serviceName;
  return saga.step({
    name: 'createService',
    resource: resource(name),
    action: 'create',
    reason: 'The request gives it.',
    expected: { serviceName: name, status: 'ACTIVE', desiredCount: input.desiredCount },
    run: token => {
      const tagged = { ...input, clientToken: token, tags: [...(input.tags ?? []), operationTag(saga.id)] };
      return onceRoleIsKnown(() => createService(aws, tagged));
    },
    find: ownService,
    undo: async () => {
      if (!(await ownService())) return false;
      await deleteService(aws, cluster, name);
      return true;
    },
  });

  async function ownService(): Promise<Service | undefined> {
    const found = await describeService(aws, cluster, name);
    return madeBy(saga.id, found?.tags) ? found : undefined;
  }
}

/** A role made moments ago cannot be assumed everywhere yet. Source: IAM User Guide, "Changes that I make are not always immediately visible". */
function onceRoleIsKnown(create: () => Promise<Service>): Promise<Service> {
  return waitFor('Getting the execution role known to ECS', ROLE_DEADLINE, async () => {
    try {
      return await create();
    } catch (error) {
      if (error instanceof Invalid && /unable to assume/i.test(error.message)) return undefined;
      throw error;
    }
  });
}

function resource(name: string): Resource {
  return { type: 'ecs:service', name };
}
