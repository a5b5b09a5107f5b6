import type { AwsAccount } from '../../aws/account.js';
import { undefinedIfNotFound } from '../../aws/errors.js';
import type { TaggedRole } from '../../aws/iam.js';
import * as iam from '../../aws/iam.js';
import { futureRoleArn } from '../../domain/arns.js';
import {
  ASSUME_ROLE_POLICY,
  allowsExecuteCommand,
  executionPolicy,
  samePolicy,
} from '../../domain/execution-policy.js';
import { EXECUTION_POLICY_NAME, executionRoleName, isRoleName, nameOf } from '../../domain/names.js';
import { belongsTo, belongsToAnother, isUntagged, madeBy, operationTag, sharedTags } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Owner } from '../../tenancy.js';
import type { Space } from '../space.js';
import { createStep, deleteStep } from './steps.js';

/** The execution role of a space as far as it exists. */
export interface FoundRole {
  role: TaggedRole | undefined;
  /** The inline policy, as JSON. */
  policy: string | undefined;
  /** The name of another role, from which it differs in case alone, so that the role does not and cannot exist. */
  namesake?: string;
}

/** Reads role and policy in parallel. @throws {Conflict} where another role has the name. */
export async function findExecutionRole(saga: Saga, space: Space): Promise<FoundRole> {
  return ownExecutionRole(space, await readExecutionRole(saga, space.aws, executionRoleName(space.cluster)));
}

/**
 * A role without any org's tag is used if it has the policy, as early releases of the predecessor created it.
 * @throws {Conflict} where another role has the name.
 */
export function ownExecutionRole({ org, cluster }: Space, found: FoundRole): FoundRole {
  const name = executionRoleName(cluster);
  if (found.role && belongsToAnother(org, found.role.tags))
    throw new Conflict(`Role ${name} already exists and belongs to another organisation.`);
  if (found.role && !isOwn(org, found))
    throw new Conflict(
      `Role ${name} already exists, without the org’s tag and without the inline policy ${EXECUTION_POLICY_NAME}. Tag it with the org, or delete it.`,
    );
  return found;
}

function isOwn(org: string, { role, policy }: FoundRole): boolean {
  return belongsTo(org, role?.tags) || (isUntagged(role?.tags) && policy !== undefined);
}

/**
 * A role cannot be created where another one has its name in another case. Source: IAM API Reference, CreateRole.
 * @throws {Conflict}
 */
export function assertCreatable({ cluster }: Space, { namesake }: FoundRole): void {
  if (namesake !== undefined)
    throw new Conflict(
      `Role ${executionRoleName(cluster)} cannot be created: role ${namesake} exists, and IAM does not distinguish names by case. Use the cluster of that role, or give a cluster name that differs in more than case.`,
    );
}

/** Reads the role with its policy, whoever's it is. IAM would refuse a name that no role can have. */
export async function readExecutionRole(saga: Saga, aws: AwsAccount, name: string): Promise<FoundRole> {
  if (!isRoleName(name)) return { role: undefined, policy: undefined };
  const found = await saga.parallel({
    role: s => s.read('getRole', roleResource(name), () => iam.getRole(aws, name)),
    policy: s =>
      s.read('getRolePolicy', policyResource(name), () => iam.getRolePolicy(aws, name, EXECUTION_POLICY_NAME)),
  });
  if (!found.role || found.role.name === name) return found;
  return { role: undefined, policy: undefined, namesake: found.role.name };
}

/**
 * The policies of the org's execution role of a space that this service did not write: inline ones by name, attached ones by ARN.
 * IAM deletes no role that has one. Source: IAM API Reference, DeleteRole.
 */
export async function furtherPolicies(saga: Saga, { aws }: Owner, space: string): Promise<string[]> {
  const name = executionRoleName(space);
  if (!isRoleName(name)) return [];
  const policies = await saga.read('listRolePolicies', roleResource(name), () =>
    undefinedIfNotFound(() => iam.listRolePolicies(aws, name)),
  );
  return (policies ?? []).filter(policy => policy !== EXECUTION_POLICY_NAME);
}

/** Deletes the org's execution role of a space, with its policy. */
export async function deleteExecutionRole(saga: Saga, { aws, org }: Owner, space: string): Promise<void> {
  const name = executionRoleName(space);
  const found = await readExecutionRole(saga, aws, name);
  const { role, policy } = found;
  if (!role) return;
  if (!isOwn(org, found))
    return saga.recordUnchanged('deleteRole', roleResource(name), 'keep', 'It does not have the org’s tag.');
  const reason = 'The space is being deleted.';
  if (policy !== undefined)
    await deleteStep(saga, 'deleteRolePolicy', policyResource(name), reason, () =>
      iam.deleteRolePolicy(aws, name, EXECUTION_POLICY_NAME),
    );
  await deleteStep(saga, 'deleteRole', roleResource(name), reason, () => iam.deleteRole(aws, name));
}

