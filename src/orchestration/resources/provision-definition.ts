import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { Schemas } from '../../domain/schemas.js';
import type { Saga } from '../../saga/saga.js';
import { latestOfFamily } from '../../tenancy.js';
import type { Space } from '../space.js';
import { createSecrets, findLeftSecrets, type LeftSecrets, type NamedCredentials } from './credentials.js';
import { ensureExecutionPolicy, ensureExecutionRole, type FoundRole, findExecutionRole } from './execution-role.js';
import { type FoundLogGroups, findLogGroups, logGroupNames } from './log-groups.js';
import type { CreatedCredentials } from './secrets.js';
import { completedTaskDefinition, registerTaskDefinitionStep, taskDefinitionResource } from './task-definition.js';

/** A task definition to create, with what its tasks need. */
export interface DefinitionRequest {
  definition: Schemas['RegisterTaskDefinitionRequest'];
  credentials: NamedCredentials;
  /** The prefix of its log streams' names. */
  streamPrefix: string;
}

/** What a definition needs, as far as it exists. */
export interface FoundParts {
  role: FoundRole | undefined;
  logGroups: FoundLogGroups;
  secrets: LeftSecrets;
}

/** Reads what a new definition depends on, in parallel. @throws {NotFound} where the family is another org's; {Conflict} where a secret exists and is in use. */
export async function findParts(
  saga: Saga,
  space: Space,
  { definition, credentials }: Omit<DefinitionRequest, 'streamPrefix'>,
): Promise<FoundParts> {
  const family = taskDefinitionResource(definition.family);
  const { role, logGroups, secrets } = await saga.parallel({
    role: async s => (needsRole(definition) ? findExecutionRole(s, space) : undefined),
    logGroups: s => findLogGroups(s, space, logGroupNames(space, definition.containerDefinitions)),
    secrets: s => findLeftSecrets(s, space, credentials, { family: definition.family }),
    family: s => s.read('describeTaskDefinition', family, () => latestOfFamily(space, definition.family)),
  });
  return { role, logGroups, secrets };
}

/** Whether everything exists that the definitions of a space share. */
export function isComplete({ role, logGroups }: Pick<FoundParts, 'role' | 'logGroups'>): boolean {
  const hasRole = !role || (role.role !== undefined && role.policy !== undefined);
  return hasRole && Object.values(logGroups).every(group => group !== undefined);
}

/** Creates role and secrets, then the definition and the role's policy in parallel. */
export async function provisionDefinition(
  saga: Saga,
  space: Space,
  { definition, credentials: given, streamPrefix }: DefinitionRequest,
  { role, secrets }: FoundParts,
): Promise<{ taskDefinition: TaskDefinition; credentials: CreatedCredentials | null }> {
  const { roleArn, credentials } = await saga.parallel({
    roleArn: async s => role && ensureExecutionRole(s, space, role),
    credentials: s => createSecrets(s, space, given, secrets),
  });
  const input = completedTaskDefinition(space, definition, { roleArn, credentials, streamPrefix });
  const created = await saga.parallel({
    policy: async s => role && ensureExecutionPolicy(s, space, role),
    definition: s => registerTaskDefinitionStep(s, space.aws, input),
  });
  const hasSecrets = Object.keys(credentials).length > 0;
  return { taskDefinition: created.definition.taskDefinition, credentials: hasSecrets ? credentials : null };
}

/** Whether a definition leaves a role to its space. */
export function needsRole({ executionRoleArn, taskRoleArn }: Schemas['RegisterTaskDefinitionRequest']): boolean {
  return !(executionRoleArn && taskRoleArn);
}
