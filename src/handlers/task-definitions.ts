import { deregisterTaskDefinition, listTaskDefinitions as listRevisions, registerTaskDefinition } from '../aws/ecs.js';
import { containerFaults, orgFaults } from '../domain/create-service-rules.js';
import { familyOf } from '../domain/names.js';
import { ownTags } from '../domain/tags.js';
import { NotImplemented } from '../errors.js';
import { latestOfFamily, ownedTagged, ownedTaskDefinition } from '../tenancy.js';
import type { Handler, Rule } from './handler.js';

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

export const createTaskDefinition: Handler<'createTaskDefinition'> = async ({ body }, context) => {
  if ('taskDefinition' in body) throw new NotImplemented('Managed task definitions are not implemented yet.');
  await latestOfFamily(context, body.family);
  const tags = ownTags(context.org, body.tags);
  return { body: await registerTaskDefinition(context.aws, { ...body, tags }) };
};

export const createTaskDefinitionRule: Rule<'createTaskDefinition'> = (body, { org }) =>
  'taskDefinition' in body
    ? []
    : [...containerFaults('', body), ...orgFaults('/tags', (body as { tags?: [] }).tags, org)];

export const getTaskDefinition: Handler<'getTaskDefinition'> = async ({ path }, context) => ({
  body: await ownedTaskDefinition(context, path.taskdef),
});

export const deleteTaskDefinition: Handler<'deleteTaskDefinition'> = async ({ path }, context) => {
  await ownedTaskDefinition(context, path.taskdef);
  return { body: { taskDefinition: await deregisterTaskDefinition(context.aws, path.taskdef) } };
};
