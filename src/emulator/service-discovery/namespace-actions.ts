import type { Account } from '../account.js';
import type { Backend, CallContext } from '../backend.js';
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
import { DEFAULT_SOA_TTL, fail, type Namespace, type Registry } from './registry.js';

const action = actionBuilder('servicediscovery');
const createNamespaceMembers = {
  Name: required(text),
  CreatorRequestId: text,
  Description: text,
  Tags: listOf(pascalCaseTag),
};

const dnsProperties = structure({
  DnsProperties: required(structure({ SOA: required(structure({ TTL: required(number) })) })),
});
type CreateNamespaceInput = Partial<Parsed<typeof createNamespaceMembers & { Properties: typeof dnsProperties }>>;

/** Namespaces, and the operations that Cloud Map returns for changes. */
export function namespaceActions(account: Account, registry: Registry): Backend['actions'] {
  return {
    CreateHttpNamespace: action(createNamespaceMembers, (input, call) =>
      createNamespace(account, registry, input, call, 'HTTP'),
    ),
    CreatePrivateDnsNamespace: action(
      { ...createNamespaceMembers, Vpc: required(text), Properties: dnsProperties },
      ({ Vpc, ...input }, call) => {
        if (Vpc !== account.seed.vpcId) fail('InvalidInput', `VPC ${Vpc} not found.`);
        return createNamespace(account, registry, input, call, 'DNS_PRIVATE');
      },
    ),
    GetNamespace: action({ Id: required(text) }, input => {
      const namespace = registry.getNamespace(input.Id);
      return { Namespace: { ...describe(registry, namespace), CreatorRequestId: namespace.creatorRequestId } };
    }),
    ListNamespaces: action(
      {
        NextToken: text,
        MaxResults: number,
        Filters: listOf(
          structure({
            Name: required(oneOf('TYPE', 'NAME')),
            Values: required(listOf(text)),
            Condition: oneOf('EQ', 'IN'),
          }),
        ),
      },
      input => {
        const found = registry
          .namespaces()
          .filter(({ type, name }) =>
            (input.Filters ?? []).every(filter => filter.Values.includes(filter.Name === 'TYPE' ? type : name)),
          );
        const page = pageOf(found, {
          key: namespace => namespace.id,
          token: input.NextToken,
          size: input.MaxResults ?? 100,
          invalidCode: 'InvalidInput',
        });
        return { Namespaces: page.items.map(namespace => describe(registry, namespace)), NextToken: page.next };
      },
    ),
    // Source: Cloud Map API Reference, DeleteNamespace: "If the namespace still contains one or more services, the request fails."
    DeleteNamespace: action({ Id: required(text) }, input => {
      const namespace = registry.getNamespace(input.Id);
      if (serviceCount(registry, namespace) > 0) {
        fail('ResourceInUse', 'Namespace contains services; delete the services before deleting the namespace');
      }
      registry.removeNamespace(namespace);
      return registry.recordOperation('DELETE_NAMESPACE', { NAMESPACE: namespace.id });
    }),
    GetOperation: action({ OperationId: required(text) }, (input, call) => {
      const { id, type, created, targets } = registry.getOperation(input.OperationId);
      return {
        Operation: {
          Id: id,
          OwnerAccount: call.accountId,
          Type: type,
          Status: 'SUCCESS',
          CreateDate: created,
          UpdateDate: created,
          Targets: targets,
        },
      };
    }),
  };
}

export function createNamespace(
  account: Account,
  registry: Registry,
  input: CreateNamespaceInput & { Name: string },
  call: Pick<CallContext, 'region' | 'accountId'>,
  type: Namespace['type'],
) {
  if (registry.namespaces().some(namespace => namespace.name === input.Name)) {
    fail('NamespaceAlreadyExists', `Namespace with name ${input.Name} already exists.`);
  }
  const id = `ns-${randomText.lowerAlphanumeric(16)}`;
  registry.addNamespace({
    id,
    arn: `arn:${partitionOf(call.region).name}:servicediscovery:${call.region}:${call.accountId}:namespace/${id}`,
    name: input.Name,
    type,
    description: input.Description,
    hostedZoneId: type === 'HTTP' ? undefined : `Z${randomText.upperAlphanumeric(20)}`,
    soaTtl: type === 'HTTP' ? undefined : (input.Properties?.DnsProperties.SOA.TTL ?? DEFAULT_SOA_TTL),
    created: account.clock.now(),
    creatorRequestId: input.CreatorRequestId,
    tags: new Map((input.Tags ?? []).map(tag => [tag.Key, tag.Value])),
  });
  return registry.recordOperation('CREATE_NAMESPACE', { NAMESPACE: id });
}

function describe(registry: Registry, namespace: Namespace) {
  const { id, hostedZoneId, soaTtl } = namespace;
  return {
    Id: id,
    Arn: namespace.arn,
    ResourceOwner: 'SELF',
    Name: namespace.name,
    Type: namespace.type,
    Description: namespace.description,
    ServiceCount: serviceCount(registry, namespace),
    Properties: {
      // Source: AWS CLI Command Reference, `servicediscovery list-namespaces`: a namespace for HTTP has an empty SOA.
      DnsProperties: { HostedZoneId: hostedZoneId, SOA: { TTL: soaTtl } },
      HttpProperties: { HttpName: namespace.name },
    },
    CreateDate: namespace.created,
  };
}

function serviceCount(registry: Registry, { id }: Namespace): number {
  return registry.services().filter(service => service.namespaceId === id).length;
}
