import { BadGateway } from '../errors.js';
import { isObject, parseJson } from '../json.js';

/**
 * Reads an answer's body.
 * @throws {BadGateway} when it is not a JSON object.
 */
export function jsonObject(body: Buffer, host: string): Record<string, unknown> {
  const unreadable = () => new BadGateway(`${host} did not answer with a JSON object.`);
  const value = parseJson(body.toString('utf8'), unreadable);
  if (!isObject(value)) throw unreadable();
  return value;
}
