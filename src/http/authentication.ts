import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../errors.js';

/**
 * Makes the guard that lets a request through when its `X-Auth-Token` is the configured one. Both are hashed first, so
 * that the comparison takes the same time whatever was sent, its length included.
 * @throws {Forbidden} from the guard, the same for no token as for a wrong one.
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
