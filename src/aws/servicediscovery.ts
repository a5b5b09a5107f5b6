import type {
  CreateServiceRequest,
  Namespace,
  NamespaceSummary,
  Service,
  ServiceSummary,
} from '@aws-sdk/client-servicediscovery';
import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { undefinedIfNotFound } from './errors.js';
import { allPages } from './pages.js';
import { requiredMember } from './required-member.js';
import { fromPascal } from './tags.js';

/** @param id `srv-…`. @returns undefined where the service does not exist. */
export async function getDiscoveryService(aws: AwsAccount, id: string): Promise<Service | undefined> {
  return undefinedIfNotFound(async () => (await aws.serviceDiscovery.getService({ Id: id })).Service);
}

/** @param arn of a service or a namespace. */
export async function tagsOfDiscoveryResource(aws: AwsAccount, arn: string): Promise<Tag[]> {
  const { Tags } = await aws.serviceDiscovery.listTagsForResource({ ResourceARN: arn });
  return fromPascal(Tags);
}

/** The services of a namespace, or of all namespaces of the account. */
export async function listDiscoveryServices(
  aws: AwsAccount,
  namespaceId?: string,
  signal?: AbortSignal,
): Promise<ServiceSummary[]> {
  const inNamespace = namespaceId && { Filters: [{ Name: 'NAMESPACE_ID' as const, Values: [namespaceId] }] };
  return allPages(signal, 'Services', NextToken =>
    aws.serviceDiscovery.listServices({ ...inNamespace, MaxResults: 100, NextToken }),
  );
}

/** @throws {AlreadyExists} where the namespace has a service with the name; {NotFound} where the namespace does not exist. */
export async function createDiscoveryService(aws: AwsAccount, input: CreateServiceRequest): Promise<Service> {
  return requiredMember(await aws.serviceDiscovery.createService(input), 'Service');
}

/** @throws {NotFound}; {Conflict} while the service has registered instances. */
export async function deleteDiscoveryService(aws: AwsAccount, id: string): Promise<void> {
  await aws.serviceDiscovery.deleteService({ Id: id });
}

/** @returns the namespace with exactly this name; undefined where it does not exist. */
export async function findNamespace(aws: AwsAccount, name: string): Promise<NamespaceSummary | undefined> {
  const named = { Name: 'NAME' as const, Condition: 'EQ' as const, Values: [name] };
  const namespaces = await allPages(undefined, 'Namespaces', NextToken =>
    aws.serviceDiscovery.listNamespaces({ Filters: [named], MaxResults: 100, NextToken }),
  );
  return namespaces.find(namespace => namespace.Name === name);
}

/** @throws {NotFound} */
export async function getNamespace(aws: AwsAccount, id: string): Promise<Namespace> {
  return requiredMember(await aws.serviceDiscovery.getNamespace({ Id: id }), 'Namespace');
}
