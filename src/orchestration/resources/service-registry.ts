import type { Service } from '@aws-sdk/client-servicediscovery';
import {
  createDiscoveryService,
  deleteDiscoveryService,
  getDiscoveryService,
  listDiscoveryServices,
} from '../../aws/servicediscovery.js';
import { toPascal } from '../../aws/tags.js';
import { resourceOf } from '../../domain/arns.js';
import type { Schemas } from '../../domain/schemas.js';
import { withCallersTags } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import { type Owner, ownedDiscoveryService } from '../../tenancy.js';
import type { Space } from '../space.js';

/** @param registryArn of the Cloud Map service. @throws {NotFound} where there is none, or it is another org's. */
export async function findServiceRegistry(saga: Saga, owner: Owner, registryArn: string): Promise<Service> {
  const registry = resource(resourceOf(registryArn).replace(/^service\//, ''));
  const service = await saga.read('getService', registry, () => ownedDiscoveryService(owner, registryArn));
  saga.leave('createServiceRegistry', registry, 'reuse', 'The service names it.');
  return service;
}

/** @throws {Conflict} where the namespace has a service of that name. */
export async function refuseTakenRegistry(
  saga: Saga,
  { aws }: Space,
  { Name, NamespaceId, DnsConfig }: Schemas['CreateDiscoveryServiceRequest'],
): Promise<void> {
  const namespaceId = NamespaceId ?? DnsConfig?.NamespaceId;
  if (!namespaceId) return;
  const listed = await saga.read('listServices', resource(Name), () => listDiscoveryServices(aws, namespaceId));
  if (listed.some(service => service.Name === Name)) throw new Conflict(`Service registry ${Name} is there already.`);
}

/** Makes the Cloud Map service in which ECS registers the tasks; ECS reports their health, hence the custom check. */
export function createServiceRegistry(
  saga: Saga,
  { aws, tags }: Space,
  input: Schemas['CreateDiscoveryServiceRequest'],
): Promise<Service> {
  const name = input.Name;
  return saga.step({
    name: 'createServiceRegistry',
    resource: resource(name),
    action: 'create',
    reason: 'The request gives it.',
    expected: { Name: name, Arn: name },
    run: token =>
      createDiscoveryService(aws, {
        HealthCheckCustomConfig: input.HealthCheckConfig ? undefined : { FailureThreshold: 1 },
        ...input,
        CreatorRequestId: token,
        Tags: toPascal(withCallersTags(tags, input.Tags)),
      }),
    find: ownRegistry,
    undo: async (made, token) => {
      const id = (made ?? (await ownRegistry(token)))?.Id;
      if (!id) return false;
      await deleteDiscoveryService(aws, id);
      return true;
    },
  });

  async function ownRegistry(token: string): Promise<Service | undefined> {
    const namespaceId = input.NamespaceId ?? input.DnsConfig?.NamespaceId;
    if (!namespaceId) return undefined;
    const listed = (await listDiscoveryServices(aws, namespaceId)).find(service => service.Name === name);
    const found = listed?.Id ? await getDiscoveryService(aws, listed.Id) : undefined;
    return found?.CreatorRequestId === token ? found : undefined;
  }
}

function resource(name: string): Resource {
  return { type: 'servicediscovery:service', name };
}
