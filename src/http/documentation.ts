import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { basePath } from '#generated/routes.js';

const YAML = new URL(import.meta.resolve('#root/openapi.yaml'));
const JSON_TEXT = readFileSync(new URL(import.meta.resolve('#generated/openapi.json')), 'utf8');
const DOCUMENT = JSON.parse(JSON_TEXT);

/**
 * Allows the page only what this server serves. The plugin's own policy upgrades requests to https, which this server does
 * not speak. Swagger UI sets inline styles.
 */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves Swagger UI at `/docs` and the spec at `/openapi.json` and `/openapi.yaml`, without a token. */
export async function serveDocumentation(app: FastifyInstance): Promise<void> {
  await app.register(swagger, { mode: 'static', specification: { document: DOCUMENT } });
  await app.register(swaggerUi, {
    routePrefix: `${basePath}/docs`,
    staticCSP: CONTENT_SECURITY_POLICY,
    uiConfig: { persistAuthorization: true, displayRequestDuration: true, docExpansion: 'none', filter: true },
  });
  app.get(`${basePath}/openapi.json`, async (_request, reply) => reply.type('application/json').send(JSON_TEXT));
  app.get(`${basePath}/openapi.yaml`, async (_request, reply) =>
    reply.type('application/yaml').send(await readFile(YAML, 'utf8')),
  );
}
