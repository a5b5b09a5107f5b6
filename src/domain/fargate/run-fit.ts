import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';
import { unitFaults } from './registration.js';
import { type Cluster, definitionUseFaults, providerFaults, volumeNameFaults } from './service-fit.js';
import { placementFaults } from './service-rules.js';
import { fargateSizeFault, sizeAmounts } from './sizes.js';

type RunTask = Unchecked<Schemas['RunTaskRequest']>;
type Overrides = Unchecked<Schemas['TaskOverride']>;
type Described = Unchecked<Schemas['TaskDefinition']>;

/** Characters of the overrides of a task as JSON. Source: Amazon ECS API Reference, RunTask, `overrides`. */
const MOST_CHARACTERS = 8192;

/**
 * The faults of a request to run tasks that does not fit its cluster or its definition. Source: Amazon ECS API Reference, RunTask,
 * TaskOverride and ContainerOverride. @param isFargate whether the tasks run on Fargate.
 */
export function runFitFaults(
  request: RunTask,
  { cluster, definition }: { cluster: Cluster; definition: Described },
  isFargate: boolean,
): Fault[] {
  const { overrides = {}, capacityProviderStrategy } = request;
  return [
    ...providerFaults('/capacityProviderStrategy', capacityProviderStrategy, cluster),
    ...definitionUseFaults('/taskDefinition', definition, isFargate),
    ...(isFargate ? placementFaults('', request) : []),
    ...volumeNameFaults('/volumeConfigurations', request, definition),
    ...nameFaults('/overrides/containerOverrides', overrides, definition),
    ...(isFargate ? acceleratorFaults('/overrides', overrides) : unitFaults('/overrides', overrides)),
    ...sizeFaults('/overrides', overrides, definition, isFargate),
    ...faultIf(
      JSON.stringify(overrides).length > MOST_CHARACTERS,
      '/overrides',
      `must have at most ${MOST_CHARACTERS} characters as JSON`,
    ),
  ];
}

function nameFaults(pointer: string, { containerOverrides = [] }: Overrides, definition: Described): Fault[] {
  const names = new Set(definition.containerDefinitions?.map(container => container?.name));
  return containerOverrides.flatMap((override, index) =>
    faultIf(
      override?.name === undefined || !names.has(override.name),
      `${pointer}/${index}/name`,
      'must be the name of a container in the task definition',
    ),
  );
}

function acceleratorFaults(
  pointer: string,
  { containerOverrides = [], inferenceAcceleratorOverrides = [] }: Overrides,
): Fault[] {
  const unsupported = 'is not supported on Fargate';
  return [
    ...faultIf(inferenceAcceleratorOverrides.length > 0, `${pointer}/inferenceAcceleratorOverrides`, unsupported),
    ...containerOverrides.flatMap((override, index) =>
      faultIf(
        override?.resourceRequirements?.length,
        `${pointer}/containerOverrides/${index}/resourceRequirements`,
        unsupported,
      ),
    ),
  ];
}

/** The faults of the task's size with the overrides, and of what they give to containers beyond it. */
function sizeFaults(pointer: string, overrides: Overrides, definition: Described, isFargate: boolean): Fault[] {
  const { containerOverrides = [] } = overrides;
  const { cpu = definition.cpu, memory = definition.memory } = overrides;
  const size = isFargate && cpu && memory ? fargateSizeFault(cpu, memory) : undefined;
  const amounts = sizeAmounts({ cpu, memory });
  const given = new Map(containerOverrides.map(override => [override?.name, override?.cpu]));
  const units = (definition.containerDefinitions ?? [])
    .map(container => given.get(container?.name) ?? container?.cpu ?? 0)
    .reduce((sum, amount) => sum + amount, 0);
  return [
    ...(size ? [{ pointer: `${pointer}/${size.member}`, message: size.message }] : []),
    ...faultIf(units > amounts.cpu, `${pointer}/cpu`, `must be at least the ${units} CPU units of the containers`),
    ...containerOverrides.flatMap((override = {}, index) =>
      (['memory', 'memoryReservation'] as const).flatMap(member =>
        faultIf(
          Number(override[member]) > amounts.memory,
          `${pointer}/containerOverrides/${index}/${member}`,
          `must be at most the memory of the task, ${amounts.memory} MiB`,
        ),
      ),
    ),
  ];
}
