import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { matchesAny } from '../../domain/arns.js';
import { executionRoleName } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { type Adjustment, rolesOf } from '../../domain/space-adjustments.js';
import type { Tag } from '../../domain/tags.js';
import type { Saga } from '../../saga/saga.js';
import { latestOfFamily } from '../../tenancy.js';
import { findNamedValues, VALUE_KEYS } from '../named-values.js';
import type { Space } from '../space.js';
import { type Adjusted, type Adjusting, adjustDefinition, finalAdjustments } from './adjust-definition.js';
import {
  createSecrets,
  expectedSecrets,
  findLeftSecrets,
  type LeftSecrets,
  type NamedCredentials,
} from './credentials.js';
import {
  ensureExecutionPolicy,
  ensureExecutionRole,
  expectedRoleArn,
  type FoundRole,
  ownExecutionRole,
  readExecutionRole,
  waitForNewRole,
} from './execution-role.js';
import { allExist, findNamedLogGroups } from './log-groups.js';
import { findNamedRoles } from './roles.js';
import type { CreatedCredentials } from './secrets.js';
import { assertExecutionRole } from './tags.js';
import {
  assertDefinitionSize,
  completedTaskDefinition,
  registerTaskDefinitionStep,
  taskDefinitionResource,
} from './task-definition.js';

/** A task definition to create, with what its tasks need. */
export interface DefinitionRequest {
  definition: Schemas['RegisterTaskDefinitionRequest'];
  credentials: NamedCredentials;
  /** The prefix of its log streams' names. */
  streamPrefix: string;
  adjusting: Adjusting;
  /** The request's, for all that it creates. */
  tags: Tag[] | undefined;
}

/** The registered definition, the secrets that were created for it, and what the space replaced. */
interface ProvisionedDefinition {
  taskDefinition: TaskDefinition;
  credentials: CreatedCredentials | null;
  adjustments: Adjustment[] | undefined;
}

/** The definition as the space uses it, and what it needs, as far as that exists. */
export interface FoundParts extends Adjusted {
  role: FoundRole | undefined;
  secrets: LeftSecrets;
}

/**
 * Reads what a new definition depends on, in parallel.
 * @throws {NotFound} where the family is another org's; {Conflict} where a secret exists and is in use, or the role cannot be created;
 * {Invalid} where the completed definition is too large.
 */
export async function findParts(
  saga: Saga,
  space: Space,
  { definition, credentials, streamPrefix, adjusting, tags }: DefinitionRequest,
): Promise<FoundParts> {
  const family = taskDefinitionResource(definition.family);
  const roleName = executionRoleName(space.cluster);
  const { role, secrets, ...found } = await saga.parallel({
    role: async s => (mayNeedRole(space, definition) ? readExecutionRole(s, space.aws, roleName) : undefined),
    namedRoles: s => findNamedRoles(s, space, definition),
    values: s => findNamedValues(s, space, withoutReplaced(definition, credentials), '/taskDefinition', VALUE_KEYS),
    logGroups: s => findNamedLogGroups(s, space, definition),
    secrets: s => findLeftSecrets(s, space, credentials, { family: definition.family }),
    family: s => s.read('describeTaskDefinition', family, () => latestOfFamily(space, definition.family)),
  });
  const adjusted = adjustDefinition(space, definition, streamPrefix, adjusting, { role, ...found });
  const needed = role && needsRole(adjusted.definition) ? ownExecutionRole(space, role) : undefined;
  if (needed && !needed.role) assertExecutionRole({ space, tags }, needed);
  const parts = {
    roleArn: needed && expectedRoleArn(space, needed),
    credentials: expectedSecrets(space, credentials),
    streamPrefix,
  };
  assertDefinitionSize(saga, '/taskDefinition', completedTaskDefinition(space, adjusted.definition, parts));
  return { ...adjusted, role: needed, secrets };
}

/** The definition without the credentials that given ones take the place of. */
function withoutReplaced(
  definition: Schemas['RegisterTaskDefinitionRequest'],
  credentials: DefinitionRequest['credentials'],
): object {
  const containerDefinitions = definition.containerDefinitions.map(({ repositoryCredentials, ...container }) =>
    Object.hasOwn(credentials, container.name ?? '') ? container : { ...container, repositoryCredentials },
  );
  return { ...definition, containerDefinitions };
}

/** Whether a definition may need the role of its space, before the tags of those that it names are known. */
function mayNeedRole({ aws }: Space, definition: Schemas['RegisterTaskDefinitionRequest']): boolean {
  return needsRole(definition) || rolesOf(definition).some(role => !matchesAny(aws.allowedRoles, role));
}

/** Whether everything exists that the definitions of a space share. */
export function isComplete({ role, logGroups }: Pick<FoundParts, 'role' | 'logGroups'>): boolean {
  const hasRole = !role || (role.role !== undefined && role.policy !== undefined);
  return hasRole && allExist(logGroups);
}

/** Creates role and secrets, then the definition and the role's policy in parallel. */
export async function provisionDefinition(
  saga: Saga,
  space: Space,
  { credentials: given, streamPrefix }: DefinitionRequest,
  { definition, adjustments, role, secrets }: FoundParts,
): Promise<ProvisionedDefinition> {
  const { roleArn, credentials } = await saga.parallel({
    roleArn: async s => role && ensureExecutionRole(s, space, role),
    credentials: s => createSecrets(s, space, given, secrets),
  });
  const input = completedTaskDefinition(space, definition, { roleArn, credentials, streamPrefix });
  const created = await saga.parallel({
    policy: async s => role && ensureExecutionPolicy(s, space, role),
    propagation: async s => role && waitForNewRole(s, space, role),
    definition: s =>
      registerTaskDefinitionStep(s, space.aws, input, { isRoleNew: role !== undefined && role.role === undefined }),
  });
  const hasSecrets = Object.keys(credentials).length > 0;
  const { taskDefinition } = created.definition;
  return {
    taskDefinition,
    credentials: hasSecrets ? credentials : null,
    adjustments: finalAdjustments(space, adjustments, taskDefinition),
  };
}

/** Whether a definition leaves a role to its space. */
export function needsRole({ executionRoleArn, taskRoleArn }: Schemas['RegisterTaskDefinitionRequest']): boolean {
  return !(executionRoleArn && taskRoleArn);
}
