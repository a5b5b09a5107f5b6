import { BadGateway } from '../errors.js';
import { isObject, parseJson } from '../json.js';

/** Deeper than any description of an image. `JSON.parse` recurses, and V8 ends it with a RangeError or takes long. */
const MAX_DEPTH = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Reads an answer's body.
 * @throws {BadGateway} when it is not a JSON object, or nested more than 64 levels deep.
 */
export function jsonObject(body: Buffer, host: string): Record<string, unknown> {
  const unreadable = () => new BadGateway(`${host} did not answer with a JSON object.`);
  if (isDeeperThan(MAX_DEPTH, body))
    throw new BadGateway(`${host} answered with JSON that is nested more than ${MAX_DEPTH} levels deep.`);
  const value = parseJson(body.toString('utf8'), unreadable);
  if (!isObject(value)) throw unreadable();
  return value;
}

/** Whether lists and objects are nested deeper than a limit, before anything is parsed. */
function isDeeperThan(limit: number, json: Buffer): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) isInString = !isInString;
    else if (isInString) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === 0x5b || byte === 0x7b) depth += 1;
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}
