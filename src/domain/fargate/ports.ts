import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';

type Definition = Unchecked<Schemas['RegisterTaskDefinitionRequest']>;
type PortMapping = Unchecked<Schemas['PortMapping']>;

/**
 * The faults of the port mappings of a definition. Source: Amazon ECS API Reference, PortMapping; the containers of a task share the
 * ports of its network interface or of its host. @param pointer to the definition.
 */
export function portFaults(pointer: string, { networkMode, containerDefinitions = [] }: Definition): Fault[] {
  const mappings = containerDefinitions.flatMap(({ portMappings = [] } = {}, container) =>
    portMappings.map((mapping = {}, index) => ({
      mapping,
      at: `${pointer}/containerDefinitions/${container}/portMappings/${index}`,
      taken: takenPorts(mapping, networkMode === 'awsvpc'),
    })),
  );
  return mappings.flatMap(({ mapping, at, taken }, index) => {
    const others = mappings.slice(0, index);
    return [
      ...formFaults(at, mapping),
      ...faultIf(
        taken && others.some(other => other.taken && overlaps(taken, other.taken)),
        `${at}/${mapping.containerPortRange ? 'containerPortRange' : 'containerPort'}`,
        'must be mapped once for a protocol: the containers of a task share its ports',
      ),
      // Service Connect refers to a port mapping by its name.
      ...faultIf(
        mapping.name && others.some(other => other.mapping.name === mapping.name),
        `${at}/name`,
        'must be unique in the definition',
      ),
    ];
  });
}

function formFaults(at: string, { containerPort, containerPortRange, hostPort }: PortMapping): Fault[] {
  if (containerPortRange === undefined)
    return faultIf(
      containerPort === undefined,
      `${at}/containerPort`,
      'is required, unless containerPortRange is given',
    );
  const range = rangeOf(containerPortRange);
  return [
    ...faultIf(
      !range || range.from < 1 || range.to > 65_535 || range.from >= range.to,
      `${at}/containerPortRange`,
      'must be the first and the last port, such as 8000-8010',
    ),
    ...faultIf(containerPort !== undefined, `${at}/containerPort`, 'must be left out beside containerPortRange'),
    ...faultIf(hostPort !== undefined, `${at}/hostPort`, 'must be left out beside containerPortRange'),
  ];
}

interface Ports {
  from: number;
  to: number;
  protocol: string;
}

/** The ports that a mapping takes from other mappings; undefined where ECS chooses them. */
function takenPorts(
  { containerPort, containerPortRange, hostPort, protocol = 'tcp' }: PortMapping,
  isAwsvpc: boolean,
): Ports | undefined {
  const range = containerPortRange === undefined ? undefined : rangeOf(containerPortRange);
  if (range) return isAwsvpc ? { ...range, protocol } : undefined;
  const port = isAwsvpc ? containerPort : hostPort;
  return port ? { from: port, to: port, protocol } : undefined;
}

function rangeOf(text: string): { from: number; to: number } | undefined {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  return from === undefined ? undefined : { from: Number(from), to: Number(to) };
}

function overlaps(one: Ports, other: Ports): boolean {
  return one.protocol === other.protocol && one.from <= other.to && other.from <= one.to;
}
