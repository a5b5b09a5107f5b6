import { isDeepStrictEqual } from 'node:util';
import type { Service, ServiceSummary } from '@aws-sdk/client-servicediscovery';
import { undefinedIfNotFound } from '../../aws/errors.js';
import * as serviceDiscovery from '../../aws/servicediscovery.js';
import { toPascal } from '../../aws/tags.js';
import { poll } from '../../concurrency/poll.js';
import { hasPort, hasSrvRecords, onlyPort } from '../../domain/limits/registry-ports.js';
import { nameOf } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { serviceTag, sharedTags, type Tag, withCallersTags } from '../../domain/tags.js';
import { Conflict, Invalid, NotFound } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import { namespaceExists, type Owner, ownedDiscoveryService, ownedTaggedDiscoveryService } from '../../tenancy.js';
import { readUsage } from '../cleanup/usage.js';
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

/**
 * Looks for the namespace in which a service is to use Service Connect. Its error is that of ECS for one that does not exist.
 * @returns the error where the namespace does not exist or is another org's.
 */
export async function findConnectNamespace(
  saga: Saga,
  owner: Owner,
  { enabled, namespace }: Partial<Schemas['ServiceConnectConfiguration']> = {},
): Promise<NotFound | undefined> {
  if (!enabled || !namespace) return undefined;
  const resource = { type: 'servicediscovery:namespace', name: namespace };
  const read = namespace.startsWith('arn:') ? 'getNamespace' : 'listNamespaces';
  const exists = await saga.read(read, resource, () => namespaceExists(owner, namespace));
  return exists ? undefined : new NotFound(`Namespace ${namespace} of Service Connect does not exist.`);
}

/**
 * Finds a registry that has the name of the new one and was left behind by a deleted service or a failed creation.
 * @throws {Conflict} where it is another org's, differs from the new one, or a service uses it; or another registry's name differs in
 * case alone.
 */
export async function findLeftRegistry(
  saga: Saga,
  owner: Owner,
  input: Schemas['CreateDiscoveryServiceRequest'],
): Promise<Service | undefined> {
  const { Name: name } = input;
  const resource = serviceRegistryResource(name);
  const namespaceId = namespaceOf(input);
  if (!namespaceId) return undefined;
  const listed = await saga.read('listServices', resource, () =>
    serviceDiscovery.listDiscoveryServices(owner.aws, namespaceId),
  );
  const { Arn: arn } = listed.find(service => service.Name === name) ?? {};
  if (!arn) {
    assertNoNamesake(listed, input);
    return undefined;
  }
  const taken = `Service registry ${name} already exists`;
  const found = await saga.read('getService', resource, () =>
    undefinedIfNotFound(() => ownedDiscoveryService(owner, arn)),
  );
  if (!found) throw new Conflict(`${taken}. Give another name.`);
  if (!isSameRegistry(found, input))
    throw new Conflict(
      `${taken} and differs from the new one. Give another name, or name it in service.serviceregistries.`,
    );
  const usage = await saga.read('describeServices', resource, () =>
    readUsage(owner, { service: ({ status }) => status !== 'ACTIVE', task: () => true }),
  );
  if (usage.registries.includes(arn)) throw new Conflict(`${taken} and a service uses it. Give another name.`);
  saga.recordUnchanged('createServiceRegistry', resource, 'reuse', 'It was left behind, and no service uses it.');
  return found;
}

/**
 * Two services of a namespace that DNS answers for cannot have names that differ in case alone. Source: Cloud Map API Reference,
 * CreateService. @throws {Conflict}
 */
function assertNoNamesake(
  listed: ServiceSummary[],
  { Name: name, DnsConfig }: Schemas['CreateDiscoveryServiceRequest'],
): void {
  const namesake = listed.find(
    service => DnsConfig && service.DnsConfig && service.Name?.toLowerCase() === name.toLowerCase(),
  );
  if (namesake)
    throw new Conflict(
      `Service registry ${name} cannot be created: ${namesake.Name} exists, and DNS does not distinguish names by case. Give another name.`,
    );
}

