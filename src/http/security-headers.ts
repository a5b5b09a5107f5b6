import type { IncomingMessage, ServerResponse } from 'node:http';
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
  const headers = headersSetBy(setHeaders);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** The headers that helmet sets, the same on every response. Setting each on Node's response takes longer than the rest of a ping. */
function headersSetBy(setHeaders: ReturnType<typeof helmet>): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name] = value;
    },
    removeHeader: () => {},
  };
  setHeaders({} as IncomingMessage, response as unknown as ServerResponse, () => {}); // helmet uses no more of them
  return headers;
}
