import { secretPathsOf } from '../secrets.js';
import { type Change, changesBetween } from './changes.js';
import type { Answered, Schemas } from './schemas.js';

type UpdateInput = Schemas['UpdateServiceRequest'];
type Service = Answered<Schemas['Service']>;
type Members = Record<string, unknown>;

/** The members of an update that are not members of the service. */
const OTHER_MEMBERS = ['cluster', 'service', 'forceNewDeployment'];

/** Members that AWS keeps with the deployments of a service, and what they are where a deployment has none. */
const OF_DEPLOYMENTS = {
  serviceConnectConfiguration: { enabled: false },
  volumeConfigurations: [],
  vpcLatticeConfigurations: [],
} satisfies UpdateInput;

/** What an update changes. The lists that it gives, and its Service Connect configuration, replace the present ones as a whole. */
export function serviceChanges(before: Service, input: UpdateInput): Change[] {
  return changedMembers(input).flatMap(([key, value]) => {
    const isWhole = Array.isArray(value) || key === 'serviceConnectConfiguration';
    return changesBetween(
      { [key]: completed(key, presentMember(before, key)) },
      { [key]: completed(key, value) },
      { isWhole, secrets: secretPathsOf('UpdateServiceRequest') },
    );
  });
}

/** The present values of the members that an update changes. AWS takes an empty list for none. */
export function previousMembers(before: Service, input: UpdateInput): UpdateInput {
  const entries = changedMembers(input).map(([key, value]) => [
    key,
    presentMember(before, key) ?? (Array.isArray(value) ? [] : undefined),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The present members of a service that have to fit its definition. */
export function membersBoundToDefinition(service: Service): UpdateInput {
  return previousMembers(service, {
    loadBalancers: [],
    serviceRegistries: [],
    serviceConnectConfiguration: { enabled: false },
    volumeConfigurations: [],
  });
}

function changedMembers(input: UpdateInput): [key: string, value: unknown][] {
  return Object.entries(input).filter(([key, value]) => value !== undefined && !OTHER_MEMBERS.includes(key));
}

/** A member of the service, or of its latest deployment where AWS keeps it there. */
function presentMember(service: Service, key: string): unknown {
  if (!(key in OF_DEPLOYMENTS)) return (service as Members)[key]; // the other members of an update are members of a service
  const primary: Members = service.deployments?.find(({ status }) => status === 'PRIMARY') ?? {};
  return primary[key] ?? (OF_DEPLOYMENTS as Members)[key];
}

/** A member as AWS completes it, and with sets in one order. */
function completed(key: string, value: unknown): unknown {
  if (value === undefined) return value;
  return (COMPLETED[key] ?? (same => same))(value as never); // the type of the member of that name
}

/** Sources: Amazon ECS API Reference, CapacityProviderStrategyItem, ServiceConnectService and AwsVpcConfiguration. */
const COMPLETED: Record<string, (value: never) => unknown> = {
  capacityProviderStrategy: (strategy: NonNullable<UpdateInput['capacityProviderStrategy']>) =>
    strategy.map(item => ({ weight: 0, base: 0, ...item })),
  serviceConnectConfiguration: (configuration: NonNullable<UpdateInput['serviceConnectConfiguration']>) =>
    configuration.enabled
      ? {
          ...configuration,
          services: configuration.services?.map(service => ({ discoveryName: service.portName, ...service })),
        }
      : { enabled: false },
  networkConfiguration: ({ awsvpcConfiguration: network }: NonNullable<UpdateInput['networkConfiguration']>) => ({
    awsvpcConfiguration: network && {
      ...network,
      ...(network.subnets && { subnets: [...network.subnets].sort() }),
      ...(network.securityGroups && { securityGroups: [...network.securityGroups].sort() }),
    },
  }),
};
