import type { Account } from '../account.js';
import { AwsError, type Backend, type Members } from '../backend.js';
import { pageOf } from '../paging.js';
import { plainJson } from '../plain-json.js';
import { randomText } from '../random.js';
import { actionBuilder, between, listOf, matching, pascalCaseTag, required, text } from '../shape.js';
import { checkPermissionPolicy, checkTrustPolicy } from './policy-document.js';

declare module '../account.js' {
  interface Timings {
    /** How long a new role cannot be assumed yet, since IAM is eventually consistent; 0 unless given. */
    rolePropagation?: number;
  }
}

interface Role {
  name: string;
  id: string;
  arn: string;
  path: string;
  created: Date;
  trustPolicy: string;
  description: string | undefined;
  maxSessionDuration: number;
  permissionsBoundary: string | undefined;
  tags: Map<string, string>;
  /** Inline policies: name → document. */
  policies: Map<string, string>;
  /** ARNs of managed policies. */
  attached: Set<string>;
}

type Roles = ReturnType<typeof newRoles>;
type Actions = Backend['actions'];

const roleName = required(matching(/^[\w+=,.@-]{1,64}$/));
const policyName = required(matching(/^[\w+=,.@-]{1,128}$/));
const paging = { Marker: text, MaxItems: between(1, 1000) };
const tagList = listOf(pascalCaseTag, 50);
const action = actionBuilder('ValidationError');

/**
 * Identity and Access Management: roles with their inline and attached policies. Roles carry tags, but the tagging
 * API does not know them: AWS's supports IAM's policies and instance profiles, not its roles.
 */
