import type { Container, Ecs, Task } from '../state.js';

/**
 * Writes the log of a container that starts.
 * @returns false if its log driver is awslogs and the log group does not exist
 */
export function writeStart(ecs: Ecs, task: Task, container: Container): boolean {
  const { name, image, portMappings } = container.definition;
  const ports = portMappings.map(({ containerPort }) => `${name} listens on port ${containerPort}`);
  return write(ecs, task, container, [`${name} starts from ${image}`, ...ports, `${name} is ready`]);
}

export function writeExit(ecs: Ecs, task: Task, container: Container): void {
  write(ecs, task, container, [`${container.definition.name} fails and exits with code 1`]);
}

export function writeStop(ecs: Ecs, task: Task, container: Container): void {
  const { name } = container.definition;
  write(ecs, task, container, [`${name} was asked to stop (SIGTERM)`, `${name} ends`]);
}

/** The awslogs driver names streams `prefix/container/task`. */
function write(ecs: Ecs, task: Task, { definition }: Container, messages: string[]): boolean {
  const { logDriver, options = {} } = definition.logConfiguration ?? {};
  if (logDriver !== 'awslogs') return true;
  const stream = `${options['awslogs-stream-prefix']}/${definition.name}/${task.id}`;
  const { 'awslogs-region': region = ecs.account.region, 'awslogs-group': group = '' } = options;
  const written = messages.map(message => ecs.account.links.writeLog(region, group, stream, message));
  return written.every(Boolean) || options['awslogs-create-group'] === 'true';
}