/** The ARN of the role; one of the same length where it does not exist. */
export function expectedRoleArn({ aws, cluster }: Space, { role }: FoundRole): string {
  return role?.arn ?? futureRoleArn(aws.region, executionRoleName(cluster));
}

/** Creates the role unless it exists, without its policy. @returns its ARN. */
export async function ensureExecutionRole(saga: Saga, space: Space, found: FoundRole): Promise<string> {
  const name = executionRoleName(space.cluster);
  if (found.role) {
    saga.recordUnchanged('createRole', roleResource(name), 'reuse', 'Already exists.');
    return found.role.arn;
  }
  const created = await createStep<TaggedRole>(saga, space.aws, {
    name: 'createRole',
    resource: roleResource(name),
    expected: { arn: name, name, tags: [] },
    run: () =>
      iam.createRole(space.aws, {
        name,
        description: `ECS task execution role for ${space.org}/${space.cluster}`,
        assumeRolePolicy: ASSUME_ROLE_POLICY,
        tags: [...sharedTags(space.tags, name), operationTag(saga.id)],
      }),
    findOwn: async () => {
      const role = await iam.getRole(space.aws, name);
      return madeBy(saga.id, role?.tags) ? role : undefined;
    },
    remove: () => iam.deleteRole(space.aws, name),
  });
  return created.arn;
}

/**
 * Gives a role that this operation created time to propagate. CreateService accepts a role that ECS cannot assume yet, and its tasks fail
 * later. AWS does not tell when the role can be assumed. Source: IAM User Guide, "Changes that I make are not always immediately visible".
 */
export async function waitForNewRole(saga: Saga, { aws, cluster }: Space, found: FoundRole): Promise<void> {
  if (found.role || aws.rolePropagationMs === 0) return;
  const resource = roleResource(executionRoleName(cluster));
  await saga.wait('waitForRole', resource, 'propagated', async signal => {
    await aws.sleep(aws.rolePropagationMs, undefined, { signal });
    return 'propagated';
  });
}

/**
 * Lets tasks of a definition that this request does not register use ECS Exec, if the request turns it on.
 * @param taskRole the definition's. Only the space's own role is changed. @throws {Conflict} where another role has its name.
 */
export async function allowExecuteCommand(saga: Saga, space: Space, taskRole: string | undefined): Promise<void> {
  if (!space.executesCommands || nameOf(taskRole ?? '') !== executionRoleName(space.cluster)) return;
  await ensureExecutionPolicy(saga, space, await findExecutionRole(saga, space));
}

/** Writes the role's policy unless it is up to date. What ECS Exec needs stays in it, as other services may use that. */
export async function ensureExecutionPolicy(saga: Saga, space: Space, found: FoundRole): Promise<void> {
  const { aws, org, cluster } = space;
  const roleName = executionRoleName(cluster);
  const executesCommands = space.executesCommands || allowsExecuteCommand(found.policy ?? '');
  const document = executionPolicy({ org, cluster, region: aws.region, kmsKeyId: aws.kmsKeyId, executesCommands });
  if (found.policy !== undefined && samePolicy(found.policy, document)) {
    saga.recordUnchanged('putRolePolicy', policyResource(roleName), 'reuse', 'Up to date.');
    return;
  }
  await saga.step({
    name: 'putRolePolicy',
    resource: policyResource(roleName),
    action: found.policy === undefined ? 'create' : 'update',
    reason: found.policy === undefined ? 'Does not exist.' : 'Out of date.',
    ...(found.policy !== undefined && { changes: [{ path: 'PolicyDocument', from: found.policy, to: document }] }),
    expected: undefined,
    run: () => iam.putRolePolicy(aws, { roleName, policyName: EXECUTION_POLICY_NAME, document }),
    undo: () => restorePolicy(space, roleName, found.policy),
  });
}

async function restorePolicy({ aws }: Space, roleName: string, before: string | undefined): Promise<boolean> {
  const policyName = EXECUTION_POLICY_NAME;
  if (before === undefined) await iam.deleteRolePolicy(aws, roleName, policyName);
  else await iam.putRolePolicy(aws, { roleName, policyName, document: before });
  return true;
}

export function roleResource(name: string): Resource {
  return { type: 'iam:role', name };
}

function policyResource(roleName: string): Resource {
  return { type: 'iam:role-policy', name: `${roleName}/${EXECUTION_POLICY_NAME}` };
}
