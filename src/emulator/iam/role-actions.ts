import type { Account } from '../account.js';
import { AwsError, type Backend, type Members } from '../backend.js';
import { partitionOf } from '../partitions.js';
import { randomText } from '../random.js';
import { listOf, number, pascalCaseTag, required, text } from '../shape.js';
import { checkTrustPolicy } from './policy-document.js';
import { action, encodeDocument, listPage, POLICY_ARN, paging, type Role, type Roles, roleName } from './roles.js';

const tagList = listOf(pascalCaseTag);

/** Roles from CreateRole to DeleteRole, and their tags. */
export function roleActions(account: Account, roles: Roles): Backend['actions'] {
  return {
    CreateRole: action(
      {
        RoleName: roleName,
        AssumeRolePolicyDocument: required(text),
        Path: text,
        Description: text,
        MaxSessionDuration: number,
        PermissionsBoundary: text,
        Tags: tagList,
      },
      (input, call) => {
        checkTrustPolicy(input.AssumeRolePolicyDocument);
        checkBoundary(input.PermissionsBoundary);
        const path = input.Path ?? '/';
        const role: Role = {
          name: input.RoleName,
          id: `AROA${randomText.upperAlphanumeric(17)}`,
          arn: `arn:${partitionOf(call.region).name}:iam::${call.accountId}:role${path}${input.RoleName}`,
          path,
          created: account.clock.now(),
          trustPolicy: input.AssumeRolePolicyDocument,
          description: input.Description,
          maxSessionDuration: input.MaxSessionDuration ?? 3600,
          permissionsBoundary: input.PermissionsBoundary,
          tags: addTags(new Map(), input.Tags ?? []),
          policies: new Map(),
          attached: new Set(),
        };
        roles.add(role);
        return { Role: describe(role) };
      },
    ),
    GetRole: action({ RoleName: roleName }, ({ RoleName }) => {
      const role = roles.get(RoleName);
      return { Role: { ...describe(role), MaxSessionDuration: role.maxSessionDuration, RoleLastUsed: {} } };
    }),
    ListRoles: action({ PathPrefix: text, ...paging }, ({ PathPrefix = '/', ...page }) => {
      const found = [...roles.all()].filter(role => role.path.startsWith(PathPrefix));
      // ListRoles leaves tags and permissions boundaries out; GetRole has them.
      return listPage(
        'Roles',
        found,
        role => role.name,
        page,
        role => ({
          ...describe(role),
          Tags: undefined,
          PermissionsBoundary: undefined,
          MaxSessionDuration: role.maxSessionDuration,
        }),
      );
    }),
    DeleteRole: action({ RoleName: roleName }, ({ RoleName }) => {
      const role = roles.get(RoleName);
      if (role.attached.size) throw deleteConflict('Cannot delete entity, must detach all policies first.');
      if (role.policies.size) throw deleteConflict('Cannot delete entity, must delete policies first.');
      roles.remove(role);
      return {};
    }),
    ...roleTagActions(roles),
    UpdateAssumeRolePolicy: action({ RoleName: roleName, PolicyDocument: required(text) }, input => {
      const role = roles.get(input.RoleName);
      checkTrustPolicy(input.PolicyDocument);
      role.trustPolicy = input.PolicyDocument;
      return {};
    }),
  };
}

function roleTagActions(roles: Roles): Backend['actions'] {
  return {
    TagRole: action({ RoleName: roleName, Tags: required(tagList) }, input => {
      addTags(roles.get(input.RoleName).tags, input.Tags);
      return {};
    }),
    UntagRole: action({ RoleName: roleName, TagKeys: required(listOf(text)) }, input => {
      const { tags } = roles.get(input.RoleName);
      for (const key of input.TagKeys) tags.delete(keyIn(tags, key));
      return {};
    }),
    ListRoleTags: action({ RoleName: roleName, ...paging }, ({ RoleName, ...page }) =>
      listPage(
        'Tags',
        tagsOf(roles.get(RoleName)),
        tag => tag.Key,
        page,
        tag => tag,
      ),
    ),
  };
}

/** @throws AwsError ValidationError for what is not the ARN of a policy. Whether the policy exists is not checked. */
function checkBoundary(arn: string | undefined): void {
  if (arn === undefined || POLICY_ARN.test(arn)) return;
  throw new AwsError('ValidationError', `Value (${arn}) for parameter PermissionsBoundary is invalid.`);
}

/**
 * Adds tags to those of a role. Keys are not case-sensitive, and a tag replaces the one with its key in another case.
 * Source: IAM User Guide, "Tags for AWS Identity and Access Management resources", "Case sensitivity".
 * @throws AwsError InvalidInput where two of the added tags have the same key
 */
function addTags(tags: Role['tags'], added: { Key: string; Value: string }[]): Role['tags'] {
  if (new Set(added.map(({ Key }) => Key.toLowerCase())).size < added.length) {
    const message = 'Duplicate tag keys found. Please note that Tag keys are case insensitive.';
    throw new AwsError('InvalidInput', message);
  }
  for (const { Key, Value } of added) tags.set(keyIn(tags, Key), Value);
  return tags;
}

/** The key as the tags have it. */
function keyIn(tags: Role['tags'], key: string): string {
  return [...tags.keys()].find(other => other.toLowerCase() === key.toLowerCase()) ?? key;
}

function describe(role: Role): Members {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.created,
    AssumeRolePolicyDocument: encodeDocument(role.trustPolicy),
    Description: role.description,
    PermissionsBoundary: role.permissionsBoundary && {
      PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
      PermissionsBoundaryArn: role.permissionsBoundary,
    },
    Tags: role.tags.size ? tagsOf(role) : undefined,
  };
}

function tagsOf(role: Role) {
  return [...role.tags].map(([Key, Value]) => ({ Key, Value }));
}

function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409);
}
