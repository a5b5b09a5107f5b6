import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/**
 * Sets the headers that tell browsers what responses may do: nothing, since none but the documentation is a page, which replaces the
 * policy by its own. `Strict-Transport-Security` belongs to the proxy that speaks TLS (RFC 6797, section 7.2), and `Cache-Control` to
 * the operations with a token.
 */
export function setSecurityHeaders(app: FastifyInstance): void {
  const setHeaders = helmet({
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: "'none'", baseUri: "'none'", formAction: "'none'", frameAncestors: "'none'" },
    },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', (request, reply, done) => setHeaders(request.raw, reply.raw, () => done()));
}
