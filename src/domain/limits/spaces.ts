import { matchesAny } from '../arns.js';
import { spaceTagOf, type Tag } from '../tags.js';

/*
 * A caller may be limited to spaces. Its limit is a list of patterns, in which `*` stands for any text; undefined is no limit.
 */

/** Patterns of the spaces that a caller is limited to. */
export type SpaceLimit = readonly string[] | undefined;

/** Whether a limit permits a space, or what is in no space (undefined). */
export function permitsSpace(limit: SpaceLimit, space: string | undefined): boolean {
  return limit === undefined || (space !== undefined && matchesAny(limit, space));
}

/** Whether a limit permits a resource by the tag of its space. Without that tag it is in no space. */
export function permitsTagged(limit: SpaceLimit, tags: readonly Tag[] | undefined): boolean {
  return limit === undefined || permitsSpace(limit, spaceTagOf(tags));
}

/** Whether a resource has the tag of a space that a limit does not permit. */
export function isOfForbiddenSpace(limit: SpaceLimit, tags: readonly Tag[] | undefined): boolean {
  return spaceTagOf(tags) !== undefined && !permitsTagged(limit, tags);
}

/** The space of an operation by its target, such as `myclu/www`; undefined where it is in no space, such as that of a family alone. */
export function spaceOfTarget(target: string): string | undefined {
  const [space, member] = target.split('/');
  return member === undefined ? undefined : space;
}
