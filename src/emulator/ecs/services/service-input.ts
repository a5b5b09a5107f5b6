import type { Parsed, Parser } from '../../shape.js';
import { between, flag, listOf, matching, number, oneOf, required, structure, text } from '../../shape.js';
import {
  anything,
  capacityProviderStrategy,
  invalidParameter,
  networkConfiguration,
  placementConstraints,
  tagList,
} from '../members.js';

/** Source: Amazon ECS Developer Guide, "Service load balancing": at most five target groups. */
export const loadBalancers = listOf(
  structure({
    targetGroupArn: text,
    loadBalancerName: text,
    containerName: text,
    containerPort: number,
    advancedConfiguration: anything,
  }),
  5,
);

export const serviceRegistries = listOf(
  structure({ registryArn: text, port: number, containerName: text, containerPort: number }),
  1,
);

/** All members of AWS's ServiceConnectConfiguration. Source of the names' form: Amazon ECS API Reference, ServiceConnectService. */
const serviceConnectConfiguration = structure({
  enabled: required(flag),
  namespace: text,
  services: listOf(
    structure({
      portName: required(text),
      discoveryName: matching(/^[a-z0-9_][a-z0-9_-]{0,63}$/),
      clientAliases: listOf(
        structure({
          port: required(number),
          dnsName: matching(/^[a-z0-9_.][a-z0-9_.-]{0,126}$/),
          testTrafficRules: anything,
        }),
        1,
      ),
      ingressPortOverride: number,
      timeout: anything,
      tls: anything,
    }),
  ),
  logConfiguration: anything,
  accessLogConfiguration: anything,
  containerConfigurations: listOf(anything),
});

/** Source: Amazon ECS API Reference, LinearConfiguration and CanaryConfiguration: multiples of 0.1. */
const percent: Parser<number> = (value, at) => {
  const parsed = number(value, at);
  if (Number(parsed.toFixed(1)) !== parsed) throw invalidParameter(`The value of ${at} must be a multiple of 0.1.`);
  return parsed;
};

const deploymentConfiguration = structure({
  deploymentCircuitBreaker: structure({
    enable: required(flag),
    rollback: required(flag),
    resetOnHealthyTask: flag,
    thresholdConfiguration: structure({
      type: required(oneOf('BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT')),
      value: required(number),
    }),
  }),
  maximumPercent: between(0, Number.POSITIVE_INFINITY),
  minimumHealthyPercent: between(0, 100),
  alarms: structure({ alarmNames: listOf(text), enable: flag, rollback: flag }),
  strategy: oneOf('ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'),
  bakeTimeInMinutes: between(0, 1440),
  lifecycleHooks: listOf(anything),
  linearConfiguration: structure({ stepPercent: percent, stepBakeTimeInMinutes: number }),
  canaryConfiguration: structure({ canaryPercent: percent, canaryBakeTimeInMinutes: number }),
  earlySuccessCriteria: anything,
});

/** The members that CreateService and UpdateService share. */
const sharedMembers = {
  cluster: text,
  taskDefinition: text,
  desiredCount: between(0, 5000),
  capacityProviderStrategy,
  deploymentConfiguration,
  availabilityZoneRebalancing: oneOf('ENABLED', 'DISABLED'),
  networkConfiguration,
  placementConstraints,
  placementStrategy: listOf(anything, 5),
  platformVersion: text,
  healthCheckGracePeriodSeconds: between(0, 2_147_483_647),
  deploymentController: structure({ type: required(oneOf('ECS', 'CODE_DEPLOY', 'EXTERNAL')) }),
  enableExecuteCommand: flag,
  enableECSManagedTags: flag,
  loadBalancers,
  propagateTags: oneOf('TASK_DEFINITION', 'SERVICE', 'NONE'),
  serviceRegistries,
  serviceConnectConfiguration,
  volumeConfigurations: listOf(structure({ name: required(text), managedEBSVolume: anything }), 1),
  vpcLatticeConfigurations: listOf(anything),
  gatewayConnectors: listOf(anything),
  monitoring: anything,
};

/** All members of AWS's CreateServiceRequest. */
export const createServiceMembers = {
  ...sharedMembers,
  serviceName: required(text),
  clientToken: text,
  launchType: oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'),
  role: text,
  schedulingStrategy: oneOf('REPLICA', 'DAEMON'),
  tags: tagList,
};

/** All members of AWS's UpdateServiceRequest. */
export const updateServiceMembers = { ...sharedMembers, service: required(text), forceNewDeployment: flag };

export type CreateServiceInput = Parsed<typeof createServiceMembers>;
export type UpdateServiceInput = Parsed<typeof updateServiceMembers>;
type ConfigurationInput = CreateServiceInput['deploymentConfiguration'];

const NO_CIRCUIT_BREAKER = {
  enable: false,
  rollback: false,
  resetOnHealthyTask: undefined,
  thresholdConfiguration: undefined,
};

/** Complete with AWS's defaults for a service of type REPLICA. */
export type DeploymentConfiguration = ReturnType<typeof newDeploymentConfiguration>;

/** @param current the present values, if this is an update */
export function newDeploymentConfiguration(input: ConfigurationInput, current?: Partial<ConfigurationInput>) {
  const configuration = {
    ...current,
    ...Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== undefined)),
  };
  return {
    ...configuration,
    deploymentCircuitBreaker: configuration.deploymentCircuitBreaker ?? NO_CIRCUIT_BREAKER,
    maximumPercent: configuration.maximumPercent ?? 200,
    minimumHealthyPercent: configuration.minimumHealthyPercent ?? 100,
    strategy: configuration.strategy ?? ('ROLLING' as const),
    bakeTimeInMinutes: configuration.bakeTimeInMinutes ?? 0,
  };
}

/**
 * Rejects what AWS supports and the emulator does not.
 * @throws AwsError InvalidParameterException
 */
export function assertSupported(input: Partial<CreateServiceInput>): void {
  const strategy = input.deploymentConfiguration?.strategy;
  const unsupported = {
    'deployment controllers other than ECS': (input.deploymentController?.type ?? 'ECS') !== 'ECS',
    'the scheduling strategy DAEMON': input.schedulingStrategy === 'DAEMON',
    'launch types other than EC2 and FARGATE': !['EC2', 'FARGATE'].includes(input.launchType ?? 'EC2'),
    'deployment strategies other than ROLLING': (strategy ?? 'ROLLING') !== 'ROLLING',
    'deployment alarms': input.deploymentConfiguration?.alarms?.enable ?? false,
    'lifecycle hooks of deployments': Boolean(input.deploymentConfiguration?.lifecycleHooks?.length),
    'VPC Lattice': Boolean(input.vpcLatticeConfigurations?.length),
    'gateway connectors': Boolean(input.gatewayConnectors?.length),
  };
  for (const [feature, isRequested] of Object.entries(unsupported)) {
    if (isRequested) throw invalidParameter(`The emulator does not know ${feature}.`);
  }
}
