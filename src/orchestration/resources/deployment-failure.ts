import type { Service, ServiceDeployment, Task } from '@aws-sdk/client-ecs';
import { absentIfNotFound } from '../../aws/absent.js';
import { getLogEvents } from '../../aws/cloudwatch-logs.js';
import { describeTaskDefinition, describeTasks, listTasks, recallService } from '../../aws/ecs.js';
import { awslogsStream } from '../../domain/log-streams.js';
import { nameOf } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import type { Owner } from '../../tenancy.js';

const EVENTS_TOLD = 10;
const TASKS_TOLD = 10;
/** Of so many tasks, the latest, lines are told. */
const TASKS_WITH_LINES = 3;
const LINES_TOLD = 20;

/**
 * What a person needs to know why a deployment failed: its tasks that stopped, the last events, the last lines.
 * @param id of the deployment, as its tasks name who started them.
 */
export async function failureOf(
  owner: Owner,
  { clusterArn = '', serviceName = '' }: Pick<Service, 'clusterArn' | 'serviceName'>,
  id: string,
  { serviceDeploymentArn: arn = '', status, statusReason }: ServiceDeployment,
): Promise<Schemas['FailedDeployment']> {
  const [stopped, now] = await Promise.all([
    stoppedTasks(owner, clusterArn, serviceName, id),
    recallService(owner.aws, clusterArn, serviceName),
  ]);
  const lines = await Promise.all(stopped.slice(0, TASKS_WITH_LINES).map(task => lastLines(owner, task)));
  return {
    arn,
    status: status ?? '',
    ...(statusReason && { reason: statusReason }),
    tasks: stopped.slice(0, TASKS_TOLD).map(reasonsOf),
    events: (now?.events ?? []).slice(0, EVENTS_TOLD).flatMap(({ message }) => message ?? []),
    logs: lines.flat().slice(-LINES_TOLD),
  };
}

/** Those that a deployment started, the latest first. ECS tells of them for an hour. */
async function stoppedTasks({ aws }: Owner, cluster: string, serviceName: string, id: string): Promise<Task[]> {
  // The service, or all of its cluster, may have been deleted meanwhile.
  const arns = await absentIfNotFound(() => listTasks(aws, cluster, { serviceName, status: 'STOPPED' }));
  if (!arns?.length) return [];
  const tasks = await describeTasks(aws, cluster, arns);
  const time = ({ stoppedAt, createdAt }: Task) => (stoppedAt ?? createdAt)?.getTime() ?? 0;
  return tasks.filter(({ startedBy }) => startedBy === id).sort((a, b) => time(b) - time(a));
}

function reasonsOf({ taskArn = '', stopCode, stoppedReason, containers = [] }: Task): Schemas['FailedTask'] {
  const told = containers.filter(({ reason, exitCode }) => reason || exitCode);
  return {
    task: taskArn,
    ...(stopCode && { code: stopCode }),
    ...(stoppedReason && { reason: stoppedReason }),
    containers: told.map(({ name, reason, exitCode }) => `${name}: ${reason ?? `exit code ${exitCode}`}`),
  };
}

async function lastLines({ aws }: Owner, { taskArn = '', taskDefinitionArn = '' }: Task): Promise<string[]> {
  const { taskDefinition } = await describeTaskDefinition(aws, taskDefinitionArn);
  const containers = taskDefinition.containerDefinitions ?? [];
  const places = containers.flatMap(({ name = '' }) => awslogsStream(containers, name, nameOf(taskArn)) ?? []);
  const lines = await Promise.all(
    places.map(async ({ group, stream }) => {
      // A container that never started has no stream.
      const selection = { limit: LINES_TOLD, startFromHead: false };
      const answer = await absentIfNotFound(() => getLogEvents(aws, group, stream, selection));
      return answer?.events?.flatMap(({ message }) => message ?? []) ?? [];
    }),
  );
  return lines.flat();
}
