import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { createHashCheck, isBcryptHash } from '../access/bcrypt-hashes.js';
import { type Caller, TOKEN_CALLER } from '../access/caller.js';
import { Forbidden } from '../errors.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request; undefined until its token is accepted, and for public operations. */
    caller: Caller | undefined;
  }
}

/**
 * Creates a hook that sets `request.caller`, and rejects requests whose `X-Auth-Token` is neither the configured token nor a bcrypt hash of it. It compares
 * digests, so that the time depends neither on the token that was sent nor on its length.
 * @returns a hook that throws the same {Forbidden} for a missing and for a wrong token; {Unavailable} for a new hash while too many
 * others wait to be checked.
 */
export function tokenGuard(token: string): (request: FastifyRequest) => Promise<void> {
  const expected = digest(token);
  const isHashOfToken = createHashCheck(token);
  return async request => {
    const given = request.headers['x-auth-token'];
    request.caller = typeof given === 'string' ? await callerOf(given) : undefined;
    if (!request.caller) throw new Forbidden('X-Auth-Token is missing or wrong.');
  };

  async function callerOf(given: string): Promise<Caller | undefined> {
    const isToken = timingSafeEqual(digest(given), expected) || (isBcryptHash(given) && (await isHashOfToken(given)));
    return isToken ? TOKEN_CALLER : undefined;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
