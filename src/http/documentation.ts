import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { basePath } from '#generated/routes.js';

const YAML = new URL(import.meta.resolve('#root/openapi.yaml'));
const JSON_DOCUMENT = new URL(import.meta.resolve('#generated/openapi.json'));

/**
 * Everything that the page needs is here. The plugin's own policy would have browsers ask for it over https, which this
 * server does not speak by itself. Swagger UI writes styles into its elements.
 */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; base-uri 'self'; frame-ancestors 'self'; img-src 'self' data:; object-src 'none'; style-src 'self' 'unsafe-inline'";

/** Swagger UI at `/docs`, and the spec itself at `/openapi.json` and `/openapi.yaml`; all public. */
export async function serveDocumentation(app: FastifyInstance): Promise<void> {
  const document = readFileSync(JSON_DOCUMENT, 'utf8');
  await app.register(swagger, { mode: 'static', specification: { document: JSON.parse(document) } });
  await app.register(swaggerUi, {
    routePrefix: `${basePath}/docs`,
    staticCSP: CONTENT_SECURITY_POLICY,
    uiConfig: { persistAuthorization: true, displayRequestDuration: true, docExpansion: 'none', filter: true },
  });
  app.get(`${basePath}/openapi.json`, async (_request, reply) => reply.type('application/json').send(document));
  app.get(`${basePath}/openapi.yaml`, async (_request, reply) =>
    reply.type('application/yaml').send(await readFile(YAML, 'utf8')),
  );
}
