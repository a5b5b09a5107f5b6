import type { FastifyRequest } from 'fastify';

/** Who a request counts for in limits: its token, or for what needs none the address that it comes from. */
export function callerOf(request: FastifyRequest): string {
  return request.caller ? `token ${request.caller.name}` : request.ip;
}
