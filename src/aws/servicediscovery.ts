import type { CreateServiceRequest, Service } from '@aws-sdk/client-servicediscovery';
import type { Tag } from '../domain/tags.js';
import { absentIfNotFound } from './absent.js';
import type { AwsAccount } from './account.js';
import { fromPascal } from './tags.js';

/** @param id `srv-…`. @returns undefined where there is none. */
export async function getDiscoveryService(aws: AwsAccount, id: string): Promise<Service | undefined> {
  return absentIfNotFound(async () => (await (await aws.serviceDiscovery()).getService({ Id: id })).Service);
}

export async function tagsOfDiscoveryService(aws: AwsAccount, arn: string): Promise<Tag[]> {
  const { Tags } = await (await aws.serviceDiscovery()).listTagsForResource({ ResourceARN: arn });
  return fromPascal(Tags);
}

/** The services of a namespace, all pages. */
export async function listDiscoveryServices(
  aws: AwsAccount,
  namespaceId: string,
): Promise<{ Id?: string; Name?: string }[]> {
  const client = await aws.serviceDiscovery();
  const services: { Id?: string; Name?: string }[] = [];
  let token: string | undefined;
  do {
    const page = await client.listServices({
      Filters: [{ Name: 'NAMESPACE_ID', Values: [namespaceId], Condition: 'EQ' }],
      MaxResults: 100,
      NextToken: token,
    });
    services.push(...(page.Services ?? []));
    token = page.NextToken;
  } while (token);
  return services;
}

/** @throws {AlreadyExists} where the namespace has a service of that name; {NotFound} for an unknown namespace. */
export async function createDiscoveryService(aws: AwsAccount, input: CreateServiceRequest): Promise<Service> {
  const { Service: service } = await (await aws.serviceDiscovery()).createService(input);
  if (!service) throw new Error('Cloud Map answered without a service');
  return service;
}

/** @throws {NotFound}; {Conflict} while instances are registered in it. */
export async function deleteDiscoveryService(aws: AwsAccount, id: string): Promise<void> {
  await (await aws.serviceDiscovery()).deleteService({ Id: id });
}
