import type { CreateServiceRequest, Namespace, Service, ServiceSummary } from '@aws-sdk/client-servicediscovery';
import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { undefinedIfNotFound } from './errors.js';
import { allPages } from './pages.js';
import { fromPascal } from './tags.js';

/** @param id `srv-…`. @returns undefined where the service does not exist. */
export async function getDiscoveryService(aws: AwsAccount, id: string): Promise<Service | undefined> {
  return undefinedIfNotFound(async () => (await (await aws.serviceDiscovery()).getService({ Id: id })).Service);
}

export async function tagsOfDiscoveryService(aws: AwsAccount, arn: string): Promise<Tag[]> {
  const { Tags } = await (await aws.serviceDiscovery()).listTagsForResource({ ResourceARN: arn });
  return fromPascal(Tags);
}

/** The services of a namespace, or of all namespaces of the account. */
export async function listDiscoveryServices(
  aws: AwsAccount,
  namespaceId?: string,
  signal?: AbortSignal,
): Promise<ServiceSummary[]> {
  const client = await aws.serviceDiscovery();
  const inNamespace = [{ Name: 'NAMESPACE_ID' as const, Values: [namespaceId ?? ''], Condition: 'EQ' as const }];
  return allPages(signal, async NextToken => {
    const page = await client.listServices({
      ...(namespaceId !== undefined && { Filters: inNamespace }),
      MaxResults: 100,
      NextToken,
    });
    return { items: page.Services, next: page.NextToken };
  });
}

/** @throws {AlreadyExists} where the namespace has a service with the name; {NotFound} where the namespace does not exist. */
export async function createDiscoveryService(aws: AwsAccount, input: CreateServiceRequest): Promise<Service> {
  const { Service: service } = await (await aws.serviceDiscovery()).createService(input);
  if (!service) throw new Error('Cloud Map responded without a service');
  return service;
}

/** @throws {NotFound}; {Conflict} while the service has registered instances. */
export async function deleteDiscoveryService(aws: AwsAccount, id: string): Promise<void> {
  await (await aws.serviceDiscovery()).deleteService({ Id: id });
}

/** @throws {NotFound} */
export async function getNamespace(aws: AwsAccount, id: string): Promise<Namespace> {
  const { Namespace: namespace } = await (await aws.serviceDiscovery()).getNamespace({ Id: id });
  if (!namespace) throw new Error('Cloud Map responded without a namespace');
  return namespace;
}
