import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { permitsTagged } from '../../domain/limits/spaces.js';
import { executionRoleName, nameOf } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { type Adjustment, adjustedDefinition } from '../../domain/space-adjustments.js';
import { belongsTo } from '../../domain/tags.js';
import { Invalid } from '../../errors.js';
import { ownMember } from '../../json.js';
import type { Space } from '../space.js';
import type { FoundRole } from './execution-role.js';
import { type FoundLogGroups, logGroupNames } from './log-groups.js';
import { type FoundRoles, usableRole } from './roles.js';

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
  const { aws, org, cluster, spaces } = space;
  const roleName = executionRoleName(cluster);
  const { definition: adjusted, adjustments } = adjustedDefinition(definition, {
    region: aws.region,
    logGroup: cluster,
    streamPrefix,
    role: found.role?.role?.arn ?? roleName,
    roleName,
    usableRole: role => usableRole(space, role, ownMember(found.namedRoles, nameOf(role))),
    isUsableGroup: name => {
      const group = ownMember(found.logGroups, name);
      return !group || name === cluster || (belongsTo(org, group.tags) && permitsTagged(spaces, group.tags));
    },
  });
  const spelled = adjustments.map(one => ({ ...one, pointer: pointers[one.pointer] ?? one.pointer }));
  if (isStrict && spelled.length > 0) throw refusal(spelled);
  const names = logGroupNames(space, adjusted.containerDefinitions);
  const logGroups = Object.fromEntries(names.map(name => [name, ownMember(found.logGroups, name)]));
  return { definition: adjusted, adjustments: spelled, logGroups };
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
