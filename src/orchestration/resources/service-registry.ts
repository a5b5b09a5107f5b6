import type { Service } from '@aws-sdk/client-servicediscovery';
import { undefinedIfNotFound } from '../../aws/errors.js';
import * as serviceDiscovery from '../../aws/servicediscovery.js';
import { toPascal } from '../../aws/tags.js';
import { poll } from '../../concurrency/poll.js';
import { nameOf } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { sharedTags, withCallersTags } from '../../domain/tags.js';
import { Conflict, NotFound } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import { type Owner, ownedDiscoveryService } from '../../tenancy.js';
import type { Space } from '../space.js';
import { createStep, deleteStep } from './steps.js';

/** Milliseconds. */
const DELETION_TIMEOUT_MS = 300_000;

/** Finds the Cloud Map service that a request names by its ARN. @throws {NotFound} where it does not exist or is another org's. */
export async function findServiceRegistry(saga: Saga, owner: Owner, registryArn: string): Promise<Service> {
  const resource = serviceRegistryResource(nameOf(registryArn));
  const service = await saga.read('getService', resource, () => ownedDiscoveryService(owner, registryArn));
  saga.recordUnchanged('createServiceRegistry', resource, 'reuse', 'The request names it.');
  return service;
}

/** @throws {Conflict} where the namespace already has a service with this name. */
export async function assertRegistryAbsent(
  saga: Saga,
  { aws }: Space,
  { Name, NamespaceId, DnsConfig }: Schemas['CreateDiscoveryServiceRequest'],
): Promise<void> {
  const namespaceId = NamespaceId ?? DnsConfig?.NamespaceId;
  if (!namespaceId) return;
  const listed = await saga.read('listServices', serviceRegistryResource(Name), () =>
    serviceDiscovery.listDiscoveryServices(aws, namespaceId),
  );
  if (listed.some(service => service.Name === Name)) throw new Conflict(`Service registry ${Name} already exists.`);
}

/** Creates the Cloud Map service in which ECS registers the tasks. ECS reports their health, hence the custom health check. */
export function createServiceRegistry(
  saga: Saga,
  { aws, tags }: Space,
  input: Schemas['CreateDiscoveryServiceRequest'],
): Promise<Service> {
  const name = input.Name;
  return createStep<Service>(saga, {
    name: 'createServiceRegistry',
    resource: serviceRegistryResource(name),
    expected: { Name: name, Arn: name },
    run: token =>
      serviceDiscovery.createDiscoveryService(aws, {
        HealthCheckCustomConfig: input.HealthCheckConfig ? undefined : { FailureThreshold: 1 },
        ...input,
        CreatorRequestId: token,
        Tags: toPascal(withCallersTags(sharedTags(tags, name), input.Tags)),
      }),
    findOwn: async (token, created) => {
      const namespaceId = input.NamespaceId ?? input.DnsConfig?.NamespaceId;
      if (created || !namespaceId) return created;
      const listed = await serviceDiscovery.listDiscoveryServices(aws, namespaceId);
      const id = listed.find(service => service.Name === name)?.Id;
      const found = id && (await serviceDiscovery.getDiscoveryService(aws, id));
      return found && found.CreatorRequestId === token ? found : undefined;
    },
    remove: ({ Id = '' }) => serviceDiscovery.deleteDiscoveryService(aws, Id),
  });
}

/** Deletes a Cloud Map service of the org, unless another service uses it. */
export async function deleteServiceRegistry(saga: Saga, owner: Owner, arn: string, isUsed: boolean): Promise<void> {
  const resource = serviceRegistryResource(nameOf(arn));
  const found = await saga.read('getService', resource, () =>
    undefinedIfNotFound(() => ownedDiscoveryService(owner, arn)),
  );
  if (!found) return;
  if (isUsed) {
    saga.recordUnchanged('deleteServiceRegistry', resource, 'keep', 'Another service uses it.');
    return;
  }
  const { Id = '' } = found;
  const waitingFor = `service registry ${Id} to be deleted`;
  await deleteStep(saga, 'deleteServiceRegistry', resource, 'No service uses it.', () =>
    poll({ waitingFor, timeoutMs: DELETION_TIMEOUT_MS }, async () => {
      try {
        await serviceDiscovery.deleteDiscoveryService(owner.aws, Id);
      } catch (error) {
        // ECS deregisters the last instances a while after their tasks have stopped.
        if (error instanceof Conflict) return undefined;
        if (!(error instanceof NotFound)) throw error;
      }
      return 'deleted';
    }),
  );
}

function serviceRegistryResource(name: string): Resource {
  return { type: 'servicediscovery:service', name };
}
