import type { FastifyRequest } from 'fastify';

/** The key by which the limits count a request: its token's name, or for what needs no token the address that it comes from. */
export function limitKeyOf(request: FastifyRequest): string {
  return request.caller ? `token ${request.caller.name}` : request.ip;
}
