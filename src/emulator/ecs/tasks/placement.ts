import { AwsError } from '../../backend.js';
import { partitionOf } from '../../partitions.js';
import {
  type CapacityProviderStrategy,
  clientException,
  invalidParameter,
  type NetworkConfiguration,
} from '../members.js';
import type { Ecs } from '../state.js';
import type { TaskDefinition } from '../task-definitions/task-definition-input.js';
import type { TaskOverrides } from './overrides.js';

/** Where tasks run: the members that RunTask and CreateService share. */
interface Placement {
  launchType: string | undefined;
  capacityProviderStrategy: CapacityProviderStrategy;
  platformVersion: string | undefined;
  networkConfiguration: NetworkConfiguration | undefined;
  placementConstraints?: unknown[] | undefined;
  placementStrategy?: unknown[] | undefined;
}

/** @throws AwsError if the placement does not fit the task definition or names a resource that does not exist */
export function checkPlacement(ecs: Ecs, definition: TaskDefinition, placement: Placement): void {
  const isFargate = placement.launchType === 'FARGATE' || placement.capacityProviderStrategy.length > 0;
  if (isFargate && !definition.compatibilities.includes('FARGATE')) {
    throw invalidParameter('Task definition does not support launch_type FARGATE.');
  }
  if (isFargate) resolvePlatformVersion(placement.platformVersion);
  // Source: Amazon ECS API Reference, PlacementConstraint and PlacementStrategy.
  if (isFargate && (placement.placementConstraints?.length || placement.placementStrategy?.length)) {
    throw invalidParameter('Placement constraints and strategies are not supported with FARGATE launch type.');
  }
  const network = placement.networkConfiguration?.awsvpcConfiguration;
  if (definition.networkMode !== 'awsvpc') {
    if (network)
      throw invalidParameter('Network Configuration is not valid for the given networkMode of this task definition.');
    return;
  }
  if (!network)
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  checkNetwork(ecs, network);
}

function checkNetwork(
  { account }: Ecs,
  network: NonNullable<NonNullable<NetworkConfiguration>['awsvpcConfiguration']>,
): void {
  if (!network.subnets.length) throw invalidParameter('subnets can not be empty.');
  const subnet = network.subnets.find(id => !account.seed.subnetIds.includes(id));
  if (subnet !== undefined) {
    throw invalidParameter(
      `Error retrieving subnet information for [${subnet}]: The subnet ID '${subnet}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
    );
  }
  const group = network.securityGroups?.find(id => !account.seed.securityGroupIds.includes(id));
  if (group !== undefined) {
    throw invalidParameter(
      `Error retrieving security group information for [${group}]: The security group '${group}' does not exist (ErrorCode: InvalidGroup.NotFound)`,
    );
  }
  if (!['ENABLED', 'DISABLED'].includes(network.assignPublicIp ?? 'DISABLED')) {
    throw invalidParameter('Invalid assignPublicIp. Valid values are ENABLED and DISABLED.');
  }
}

/**
 * Checks that ECS can assume the task's roles. A new role may fail, because IAM is eventually consistent.
 * @throws AwsError ClientException
 */
export function checkRoles(ecs: Ecs, definition: TaskDefinition, overrides: Partial<TaskOverrides> = {}): void {
  const role = unassumableRole(ecs, definition, overrides);
  if (role === undefined) return;
  throw clientException(unassumable(role));
}

/** AWS's message for a role that ECS cannot assume. */
export function unassumable(role: string): string {
  return `ECS was unable to assume the role '${role}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
}

/** The first of a task's roles that ECS cannot assume, if any. */
export function unassumableRole(
  { account }: Ecs,
  definition: TaskDefinition,
  overrides: Partial<TaskOverrides>,
): string | undefined {
  const { executionRoleArn = definition.executionRoleArn, taskRoleArn = definition.taskRoleArn } = overrides;
  const prefix = `arn:${partitionOf(account.region).name}:iam::${account.accountId}:role/`;
  return [executionRoleArn, taskRoleArn].find(
    role => role !== undefined && !account.links.roleId(role.startsWith('arn:') ? role : `${prefix}${role}`),
  );
}

const PLATFORM_VERSIONS = ['1.3.0', '1.4.0'];

/**
 * The platform version of a task; LATEST is 1.4.0.
 * @throws AwsError PlatformUnknownException
 */
export function resolvePlatformVersion(version: string | undefined): string {
  if (version === undefined || version === 'LATEST') return '1.4.0';
  if (PLATFORM_VERSIONS.includes(version)) return version;
  // Source: Amazon ECS API Reference, RunTask, CreateService and UpdateService.
  throw new AwsError('PlatformUnknownException', 'The specified platform does not exist.');
}

/** The capacity provider of the next task: first those whose base is not reached, then by weight. */
export function nextProvider(strategy: CapacityProviderStrategy, running: (string | undefined)[]): string | undefined {
  const count = (name: string) => running.filter(one => one === name).length;
  const unfilled = strategy.find(({ capacityProvider, base }) => count(capacityProvider) < base);
  if (unfilled) return unfilled.capacityProvider;
  const load = ({ capacityProvider, weight, base }: CapacityProviderStrategy[number]) =>
    (count(capacityProvider) - base + 1) / weight;
  return strategy
    .filter(({ weight }) => weight > 0)
    .reduce<CapacityProviderStrategy[number] | undefined>(
      (best, one) => (best && load(best) <= load(one) ? best : one),
      undefined,
    )?.capacityProvider;
}
