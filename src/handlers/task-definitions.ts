import * as ecs from '../aws/ecs.js';
import { placeholderFaults } from '../domain/limits/placeholders.js';
import { type GivenTags, given, pastedTagFaults, tagCountFaults } from '../domain/limits/tags.js';
import { familyOf } from '../domain/names.js';
import { createManagedFaults, plainDefinitionFaults } from '../domain/rules.js';
import { isUntagged, ownTags } from '../domain/tags.js';
import { Conflict, type Fault, Forbidden } from '../errors.js';
import { createManagedTaskDefinition } from '../orchestration/create-managed-task-definition.js';
import { registerTaskDefinition } from '../orchestration/register-task-definition.js';
import { ownedTaskDefinitions } from '../owned-lists.js';
import { ownedTaskDefinition } from '../tenancy.js';
import type { Handler, Rule } from './handler.js';
import { adjustingOf, runWorkflow } from './run-workflow.js';

export const listTaskDefinitions: Handler<'listTaskDefinitions'> = async ({ query }, context) => {
  const { status = 'ACTIVE', prefix = '' } = query;
  const own = await ownedTaskDefinitions(context, status, {}, context.signal);
  return { body: own.filter(arn => familyOf(arn).startsWith(prefix)) };
};

export const createTaskDefinition: Handler<'createTaskDefinition'> = async (request, context) => {
  const { body } = request;
  if (!isManaged(body)) {
    if (context.spaces)
      throw new Forbidden('This token is limited to spaces, and a definition without a cluster is in none.');
    return runWorkflow(context, request, {
      workflow: registerTaskDefinition,
      references: { taskDefinition: body },
      input: () => body,
    });
  }
  return runWorkflow(context, request, {
    workflow: createManagedTaskDefinition,
    references: { ...body, space: body.cluster.clusterName ?? '' },
    input: () => ({
      request: body,
      adjusting: adjustingOf({ ...request, body }),
      keepRevisions: context.keepRevisions,
    }),
  });
};

export const createTaskDefinitionRule: Rule<'createTaskDefinition'> = (body, { org }) =>
  isManaged(body)
    ? createManagedFaults(body, org)
    : [
        ...placeholderFaults(body, ''),
        ...plainDefinitionFaults(body),
        ...plainTagFaults('tags' in body ? body.tags : [], org),
      ];

function plainTagFaults(tags: GivenTags, org: string): Fault[] {
  return [
    ...pastedTagFaults('/tags', tags, org),
    ...tagCountFaults('/tags', 'task definition', ownTags(org, given(tags))),
  ];
}

/** The body of a managed definition has it in `taskDefinition`; a plain definition is the body itself. */
function isManaged<Body extends object>(body: Body): body is Extract<Body, { taskDefinition?: unknown }> {
  return 'taskDefinition' in body;
}

export const getTaskDefinition: Handler<'getTaskDefinition'> = async ({ path }, context) => ({
  body: await ownedTaskDefinition(context, path.taskdef),
});

export const deleteTaskDefinition: Handler<'deleteTaskDefinition'> = async ({ path }, context) => {
  const { tags } = await ownedTaskDefinition(context, path.taskdef);
  if (isUntagged(tags))
    throw new Conflict(
      `Task definition ${path.taskdef} is in use. It cannot be deregistered here, as it does not have the org’s tag.`,
    );
  return { body: { taskDefinition: await ecs.deregisterTaskDefinition(context.aws, path.taskdef) } };
};
