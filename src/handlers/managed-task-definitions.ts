import type { Cluster, Task } from '@aws-sdk/client-ecs';
import { listTaskDefinitionFamilies, stopTask, type TaggedTaskDefinition } from '../aws/ecs.js';
import { familyOf } from '../domain/names.js';
import { carries, managedTags } from '../domain/tags.js';
import { NotFound } from '../errors.js';
import { ownedCluster, ownedTagged, ownedTask, ownedTaskDefinition } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Handler, Rule } from './handler.js';
import { arnsOf, ownTasks, runFaults, runInSpace, taskAnswer } from './tasks.js';

export const listManagedTaskDefinitions: Handler<'listManagedTaskDefinitions'> = async ({ path }, context) => {
  const cluster = await ownedCluster(context, path.cluster);
  const [tagged, active] = await Promise.all([
    ownedTagged(context, 'ecs:task-definition', managedTags(cluster.clusterName ?? path.cluster), context.signal),
    // The tagging API tells of revisions that are long deregistered too.
    listTaskDefinitionFamilies(context.aws, context.signal),
  ]);
  const families = new Set(tagged.map(({ arn }) => familyOf(arn)));
  return { body: active.filter(family => families.has(family)) };
};

export const getManagedTaskDefinition: Handler<'getManagedTaskDefinition'> = async ({ path }, context) => {
  const { cluster, taskDefinition, tags } = await managed(context, path.cluster, path.taskdef);
  return { body: { cluster, taskDefinition, tags } };
};

export const runManagedTaskDefinition: Handler<'runManagedTaskDefinition'> = async ({ path, body }, context) => {
  const { cluster, taskDefinition } = await managed(context, path.cluster, path.taskdef);
  const arn = taskDefinition.taskDefinitionArn ?? '';
  return { body: await runInSpace(context, cluster.clusterName ?? path.cluster, arn, body ?? {}) };
};

export const runManagedTaskDefinitionRule: Rule<'runManagedTaskDefinition'> = (body, context) =>
  runFaults(body ?? {}, context);

export const listManagedTasks: Handler<'listManagedTasks'> = async ({ path, query }, context) => {
  const family = familyOf(path.taskdef);
  const [tasks] = await Promise.all([
    ownTasks(context, path.cluster, { family, startedBy: query.startedBy }, query.status),
    managed(context, path.cluster, path.taskdef),
  ]);
  return { body: arnsOf(tasks) };
};

export const getManagedTask: Handler<'getManagedTask'> = async ({ path }, context) => ({
  body: taskAnswer(await managedTask(context, path)),
});

export const stopManagedTask: Handler<'stopManagedTask'> = async ({ path, query }, context) => {
  await managedTask(context, path);
  await stopTask(context.aws, path.cluster, path.task, query.reason);
  return { body: 'OK' };
};

/** @throws {NotFound} where it is not the cluster's managed task definition. */
async function managed(
  context: AccountContext,
  clusterName: string,
  family: string,
): Promise<TaggedTaskDefinition & { cluster: Cluster }> {
  const [cluster, found] = await Promise.all([
    ownedCluster(context, clusterName),
    ownedTaskDefinition(context, family),
  ]);
  if (!carries(found.tags, managedTags(cluster.clusterName ?? clusterName)))
    throw new NotFound(`Task definition ${family} was not found in cluster ${clusterName}.`);
  return { cluster, ...found };
}

/** @throws {NotFound} where it is not a task of the managed task definition. */
async function managedTask(
  context: AccountContext,
  { cluster, taskdef, task }: { cluster: string; taskdef: string; task: string },
): Promise<Task> {
  const [found] = await Promise.all([ownedTask(context, cluster, task), managed(context, cluster, taskdef)]);
  if (familyOf(found.taskDefinitionArn ?? '') !== familyOf(taskdef))
    throw new NotFound(`Task ${task} was not found among those of ${taskdef}.`);
  return found;
}
