import { Invalid } from '../errors.js';
import { isObject, parseJson } from '../json.js';

/** What a caller authenticates with at a registry. */
export type Credentials = { username: string; password: string } | { identityToken: string };

/**
 * Parses the header `X-Registry-Auth` as Docker writes it: base64, standard or URL-safe, of a JSON object with `username`
 * and `password`, with `auth` (the two joined by a colon, in base64), or with `identitytoken`, which takes precedence.
 * Source: Docker Engine API, "Authentication".
 * @returns undefined without a header or for an empty object, which Docker sends without credentials.
 * @throws {Invalid} whose message never quotes the header.
 */
export function parseRegistryAuth(header: string | undefined): Credentials | undefined {
  if (header === undefined) return undefined;
  const { username, password, auth, identitytoken } = withFoldedKeys(jsonObject(header));
  if (identitytoken) return { identityToken: text(identitytoken) };
  if (username || password) return { username: text(username), password: text(password) };
  if (auth) return pairOf(text(auth));
  return undefined;
}

function jsonObject(header: string): Record<string, unknown> {
  const value = parseJson(decodeBase64(header), () => invalid('is not base64 of JSON'));
  if (!isObject(value)) throw invalid('is not a JSON object');
  return value;
}

/** The predecessor's decoder (Go's encoding/json) matched keys in any case. */
function withFoldedKeys(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([key, value]) => [key.toLowerCase(), value]));
}

/** The password may contain colons, the name may not (RFC 7617). */
function pairOf(auth: string): Credentials {
  const pair = decodeBase64(auth);
  const colon = pair.indexOf(':');
  if (colon < 1) throw invalid('has an auth member that is not base64 of name:password');
  // Some of Docker's own files end in a NUL, which its parser removes.
  return { username: pair.slice(0, colon), password: withoutTrailingNuls(pair.slice(colon + 1)) };
}

/** In linear time, unlike a regular expression, which starts anew at each NUL. */
function withoutTrailingNuls(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\0') end -= 1;
  return text.slice(0, end);
}

/** Buffer decodes both alphabets, with or without padding, but ignores other characters: hence the check. */
function decodeBase64(text: string): string {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) throw invalid('is not base64');
  return Buffer.from(text, 'base64').toString('utf8');
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw invalid('has a member that is not a string');
  return value;
}

function invalid(reason: string): Invalid {
  return new Invalid(`X-Registry-Auth ${reason}.`, {
    faults: [{ parameter: 'header.X-Registry-Auth', message: `${reason}.` }],
  });
}