/** Whether a registry is as the input would create it. The text that describes it may differ. */
function isSameRegistry(found: Service, input: Schemas['CreateDiscoveryServiceRequest']): boolean {
  const { DnsRecords = [], RoutingPolicy } = input.DnsConfig ?? {};
  const recordsOf = (records: { Type?: string; TTL?: number }[]) =>
    records.map(({ Type, TTL }) => `${Type} ${TTL}`).sort();
  const hasCustomCheck = !input.HealthCheckConfig;
  return (
    isDeepStrictEqual(recordsOf(found.DnsConfig?.DnsRecords ?? []), recordsOf(DnsRecords)) &&
    (RoutingPolicy === undefined || found.DnsConfig?.RoutingPolicy === RoutingPolicy) &&
    (found.HealthCheckCustomConfig !== undefined) === hasCustomCheck &&
    found.HealthCheckConfig?.Type === input.HealthCheckConfig?.Type
  );
}

function namespaceOf({ NamespaceId, DnsConfig }: Schemas['CreateDiscoveryServiceRequest']): string | undefined {
  return NamespaceId ?? DnsConfig?.NamespaceId;
}

/**
 * The registries of a service with the port that SRV records need: the given one, or that of the definition's only port mapping.
 * @param service the Cloud Map service, or the input to create it; undefined for a service without one.
 * @param readContainers reads the containers of the definition that is deployed. @throws {Invalid} where the port is not clear.
 */
export function completedRegistries(
  given: Schemas['ServiceRegistry'][] | undefined,
  service: Parameters<typeof hasSrvRecords>[0] | undefined,
  containers: Parameters<typeof onlyPort>[0] = [],
): Schemas['ServiceRegistry'][] | undefined {
  const [registry = {}] = given ?? [];
  if (!service || !hasSrvRecords(service) || hasPort(registry)) return given;
  const port = onlyPort(containers);
  if (port) return [{ ...registry, ...port }];
  const pointer = '/service/serviceRegistries/0/containerPort';
  const message =
    'is required with containerName, or port: the registry has SRV records, and the containers do not have exactly one port mapping';
  throw new Invalid('The service’s registry has SRV records and needs a port.', { faults: [{ pointer, message }] });
}

/** Creates the Cloud Map service in which ECS registers a service's tasks. ECS reports their health, hence the custom health check. */
export function createServiceRegistry(
  saga: Saga,
  { aws, tags }: Space,
  input: Schemas['CreateDiscoveryServiceRequest'],
  service: string,
): Promise<Service> {
  const name = input.Name;
  return createStep<Service>(saga, aws, {
    name: 'createServiceRegistry',
    resource: serviceRegistryResource(name),
    expected: { Name: name, Arn: name },
    run: token =>
      serviceDiscovery.createDiscoveryService(aws, {
        HealthCheckCustomConfig: input.HealthCheckConfig ? undefined : { FailureThreshold: 1 },
        ...input,
        CreatorRequestId: token,
        Tags: toPascal(withCallersTags([...sharedTags(tags, name), serviceTag(service)], input.Tags)),
      }),
    findOwn: async (token, created) => {
      const namespaceId = namespaceOf(input);
      if (created || !namespaceId) return created;
      const listed = await serviceDiscovery.listDiscoveryServices(aws, namespaceId);
      const id = listed.find(one => one.Name === name)?.Id;
      const found = id && (await serviceDiscovery.getDiscoveryService(aws, id));
      return found && found.CreatorRequestId === token ? found : undefined;
    },
    remove: ({ Id = '' }) => serviceDiscovery.deleteDiscoveryService(aws, Id),
  });
}

/**
 * Deletes a Cloud Map service of the org, unless another service uses it.
 * @param isOwn whether its tags allow the deletion, where something else than the service itself names it.
 */
export async function deleteServiceRegistry(
  saga: Saga,
  owner: Owner,
  arn: string,
  isUsed: boolean,
  isOwn: (tags: Tag[]) => boolean = () => true,
): Promise<void> {
  const resource = serviceRegistryResource(nameOf(arn));
  const found = await saga.read('getService', resource, () =>
    undefinedIfNotFound(() => ownedTaggedDiscoveryService(owner, arn)),
  );
  if (!found || !isOwn(found.tags)) return;
  if (isUsed) {
    saga.recordUnchanged('deleteServiceRegistry', resource, 'keep', 'Another service uses it.');
    return;
  }
  const { Id = '' } = found.service;
  const waitingFor = `service registry ${Id} to be deleted`;
  await deleteStep(saga, 'deleteServiceRegistry', resource, 'No service uses it.', () =>
    poll({ waitingFor, timeoutMs: DELETION_TIMEOUT_MS, sleep: owner.aws.sleep }, async () => {
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
