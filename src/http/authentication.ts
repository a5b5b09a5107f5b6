import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../errors.js';

/**
 * Creates a hook that rejects requests without the configured `X-Auth-Token`. It compares hashes, so that the time depends
 * neither on the token that was sent nor on its length.
 * @returns a hook that throws the same {Forbidden} for a missing and for a wrong token.
 */
export function tokenGuard(token: string): (request: FastifyRequest) => Promise<void> {
  const expected = digest(token);
  return async request => {
    const given = request.headers['x-auth-token'];
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), expected)) {
      throw new Forbidden('X-Auth-Token is missing or wrong.');
    }
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
