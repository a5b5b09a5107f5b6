import type { FastifyRequest } from 'fastify';
import type { Access } from '../access/access.js';
import { type Caller, permittedSpaces } from '../access/caller.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request; undefined until its token is accepted, and for public operations. */
    caller: Caller | undefined;
    /** Patterns of the spaces that the caller is limited to; undefined where it is not limited. */
    spaces: readonly string[] | undefined;
  }
}

/**
 * Creates a hook that sets `request.caller` and `request.spaces`, and rejects a request without a valid token, or whose token does
 * not have the right that the operation needs, or not in this account.
 * @returns a hook that throws what `authenticate` and `permittedSpaces` throw.
 */
export function accessGuard(access: Access): (request: FastifyRequest) => Promise<void> {
  return async request => {
    const { 'x-auth-token': given, authorization } = request.headers;
    const token = [given].flat().join(', ');
    const caller = await access.authenticate({ token, authorization, address: request.ip, log: request.log });
    request.caller = caller;
    const { route } = request.routeOptions.config;
    if (!route?.right) return; // a path without this method
    const { account } = request.params as { account?: string };
    const { operationId, right, spaces } = route;
    request.spaces = permittedSpaces(caller, { operationId, right, account, spaces });
  };
}
