import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';

/** In bytes. Source: AWS General Reference, "Amazon ECS endpoints and quotas": task definition size. */
const LARGEST_DEFINITION = 64 * 1024;

/** The fault of a definition that is too large. Check it first: the time of some other checks grows with the square of the size. */
export function definitionSizeFaults(pointer: string, definition: object): Fault[] {
  const size = Buffer.byteLength(JSON.stringify(definition));
  return faultIf(
    size > LARGEST_DEFINITION,
    pointer,
    `has ${size} bytes; a task definition has at most ${LARGEST_DEFINITION}`,
  );
}
