import type { Parsed } from '../../shape.js';
import { flag, listOf, number, oneOf, required, structure, text } from '../../shape.js';
import { cpuUnits, isFargateSize, mebibytes } from '../fargate.js';
import { anything, clientException, placementConstraints, type Tags, tagList } from '../members.js';
import {
  type ContainerDefinition,
  checkContainers,
  containerDefinition,
  withDefaults,
} from './container-definition.js';
import { checkContainerRules } from './container-rules.js';
import { checkFargateLimits } from './fargate-limits.js';

export interface TaskDefinition extends NewTaskDefinition {
  arn: string;
  family: string;
  revision: number;
  status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  registeredAt: Date;
  registeredBy: string;
  deregisteredAt: Date | undefined;
  deleteRequestedAt: Date | undefined;
  tags: Tags;
}

/** The content of a registration, checked and completed. */
type NewTaskDefinition = ReturnType<typeof parseTaskDefinition>;

/** All members of AWS's Volume. */
const volume = structure({
  name: text,
  host: structure({ sourcePath: text }),
  configuredAtLaunch: flag,
  dockerVolumeConfiguration: anything,
  efsVolumeConfiguration: structure({
    fileSystemId: required(text),
    rootDirectory: text,
    transitEncryption: text,
    transitEncryptionPort: number,
    authorizationConfig: structure({ accessPointId: text, iam: text }),
  }),
  fsxWindowsFileServerVolumeConfiguration: anything,
  s3filesVolumeConfiguration: anything,
});

