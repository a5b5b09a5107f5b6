import { listOf, number, required, structure, text } from '../shape.js';
import { fail } from './state.js';

export const paging = { Marker: text, PageSize: number };

/** Unlike in other services, tags may lack a value. */
export const tagList = listOf(structure({ Key: required(text), Value: text }));

/**
 * Source: API reference, CreateLoadBalancer and CreateTargetGroup, Name.
 * @param noun what has the name, at the beginning of a sentence
 * @throws AwsError ValidationError
 */
export function checkName(noun: string, name: string): void {
  if (name.length > 32) fail('ValidationError', `${noun} name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    const message = `${noun} name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`;
    fail('ValidationError', message);
  }
  if (/^-|-$/.test(name)) fail('ValidationError', `${noun} name '${name}' cannot begin or end with a hyphen(-)`);
}
