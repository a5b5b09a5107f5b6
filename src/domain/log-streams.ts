import type { Answered, Schemas } from './schemas.js';

/** A log stream. */
export interface LogStream {
  group: string;
  stream: string;
  /** Undefined for the account's region. */
  region: string | undefined;
}

/**
 * The log stream of a task's container, by its awslogs configuration.
 * @param taskId the id, not the ARN.
 * @returns undefined where the container does not exist, or does not log to CloudWatch Logs.
 * Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch" (awslogs-stream-prefix).
 */
export function awslogsStream(
  containers: Answered<Schemas['ContainerDefinition']>[],
  container: string,
  taskId: string,
): LogStream | undefined {
  const logs = containers.find(({ name }) => name === container)?.logConfiguration;
  const group = logs?.options?.['awslogs-group'];
  const prefix = logs?.options?.['awslogs-stream-prefix'];
  if (logs?.logDriver !== 'awslogs' || !group || !prefix) return undefined;
  return { group, stream: `${prefix}/${container}/${taskId}`, region: logs.options?.['awslogs-region'] };
}
