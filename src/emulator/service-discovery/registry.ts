import type { Account } from '../account.js';
import { AwsError } from '../backend.js';
import { randomText } from '../random.js';

export interface Namespace {
  id: string;
  arn: string;
  name: string;
  type: 'DNS_PRIVATE' | 'HTTP';
  description: string | undefined;
  hostedZoneId: string | undefined;
  /** The seconds for which DNS resolvers cache that a name does not exist. */
  soaTtl: number | undefined;
  created: Date;
  creatorRequestId: string | undefined;
  tags: Map<string, string>;
}

export interface DnsConfig {
  NamespaceId: string;
  RoutingPolicy: 'MULTIVALUE' | 'WEIGHTED';
  DnsRecords: { Type: string; TTL: number }[];
}

export interface Service {
  id: string;
  arn: string;
  name: string;
  namespaceId: string;
  description: string | undefined;
  dnsConfig: DnsConfig | undefined;
  healthCheckCustomConfig: { FailureThreshold: number } | undefined;
  created: Date;
  creatorRequestId: string | undefined;
  tags: Map<string, string>;
  /** Instance id → attributes. */
  instances: Map<string, Record<string, string>>;
}

export interface Operation {
  id: string;
  type: string;
  created: Date;
  targets: Record<string, string>;
}

export const DEFAULT_SOA_TTL = 15;

export type Registry = ReturnType<typeof newRegistry>;

/** The account's namespaces, services and operations. It starts with the seed's namespace. */
export function newRegistry(account: Account) {
  const namespaces = new Map<string, Namespace>();
  const services = new Map<string, Service>();
  const operations = new Map<string, Operation>();
  addSeed();

  function addSeed() {
    const { namespaceId, namespaceArn, namespaceName, hostedZoneId } = account.seed;
    namespaces.set(namespaceId, {
      id: namespaceId,
      arn: namespaceArn,
      name: namespaceName,
      type: 'DNS_PRIVATE',
      description: undefined,
      hostedZoneId,
      soaTtl: DEFAULT_SOA_TTL,
      created: account.clock.now(),
      creatorRequestId: undefined,
      tags: new Map(),
    });
  }

  return {
    namespaces: () => [...namespaces.values()],
    services: () => [...services.values()],
    /** @param id an id or an ARN */
    getNamespace: (id: string): Namespace =>
      namespaces.get(lastPart(id)) ?? fail('NamespaceNotFound', `Namespace ${id} not found.`),
    findService: (id: string): Service | undefined => services.get(lastPart(id)),
    getService: (id: string): Service =>
      services.get(lastPart(id)) ?? fail('ServiceNotFound', `Service ${id} not found.`),
    getByArn(arn: string): Namespace | Service {
      const found = [...namespaces.values(), ...services.values()].find(resource => resource.arn === arn);
      return found ?? fail('ResourceNotFoundException', `Resource ${arn} not found.`);
    },
    addNamespace: (namespace: Namespace) => namespaces.set(namespace.id, namespace),
    removeNamespace: (namespace: Namespace) => namespaces.delete(namespace.id),
    addService: (service: Service) => services.set(service.id, service),
    removeService: (service: Service) => services.delete(service.id),
    getOperation: (id: string): Operation =>
      operations.get(id) ?? fail('OperationNotFound', `Operation ${id} not found.`),
    /** AWS returns an operation for changes that may take a while. Here the change is already complete. */
    recordOperation(type: string, targets: Record<string, string>): { OperationId: string } {
      const id = `${randomText.lowerAlphanumeric(32)}-${randomText.lowerAlphanumeric(8)}`;
      operations.set(id, { id, type, created: account.clock.now(), targets });
      return { OperationId: id };
    },
  };
}

function lastPart(idOrArn: string): string {
  return idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
}

export function fail(code: string, message: string): never {
  throw new AwsError(code, message);
}
