import { type SchemaWithSecrets, type SecretPath, secretPaths } from '#generated/secrets.js';
import { isObject } from './json.js';

/** What stands in place of a secret, and of the value that replaces it. */
export const SECRET = '(secret)';
export const NEW_SECRET = '(new secret)';

/** A shorter text, such as `true` or `8080`, may be in a message for another reason. */
const MIN_LENGTH = 8;

const PATTERNS = new Map<string, RegExp>();

/** The paths of the members that the spec marks as secrets in a schema; none where it has no such schema. */
export function secretPathsOf(schema: string): SecretPath[] {
  return Object.hasOwn(secretPaths, schema) ? secretPaths[schema as SchemaWithSecrets] : []; // it has been looked up
}

/** The paths below a member. */
export function pathsBelow(paths: SecretPath[], key: string): SecretPath[] {
  return paths
    .filter(({ steps: [step] }) => step !== undefined && matches(step, key))
    .map(({ steps: [, ...steps], ...rest }) => ({ steps, ...rest }));
}

/** Whether the value that paths lead to is a secret itself. */
export function isSecret(paths: SecretPath[]): boolean {
  return paths.some(({ steps }) => steps.length === 0);
}

/** Copies a value of a schema, with `(secret)` in place of what the spec marks. */
export function withoutSecrets<T>(schema: SchemaWithSecrets, value: T): T {
  return masked(value, secretPaths[schema]) as T; // the marked members are texts
}

function masked(value: unknown, paths: SecretPath[]): unknown {
  if (paths.length === 0 || value === undefined || value === null) return value;
  if (isSecret(paths)) return SECRET;
  if (Array.isArray(value)) return value.map((item, index) => masked(item, pathsBelow(paths, String(index))));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, masked(member, pathsBelow(paths, key))]),
  );
}

/**
 * A message with `(secret)` in place of the secrets that a value of a schema contains, as they are or as in JSON. A secret that
 * answers may contain, such as the value of an environment variable, is replaced if it is not short.
 */
export function withoutSecretsOf(schema: string, value: unknown, message: string): string {
  const texts = secretsIn(value, secretPathsOf(schema)).flatMap(text => [text, JSON.stringify(text).slice(1, -1)]);
  // The longest first, as one may contain another.
  return texts.sort((a, b) => b.length - a.length).reduce((text, secret) => text.replaceAll(secret, SECRET), message);
}

function secretsIn(value: unknown, paths: SecretPath[]): string[] {
  if (paths.length === 0 || value === '') return [];
  const text = value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  if (typeof text === 'string')
    return paths.some(({ steps, writeOnly }) => steps.length === 0 && (writeOnly || text.length >= MIN_LENGTH))
      ? [text]
      : [];
  if (typeof text !== 'object' || text === null) return [];
  return Object.entries(text).flatMap(([key, member]) => secretsIn(member, pathsBelow(paths, key)));
}

function matches(step: string | { matching: string }, key: string): boolean {
  if (typeof step === 'string') return step === '*' || step === key;
  const pattern = PATTERNS.get(step.matching) ?? new RegExp(step.matching, 'i');
  PATTERNS.set(step.matching, pattern);
  return pattern.test(key);
}
