import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { basePath } from '#generated/routes.js';

const YAML = new URL(import.meta.resolve('#root/openapi.yaml'));
const JSON_DOCUMENT = new URL(import.meta.resolve('#generated/openapi.json'));

/** Swagger UI at `/docs`, and the spec itself at `/openapi.json` and `/openapi.yaml`; all public. */
export async function serveDocumentation(app: FastifyInstance): Promise<void> {
  const document = readFileSync(JSON_DOCUMENT, 'utf8');
  await app.register(swagger, { mode: 'static', specification: { document: JSON.parse(document) } });
  await app.register(swaggerUi, {
    routePrefix: `${basePath}/docs`,
    staticCSP: true,
    uiConfig: { persistAuthorization: true, displayRequestDuration: true, docExpansion: 'none', filter: true },
  });
  app.get(`${basePath}/openapi.json`, async (_request, reply) => reply.type('application/json').send(document));
  app.get(`${basePath}/openapi.yaml`, async (_request, reply) =>
    reply.type('application/yaml').send(await readFile(YAML, 'utf8')),
  );
}
