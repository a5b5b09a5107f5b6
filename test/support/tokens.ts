import { createHash } from 'node:crypto';
import type { Config } from '#generated/config.js';

type Token = NonNullable<Config['tokens']>[number];

/** The entry of a token whose name is its own text in reverse. */
export function tokenEntry(token: string, entry: Partial<Token> = {}): Token {
  const hash = `sha256:${createHash('sha256').update(token).digest('hex')}`;
  return { name: [...token].reverse().join(''), hash, rights: ['admin'], ...entry };
}

/** The header that sends a token. */
export function sending(token: string): Record<string, string> {
  return { 'x-auth-token': token };
}
