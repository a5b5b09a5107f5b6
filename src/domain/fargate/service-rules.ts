import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';

type Created = Unchecked<Schemas['CreateServiceRequest']>;
type Service = Created | Unchecked<Schemas['UpdateServiceRequest']>;
type RunTask = Unchecked<Schemas['RunTaskRequest']>;
type Strategy = Created['capacityProviderStrategy'];

/** Where the tasks of a service run, as far as it is given. */
interface Placement {
  launchType?: string | undefined;
  capacityProviderStrategy?: (Unchecked<Schemas['CapacityProviderStrategyItem']> | undefined)[] | undefined;
}

/** Source: Amazon ECS Developer Guide, "Amazon ECS clusters for Fargate": no other provider has one of these names. */
const FARGATE_PROVIDERS: (string | undefined)[] = ['FARGATE', 'FARGATE_SPOT'];

/** Whether tasks run on Fargate, as they do where nothing says otherwise. @param otherwise what counts where nothing is given. */
export function isOnFargate(given: Placement, otherwise: Placement = {}): boolean {
  const { launchType, capacityProviderStrategy = [] } = isPlaced(given) ? given : otherwise;
  return capacityProviderStrategy.length > 0
    ? capacityProviderStrategy.some(item => FARGATE_PROVIDERS.includes(item?.capacityProvider))
    : launchType === undefined || launchType === 'FARGATE';
}

function isPlaced({ launchType, capacityProviderStrategy }: Placement): boolean {
  return launchType !== undefined || Boolean(capacityProviderStrategy?.length);
}

/**
 * The faults of a service that do not depend on its task definition. Source: Amazon ECS API Reference, CreateService, UpdateService and
 * the types of their members. A grace period without a load balancer has no effect, and is no fault. @param pointer to the service.
 */
export function serviceRuleFaults(pointer: string, service: Service = {}): Fault[] {
  const { loadBalancers = [], capacityProviderStrategy, deploymentConfiguration } = service;
  return [
    ...percentFaults(`${pointer}/deploymentConfiguration`, deploymentConfiguration),
    ...loadBalancers.flatMap((balancer, index) => balancerFaults(`${pointer}/loadBalancers/${index}`, balancer)),
    ...strategyFaults(`${pointer}/capacityProviderStrategy`, capacityProviderStrategy),
  ];
}

/** As serviceRuleFaults, for a new service. Where it gives no placement, that of its cluster decides on fargateServiceFaults. */
export function newServiceFaults(pointer: string, service: Created = {}): Fault[] {
  return [
    ...serviceRuleFaults(pointer, service),
    ...launchTypeFaults(pointer, service),
    ...(isPlaced(service) && isOnFargate(service) ? fargateServiceFaults(pointer, service) : []),
  ];
}

/**
 * What a service on Fargate cannot have. Source: Amazon ECS API Reference, CreateService, PlacementConstraint and PlacementStrategy.
 * @param pointer to the service.
 */
export function fargateServiceFaults(pointer: string, service: Service): Fault[] {
  return [
    ...faultIf(
      'schedulingStrategy' in service && service.schedulingStrategy === 'DAEMON',
      `${pointer}/schedulingStrategy`,
      'must be REPLICA on Fargate, or be left out',
    ),
    ...placementFaults(pointer, service),
  ];
}

/** The placement that tasks on Fargate cannot have. Source: as fargateServiceFaults. @param pointer to the service, or to the request. */
export function placementFaults(
  pointer: string,
  { placementConstraints = [], placementStrategy = [] }: Pick<RunTask, 'placementConstraints' | 'placementStrategy'>,
): Fault[] {
  const unsupported = 'is not supported on Fargate';
  return [
    ...faultIf(placementConstraints.length > 0, `${pointer}/placementConstraints`, unsupported),
    ...faultIf(placementStrategy.length > 0, `${pointer}/placementStrategy`, unsupported),
  ];
}

/**
 * The faults of the launch type and the capacity provider strategy of a request to run tasks. Source: Amazon ECS API Reference, RunTask.
 * @param pointer to the request.
 */
export function runPlacementFaults(pointer: string, request: RunTask): Fault[] {
  return [
    ...launchTypeFaults(pointer, request),
    ...strategyFaults(`${pointer}/capacityProviderStrategy`, request.capacityProviderStrategy),
  ];
}

function launchTypeFaults(
  pointer: string,
  { launchType, capacityProviderStrategy }: Pick<RunTask, 'launchType' | 'capacityProviderStrategy'>,
): Fault[] {
  return faultIf(
    launchType && capacityProviderStrategy?.length,
    `${pointer}/launchType`,
    'must be left out beside capacityproviderstrategy',
  );
}

/** Source: Amazon ECS API Reference, LinearConfiguration and CanaryConfiguration. */
function percentFaults(pointer: string, configuration: Service['deploymentConfiguration'] = {}): Fault[] {
  const percents = {
    'linearConfiguration/stepPercent': configuration.linearConfiguration?.stepPercent,
    'canaryConfiguration/canaryPercent': configuration.canaryConfiguration?.canaryPercent,
  };
  return Object.entries(percents).flatMap(([member, percent]) =>
    faultIf(
      percent !== undefined && Number(percent.toFixed(1)) !== percent,
      `${pointer}/${member}`,
      'must be a multiple of 0.1',
    ),
  );
}

/** Source: Amazon ECS API Reference, LoadBalancer: tasks on Fargate are targets of target groups. */
function balancerFaults(pointer: string, balancer: NonNullable<Service['loadBalancers']>[number] = {}): Fault[] {
  const required = (['targetGroupArn', 'containerName', 'containerPort'] as const).filter(
    member => balancer[member] === undefined,
  );
  return [
    ...required.map(member => ({ pointer: `${pointer}/${member}`, message: 'is required' })),
    ...faultIf(
      balancer.loadBalancerName,
      `${pointer}/loadBalancerName`,
      'is not supported on Fargate, which has no Classic Load Balancers: give targetgrouparn',
    ),
  ];
}

/** The faults of a capacity provider strategy. Source: Amazon ECS API Reference, CapacityProviderStrategyItem. */
function strategyFaults(pointer: string, strategy: Strategy = []): Fault[] {
  const withBase = strategy.flatMap((item, index) => (item?.base ? [index] : []));
  return [
    ...withBase.slice(1).map(index => ({
      pointer: `${pointer}/${index}/base`,
      message: 'must be left out: one capacity provider of a strategy can have a base',
    })),
    ...faultIf(
      strategy.length > 0 && strategy.every(item => !item?.weight),
      `${pointer}/0/weight`,
      'must be above 0 for at least one capacity provider',
    ),
  ];
}
