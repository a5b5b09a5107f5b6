import type { Cluster, Task, TaskDefinition } from '@aws-sdk/client-ecs';
import type { TaskFilter } from '../aws/ecs.js';
import * as ecs from '../aws/ecs.js';
import { runFitFaults } from '../domain/fargate/run-fit.js';
import { isOnFargate, runPlacementFaults } from '../domain/fargate/service-rules.js';
import { faultIf } from '../domain/faults.js';
import { placeholderFaults } from '../domain/limits/placeholders.js';
import { given, tagCountFaults, tagFaults } from '../domain/limits/tags.js';
import { clusterAndId, familyOf, nameOf, revisionOf } from '../domain/names.js';
import { completedNetwork, networkFaults } from '../domain/network.js';
import type { Schemas, Unchecked } from '../domain/schemas.js';
import { spaceTags, withCallersTags } from '../domain/tags.js';
import { type Fault, Invalid } from '../errors.js';
import { assertRolesUsable } from '../orchestration/resources/roles.js';
import { ownedCluster, ownedService, ownedTask, ownedTaskDefinition, ownedTasks, whileChecked } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { AnswerBody, Handler, Rule } from './handler.js';

type Status = 'RUNNING' | 'STOPPED';

export const listTasks: Handler<'listTasks'> = async ({ path, query }, context) => {
  const { service } = query;
  const named = service ? [ownedService(context, path.cluster, service)] : [];
  const tasks = await whileChecked(
    whileChecked(ownedCluster(context, path.cluster), Promise.all(named)),
    ownTasks(context, path.cluster, query, query.status),
  );
  return { body: arnsOf(tasks) };
};

export const runTask: Handler<'runTask'> = async ({ path, body }, context) => {
  const [{ taskDefinition }, cluster] = await Promise.all([
    ownedTaskDefinition(context, body.taskDefinition ?? ''),
    ownedCluster(context, path.cluster),
    assertRolesUsable(context, nameOf(path.cluster), body),
  ]);
  const arn = taskDefinition.taskDefinitionArn ?? '';
  const { defaultCapacityProviderStrategy: strategy } = cluster;
  assertRunFits(
    body,
    { cluster, definition: taskDefinition },
    isOnFargate(body, { capacityProviderStrategy: strategy }),
  );
  // A cluster without a default strategy would place the tasks on EC2 instances.
  const launchType = strategy?.length ? undefined : 'FARGATE';
  return { body: await runInSpace(context, cluster.clusterName ?? path.cluster, arn, body, launchType) };
};

export const runTaskRule: Rule<'runTask'> = (body, context) => [
  ...faultIf(!body.taskDefinition, '/taskDefinition', 'is required'),
  ...runFaults(body, context),
];

export const getTask: Handler<'getTask'> = async ({ path }, context) => ({
  body: taskBody(await ownedTask(context, path.cluster, path.task)),
});

export const stopTask: Handler<'stopTask'> = async ({ path, query }, context) => {
  const { taskArn = path.task } = await ownedTask(context, path.cluster, path.task);
  await ecs.stopTask(context.aws, path.cluster, taskArn, query.reason);
  return { body: 'OK' };
};

/** The faults of a request to run tasks, managed or not. */
export function runFaults(request: Unchecked<Schemas['RunTaskRequest']>, { aws, org }: AccountContext): Fault[] {
  const { networkConfiguration, tags } = request;
  return [
    ...placeholderFaults(request, ''),
    ...runPlacementFaults('', request),
    ...networkFaults('/networkConfiguration', networkConfiguration, aws),
    ...tagFaults('/tags', tags, org),
    ...tagCountFaults('/tags', 'task', withCallersTags(spaceTags(org, '', 'task'), given(tags))),
  ];
}

/**
 * @param isFargate whether the tasks run on Fargate.
 * @throws {Invalid} where the request does not fit its cluster or its definition.
 */
export function assertRunFits(
  request: Unchecked<Schemas['RunTaskRequest']>,
  existing: { cluster: Cluster; definition: TaskDefinition },
  isFargate: boolean,
): void {
  const faults = runFitFaults(request, existing, isFargate);
  if (faults.length > 0) throw new Invalid('The request does not fit its cluster or its task definition.', { faults });
}

/**
 * Runs tasks in a space: in the account's network and with the space's tags.
 * @param launchType where the request gives neither one nor a strategy; undefined for the cluster's default strategy.
 */
export async function runInSpace(
  { aws, org }: AccountContext,
  cluster: string,
  taskDefinition: string,
  input: Schemas['RunTaskRequest'],
  launchType: 'FARGATE' | undefined,
): Promise<AnswerBody<'runTask'>> {
  const strategy = input.capacityProviderStrategy?.length ? input.capacityProviderStrategy : undefined;
  const { tasks, failures } = await ecs.runTask(aws, {
    enableECSManagedTags: true,
    propagateTags: 'TASK_DEFINITION',
    ...(!strategy && { launchType }),
    ...input,
    capacityProviderStrategy: strategy,
    cluster,
    taskDefinition,
    networkConfiguration: completedNetwork(aws, input.networkConfiguration),
    tags: withCallersTags(spaceTags(org, cluster, 'task'), input.tags),
  });
  return { tasks: tasks.map(withRevision), failures };
}

/**
 * The org's tasks in a cluster, in each of the statuses. ListTasks does not combine `startedBy` with another filter, so the other
 * one is applied here.
 */
export async function ownTasks(
  context: AccountContext,
  cluster: string,
  { service, family, startedBy }: { service?: string; family?: string; startedBy?: string },
  statuses: Status[] = ['RUNNING'],
): Promise<Task[]> {
  const { aws, signal } = context;
  const filter: TaskFilter = startedBy
    ? { startedBy }
    : { ...(service && { serviceName: service }), ...(family && { family }) };
  const arns = await Promise.all(statuses.map(status => ecs.listTasks(aws, cluster, { ...filter, status }, signal)));
  const tasks = await ecs.describeTasks(aws, cluster, arns.flat(), signal);
  const wanted = tasks.filter(
    ({ group, taskDefinitionArn = '' }) =>
      (!service || group === `service:${nameOf(service)}`) && (!family || familyOf(taskDefinitionArn) === family),
  );
  return ownedTasks(context, cluster, wanted);
}

function arnsOf(tasks: Task[]): string[] {
  return tasks.flatMap(({ taskArn }) => taskArn ?? []);
}

/** The tasks of a cluster as `cluster/id`, in which form the predecessor returned those of services and of managed definitions. */
export function relativeIdsOf(tasks: Task[], cluster: string): string[] {
  return arnsOf(tasks).map(arn => clusterAndId(arn, cluster));
}

/** A task in the form of a DescribeTasks response. */
export function taskBody(task: Task): AnswerBody<'getTask'> {
  return { tasks: [withRevision(task)], failures: [] };
}

function withRevision(task: Task) {
  return { ...task, revision: revisionOf(task.taskDefinitionArn) };
}