export function iamBackend(account: Account): Backend {
  const roles = newRoles();
  account.links.roleExists = arn => {
    const role = [...roles.all()].find(candidate => candidate.arn === arn);
    const age = account.clock.now().getTime() - (role?.created.getTime() ?? Number.POSITIVE_INFINITY);
    return age >= (account.timings.rolePropagation ?? 0);
  };
  return {
    service: 'iam',
    protocol: { kind: 'query', version: '2010-05-08', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
    actions: {
      ...roleActions(account, roles),
      ...roleTagActions(roles),
      ...inlinePolicyActions(roles),
      ...attachedPolicyActions(roles),
    },
    taggedResources: () => [],
    snapshot: () => plainJson(Object.fromEntries([...roles.all()].map(role => [role.name, role]))),
  };
}

function newRoles() {
  // AWS holds names that differ in case alone for the same when it creates, and for different when it looks up.
  const byFoldedName = new Map<string, Role>();
  return {
    all: () => byFoldedName.values(),
    get(name: string): Role {
      const role = byFoldedName.get(name.toLowerCase());
      if (role?.name !== name) throw noSuchEntity(`The role with name ${name} cannot be found.`);
      return role;
    },
    add(role: Role) {
      if (byFoldedName.has(role.name.toLowerCase())) {
        throw new AwsError('EntityAlreadyExists', `Role with name ${role.name} already exists.`, 409);
      }
      byFoldedName.set(role.name.toLowerCase(), role);
    },
    remove: (role: Role) => byFoldedName.delete(role.name.toLowerCase()),
  };
}

function roleActions(account: Account, roles: Roles): Actions {
  return {
    CreateRole: action(
      {
        RoleName: roleName,
        AssumeRolePolicyDocument: required(text),
        Path: matching(/^\/([!-~]+\/)?$/),
        Description: text,
        MaxSessionDuration: between(3600, 43200),
        PermissionsBoundary: text,
        Tags: tagList,
      },
      (input, call) => {
        checkTrustPolicy(input.AssumeRolePolicyDocument);
        const path = input.Path ?? '/';
        const role: Role = {
          name: input.RoleName,
          id: `AROA${randomText.upperAlphanumeric(17)}`,
          arn: `arn:aws:iam::${call.accountId}:role${path}${input.RoleName}`,
          path,
          created: account.clock.now(),
          trustPolicy: input.AssumeRolePolicyDocument,
          description: input.Description,
          maxSessionDuration: input.MaxSessionDuration ?? 3600,
          permissionsBoundary: input.PermissionsBoundary,
          tags: new Map((input.Tags ?? []).map(tag => [tag.Key, tag.Value])),
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
    ListRoles: action({ PathPrefix: text, ...paging }, ({ PathPrefix = '/', ...cut }) => {
      const found = [...roles.all()].filter(role => role.path.startsWith(PathPrefix));
      // ListRoles leaves tags and permissions boundaries out; GetRole has them.
      return list(
        'Roles',
        found,
        role => role.name,
        cut,
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
    UpdateAssumeRolePolicy: action({ RoleName: roleName, PolicyDocument: required(text) }, input => {
      const role = roles.get(input.RoleName);
      checkTrustPolicy(input.PolicyDocument);
      role.trustPolicy = input.PolicyDocument;
      return {};
    }),
  };
}

function roleTagActions(roles: Roles): Actions {
  return {
    TagRole: action({ RoleName: roleName, Tags: required(tagList) }, input => {
      const { tags } = roles.get(input.RoleName);
      for (const tag of input.Tags) tags.set(tag.Key, tag.Value);
      return {};
    }),
    UntagRole: action({ RoleName: roleName, TagKeys: required(listOf(text, 50)) }, input => {
      const { tags } = roles.get(input.RoleName);
      for (const key of input.TagKeys) tags.delete(key);
      return {};
    }),
    ListRoleTags: action({ RoleName: roleName, ...paging }, ({ RoleName, ...cut }) =>
      list(
        'Tags',
        tagsOf(roles.get(RoleName)),
        tag => tag.Key,
        cut,
        tag => tag,
      ),
    ),
  };
}

function inlinePolicyActions(roles: Roles): Actions {
  const noSuchPolicy = (name: string) => noSuchEntity(`The role policy with name ${name} cannot be found.`);
  return {
    PutRolePolicy: action({ RoleName: roleName, PolicyName: policyName, PolicyDocument: required(text) }, input => {
      const role = roles.get(input.RoleName);
      checkPermissionPolicy(input.PolicyDocument);
      role.policies.set(input.PolicyName, input.PolicyDocument);
      return {};
    }),
    GetRolePolicy: action({ RoleName: roleName, PolicyName: policyName }, ({ RoleName, PolicyName }) => {
      const document = roles.get(RoleName).policies.get(PolicyName);
      if (document === undefined) throw noSuchPolicy(PolicyName);
      return { RoleName, PolicyName, PolicyDocument: encodeDocument(document) };
    }),
    DeleteRolePolicy: action({ RoleName: roleName, PolicyName: policyName }, input => {
      if (!roles.get(input.RoleName).policies.delete(input.PolicyName)) throw noSuchPolicy(input.PolicyName);
      return {};
    }),
    ListRolePolicies: action({ RoleName: roleName, ...paging }, ({ RoleName, ...cut }) =>
      list(
        'PolicyNames',
        roles.get(RoleName).policies.keys(),
        name => name,
        cut,
        name => name,
      ),
    ),
  };
}

function attachedPolicyActions(roles: Roles): Actions {
  const policyArn = required(matching(/^arn:aws[\w-]*:iam::(aws|\d{12}):policy\/.+$/));
  return {
    AttachRolePolicy: action({ RoleName: roleName, PolicyArn: policyArn }, ({ RoleName, PolicyArn }) => {
      const role = roles.get(RoleName);
      // The emulator keeps no managed policies of customers; those of AWS's own are taken on trust.
      if (!PolicyArn.includes('::aws:')) {
        throw noSuchEntity(`Policy ${PolicyArn} does not exist or is not attachable.`);
      }
      role.attached.add(PolicyArn);
      return {};
    }),
    DetachRolePolicy: action({ RoleName: roleName, PolicyArn: policyArn }, ({ RoleName, PolicyArn }) => {
      if (!roles.get(RoleName).attached.delete(PolicyArn)) throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
      return {};
    }),
    ListAttachedRolePolicies: action(
      { RoleName: roleName, PathPrefix: text, ...paging },
      ({ RoleName, PathPrefix = '/', ...cut }) => {
        const isUnder = (arn: string) => arn.slice(arn.indexOf('/')).startsWith(PathPrefix);
        return list(
          'AttachedPolicies',
          [...roles.get(RoleName).attached].filter(isUnder),
          arn => arn,
          cut,
          arn => ({
            PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
            PolicyArn: arn,
          }),
        );
      },
    ),
  };
}

/** A page of IAM's: `Marker` is there only when `IsTruncated`. */
function list<T>(
  member: string,
  items: Iterable<T>,
  key: (item: T) => string,
  cut: { Marker: string | undefined; MaxItems: number | undefined },
  show: (item: T) => unknown,
): Members {
  const page = pageOf(items, { key, token: cut.Marker, size: cut.MaxItems ?? 100, invalidCode: 'ValidationError' });
  return { [member]: page.items.map(show), IsTruncated: page.next !== undefined, Marker: page.next };
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
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: role.permissionsBoundary,
    },
    Tags: role.tags.size ? tagsOf(role) : undefined,
  };
}

/** Policy documents come back URL-encoded as RFC 3986 says, which encodes five characters more than JavaScript does. */
function encodeDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function tagsOf(role: Role) {
  return [...role.tags].map(([Key, Value]) => ({ Key, Value }));
}

function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409);
}
