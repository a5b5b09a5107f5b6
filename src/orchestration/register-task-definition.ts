import type { TaggedTaskDefinition } from '../aws/ecs.js';
import { familyOf } from '../domain/names.js';
import type { Schemas } from '../domain/schemas.js';
import { ownTags } from '../domain/tags.js';
import type { Workflow } from '../saga/workflow.js';
import { latestOfFamily, type Owner } from '../tenancy.js';
import { registrationLock } from './locks.js';
import { findNamedValues, VALUE_KEYS } from './named-values.js';
import { findWritableLogGroups } from './resources/log-groups.js';
import { findRoles } from './resources/roles.js';
import {
  assertDefinitionSize,
  registerTaskDefinitionStep,
  taskDefinitionResource,
} from './resources/task-definition.js';

/** Registers a definition as it is given, with the org's tag. Its roles have to be the org's, or allowed. */
export const registerTaskDefinition: Workflow<
  Schemas['RegisterTaskDefinitionRequest'],
  { result: TaggedTaskDefinition },
  Owner
> = {
  name: 'registerTaskDefinition',
  target: ({ family }) => family,
  locks: (owner, { family }) => [registrationLock(owner, familyOf(family))],
  async run(saga, owner, { tags, ...definition }) {
    const { family } = definition;
    const input = { ...definition, tags: ownTags(owner.org, tags) };
    assertDefinitionSize(saga, '', input);
    await saga.parallel({
      family: s =>
        s.read('describeTaskDefinition', taskDefinitionResource(family), () => latestOfFamily(owner, family)),
      roles: s => findRoles(s, owner, undefined, definition),
      logGroups: s => findWritableLogGroups(s, owner, definition),
      values: s => findNamedValues(s, owner, definition, '', VALUE_KEYS),
    });
    return { result: await registerTaskDefinitionStep(saga, owner.aws, input) };
  },
};
