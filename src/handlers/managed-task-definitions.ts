import type { Task } from '@aws-sdk/client-ecs';
import * as ecs from '../aws/ecs.js';
import { isOnFargate } from '../domain/fargate/service-rules.js';
import { familyOf, nameOf } from '../domain/names.js';
import { updateDefinitionFaults } from '../domain/rules.js';
import { Conflict, NotFound } from '../errors.js';
import { definitionsIn } from '../orchestration/cleanup/usage.js';
import type { ManagedDeletion } from '../orchestration/delete-managed-task-definition.js';
import {
  type ManagedTaskDefinition,
  managedFamilies,
  ownedManagedTaskDefinition,
  partiallyDeletedTaskDefinition,
  runningTasks,
} from '../orchestration/resources/managed-task-definition.js';
import { assertRolesUsable } from '../orchestration/resources/roles.js';
import * as workflows from '../orchestration/workflows.js';
import { hasEnded } from '../runtime/operation.js';
import { ownedCluster, ownedTask, whileChecked } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Answer, Handler, Rule } from './handler.js';
import { adjustingOf, runWorkflow } from './run-workflow.js';
import { assertRunFits, ownTasks, relativeIdsOf, runFaults, runInSpace, taskBody } from './tasks.js';

export const listManagedTaskDefinitions: Handler<'listManagedTaskDefinitions'> = async ({ path }, context) => {
  const { aws, signal } = context;
  const [managed, services] = await whileChecked(
    ownedCluster(context, path.cluster),
    Promise.all([managedFamilies(context, nameOf(path.cluster), signal), ecs.listServices(aws, path.cluster, signal)]),
  );
  const ofServices = new Set([...definitionsIn({ services, tasks: [] })].map(familyOf));
  return { body: managed.filter(family => !ofServices.has(family)) };
};

export const getManagedTaskDefinition: Handler<'getManagedTaskDefinition'> = async ({ path }, context) => {
  const { cluster, taskDefinition, tags } = await ownedManagedTaskDefinition(context, path.cluster, path.taskdef);
  return { body: { cluster, taskDefinition, tags } };
};

export const updateManagedTaskDefinition: Handler<'updateManagedTaskDefinition'> = async (request, context) => {
  const { path, body } = request;
  const { keepRevisions } = context;
  return runWorkflow(context, request, {
    workflow: workflows.updateManagedTaskDefinition,
    references: { ...body, space: nameOf(path.cluster) },
    input: () => ({
      cluster: path.cluster,
      family: path.taskdef,
      request: body,
      adjusting: adjustingOf(request),
      keepRevisions,
    }),
  });
};

export const updateManagedTaskDefinitionRule: Rule<'updateManagedTaskDefinition'> = (body, { org }) =>
  updateDefinitionFaults(body, org);

export const deleteManagedTaskDefinition: Handler<'deleteManagedTaskDefinition'> = async (request, context) => {
  const { path, query } = request;
  const answer = await runWorkflow(context, request, {
    workflow: workflows.deleteManagedTaskDefinition,
    input: () => deletionOf(context, path, query),
    acceptedBody: { cluster: nameOf(path.cluster), taskDefinition: familyOf(path.taskdef) },
  });
  return answer as Answer<'deleteManagedTaskDefinition'>; // the plan or the accepted body, as an operation is not waited for
};

async function deletionOf(
  context: AccountContext,
  { cluster, taskdef }: { cluster: string; taskdef: string },
  { force, recursive: isRecursive }: { force: boolean; recursive: boolean },
): Promise<ManagedDeletion> {
  const managed = await ownedManagedTaskDefinition(context, cluster, taskdef).catch(error =>
    partiallyDeleted(context, cluster, taskdef, error),
  );
  const tasks = await runningTasks(context, managed);
  if (tasks.length > 0 && !force)
    throw new Conflict(
      `Task definition ${taskdef} has ${tasks.length} running tasks. Stop them first, or give force=true.`,
    );
  return { managed, tasks, isRecursive };
}

/**
 * The remains of a definition whose latest deletion failed. Even a `rolled_back` one may have had its first effect, as AWS's response may
 * have been lost. @throws {NotFound} where the definition does not exist.
 */
async function partiallyDeleted(
  context: AccountContext,
  cluster: string,
  taskdef: string,
  error: unknown,
): Promise<ManagedTaskDefinition> {
  if (!(error instanceof NotFound)) throw error;
  const family = familyOf(taskdef);
  const target = `${nameOf(cluster)}/${family}`;
  const [latest] = await context.operations.list({ kind: 'deleteManagedTaskDefinition', target, limit: 1 });
  if (!latest || !hasEnded(latest) || latest.state === 'succeeded') throw error;
  return partiallyDeletedTaskDefinition(context, cluster, family);
}

export const runManagedTaskDefinition: Handler<'runManagedTaskDefinition'> = async ({ path, body }, context) => {
  const [{ cluster, taskDefinition }] = await Promise.all([
    ownedManagedTaskDefinition(context, path.cluster, path.taskdef),
    assertRolesUsable(context, nameOf(path.cluster), body),
  ]);
  const arn = taskDefinition.taskDefinitionArn ?? '';
  assertRunFits(body ?? {}, { cluster, definition: taskDefinition }, isOnFargate(body ?? {}));
  return { body: await runInSpace(context, cluster.clusterName ?? path.cluster, arn, body ?? {}, 'FARGATE') };
};

export const runManagedTaskDefinitionRule: Rule<'runManagedTaskDefinition'> = (body, context) =>
  runFaults(body ?? {}, context);

export const listManagedTasks: Handler<'listManagedTasks'> = async ({ path, query }, context) => {
  const family = familyOf(path.taskdef);
  const owned = ownedManagedTaskDefinition(context, path.cluster, path.taskdef);
  const filter = { family, startedBy: query.startedBy };
  const tasks = await whileChecked(owned, ownTasks(context, path.cluster, filter, query.status));
  const { cluster } = await owned;
  return { body: relativeIdsOf(tasks, cluster.clusterName ?? nameOf(path.cluster)) };
};

export const getManagedTask: Handler<'getManagedTask'> = async ({ path }, context) => ({
  body: taskBody(await managedTask(context, path)),
});

export const stopManagedTask: Handler<'stopManagedTask'> = async ({ path, query }, context) => {
  const { taskArn = path.task } = await managedTask(context, path);
  await ecs.stopTask(context.aws, path.cluster, taskArn, query.reason);
  return { body: 'OK' };
};

/** @throws {NotFound} where it is not a task of the managed task definition. */
async function managedTask(
  context: AccountContext,
  { cluster, taskdef, task }: { cluster: string; taskdef: string; task: string },
): Promise<Task> {
  const [found] = await Promise.all([
    ownedTask(context, cluster, task),
    ownedManagedTaskDefinition(context, cluster, taskdef),
  ]);
  if (familyOf(found.taskDefinitionArn ?? '') !== familyOf(taskdef))
    throw new NotFound(`Task ${task} of ${taskdef} does not exist.`);
  return found;
}
