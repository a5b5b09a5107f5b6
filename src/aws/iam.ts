import type { Role } from '@aws-sdk/client-iam';
import type { Tag } from '../domain/tags.js';
import { type NamedError, NotFound } from '../errors.js';
import type { AwsAccount } from './account.js';
import { undefinedIfNotFound } from './errors.js';
import { retryWhileLate } from './retries.js';
import { fromPascal, toPascal } from './tags.js';

/** The members of a role that this service uses. */
export interface TaggedRole {
  arn: string;
  name: string;
  tags: Tag[];
}

interface RolePolicy {
  roleName: string;
  policyName: string;
  /** JSON. */
  document: string;
}

/** @returns the role, whose name may differ from the given one in case; undefined where it does not exist. */
export async function getRole(aws: AwsAccount, roleName: string): Promise<TaggedRole | undefined> {
  return undefinedIfNotFound(async () => tagged((await aws.iam.getRole({ RoleName: roleName })).Role));
}

/** Creates a role within the account's permissions boundary. @throws {AlreadyExists} */
export async function createRole(
  aws: AwsAccount,
  role: { name: string; description: string; assumeRolePolicy: string; tags: Tag[] },
): Promise<TaggedRole> {
  const response = await aws.iam.createRole({
    RoleName: role.name,
    Path: '/',
    Description: role.description,
    AssumeRolePolicyDocument: role.assumeRolePolicy,
    PermissionsBoundary: aws.permissionsBoundary,
    Tags: toPascal(role.tags),
  });
  return tagged(response.Role);
}

/**
 * Deletes a role whose policies were deleted, which IAM may see only seconds later.
 * @throws {NotFound}; {Conflict} while it has policies.
 */
export async function deleteRole(aws: AwsAccount, roleName: string): Promise<void> {
  const isLate = ({ awsCode = '' }: NamedError) => /^DeleteConflict(Exception)?$/.test(awsCode);
  const options = { waitingFor: `the policies of role ${roleName} to be deleted`, timeoutMs: 15_000, isLate };
  await retryWhileLate(aws, options, () => aws.iam.deleteRole({ RoleName: roleName }));
}

/** @returns the inline policy's document as JSON; undefined where the role or the policy does not exist. */
export async function getRolePolicy(
  aws: AwsAccount,
  roleName: string,
  policyName: string,
): Promise<string | undefined> {
  return undefinedIfNotFound(async () => {
    const response = await aws.iam.getRolePolicy({ RoleName: roleName, PolicyName: policyName });
    // IAM returns documents percent-encoded (RFC 3986). Source: IAM API Reference, GetRolePolicy.
    return decodeURIComponent(response.PolicyDocument ?? '');
  });
}

/** The names of a role's inline policies, and the ARNs of those that are attached to it. @throws {NotFound} */
export async function listRolePolicies(aws: AwsAccount, roleName: string): Promise<string[]> {
  const [{ PolicyNames = [] }, { AttachedPolicies = [] }] = await Promise.all([
    aws.iam.listRolePolicies({ RoleName: roleName }),
    aws.iam.listAttachedRolePolicies({ RoleName: roleName }),
  ]);
  return [...PolicyNames, ...AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? [])];
}

/** Creates or replaces an inline policy. Waits up to 30 seconds for a new role to be visible. */
export async function putRolePolicy(aws: AwsAccount, { roleName, policyName, document }: RolePolicy): Promise<void> {
  const isLate = (error: Error) => error instanceof NotFound;
  const options = { waitingFor: `role ${roleName} to be visible`, timeoutMs: 30_000, isLate };
  const policy = { RoleName: roleName, PolicyName: policyName, PolicyDocument: document };
  await retryWhileLate(aws, options, () => aws.iam.putRolePolicy(policy));
}

/** Adds tags to a role. @throws {NotFound} */
export async function tagRole(aws: AwsAccount, roleName: string, tags: Tag[]): Promise<void> {
  await aws.iam.tagRole({ RoleName: roleName, Tags: toPascal(tags) });
}

/** Removes tags. @throws {NotFound} */
export async function untagRole(aws: AwsAccount, roleName: string, keys: string[]): Promise<void> {
  await aws.iam.untagRole({ RoleName: roleName, TagKeys: keys });
}

/** @throws {NotFound} */
export async function deleteRolePolicy(aws: AwsAccount, roleName: string, policyName: string): Promise<void> {
  await aws.iam.deleteRolePolicy({ RoleName: roleName, PolicyName: policyName });
}

function tagged(role: Role | undefined): TaggedRole {
  return { arn: role?.Arn ?? '', name: role?.RoleName ?? '', tags: fromPascal(role?.Tags) };
}
