import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { partitionOf } from '../partitions.js';
import { randomText } from '../random.js';
import {
  actionBuilder,
  listOf,
  number,
  oneOf,
  type Parsed,
  pascalCaseTag,
  required,
  structure,
  text,
} from '../shape.js';
import { type DnsConfig, fail, type Registry, type Service } from './registry.js';

const action = actionBuilder('servicediscovery');
const dnsRecords = required(
  listOf(
    structure({
      Type: required(oneOf('SRV', 'A', 'AAAA', 'CNAME')),
      TTL: required(number),
    }),
  ),
);
const createServiceMembers = {
  Name: required(text),
  NamespaceId: text,
  CreatorRequestId: text,
  Description: text,
  DnsConfig: structure({
    NamespaceId: text,
    RoutingPolicy: oneOf('MULTIVALUE', 'WEIGHTED'),
    DnsRecords: dnsRecords,
  }),
  HealthCheckConfig: structure({ Type: required(text), ResourcePath: text, FailureThreshold: number }),
  HealthCheckCustomConfig: structure({ FailureThreshold: number }),
  Tags: listOf(pascalCaseTag),
  Type: oneOf('HTTP'),
};
type CreateServiceInput = Parsed<typeof createServiceMembers>;

/** Services, which ECS calls service registries. */
export function serviceActions(account: Account, registry: Registry): Backend['actions'] {
  return {
    CreateService: action(createServiceMembers, (input, call) => {
      const service = newService(account, registry, input, call);
      const earlier = registry.services().find(one => isRetry(one, service));
      if (earlier) return { Service: describe(earlier) };
      assertNameIsFree(registry, service);
      registry.addService(service);
      return { Service: describe(service) };
    }),
    GetService: action({ Id: required(text) }, input => ({ Service: describe(registry.getService(input.Id)) })),
    ListServices: listServices(registry),
    UpdateService: updateService(registry),
    DeleteService: action({ Id: required(text) }, input => {
      const service = registry.getService(input.Id);
      if (service.instances.size) {
        fail(
          'ResourceInUse',
          'Service contains registered instances; delete the instances before deleting the service',
        );
      }
      registry.removeService(service);
      return {};
    }),
  };
}

function newService(
  account: Account,
  registry: Registry,
  input: CreateServiceInput,
  call: { region: string; accountId: string },
): Service {
  const namespaceId = namespaceIdOf(registry, input);
  checkHealthCheck(input);
  const id = `srv-${randomText.lowerAlphanumeric(16)}`;
  return {
    id,
    arn: `arn:${partitionOf(call.region).name}:servicediscovery:${call.region}:${call.accountId}:service/${id}`,
    name: input.Name,
    namespaceId,
    description: input.Description,
    dnsConfig: input.DnsConfig && dnsConfigOf(input.DnsConfig, namespaceId),
    // AWS ignores the requested threshold: it is always 1.
    healthCheckCustomConfig: input.HealthCheckCustomConfig && { FailureThreshold: 1 },
    created: account.clock.now(),
    creatorRequestId: input.CreatorRequestId,
    tags: new Map((input.Tags ?? []).map(tag => [tag.Key, tag.Value])),
    instances: new Map(),
  };
}

function namespaceIdOf(registry: Registry, input: CreateServiceInput): string {
  const { NamespaceId: outer, DnsConfig: dns } = input;
  const namespaceId = outer ?? dns?.NamespaceId;
  if (namespaceId === undefined) return fail('InvalidInput', 'A namespace id is needed.');
  if (dns?.NamespaceId !== undefined && dns.NamespaceId !== namespaceId) {
    return fail('InvalidInput', 'The service and its DnsConfig name different namespaces.');
  }
  const namespace = registry.getNamespace(namespaceId);
  if (dns && namespace.type === 'HTTP') {
    return fail('InvalidInput', 'A service in an HTTP namespace takes no DnsConfig.');
  }
  return namespace.id;
}

function checkHealthCheck(input: CreateServiceInput): void {
  if (!input.HealthCheckConfig) return;
  if (input.HealthCheckCustomConfig) {
    fail('InvalidInput', 'Give HealthCheckConfig or HealthCheckCustomConfig, not both.');
  }
  // Route 53 cannot reach into a VPC.
  fail('InvalidInput', 'HealthCheckConfig is for services in public DNS namespaces only.');
}

