import { BadGateway } from '../errors.js';

/**
 * Reads an answer's body.
 * @throws {BadGateway} where it is no JSON object, which the one who asked can do nothing about.
 */
export function jsonObject(body: Buffer, host: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    value = undefined; // the parser's message would quote the body, which may hold a token
  }
  if (isObject(value)) return value;
  throw new BadGateway(`${host} answered with something that is no JSON object.`);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
