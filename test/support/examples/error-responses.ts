import type { OperationId } from '#generated/routes.js';
import { createRegistryClient, type RegistryClient } from '../../../src/registry/index.js';
import { fakeNetwork } from '../../registry/fake-network.js';
import type { ExampleWorld } from '../example-world.js';
import type { ExampleRequest } from '../examples.js';

/** A request with an error response, and what has to be arranged for it. */
export interface Provocation {
  request: Omit<ExampleRequest, 'headers'> & Partial<ExampleRequest>;
  arrange?: (world: ExampleWorld) => unknown;
  registries?: RegistryClient;
  /** The status where the example is no problem document. */
  status?: number;
}

const CLUSTERS = { method: 'GET', path: '/sandbox/clusters' };
const IMAGE = { method: 'GET', path: '/images?image=registry.example.com/web/nginx:1.29' };

const CREATION = {
  method: 'POST',
  path: '/sandbox/services',
  body: { Service: { Cluster: 'myclu', ServiceName: 'www2', DesiredCount: 0, TaskDefinition: 'webservers:1' } },
};

/** A definition whose placeholders were not replaced. */
const TEMPLATE = {
  Family: 'webservers',
  Cpu: '256',
  Memory: '512',
  ContainerDefinitions: [
    {
      Name: 'web',
      Image: '<IMAGE1_NAME>',
      Privileged: true,
      Secrets: [{ Name: 'KEY', ValueFrom: 'arn:aws:secretsmanager:REGION:ACCOUNT_ID:secret:key' }],
    },
  ],
};

/** The request that provokes each error response exactly as its example shows, by the response's name in the spec. */
export const PROVOCATIONS: Record<string, Provocation> = {
  Refused: { request: { method: 'POST', path: '/ping' } },
  BadRequest: { request: { method: 'POST', path: '/sandbox/clusters', body: {} } },
  InvalidDefinition: { request: { ...CREATION, body: { ...CREATION.body, TaskDefinition: TEMPLATE } } },
  NotModified: { request: { ...CLUSTERS, headers: { 'If-None-Match': '*' } }, status: 304 },
  Forbidden: { request: { ...CLUSTERS, headers: { 'X-Auth-Token': 'another' } } },
  NotFound: { request: { method: 'GET', path: '/sandbox/clusters/myclu/services/gone' } },
  Conflict: { request: { ...CREATION, body: { Service: { ...CREATION.body.Service, ServiceName: 'www' } } } },
  PreconditionFailed: {
    request: {
      method: 'PUT',
      path: '/sandbox/clusters/myclu/services/www',
      headers: { 'If-Match': '"another"' },
      body: { ForceNewDeployment: true },
    },
  },
  Accepted: { request: { ...CREATION, headers: { Prefer: 'respond-async' } }, status: 202 },
  IdempotencyKeyReused: {
    request: { ...CREATION, headers: { 'Idempotency-Key': 'one' } },
    arrange: ({ send }) =>
      send({ ...CREATION, path: '/sandbox/services?wait=steady', headers: { 'Idempotency-Key': 'one' } }),
  },
  ContentTooLarge: { request: { method: 'POST', path: '/sandbox/services', body: ' '.repeat(2 * 1024 * 1024) } },
  Throttled: { request: CLUSTERS, arrange: failing('ThrottlingException', 'Rate exceeded') },
  BadGateway: {
    request: CLUSTERS,
    arrange: failing('AccessDeniedException', 'User is not authorized to perform ecs:ListClusters'),
  },
  InternalServerError: { request: IMAGE, registries: brokenRegistries() },
  ServiceUnavailable: { request: IMAGE, registries: createRegistryClient({ concurrency: 0, timeoutMs: 1 }) },
  GatewayTimeout: {
    request: IMAGE,
    registries: createRegistryClient({ network: { ...fakeNetwork(), lookupPublic: () => {} }, requestTimeoutMs: 1 }),
  },
};

/** What has to be arranged for the success response of an example, by operation. */
export const ARRANGED: Partial<Record<OperationId, (world: ExampleWorld) => Promise<void>>> = {
  cancelOperation: world => world.beginOperation(),
};

/** The error responses that no request can provoke, with the reason. */
export const NEVER_PROVOKED: Record<string, string> = {
  'getReadiness 503': 'A server that is closing takes no request that a test could send it.',
};

function failing(code: string, message: string): Provocation['arrange'] {
  return ({ emulator }) =>
    emulator.faults.add({
      service: 'ecs',
      action: 'ListClusters',
      times: Number.POSITIVE_INFINITY,
      error: { code, message, status: 400 },
    });
}

/** Fails with an unexpected error. */
function brokenRegistries(): RegistryClient {
  const fail = () => Promise.reject(new Error('a fault that nobody named, with a secret in it'));
  return { verify: fail, inspect: fail };
}
