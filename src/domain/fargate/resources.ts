import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';

type Containers = (Unchecked<Schemas['ContainerDefinition']> | undefined)[];
type Requirement = Unchecked<Schemas['ResourceRequirement']>;

/**
 * The faults of the GPUs and accelerators of a definition. Source: Amazon ECS API Reference, ResourceRequirement.
 * @param pointer to the definition.
 */
export function resourceFaults(pointer: string, containers: Containers): Fault[] {
  const requirements = containers.flatMap(({ resourceRequirements = [] } = {}, container) =>
    resourceRequirements.map((requirement = {}, index) => ({
      requirement,
      container,
      at: `${pointer}/containerDefinitions/${container}/resourceRequirements/${index}`,
    })),
  );
  const gpus = requirements.filter(({ requirement }) => requirement.type === 'GPU');
  const isShared = Boolean(gpus[0]?.requirement.sharingStrategy);
  const neurons = requirements.filter(({ requirement }) => requirement.type === 'NeuronDevice');
  return [
    ...requirements.flatMap(({ requirement, at }) => requirementFaults(at, requirement)),
    ...gpus
      .filter(({ requirement }) => Boolean(requirement.sharingStrategy) !== isShared)
      .map(({ at }) => ({ pointer: at, message: 'must share GPUs as the others of the task do' })),
    ...neurons
      .filter(({ container }) => container !== neurons[0]?.container)
      .map(({ at }) => ({ pointer: at, message: 'must be left out: one container of a task can have NeuronDevice' })),
  ];
}

function requirementFaults(at: string, { type, value, sharingStrategy }: Requirement): Fault[] {
  return [
    ...faultIf(sharingStrategy && type !== 'GPU', `${at}/sharingStrategy`, 'must be left out: only a GPU is shared'),
    ...faultIf(sharingStrategy && value !== undefined, `${at}/value`, 'must be left out beside sharingstrategy'),
    ...faultIf(!sharingStrategy && value === undefined, `${at}/value`, 'is required'),
    ...faultIf(
      type === 'NeuronDevice' && value !== undefined && value !== 'ALL',
      `${at}/value`,
      'must be ALL for NeuronDevice',
    ),
  ];
}
