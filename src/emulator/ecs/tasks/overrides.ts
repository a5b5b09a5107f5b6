import { listOf, number, type Parsed, structure, text } from '../../shape.js';
import { cpuUnits, isFargateSize, mebibytes } from '../fargate.js';
import { anything, clientException, invalidParameter } from '../members.js';
import { checkEphemeralStorage, type TaskDefinition } from '../task-definitions/task-definition-input.js';

/** All members of AWS's TaskOverride. */
export const overrides = structure({
  containerOverrides: listOf(
    structure({
      name: text,
      command: listOf(text),
      environment: anything,
      environmentFiles: listOf(anything, 10),
      cpu: number,
      memory: number,
      memoryReservation: number,
      resourceRequirements: listOf(anything),
    }),
  ),
  cpu: text,
  memory: text,
  executionRoleArn: text,
  taskRoleArn: text,
  inferenceAcceleratorOverrides: listOf(anything),
  ephemeralStorage: structure({ sizeInGiB: number }),
});

export type TaskOverrides = NonNullable<Parsed<{ o: typeof overrides }>['o']>;

/** Characters of the overrides as JSON. Source: Amazon ECS API Reference, RunTask, `overrides`. */
const MOST_CHARACTERS = 8192;

/**
 * Checks that the overrides of a task fit its definition: known containers, and a size of Fargate that fits them.
 * Source: Amazon ECS API Reference, TaskOverride, ContainerOverride; Developer Guide, "Task CPU and memory".
 * @throws AwsError
 */
export function checkOverrides(definition: TaskDefinition, input: Partial<TaskOverrides>, isFargate: boolean): void {
  const { containerOverrides = [], inferenceAcceleratorOverrides = [] } = input;
  if (JSON.stringify(input).length > MOST_CHARACTERS)
    throw invalidParameter(`Container Overrides length must be at most ${MOST_CHARACTERS}`);
  const names = definition.containerDefinitions.map(({ name }) => name);
  const unknown = containerOverrides.find(({ name }) => name === undefined || !names.includes(name));
  if (unknown)
    throw invalidParameter(`Override for container named ${unknown.name} is not a container in the TaskDefinition.`);
  if (
    isFargate &&
    (inferenceAcceleratorOverrides.length || containerOverrides.some(one => one.resourceRequirements?.length))
  )
    throw invalidParameter('Fargate does not support accelerators and GPUs.');
  checkEphemeralStorage(input.ephemeralStorage?.sizeInGiB);
  checkSize(definition, input, isFargate);
}

function checkSize(
  definition: TaskDefinition,
  { cpu, memory, containerOverrides = [] }: Partial<TaskOverrides>,
  isFargate: boolean,
): void {
  const units = cpuUnits(cpu) ?? definition.cpu;
  const size = mebibytes(memory) ?? definition.memory;
  if (isFargate && !isFargateSize(units, size))
    throw clientException(`No Fargate configuration exists for given values: ${units} CPU, ${size} memory.`);
  const containers = definition.containerDefinitions.map(container => {
    const override = containerOverrides.find(({ name }) => name === container.name);
    return {
      name: container.name,
      cpu: override?.cpu ?? container.cpu,
      memory: override?.memory ?? container.memory ?? 0,
      reserved: override?.memoryReservation ?? container.memoryReservation ?? 0,
    };
  });
  const used = containers.reduce((sum, container) => sum + container.cpu, 0);
  if (used > Number(units ?? Number.POSITIVE_INFINITY)) {
    throw clientException("The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
  }
  const largest = containers.find(one => Math.max(one.memory, one.reserved) > Number(size ?? Number.POSITIVE_INFINITY));
  if (!largest) return;
  throw clientException(`The 'memory' of container '${largest.name}' cannot be greater than the 'memory' of the task.`);
}
