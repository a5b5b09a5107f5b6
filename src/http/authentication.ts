import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../errors.js';
import { createHashCheck, isBcryptHash } from './bcrypt-hashes.js';

/**
 * Creates a hook that rejects requests whose `X-Auth-Token` is neither the configured token nor a bcrypt hash of it. It compares
 * digests, so that the time depends neither on the token that was sent nor on its length.
 * @returns a hook that throws the same {Forbidden} for a missing and for a wrong token; {Unavailable} for a new hash while too many
 * others wait to be checked.
 */
export function tokenGuard(token: string): (request: FastifyRequest) => Promise<void> {
  const expected = digest(token);
  const isHashOfToken = createHashCheck(token);
  return async request => {
    const given = request.headers['x-auth-token'];
    if (typeof given === 'string') {
      if (timingSafeEqual(digest(given), expected)) return;
      if (isBcryptHash(given) && (await isHashOfToken(given))) return;
    }
    throw new Forbidden('X-Auth-Token is missing or wrong.');
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
