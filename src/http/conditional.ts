import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Route, routes } from '#generated/routes.js';
import { etagOfText, isKnown, joinEtags } from '../domain/etag.js';

/** A body as it is sent, and its entity tag once it was needed. */
export interface Written {
  text: string;
  etag?: string;
}

/** Whether the responses of an operation have an ETag, and 304 answers a caller that has the same one. */
export function isConditional({ parameters }: Route): boolean {
  return parameters.includes('header.if-none-match');
}

/** The methods of a route. HEAD is answered as GET is, without the body, unless it is an operation of its own. Source: RFC 9110, section 9.3.2. */
export function methodsOf(route: Route): Route['method'][] {
  const hasOwnHead = routes.some(
    ({ method, paths }) => method === 'HEAD' && paths.some(path => route.paths.includes(path)),
  );
  return isConditional(route) && !hasOwnHead ? [route.method, 'HEAD'] : [route.method];
}

/**
 * Sends a body, or 304 where the caller has it already. 304 has the headers that 200 would have, except those of the body. Where the
 * handler has set the ETag of a state, that of the body is added to it.
 * Source: RFC 9110, sections 13.1.2 and 15.4.5.
 */
export function sendUnlessKnown(request: FastifyRequest, reply: FastifyReply, written: Written): void {
  const given = reply.getHeader('ETag');
  const etag = given === undefined ? etagOfBody(written) : joinEtags(String(given), etagOfBody(written));
  reply.header('ETag', etag);
  if (isKnown(request.headers['if-none-match'], etag)) reply.code(304).send();
  else sendJson(reply, written);
}

export function sendJson(reply: FastifyReply, { text }: Written): void {
  reply.type('application/json; charset=utf-8').send(text);
}

function etagOfBody(written: Written): string {
  written.etag ??= etagOfText(written.text);
  return written.etag;
}
