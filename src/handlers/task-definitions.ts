import {
  deregisterTaskDefinition,
  listTaskDefinitions as listRevisions,
  registerTaskDefinition,
  type TaggedTaskDefinition,
} from '../aws/ecs.js';
import { familyOf } from '../domain/names.js';
import { containerFaults, createManagedFaults, orgFaults } from '../domain/rules.js';
import type { Schemas } from '../domain/schemas.js';
import { ownTags } from '../domain/tags.js';
import { createManagedTaskDefinition } from '../orchestration/create-task-definition.js';
import type { Saga } from '../orchestration/saga.js';
import { latestOfFamily, ownedTagged, ownedTaskDefinition } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Handler, Rule } from './handler.js';
import { orchestrate } from './orchestrate.js';

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
  const named = isManaged(body)
    ? { ...body, cluster: body.cluster.clusterName ?? '' }
    : { cluster: '', taskDefinition: body };
  return {
    body: await orchestrate(context, query, named, async saga =>
      isManaged(body) ? createManagedTaskDefinition(saga, context, body) : register(saga, context, body),
    ),
  };
};

export const createTaskDefinitionRule: Rule<'createTaskDefinition'> = (body, { org }) =>
  isManaged(body)
    ? createManagedFaults(body, org)
    : [...containerFaults('', body), ...orgFaults('/tags', 'tags' in body ? body.tags : [], org)];

/** A managed definition stands in `taskDefinition`; a plain one is the body itself. */
function isManaged<Body extends object>(body: Body): body is Extract<Body, { taskDefinition?: unknown }> {
  return 'taskDefinition' in body;
}

/** A revision as it is given, with the org's tag. */
async function register(
  saga: Saga,
  context: AccountContext,
  { tags, ...definition }: Schemas['RegisterTaskDefinitionRequest'],
): Promise<TaggedTaskDefinition> {
  const { family } = definition;
  const resource = { type: 'ecs:task-definition', name: family };
  await saga.read('describeTaskDefinition', resource, () => latestOfFamily(context, family));
  const input = { ...definition, tags: ownTags(context.org, tags) };
  return saga.step({
    name: 'registerTaskDefinition',
    resource,
    action: 'create',
    reason: 'The request gives it.',
    expected: { taskDefinition: { family }, tags: input.tags },
    run: () => registerTaskDefinition(context.aws, input),
  });
}

export const getTaskDefinition: Handler<'getTaskDefinition'> = async ({ path }, context) => ({
  body: await ownedTaskDefinition(context, path.taskdef),
});

export const deleteTaskDefinition: Handler<'deleteTaskDefinition'> = async ({ path }, context) => {
  await ownedTaskDefinition(context, path.taskdef);
  return { body: { taskDefinition: await deregisterTaskDefinition(context.aws, path.taskdef) } };
};