/** All members of AWS's RegisterTaskDefinitionRequest. */
export const registerTaskDefinitionMembers = {
  family: text,
  containerDefinitions: listOf(containerDefinition),
  taskRoleArn: text,
  executionRoleArn: text,
  networkMode: oneOf('bridge', 'host', 'awsvpc', 'none'),
  volumes: listOf(volume),
  placementConstraints,
  requiresCompatibilities: listOf(oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES')),
  cpu: text,
  memory: text,
  tags: tagList,
  pidMode: text,
  ipcMode: text,
  proxyConfiguration: anything,
  inferenceAccelerators: anything,
  ephemeralStorage: structure({ sizeInGiB: number }),
  runtimePlatform: structure({ cpuArchitecture: text, operatingSystemFamily: text }),
  enableFaultInjection: flag,
};

type RegisterTaskDefinitionInput = Parsed<typeof registerTaskDefinitionMembers>;
type Volume = NonNullable<RegisterTaskDefinitionInput['volumes']>[number];

/**
 * Checks a registration as AWS does and adds AWS's defaults.
 * @throws AwsError ClientException
 */
export function parseTaskDefinition(input: RegisterTaskDefinitionInput) {
  const { family, containerDefinitions = [], tags: _, ...rest } = input;
  if (!family) throw clientException('Family should not be null or empty.');
  if (!/^[\w-]{1,255}$/.test(family)) throw clientException('Family contains invalid characters.');
  // Source: AWS General Reference, "Amazon ECS endpoints and quotas".
  if (Buffer.byteLength(JSON.stringify(input)) > 64 * 1024)
    throw clientException('The task definition is larger than 64 KB.');
  if (containerDefinitions.length > 10) throw clientException('A task definition has at most 10 containers.');
  const isAwsvpc = input.networkMode === 'awsvpc';
  const cpu = cpuUnits(input.cpu);
  const memory = mebibytes(input.memory);
  checkContainers(containerDefinitions, isAwsvpc, memory !== undefined);
  checkEphemeralStorage(input.ephemeralStorage?.sizeInGiB);
  checkRole(input.executionRoleArn);
  if (!ROLE_NAME.test(input.taskRoleArn ?? '')) checkRole(input.taskRoleArn);
  const definition = {
    ...rest,
    family,
    cpu,
    memory,
    containerDefinitions: containerDefinitions.map(container => withDefaults(container, isAwsvpc)),
    volumes: (input.volumes ?? []).map(volumeWithDefaults),
    placementConstraints: input.placementConstraints ?? [],
    enableFaultInjection: input.enableFaultInjection ?? false,
  };
  checkContainerRules(definition);
  if (input.requiresCompatibilities?.includes('FARGATE')) {
    checkFargate(definition);
    checkFargateLimits(definition);
  }
  return {
    ...definition,
    compatibilities: isAwsvpc && isFargateSize(cpu, memory) ? ['EC2', 'FARGATE'] : ['EXTERNAL', 'EC2'],
    requiresAttributes: requiredAttributes(definition).map(name => ({ name })),
  };
}

/** A volume without a configuration is one of the host. */
function volumeWithDefaults({ efsVolumeConfiguration: efs, ...rest }: Volume) {
  if (efs) return { ...rest, efsVolumeConfiguration: { ...efs, rootDirectory: efs.rootDirectory ?? '/' } };
  const { name: _, ...configurations } = rest;
  return Object.values(configurations).some(Boolean) ? rest : { ...rest, host: {} };
}

/** A task role can be given by its name. Source: Amazon ECS API Reference, RegisterTaskDefinition, `taskRoleArn`. */
const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;

/** Source: Amazon ECS API Reference, EphemeralStorage. */
export function checkEphemeralStorage(gibibytes: number | undefined): void {
  if (gibibytes !== undefined && (gibibytes < 21 || gibibytes > 200))
    throw clientException('The size of ephemeral storage must be between 21 and 200 GiB.');
}

/** Checks only the form of the ARN. ECS assumes the role when a task starts. */
function checkRole(arn: string | undefined): void {
  if (arn !== undefined && !/^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/.test(arn))
    throw clientException('Role is not valid');
}

/** The members that the checks for Fargate and the attributes depend on. */
interface FargateMembers {
  networkMode: string | undefined;
  cpu: string | undefined;
  memory: string | undefined;
  executionRoleArn: string | undefined;
  taskRoleArn: string | undefined;
  containerDefinitions: ContainerDefinition[];
}

function checkFargate({ networkMode, cpu, memory, executionRoleArn, containerDefinitions }: FargateMembers): void {
  if (networkMode !== 'awsvpc') throw clientException('Fargate only supports network mode ‘awsvpc’.');
  if (cpu === undefined) throw clientException("Fargate requires that 'cpu' be defined at the task level.");
  if (memory === undefined) throw clientException("Fargate requires that 'memory' be defined at the task level.");
  if (!isFargateSize(cpu, memory)) {
    throw clientException(`No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory.`);
  }
  if (executionRoleArn === undefined) {
    const feature = containerDefinitions.map(featureWithExecutionRole).find(found => found !== undefined);
    if (feature)
      throw clientException(`Fargate requires task definition to have execution role ARN to support ${feature}.`);
  }
}

/** The first feature of a container for which Fargate needs an execution role. */
function featureWithExecutionRole(container: ContainerDefinition): string | undefined {
  if (isFromEcr(container)) return 'ECR images';
  if (container.logConfiguration?.logDriver === 'awslogs') return 'log driver awslogs';
  if (container.repositoryCredentials) return 'private registry authentication';
  return container.secrets?.length ? 'container secrets' : undefined;
}

/** The attributes that a container instance needs for this definition, as AWS derives them. */
function requiredAttributes({
  networkMode,
  executionRoleArn,
  taskRoleArn,
  containerDefinitions,
}: FargateMembers): string[] {
  const some = (holds: (container: ContainerDefinition) => unknown) => containerDefinitions.some(holds);
  const awslogs = some(container => container.logConfiguration?.logDriver === 'awslogs');
  const hasSecretOf = (service: string) =>
    some(({ secrets = [] }) => secrets.some(({ valueFrom }) => valueFrom.split(':')[2] === service));
  const attributes: [string, unknown][] = [
    ['com.amazonaws.ecs.capability.docker-remote-api.1.18', true],
    ['com.amazonaws.ecs.capability.docker-remote-api.1.19', awslogs],
    ['com.amazonaws.ecs.capability.logging-driver.awslogs', awslogs],
    ['ecs.capability.execution-role-awslogs', awslogs && executionRoleArn],
    ['com.amazonaws.ecs.capability.ecr-auth', some(isFromEcr)],
    ['ecs.capability.execution-role-ecr-pull', some(isFromEcr) && executionRoleArn],
    ['ecs.capability.private-registry-authentication.secretsmanager', some(one => one.repositoryCredentials)],
    ['ecs.capability.secrets.asm.environment-variables', hasSecretOf('secretsmanager')],
    ['ecs.capability.secrets.ssm.environment-variables', hasSecretOf('ssm')],
    ['ecs.capability.container-health-check', some(one => one.healthCheck)],
    ['com.amazonaws.ecs.capability.task-iam-role', taskRoleArn],
    ['ecs.capability.task-eni', networkMode === 'awsvpc'],
  ];
  return attributes.filter(([, isRequired]) => isRequired).map(([name]) => name);
}

function isFromEcr({ image }: ContainerDefinition): boolean {
  return /^\d{12}\.dkr[.-]ecr[.-]/.test(image);
}
