import {
  createRole,
  deleteRole,
  deleteRolePolicy,
  getRole,
  getRolePolicy,
  putRolePolicy,
  type TaggedRole,
} from '../../aws/iam.js';
import { ASSUME_ROLE_POLICY, executionPolicy, samePolicy } from '../../domain/execution-policy.js';
import { EXECUTION_POLICY_NAME, executionRoleName } from '../../domain/names.js';
import { belongsToAnother, madeBy, operationTag } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';

/** What there is of a space's execution role. */
export interface FoundRole {
  role: TaggedRole | undefined;
  /** The inline policy as it is, JSON. */
  policy: string | undefined;
}

/**
 * Reads role and policy side by side. A role without any org's tag is an early one of the predecessor's and is used.
 * @throws {Conflict} where the name is taken by another org's role.
 */
export async function findExecutionRole(saga: Saga, { aws, org, cluster }: Space): Promise<FoundRole> {
  const name = executionRoleName(cluster);
  const { role, policy } = await saga.parallel({
    role: s => s.read('getRole', roleResource(name), () => getRole(aws, name)),
    policy: s => s.read('getRolePolicy', policyResource(name), () => getRolePolicy(aws, name, EXECUTION_POLICY_NAME)),
  });
  if (belongsToAnother(org, role?.tags)) throw new Conflict(`The name of role ${name} is taken.`);
  return { role, policy };
}

/** The role itself, found or made; its policy is `ensureExecutionPolicy`'s. @returns its ARN. */
export async function ensureExecutionRole(saga: Saga, space: Space, found: FoundRole): Promise<string> {
  const name = executionRoleName(space.cluster);
  if (found.role) {
    saga.leave('createRole', roleResource(name), 'reuse', 'It is there.');
    return found.role.arn;
  }
  const made = await saga.step({
    name: 'createRole',
    resource: roleResource(name),
    action: 'create',
    reason: 'There is no role of this name.',
    expected: { arn: name, name, tags: [] },
    run: () =>
      createRole(space.aws, {
        name,
        description: `ECS task execution role for ${space.org}/${space.cluster}`,
        assumeRolePolicy: ASSUME_ROLE_POLICY,
        tags: [...space.tags, operationTag(saga.id)],
      }),
    find: () => ownRole(space, name, saga.id),
    undo: () => deleteOwnRole(space, name, saga.id),
  });
  return made.arn;
}

/** Writes the role's policy unless it says the same already. */
export async function ensureExecutionPolicy(saga: Saga, space: Space, found: FoundRole): Promise<void> {
  const { aws, org, cluster } = space;
  const roleName = executionRoleName(cluster);
  const document = executionPolicy({ org, cluster, region: aws.region, kmsKeyId: aws.kmsKeyId });
  if (found.policy !== undefined && samePolicy(found.policy, document)) {
    saga.leave('putRolePolicy', policyResource(roleName), 'reuse', 'It says what it should.');
    return;
  }
  await saga.step({
    name: 'putRolePolicy',
    resource: policyResource(roleName),
    action: found.policy === undefined ? 'create' : 'update',
    reason: found.policy === undefined ? 'The role has no such policy.' : 'It says something else than it should.',
    ...(found.policy !== undefined && { changes: [{ path: 'PolicyDocument', from: found.policy, to: document }] }),
    expected: undefined,
    run: () => putRolePolicy(aws, { roleName, policyName: EXECUTION_POLICY_NAME, document }),
    undo: () => restorePolicy(space, roleName, found.policy),
  });
}

async function restorePolicy({ aws }: Space, roleName: string, before: string | undefined): Promise<boolean> {
  const policyName = EXECUTION_POLICY_NAME;
  if (before === undefined) await deleteRolePolicy(aws, roleName, policyName);
  else await putRolePolicy(aws, { roleName, policyName, document: before });
  return true;
}

async function deleteOwnRole(space: Space, name: string, operationId: string): Promise<boolean> {
  if (!(await ownRole(space, name, operationId))) return false;
  await deleteRole(space.aws, name);
  return true;
}

/** The role where the operation made it. */
async function ownRole({ aws }: Space, name: string, operationId: string): Promise<TaggedRole | undefined> {
  const role = await getRole(aws, name);
  return madeBy(operationId, role?.tags) ? role : undefined;
}

export function roleResource(name: string): Resource {
  return { type: 'iam:role', name };
}

export function policyResource(roleName: string): Resource {
  return { type: 'iam:role-policy', name: `${roleName}/${EXECUTION_POLICY_NAME}` };
}
