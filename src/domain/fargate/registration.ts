import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import { PRIVATE_ECR } from '../references.js';
import type { Schemas, Unchecked } from '../schemas.js';
import { containerRuleFaults } from './containers.js';
import { fargateLimitFaults, LOG_DRIVERS } from './limits.js';
import { resourceFaults } from './resources.js';
import { fargateSizeFault, sizeAmounts } from './sizes.js';

type Definition = Unchecked<Schemas['RegisterTaskDefinitionRequest']>;
type Container = Unchecked<Schemas['ContainerDefinition']>;

/**
 * The faults of a definition that is registered as it is given. Source: Amazon ECS API Reference, RegisterTaskDefinition; Amazon ECS
 * Developer Guide, "Amazon ECS task definition differences for Fargate". @param pointer to the definition.
 */
export function registrationFaults(pointer: string, definition: Definition): Fault[] {
  const { containerDefinitions = [], requiresCompatibilities = [], networkMode, memory } = definition;
  const isFargate = requiresCompatibilities.includes('FARGATE');
  return [
    ...containerRuleFaults(pointer, { ...definition, requiresCompatibilities }),
    ...containerDefinitions.flatMap((container = {}, index) => {
      const at = `${pointer}/containerDefinitions/${index}`;
      return [
        ...logOptionFaults(`${at}/logConfiguration`, container, isFargate),
        ...(networkMode === 'awsvpc' ? awsvpcFaults(at, container) : []),
        ...faultIf(
          !isFargate && !memory && container.memory === undefined && container.memoryReservation === undefined,
          `${at}/memory`,
          'is required where the task has no memory',
        ),
      ];
    }),
    ...unitFaults(pointer, definition),
    ...resourceFaults(pointer, containerDefinitions),
    ...(isFargate ? [...fargateLimitFaults(pointer, definition), ...fargateMemberFaults(pointer, definition)] : []),
  ];
}

/** The faults of the CPU units and the memory of a task that are not amounts. @param pointer to what has them. */
export function unitFaults(pointer: string, { cpu, memory }: Pick<Definition, 'cpu' | 'memory'>): Fault[] {
  const amounts = sizeAmounts({ cpu, memory });
  const isWrong = (text: string | undefined, amount: number) => text && !(Number.isInteger(amount) && amount > 0);
  return [
    ...faultIf(
      isWrong(cpu, amounts.cpu),
      `${pointer}/cpu`,
      'must be CPU units, such as 256, or vCPUs, such as .25 vCPU',
    ),
    ...faultIf(isWrong(memory, amounts.memory), `${pointer}/memory`, 'must be MiB, such as 512, or GB, such as 0.5 GB'),
  ];
}

function fargateMemberFaults(pointer: string, definition: Definition): Fault[] {
  const { containerDefinitions = [], networkMode, cpu, memory, executionRoleArn } = definition;
  const size = cpu && memory ? fargateSizeFault(cpu, memory) : undefined;
  return [
    ...faultIf(networkMode !== 'awsvpc', `${pointer}/networkMode`, 'must be awsvpc on Fargate'),
    ...faultIf(!cpu, `${pointer}/cpu`, 'is required on Fargate'),
    ...faultIf(!memory, `${pointer}/memory`, 'is required on Fargate'),
    ...(size ? [{ pointer: `${pointer}/${size.member}`, message: size.message }] : []),
    ...faultIf(
      !executionRoleArn && containerDefinitions.some(needsExecutionRole),
      `${pointer}/executionRoleArn`,
      'is required on Fargate for private images, the log driver awslogs and secrets',
    ),
  ];
}

function needsExecutionRole({ image = '', logConfiguration, repositoryCredentials, secrets }: Container = {}): boolean {
  return Boolean(
    PRIVATE_ECR.test(image) || logConfiguration?.logDriver === 'awslogs' || repositoryCredentials || secrets?.length,
  );
}

function awsvpcFaults(pointer: string, { links, hostname, portMappings = [] }: Container): Fault[] {
  const unsupported = 'is not supported with network mode awsvpc';
  return [
    ...faultIf(links?.length, `${pointer}/links`, unsupported),
    ...faultIf(hostname, `${pointer}/hostname`, unsupported),
    ...portMappings.flatMap(({ hostPort, containerPort } = {}, index) =>
      faultIf(
        hostPort && containerPort && hostPort !== containerPort,
        `${pointer}/portMappings/${index}/hostPort`,
        'must be the containerPort with network mode awsvpc',
      ),
    ),
  ];
}

/** Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch". */
function logOptionFaults(pointer: string, { logConfiguration }: Container, isFargate: boolean): Fault[] {
  const { logDriver, options = {} } = logConfiguration ?? {};
  const required = ['awslogs-group', 'awslogs-region', ...(isFargate ? ['awslogs-stream-prefix'] : [])];
  return [
    ...faultIf(
      isFargate && logDriver && !LOG_DRIVERS.includes(logDriver),
      `${pointer}/logDriver`,
      `must be one of ${LOG_DRIVERS.join(', ')} on Fargate`,
    ),
    ...(logDriver === 'awslogs' ? required : []).flatMap(option =>
      faultIf(!options[option], `${pointer}/options/${option}`, 'is required for the log driver awslogs'),
    ),
  ];
}
