import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isObject } from '../json.js';

/** Members of bodies that name the resource to create, or to run. Source: `openapi.yaml`. */
const NAMES = /^(name|clustername|family|taskdefinition)$/i;
const LONGEST_NAME = 256;

/** Logs one line for each request to change something: who sent it, what it names, and the status of the response. */
export function auditChanges(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, { statusCode: status }) => {
    const { route } = request.routeOptions.config;
    if (!route?.right || route.right === 'read') return;
    const { account, ...path } = request.params as Record<string, string>;
    const { operationId } = route;
    const resource = { ...path, ...namesIn(request) };
    request.log.info(
      { audit: true, caller: request.caller?.name ?? null, operationId, account, resource, status },
      'requested change',
    );
  });
}

/** The texts of a body that name resources, under the caller's keys. Values of secrets and parameters are under others. */
function namesIn({ body }: FastifyRequest): Record<string, string> {
  const names = Object.entries(isObject(body) ? body : {}).flatMap(([key, value]) =>
    NAMES.test(key) && typeof value === 'string' ? [[key, value.slice(0, LONGEST_NAME)] as const] : [],
  );
  return Object.fromEntries(names);
}
