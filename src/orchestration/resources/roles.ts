import { undefinedIfDenied } from '../../aws/errors.js';
import type { TaggedRole } from '../../aws/iam.js';
import * as iam from '../../aws/iam.js';
import { forEachConcurrently } from '../../aws/pages.js';
import { matchesAny } from '../../domain/arns.js';
import { permitsTagged } from '../../domain/limits/spaces.js';
import { executionRoleName, isRoleName, nameOf } from '../../domain/names.js';
import { referencesIn } from '../../domain/references.js';
import type { Schemas } from '../../domain/schemas.js';
import { rolesOf } from '../../domain/space-adjustments.js';
import { belongsTo, isUntagged } from '../../domain/tags.js';
import { NotFound } from '../../errors.js';
import { parallelEach } from '../../saga/parallel.js';
import type { Saga } from '../../saga/saga.js';
import type { Owner } from '../../tenancy.js';
import type { Space } from '../space.js';
import { roleResource } from './execution-role.js';

type Definition = Schemas['RegisterTaskDefinitionRequest'];

/** The roles of a definition by name, as far as they exist and are not decided without them. */
export type FoundRoles = Record<string, TaggedRole | undefined>;

/** Reads each role that a definition names, except for the space's own and those that the configuration allows. */
export function findNamedRoles(saga: Saga, space: Space, definition: Definition): Promise<FoundRoles> {
  const { aws, cluster } = space;
  const names = rolesOf(definition)
    .filter(role => !matchesAny(aws.allowedRoles, role))
    .map(nameOf)
    .filter(name => isRoleName(name) && name !== executionRoleName(cluster));
  return parallelEach(saga, Object.fromEntries(names.map(name => [name, name])), (s, name) =>
    s.read('getRole', roleResource(name), () => visibleRole(space, name)),
  );
}

/** Reads a role. One that this service may not read shows no tag of the org, as if it did not exist. */
async function visibleRole({ aws }: Owner, name: string): Promise<TaggedRole | undefined> {
  return isRoleName(name) ? undefinedIfDenied(() => iam.getRole(aws, name)) : undefined;
}

/**
 * Whether the org may use a role that a request names: one that the configuration allows, the org's, or that of the space.
 * @param cluster the name of the space's cluster; undefined outside of a space.
 */
export async function isUsableRole(owner: Owner, role: string, cluster?: string): Promise<boolean> {
  if (matchesAny(owner.aws.allowedRoles, role)) return true;
  const found = await visibleRole(owner, nameOf(role));
  return usableRole(owner, role, found) !== undefined || (cluster !== undefined && isOfSpace(cluster, role, found));
}

/** @param found the role of that name in the account. @returns its ARN; undefined where the space may not use it. */
export function usableRole(
  { aws, org, spaces }: Owner,
  role: string,
  found: TaggedRole | undefined,
): string | undefined {
  if (matchesAny(aws.allowedRoles, role)) return role;
  if (!found || (role.startsWith('arn:') && role !== found.arn)) return undefined;
  const isOwn = belongsTo(org, found.tags) && permitsTagged(spaces, found.tags);
  return isOwn || matchesAny(aws.allowedRoles, found.arn) ? found.arn : undefined;
}

/** The members of requests that name a role. */
const ROLE_MEMBERS = ['role', 'roleArn', 'taskRoleArn', 'executionRoleArn'];

/** The roles that a value of a request names, wherever they stand in it. */
function rolesIn(value: unknown): string[] {
  const roles = referencesIn(value, '').filter(({ key }) => ROLE_MEMBERS.includes(key));
  return [...new Set(roles.map(role => role.value))];
}

/**
 * Asserts that ECS may get every role that a request names outside of a definition, where the space's role cannot take its place.
 * AWS checks the permissions of this service only.
 * @param cluster as for `isUsableRole`. @throws {NotFound} also where a role is another's.
 */
export async function assertRolesUsable(owner: Owner, cluster: string | undefined, value: unknown): Promise<void> {
  await forEachConcurrently(undefined, rolesIn(value), role => assertRoleUsable(owner, cluster, role));
}

/** As `assertRolesUsable`, in a workflow. */
export async function findRoles(saga: Saga, owner: Owner, cluster: string | undefined, value: unknown): Promise<void> {
  const roles = Object.fromEntries(rolesIn(value).map(role => [role, role]));
  await parallelEach(saga, roles, (s, role) =>
    s.read('getRole', roleResource(nameOf(role)), () => assertRoleUsable(owner, cluster, role)),
  );
}

async function assertRoleUsable(owner: Owner, cluster: string | undefined, role: string): Promise<void> {
  if (!(await isUsableRole(owner, role, cluster)))
    throw new NotFound(`Role ${role} does not exist among the org’s roles and those that the account allows.`);
}

/** Early releases of the predecessor did not tag the role of a space. */
function isOfSpace(cluster: string, role: string, found: TaggedRole | undefined): boolean {
  const isSame = found && (!role.startsWith('arn:') || role === found.arn);
  return Boolean(isSame) && found?.name === executionRoleName(cluster) && isUntagged(found.tags);
}
