import { AwsError, type Members } from '../backend.js';
import { pageOf } from '../paging.js';
import { actionBuilder, number, required, text } from '../shape.js';

export interface Role {
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

export type Roles = ReturnType<typeof newRoles>;

export const action = actionBuilder('iam');
export const roleName = required(text);
export const POLICY_ARN = /^arn:aws[\w-]*:iam::(aws|\d{12}):policy\/.+$/;
export const paging = { Marker: text, MaxItems: number };

/** The account's roles. */
export function newRoles() {
  // Names are unique regardless of case. Source: IAM User Guide, "IAM and AWS STS quotas". That a look-up ignores case, too, is
  // what users report (saltstack/salt, issue 24947; awslabs/mcp, pull request 4101); AWS documents nothing else.
  const byFoldedName = new Map<string, Role>();
  return {
    all: () => byFoldedName.values(),
    get(name: string): Role {
      const role = byFoldedName.get(name.toLowerCase());
      if (!role) throw noSuchEntity(`The role with name ${name} cannot be found.`);
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

/** A page of a list. `Marker` is present only if `IsTruncated`. */
export function listPage<T>(
  member: string,
  items: Iterable<T>,
  key: (item: T) => string,
  page: { Marker: string | undefined; MaxItems: number | undefined },
  describe: (item: T) => unknown,
): Members {
  const { items: found, next } = pageOf(items, {
    key,
    token: page.Marker,
    size: page.MaxItems ?? 100,
    invalidCode: 'ValidationError',
  });
  return { [member]: found.map(describe), IsTruncated: next !== undefined, Marker: next };
}

/** IAM returns policy documents URL-encoded by RFC 3986, which encodes five more characters than JavaScript does. */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}
