import { BadGateway } from '../errors.js';

/**
 * Parses the body of a registry's response.
 * @throws {BadGateway} where it is not a JSON object, which the caller cannot change.
 */
export function jsonObject(body: Buffer, host: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    value = undefined; // the parser's message would quote the body, which may contain a token
  }
  if (isObject(value)) return value;
  throw new BadGateway(`${host} responded with something that is not a JSON object.`);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
