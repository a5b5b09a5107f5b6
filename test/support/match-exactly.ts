import type { Test } from 'tap';

/**
 * Asserts that a value matches a pattern. Unlike `t.match`, lists have to match item by item, strings have to be equal, and `{}`
 * stands for an empty object; a non-empty object may have further members. A regular expression stands for the texts that
 * it matches, and a constructor such as `Date` or `String` for its values.
 */
export function matchExactly(t: Test, found: unknown, pattern: unknown, message = 'should match the pattern exactly') {
  return t.same(projected(found, pattern), pattern, message);
}

/** The part of a value that the pattern describes. What a regular expression or a constructor stands for is replaced by it. */
function projected(found: unknown, pattern: unknown): unknown {
  if (pattern instanceof RegExp) return typeof found === 'string' && pattern.test(found) ? pattern : found;
  if (typeof pattern === 'function') return isValueOf(found, pattern) ? pattern : found;
  if (Array.isArray(pattern) && Array.isArray(found))
    return found.map((item, index) => projected(item, pattern[index]));
  if (!isPlainObject(pattern) || typeof found !== 'object' || found === null) return found;
  const keys = Object.keys(pattern);
  if (keys.length === 0 || Array.isArray(found)) return found;
  const members = found as Record<string, unknown>; // any object is one
  return Object.fromEntries(keys.map(key => [key, projected(members[key], pattern[key])]));
}

function isValueOf(found: unknown, type: object): boolean {
  return found !== undefined && found !== null && Object(found) instanceof (type as typeof Object); // patterns have no other functions
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
