import type { Answered, Schemas } from './schemas.js';

/**
 * Where a container's lines go, by its awslogs configuration.
 * @param taskId not the ARN.
 * @returns undefined where there is no such container, or it logs elsewhere.
 * Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch" (awslogs-stream-prefix).
 */
export function awslogsStream(
  containers: Answered<Schemas['ContainerDefinition']>[],
  container: string,
  taskId: string,
): { group: string; stream: string } | undefined {
  const logs = containers.find(({ name }) => name === container)?.logConfiguration;
  const group = logs?.options?.['awslogs-group'];
  const prefix = logs?.options?.['awslogs-stream-prefix'];
  if (logs?.logDriver !== 'awslogs' || !group || !prefix) return undefined;
  return { group, stream: `${prefix}/${container}/${taskId}` };
}