function dnsConfigOf(input: NonNullable<CreateServiceInput['DnsConfig']>, namespaceId: string): DnsConfig {
  const { RoutingPolicy = 'MULTIVALUE', DnsRecords } = input;
  const hasCname = DnsRecords.some(record => record.Type === 'CNAME');
  if (hasCname && (DnsRecords.length > 1 || RoutingPolicy !== 'WEIGHTED')) {
    fail('InvalidInput', 'A CNAME record stands alone and needs the routing policy WEIGHTED.');
  }
  return { NamespaceId: namespaceId, RoutingPolicy, DnsRecords };
}

/** Whether a call repeats an earlier one: it has the same CreatorRequestId and the same service. */
function isRetry(earlier: Service, service: Service): boolean {
  const { creatorRequestId, name, namespaceId, description, dnsConfig } = service;
  return (
    creatorRequestId !== undefined &&
    isDeepStrictEqual(
      [creatorRequestId, name, namespaceId, description, dnsConfig],
      [earlier.creatorRequestId, earlier.name, earlier.namespaceId, earlier.description, earlier.dnsConfig],
    )
  );
}

function assertNameIsFree(registry: Registry, service: Service): void {
  const { creatorRequestId } = service;
  const isTaken = registry
    .services()
    .some(
      one => hasSameName(one, service) || (creatorRequestId !== undefined && one.creatorRequestId === creatorRequestId),
    );
  if (isTaken) fail('ServiceAlreadyExists', 'Service already exists.');
}

/** Names of services that DNS answers for are the same regardless of case. Source: Cloud Map API Reference, CreateService. */
function hasSameName(one: Service, other: Service): boolean {
  if (one.namespaceId !== other.namespaceId) return false;
  const isDns = one.dnsConfig && other.dnsConfig;
  return isDns ? one.name.toLowerCase() === other.name.toLowerCase() : one.name === other.name;
}

function listServices(registry: Registry) {
  return action(
    {
      NextToken: text,
      MaxResults: number,
      Filters: listOf(
        structure({
          Name: required(oneOf('NAMESPACE_ID')),
          Values: required(listOf(text)),
          Condition: oneOf('EQ', 'IN'),
        }),
      ),
    },
    input => {
      const found = registry
        .services()
        .filter(service => (input.Filters ?? []).every(filter => filter.Values.includes(service.namespaceId)));
      const page = pageOf(found, {
        key: service => service.id,
        token: input.NextToken,
        size: input.MaxResults ?? 100,
        invalidCode: 'InvalidInput',
      });
      return { Services: page.items.map(describe), NextToken: page.next };
    },
  );
}

function updateService(registry: Registry) {
  return action(
    {
      Id: required(text),
      Service: required(structure({ Description: text, DnsConfig: structure({ DnsRecords: dnsRecords }) })),
    },
    input => {
      const service = registry.getService(input.Id);
      const { Description, DnsConfig: dns } = input.Service;
      service.description = Description ?? service.description;
      // An update without DnsConfig deletes the DNS records (API reference, UpdateService).
      const kept = { NamespaceId: undefined, RoutingPolicy: service.dnsConfig?.RoutingPolicy };
      service.dnsConfig = dns && dnsConfigOf({ ...dns, ...kept }, service.namespaceId);
      return registry.recordOperation('UPDATE_SERVICE', { SERVICE: service.id });
    },
  );
}

function describe(service: Service) {
  return {
    Id: service.id,
    Arn: service.arn,
    ResourceOwner: 'SELF',
    Name: service.name,
    NamespaceId: service.namespaceId,
    Description: service.description,
    InstanceCount: service.instances.size,
    DnsConfig: service.dnsConfig,
    Type: service.dnsConfig ? 'DNS_HTTP' : 'HTTP',
    HealthCheckCustomConfig: service.healthCheckCustomConfig,
    CreateDate: service.created,
    CreatorRequestId: service.creatorRequestId,
  };
}
