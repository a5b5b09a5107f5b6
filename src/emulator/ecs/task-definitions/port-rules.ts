import { clientException } from '../members.js';
import type { ContainerDefinition } from './container-definition.js';

type Mapping = ContainerDefinition['portMappings'][number];

/**
 * Rejects port mappings that contradict one another in a task. Source: Amazon ECS API Reference, PortMapping; the message is AWS's, for
 * example in https://github.com/aws/amazon-ecs-agent/issues/1220.
 * @throws AwsError ClientException
 */
export function checkPorts(containers: ContainerDefinition[], isAwsvpc: boolean): void {
  const mappings = containers.flatMap(({ portMappings }) => portMappings);
  const names = mappings.flatMap(({ name }) => name ?? []);
  // The pattern is that of the API Reference.
  const invalid = names.find(name => !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name));
  if (invalid !== undefined) throw clientException(`The port mapping name '${invalid}' is invalid.`);
  const duplicate = names.find((name, index) => names.indexOf(name) < index);
  if (duplicate) throw clientException(`The port mapping name '${duplicate}' is not unique in the task definition.`);
  const taken = mappings.flatMap(mapping => {
    const [from, to] = hostPorts(mapping, isAwsvpc);
    return from ? [{ from, to, protocol: mapping.protocol }] : [];
  });
  for (const [index, one] of taken.entries()) {
    const other = taken
      .slice(0, index)
      .find(({ from, to, protocol }) => protocol === one.protocol && from <= one.to && one.from <= to);
    if (!other) continue;
    const port = Math.max(one.from, other.from);
    throw clientException(`${one.protocol.toUpperCase()} host port '${port}' is mapped multiple times in task.`);
  }
}

/** The first and the last host port of a mapping; 0 where ECS chooses them. */
function hostPorts({ containerPortRange, hostPort, containerPort }: Mapping, isAwsvpc: boolean): [number, number] {
  if (containerPortRange !== undefined) {
    const [, from = '', to = ''] = /^(\d+)-(\d+)$/.exec(containerPortRange) ?? [];
    const range: [number, number] = [Number(from), Number(to)];
    if (!(range[0] >= 1 && range[0] < range[1] && range[1] <= 65_535) || containerPort !== undefined || hostPort)
      throw clientException(`Invalid 'containerPortRange' setting: ${containerPortRange}.`);
    return isAwsvpc ? range : [0, 0];
  }
  const port = (isAwsvpc ? containerPort : hostPort) ?? 0;
  return [port, port];
}
