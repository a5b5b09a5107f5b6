import type { Fault } from '../errors.js';

/** One fault of a body where the condition holds, otherwise none. */
export function faultIf(condition: unknown, pointer: string, message: string): Fault[] {
  return condition ? [{ pointer, message }] : [];
}
