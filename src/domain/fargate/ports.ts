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
  const taken = new Set<string>();
  const names = new Set<string>();
  return containerDefinitions.flatMap(({ portMappings = [] } = {}, container) =>
    portMappings.flatMap((mapping = {}, index) => {
      const at = `${pointer}/containerDefinitions/${container}/portMappings/${index}`;
      return [
        ...formFaults(at, mapping),
        ...faultIf(
          !isAdded(taken, portsOf(mapping, networkMode === 'awsvpc')),
          `${at}/${mapping.containerPortRange ? 'containerPortRange' : 'containerPort'}`,
          'must be mapped once for a protocol: the containers of a task share its ports',
        ),
        // Service Connect refers to a port mapping by its name.
        ...faultIf(
          !isAdded(names, mapping.name ? [mapping.name] : []),
          `${at}/name`,
          'must be unique in the definition',
        ),
      ];
    }),
  );
}

/** Adds values up to the first that the set has already. @returns whether it had none of them. */
function isAdded(set: Set<string>, values: Iterable<string>): boolean {
  for (const value of values) {
    if (set.has(value)) return false;
    set.add(value);
  }
  return true;
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
    ...faultIf(hostPort, `${at}/hostPort`, 'must be left out beside containerPortRange'),
  ];
}

/** The ports that a mapping takes from other mappings, such as `80/tcp`; none where ECS chooses them. */
function* portsOf(
  { containerPort, containerPortRange, hostPort, protocol = 'tcp' }: PortMapping,
  isAwsvpc: boolean,
): Generator<string> {
  const port = isAwsvpc ? containerPort : hostPort;
  const single = port ? { from: port, to: port } : undefined;
  const range = containerPortRange === undefined ? single : isAwsvpc && rangeOf(containerPortRange);
  if (range) for (let next = range.from; next <= range.to; next += 1) yield `${next}/${protocol}`;
}

function rangeOf(text: string): { from: number; to: number } | undefined {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  return from === undefined ? undefined : { from: Number(from), to: Number(to) };
}
