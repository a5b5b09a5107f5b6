import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { Schemas } from '../../domain/schemas.js';
import type { Saga } from '../../saga/saga.js';
import { latestOfFamily } from '../../tenancy.js';
import type { Space } from '../space.js';
import { type Credentials, createSecrets, type MadeCredentials, refuseTakenSecrets } from './credentials.js';
import { ensureExecutionPolicy, ensureExecutionRole, type FoundRole, findExecutionRole } from './execution-role.js';
import { type FoundLogGroups, findLogGroups, logGroupNames } from './log-groups.js';
import { completed, registerStep } from './task-definition.js';

/** A task definition to make with what running it needs. */
export interface DefinitionRequest {
  definition: Schemas['RegisterTaskDefinitionRequest'];
  credentials: Credentials;
  /** The first part of the names of its log streams. */
  streamPrefix: string;
}

/** What there is already of what a definition needs. */
export interface FoundParts {
  role: FoundRole | undefined;
  logGroups: FoundLogGroups;
}

/** Reads what a new definition depends on, side by side. @throws {NotFound} where another org has the family; {Conflict} where a secret's name is taken. */
export async function findParts(
  saga: Saga,
  space: Space,
  { definition, credentials }: Omit<DefinitionRequest, 'streamPrefix'>,
): Promise<FoundParts> {
  const family = { type: 'ecs:task-definition', name: definition.family };
  const { role, logGroups } = await saga.parallel({
    role: async s => (needsRole(definition) ? findExecutionRole(s, space) : undefined),
    logGroups: s => findLogGroups(s, space, logGroupNames(space, definition.containerDefinitions)),
    freeSecrets: s => refuseTakenSecrets(s, space, credentials),
    family: s => s.read('describeTaskDefinition', family, () => latestOfFamily(space, definition.family)),
  });
  return { role, logGroups };
}

/** Whether all is there that the definitions of a space share. */
export function isComplete({ role, logGroups }: FoundParts): boolean {
  const hasRole = !role || (role.role !== undefined && role.policy !== undefined);
  return hasRole && Object.values(logGroups).every(group => group !== undefined);
}

/** Makes role and secrets first, then side by side the definition and the role's policy. */
export async function makeDefinition(
  saga: Saga,
  space: Space,
  { definition, credentials: given, streamPrefix }: DefinitionRequest,
  { role }: FoundParts,
): Promise<{ taskDefinition: TaskDefinition; credentials: MadeCredentials | null }> {
  const { roleArn, credentials } = await saga.parallel({
    roleArn: async s => role && ensureExecutionRole(s, space, role),
    credentials: s => createSecrets(s, space, given),
  });
  const input = completed(space, definition, { roleArn, credentials, streamPrefix });
  const made = await saga.parallel({
    policy: async s => role && ensureExecutionPolicy(s, space, role),
    definition: s => registerStep(s, space, input),
  });
  const hasSecrets = Object.keys(credentials).length > 0;
  return { taskDefinition: made.definition.taskDefinition, credentials: hasSecrets ? credentials : null };
}

export function needsRole({ executionRoleArn, taskRoleArn }: Schemas['RegisterTaskDefinitionRequest']): boolean {
  return !(executionRoleArn && taskRoleArn);
}
