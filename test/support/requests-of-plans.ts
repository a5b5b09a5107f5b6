import fc from 'fast-check';
import { managedRequest, WEBSERVERS } from './starting-states.js';

/** A request that can be planned. */
export interface PlannedRequest {
  method: 'POST' | 'PUT' | 'DELETE';
  /** Includes the query, except `dryRun`. */
  path: string;
  body?: object;
}

const TAGS = [{ key: 'Team', value: 'blue' }];
const CREDENTIAL = { secretstring: '{"username":"reader","password":"a-password"}' };
const WWW = '/sandbox/clusters/myclu/services/www';
const NIGHTLY = '/sandbox/clusters/myclu/taskdefs/nightly';
const OWN_LOGS = {
  logdriver: 'awslogs',
  options: { 'awslogs-group': 'own-logs', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'own' },
};
const ROLE_ARN = 'arn:aws:iam::012345678901:role/own';

const tags = fc.constantFrom(undefined, TAGS, [...TAGS, { key: 'Floor', value: '3' }]);

/** Definitions of `webservers`: like the running one, like a newer one, with another image, own logs, own roles, a container fewer. */
const [webserver, sidecar] = WEBSERVERS.containerdefinitions;
const webservers = fc.constantFrom(
  WEBSERVERS,
  ...['nginx:3', 'nginx:5'].map(image => containers({ ...webserver, image }, { ...sidecar })),
  containers({ ...webserver, logconfiguration: OWN_LOGS }, { ...sidecar }),
  { ...WEBSERVERS, executionrolearn: ROLE_ARN, taskrolearn: ROLE_ARN },
  containers({ ...webserver }),
);

const creations = fc.record({
  servicename: often('new', 'www'),
  isClusterGiven: fc.boolean(),
  definition: fc.oneof({ arbitrary: webservers, weight: 5 }, fc.constantFrom('webservers', 'webservers:1', 'nightly')),
  registry: fc.option(often('new', 'www'), { nil: undefined }),
  credential: fc.option(often('fresh', 'taken', 'myapp-webserver-cred'), { nil: undefined }),
  tags,
});

/** Requests by kind. */
export const REQUESTS: Record<string, fc.Arbitrary<PlannedRequest>> = {
  'create service': creations.map(({ servicename, isClusterGiven, definition, registry, credential, ...rest }) => ({
    method: 'POST',
    path: '/sandbox/services',
    body: {
      ...(isClusterGiven && { cluster: { clustername: 'myclu' } }),
      ...(typeof definition !== 'string' && { taskdefinition: definition }),
      ...(credential &&
        typeof definition !== 'string' && { credentials: { webserver: { ...CREDENTIAL, name: credential } } }),
      ...(registry && { serviceregistry: registryOf(registry) }),
      service: {
        servicename,
        desiredcount: 1,
        ...(!isClusterGiven && { cluster: 'myclu' }),
        ...(typeof definition === 'string' && { taskdefinition: definition }),
      },
      ...rest,
    },
  })),
  'update service': fc
    .record({
      taskdefinition: fc.option(webservers, { nil: undefined }),
      credentials: fc.constantFrom(
        undefined,
        { webserver: { ...CREDENTIAL, name: 'other' } },
        { sidecar: { ...CREDENTIAL, name: 'fresh' } },
        { sidecar: { ...CREDENTIAL, name: 'taken' }, webserver: { ...CREDENTIAL, name: 'other' } },
      ),
      service: fc.constantFrom(undefined, { desiredcount: 2 }, { taskdefinition: 'webservers' }, { desiredcount: 1 }),
      forcenewdeployment: fc.constantFrom(undefined, true),
      tags,
    })
    .map(body => ({ method: 'PUT', path: WWW, body })),
  'delete service': fc.constant({ method: 'DELETE', path: WWW }),
  'delete service recursively': often('www', 'api').map(service => ({
    method: 'DELETE',
    path: `/sandbox/clusters/myclu/services/${service}?recursive=true`,
  })),
  'create managed definition': fc
    .record({ family: fc.constantFrom('nightly', 'weekly'), name: often('fresh', 'nightly', 'taken'), tags })
    .map(({ family, name, ...rest }) => {
      const { taskdefinition, ...request } = managedRequest();
      const body = { ...request, taskdefinition: { ...taskdefinition, family }, ...rest };
      return {
        method: 'POST',
        path: '/sandbox/taskdefs',
        body: { ...body, credentials: { job: { ...CREDENTIAL, name } } },
      };
    }),
  'update managed definition': fc
    .record({
      image: fc.constantFrom(undefined, 'job:1', 'job:2', 'job:3'),
      credentials: fc.constantFrom(undefined, { job: { ...CREDENTIAL, name: 'other' } }),
      tags,
    })
    .map(({ image, ...rest }) => {
      const { taskdefinition } = managedRequest();
      const containerdefinitions = [{ name: 'job', image }];
      return {
        method: 'PUT',
        path: NIGHTLY,
        body: { ...(image && { taskdefinition: { ...taskdefinition, containerdefinitions } }), ...rest },
      };
    }),
  'delete managed definition': fc
    .record({ force: often(true, false), recursive: fc.boolean() })
    .map(({ force, recursive }) => ({ method: 'DELETE', path: `${NIGHTLY}?force=${force}&recursive=${recursive}` })),
};

/** The first value five times as often as all others together. */
function often<T>(usual: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: fc.constant(usual), weight: 5 }, fc.constantFrom(...others));
}

function containers(...containerdefinitions: object[]) {
  return { ...WEBSERVERS, containerdefinitions };
}

function registryOf(name: string) {
  return { name, dnsconfig: { namespaceid: 'ns-y3uaje34ldiqsmzj', dnsrecords: [{ ttl: 30, type: 'A' }] } };
}
