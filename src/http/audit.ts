import type { FastifyInstance } from 'fastify';
import { isObject } from '../json.js';
import { readQuery } from './validation.js';

/** Members of bodies that name a resource, and the objects in which they may stand. Source: `openapi.yaml`. */
const NAMES = /^(name|cluster|clustername|service|servicename|family|taskdefinition|taskdefinitionarn)$/i;
const OBJECTS = /^(cluster|service|serviceregistry|taskdefinition)$/i;
const LONGEST_NAME = 256;

/** Logs one line for each request to change something: who sent it, what it names, whether it is a plan, and the status. */
export function auditChanges(app: FastifyInstance): void {
  app.addHook('onResponse', (request, { statusCode: status }, done) => {
    done();
    const { route } = request.routeOptions.config;
    if (!route?.right || route.right === 'read') return;
    const { account, ...path } = request.params as Record<string, string>;
    const { operationId } = route;
    const caller = request.caller?.name ?? null;
    const resource = { ...path, ...namesIn(request.body) };
    const { dryRun } = readQuery(route, request.query as Record<string, unknown>);
    const plan = dryRun === 'true' ? { dryRun: true } : {};
    request.log.info({ audit: true, caller, operationId, account, resource, ...plan, status }, 'requested change');
  });
}

/** The texts of a body that name resources, under the caller's keys. Values of secrets and parameters are under others. */
function namesIn(body: unknown): Record<string, string> {
  const members = Object.entries(isObject(body) ? body : {});
  const inside = members.filter(([key]) => OBJECTS.test(key)).flatMap(([key, value]) => namesOf(value, `${key}.`));
  return Object.fromEntries([...namesOf(body), ...inside]);
}

function namesOf(value: unknown, prefix = ''): [key: string, name: string][] {
  return Object.entries(isObject(value) ? value : {}).flatMap(([key, name]) =>
    NAMES.test(key) && typeof name === 'string' ? [[prefix + key, name.slice(0, LONGEST_NAME)]] : [],
  );
}
