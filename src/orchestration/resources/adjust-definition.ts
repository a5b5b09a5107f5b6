import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { TaggedRole } from '../../aws/iam.js';
import * as iam from '../../aws/iam.js';
import { matchesAny } from '../../domain/arns.js';
import { executionRoleName, isRoleName, nameOf } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { type Adjustment, adjustedDefinition, rolesOf } from '../../domain/space-adjustments.js';
import { belongsTo } from '../../domain/tags.js';
import { BadGateway, Invalid } from '../../errors.js';
import { parallelEach } from '../../saga/parallel.js';
import type { Saga } from '../../saga/saga.js';
import type { Owner } from '../../tenancy.js';
import type { Space } from '../space.js';
import { type FoundRole, roleResource } from './execution-role.js';
import { type FoundLogGroups, logGroupNames } from './log-groups.js';

type Definition = Schemas['RegisterTaskDefinitionRequest'];

/** How the definition of a request is adjusted. Plain data, as it is a part of a workflow's input. */
export interface Adjusting {
  /** Whether a value that the space replaces is a fault. */
  isStrict: boolean;
  /** The caller's spelling of pointers, where it differs. */
  pointers: Record<string, string>;
}

/** A definition as the space uses it. */
export interface Adjusted {
  definition: Definition;
  adjustments: Adjustment[];
  /** Its log groups as far as they exist. */
  logGroups: FoundLogGroups;
}

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
  if (!isRoleName(name)) return undefined;
  try {
    return await iam.getRole(aws, name);
  } catch (error) {
    if (error instanceof BadGateway && error.awsCode?.startsWith('AccessDenied')) return undefined;
    throw error;
  }
}

/**
 * Replaces what the space decides in a definition, after everything that this depends on was read.
 * @param streamPrefix the prefix of its log streams' names.
 * @throws {Invalid} with every replacement as a fault, where the request is strict.
 */
export function adjustDefinition(
  space: Space,
  definition: Definition,
  streamPrefix: string,
  { isStrict, pointers }: Adjusting,
  found: { role: FoundRole | undefined; namedRoles: FoundRoles; logGroups: FoundLogGroups },
): Adjusted {
  const { aws, org, cluster } = space;
  const roleName = executionRoleName(cluster);
  const { definition: adjusted, adjustments } = adjustedDefinition(definition, {
    region: aws.region,
    logGroup: cluster,
    streamPrefix,
    role: found.role?.role?.arn ?? roleName,
    roleName,
    usableRole: role => usableRole(space, role, found.namedRoles[nameOf(role)]),
    isUsableGroup: name => {
      const group = found.logGroups[name];
      return !group || name === cluster || belongsTo(org, group.tags);
    },
  });
  const spelled = adjustments.map(one => ({ ...one, pointer: pointers[one.pointer] ?? one.pointer }));
  if (isStrict && spelled.length > 0) throw refusal(spelled);
  const names = logGroupNames(space, adjusted.containerDefinitions);
  const logGroups = Object.fromEntries(names.map(name => [name, found.logGroups[name]]));
  return { definition: adjusted, adjustments: spelled, logGroups };
}

/** Whether a space uses a role that a definition names, and does not replace it with its own. */
export async function isUsableRole(owner: Owner, role: string): Promise<boolean> {
  return (
    matchesAny(owner.aws.allowedRoles, role) ||
    usableRole(owner, role, await visibleRole(owner, nameOf(role))) !== undefined
  );
}

/** @param found the role of that name in the account. @returns its ARN; undefined where the space may not use it. */
function usableRole({ aws, org }: Owner, role: string, found: TaggedRole | undefined): string | undefined {
  if (matchesAny(aws.allowedRoles, role)) return role;
  if (!found || (role.startsWith('arn:') && role !== found.arn)) return undefined;
  return belongsTo(org, found.tags) || matchesAny(aws.allowedRoles, found.arn) ? found.arn : undefined;
}

function refusal(adjustments: Adjustment[]): Invalid {
  const faults = adjustments.map(({ pointer, used, reason }) => ({
    pointer,
    message: `would be replaced by ${[used].flat().join(', ')}: ${reason}`,
  }));
  const places = faults.map(({ pointer }) => pointer).join(', ');
  return new Invalid(`The request is strict, and the space would replace values of its definition: ${places}.`, {
    faults,
  });
}

/**
 * The adjustments after the space's role was created: with its ARN, and without those that turn out to have given it.
 * @returns undefined where there are none.
 */
export function finalAdjustments(
  { cluster }: Space,
  adjustments: Adjustment[],
  { executionRoleArn, taskRoleArn }: TaskDefinition,
): Adjustment[] | undefined {
  const name = executionRoleName(cluster);
  const arn = [executionRoleArn, taskRoleArn].find(role => role !== undefined && nameOf(role) === name);
  const final = adjustments
    .map(one => (one.used === name && arn !== undefined ? { ...one, used: arn } : one))
    .filter(({ given, used }) => given !== used);
  return final.length > 0 ? final : undefined;
}
