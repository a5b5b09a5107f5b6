import { BadGateway } from '../errors.js';
import { isObject, isTooDeep, MAX_DEPTH, parseJson } from '../json.js';

/**
 * Reads an answer's body.
 * @throws {BadGateway} when it is not a JSON object, or nested more than 64 levels deep.
 */
export function jsonObject(body: Buffer, host: string): Record<string, unknown> {
  const unreadable = () => new BadGateway(`${host} did not answer with a JSON object.`);
  const text = body.toString('utf8');
  if (isTooDeep(text))
    throw new BadGateway(`${host} answered with JSON that is nested more than ${MAX_DEPTH} levels deep.`);
  const value = parseJson(text, unreadable);
  if (!isObject(value)) throw unreadable();
  return value;
}
