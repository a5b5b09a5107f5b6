import type { Service, ServiceDeployment, Task } from '@aws-sdk/client-ecs';
import * as cloudWatchLogs from '../../aws/cloudwatch-logs.js';
import * as ecs from '../../aws/ecs.js';
import { undefinedIfNotFound } from '../../aws/errors.js';
import { awslogsStream } from '../../domain/log-streams.js';
import { nameOf } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import type { Owner } from '../../tenancy.js';

const MAX_EVENTS = 10;
const MAX_TASKS = 10;
/** The number of tasks, the latest ones, whose log events are read. */
const MAX_TASKS_WITH_LOGS = 3;
const MAX_LOG_EVENTS = 20;

/**
 * Describes why a deployment failed: its stopped tasks, the last events of the service, the last log events.
 * @param id of the deployment, which its tasks have as `startedBy`.
 */
export async function describeDeploymentFailure(
  owner: Owner,
  { clusterArn = '', serviceName = '' }: Pick<Service, 'clusterArn' | 'serviceName'>,
  id: string,
  { serviceDeploymentArn: arn = '', status, statusReason }: ServiceDeployment,
): Promise<Schemas['FailedDeployment']> {
  const [stopped, current] = await Promise.all([
    stoppedTasks(owner, clusterArn, serviceName, id),
    ecs.describeServiceIncludingInactive(owner.aws, clusterArn, serviceName),
  ]);
  const lines = await Promise.all(stopped.slice(0, MAX_TASKS_WITH_LOGS).map(task => lastLogEvents(owner, task)));
  return {
    arn,
    status: status ?? '',
    ...(statusReason && { reason: statusReason }),
    tasks: stopped.slice(0, MAX_TASKS).map(reasonsOf),
    events: (current?.events ?? []).slice(0, MAX_EVENTS).flatMap(({ message }) => message ?? []),
    logs: lines.flat().slice(-MAX_LOG_EVENTS),
  };
}

/** The stopped tasks that a deployment started, the latest first. ECS keeps them for about an hour. */
async function stoppedTasks({ aws }: Owner, cluster: string, serviceName: string, id: string): Promise<Task[]> {
  // The service, or its cluster, may have been deleted in the meantime.
  const arns = await undefinedIfNotFound(() => ecs.listTasks(aws, cluster, { serviceName, status: 'STOPPED' }));
  if (!arns?.length) return [];
  const tasks = await ecs.describeTasks(aws, cluster, arns);
  const time = ({ stoppedAt, createdAt }: Task) => (stoppedAt ?? createdAt)?.getTime() ?? 0;
  return tasks.filter(({ startedBy }) => startedBy === id).sort((a, b) => time(b) - time(a));
}

function reasonsOf({ taskArn = '', stopCode, stoppedReason, containers = [] }: Task): Schemas['FailedTask'] {
  const failed = containers.filter(({ reason, exitCode }) => reason || exitCode);
  return {
    task: taskArn,
    ...(stopCode && { code: stopCode }),
    ...(stoppedReason && { reason: stoppedReason }),
    containers: failed.map(({ name, reason, exitCode }) => `${name}: ${reason ?? `exit code ${exitCode}`}`),
  };
}

async function lastLogEvents({ aws }: Owner, { taskArn = '', taskDefinitionArn = '' }: Task): Promise<string[]> {
  const { taskDefinition } = await ecs.describeTaskDefinition(aws, taskDefinitionArn);
  const containers = taskDefinition.containerDefinitions ?? [];
  const streams = containers.flatMap(({ name = '' }) => awslogsStream(containers, name, nameOf(taskArn)) ?? []);
  const lines = await Promise.all(
    streams.map(async stream => {
      // A container that never started has no log stream.
      const selection = { limit: MAX_LOG_EVENTS, startFromHead: false };
      const response = await undefinedIfNotFound(() => cloudWatchLogs.getLogEvents(aws, stream, selection));
      return response?.events?.flatMap(({ message }) => message ?? []) ?? [];
    }),
  );
  return lines.flat();
}
