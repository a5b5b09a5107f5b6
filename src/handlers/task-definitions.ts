import { deregisterTaskDefinition, listTaskDefinitions as listRevisions } from '../aws/ecs.js';
import { familyOf } from '../domain/names.js';
import { containerFaults, createManagedFaults, orgFaults } from '../domain/rules.js';
import { ownedTagged, ownedTaskDefinition } from '../tenancy.js';
import type { Handler, Rule } from './handler.js';
import { orchestrate, pruneAfter } from './orchestrate.js';

export const listTaskDefinitions: Handler<'listTaskDefinitions'> = async ({ query }, context) => {
  const { status = 'ACTIVE', prefix = '' } = query;
  // ECS does not tell tags in its list, and the tagging API does not tell states.
  const [revisions, tagged] = await Promise.all([
    listRevisions(context.aws, status, context.signal),
    ownedTagged(context, 'ecs:task-definition', {}, context.signal),
  ]);
  const own = new Set(tagged.map(({ arn }) => arn));
  return { body: revisions.filter(arn => own.has(arn) && familyOf(arn).startsWith(prefix)) };
};

export const createTaskDefinition: Handler<'createTaskDefinition'> = async ({ query, body }, context) => {
  if (isManaged(body)) {
    const named = { ...body, cluster: body.cluster.clusterName ?? '' };
    const answer = await orchestrate(context, query, named, 'createTaskDefinition', body);
    if (!('steps' in answer)) pruneAfter(context, answer.taskDefinition ?? {});
    return { body: answer };
  }
  const named = { cluster: '', taskDefinition: body };
  return { body: await orchestrate(context, query, named, 'registerTaskDefinition', body) };
};

export const createTaskDefinitionRule: Rule<'createTaskDefinition'> = (body, { org }) =>
  isManaged(body)
    ? createManagedFaults(body, org)
    : [...containerFaults('', body), ...orgFaults('/tags', 'tags' in body ? body.tags : [], org)];

/** A managed definition stands in `taskDefinition`; a plain one is the body itself. */
function isManaged<Body extends object>(body: Body): body is Extract<Body, { taskDefinition?: unknown }> {
  return 'taskDefinition' in body;
}

export const getTaskDefinition: Handler<'getTaskDefinition'> = async ({ path }, context) => ({
  body: await ownedTaskDefinition(context, path.taskdef),
});

export const deleteTaskDefinition: Handler<'deleteTaskDefinition'> = async ({ path }, context) => {
  await ownedTaskDefinition(context, path.taskdef);
  return { body: { taskDefinition: await deregisterTaskDefinition(context.aws, path.taskdef) } };
};
