import type { OperationId } from '#generated/routes.js';

/** A request whose marked members each hold a secret that no other request has. */
export interface Planted {
  operationId: OperationId;
  method: string;
  path: string;
  body: object;
  /** The AWS calls that get the secrets. */
  calls: string[];
  /** Values that no answer has. */
  writeOnly: string[];
  /** Values that the answers about their own resource have. */
  readable: string[];
}

type Template = Pick<Planted, 'operationId' | 'method' | 'path' | 'body' | 'calls'>;

/** Creates unique secrets. */
interface Planting {
  writeOnly(): string;
  base64(): string;
  readable(): string;
}

let planted = 0;

/** Requests of every operation whose body has secrets, in an order in which each finds what it needs, with new secrets. */
export function plantedRequests(): Planted[] {
  return TEMPLATES.map(template => {
    const secrets = { writeOnly: [] as string[], readable: [] as string[] };
    const plant = (kind: 'writeOnly' | 'readable', spell = (text: string) => text) => {
      planted += 1;
      const text = `planted-${kind}-${String(planted).padStart(5, '0')}`;
      secrets[kind].push(text);
      return spell(text);
    };
    const request = template({
      writeOnly: () => plant('writeOnly'),
      base64: () => plant('writeOnly', text => Buffer.from(text).toString('base64')),
      readable: () => plant('readable'),
    });
    return { ...request, ...secrets };
  });
}

const WRITES = ['CreateSecret', 'RegisterTaskDefinition'];

const TEMPLATES: ((plant: Planting) => Template)[] = [
  ({ writeOnly }) => secretOf({ Name: 'text', SecretString: writeOnly() }),
  ({ base64 }) => secretOf({ Name: 'bytes', SecretBinary: base64() }),
  ({ writeOnly }) => ({
    operationId: 'updateSecret',
    method: 'PUT',
    path: '/sandbox/secrets/text',
    body: { Secret: writeOnly() },
    calls: ['UpdateSecret'],
  }),
  ({ writeOnly }) => ({
    operationId: 'createParameter',
    method: 'POST',
    path: '/sandbox/params/planted',
    body: { Name: 'one', Value: writeOnly() },
    calls: ['PutParameter'],
  }),
  ({ writeOnly }) => ({
    operationId: 'updateParameter',
    method: 'PUT',
    path: '/sandbox/params/planted/one',
    body: { Value: writeOnly() },
    calls: ['PutParameter'],
  }),
  plant => ({
    operationId: 'createService',
    method: 'POST',
    path: '/sandbox/services',
    body: {
      Cluster: { ClusterName: 'myclu' },
      TaskDefinition: definition('www', plant),
      Credentials: { app: { SecretString: plant.writeOnly() }, sidecar: { SecretBinary: plant.base64() } },
      Service: { ServiceName: 'www', DesiredCount: 1, ServiceConnectConfiguration: serviceConnect(plant) },
    },
    calls: [...WRITES, 'CreateService'],
  }),
  plant => ({
    operationId: 'updateService',
    method: 'PUT',
    path: '/sandbox/clusters/myclu/services/www',
    body: updateOf(plant),
    calls: ['PutSecretValue', 'RegisterTaskDefinition', 'UpdateService'],
  }),
  plant => {
    const { Service, ...rest } = updateOf(plant);
    return {
      operationId: 'updateServiceNamedInBody',
      method: 'PUT',
      path: '/sandbox/clusters/myclu/services',
      body: { ...rest, Service: { ...Service, Service: 'www' } },
      calls: ['PutSecretValue', 'RegisterTaskDefinition', 'UpdateService'],
    };
  },
  ({ readable }) => ({
    operationId: 'runTask',
    method: 'POST',
    path: '/sandbox/clusters/myclu/tasks',
    body: { TaskDefinition: 'www', Overrides: overrides(readable()) },
    calls: ['RunTask'],
  }),
  plant => ({
    operationId: 'createTaskDefinition',
    method: 'POST',
    path: '/sandbox/taskdefs',
    body: {
      Cluster: { ClusterName: 'myclu' },
      TaskDefinition: definition('nightly', plant),
      Credentials: { app: { SecretString: plant.writeOnly() }, sidecar: { SecretBinary: plant.base64() } },
    },
    calls: WRITES,
  }),
  plant => ({
    operationId: 'createTaskDefinition',
    method: 'POST',
    path: '/sandbox/taskdefs',
    body: { ...definition('plain', plant), NetworkMode: 'awsvpc' },
    calls: ['RegisterTaskDefinition'],
  }),
  plant => ({
    operationId: 'updateManagedTaskDefinition',
    method: 'PUT',
    path: '/sandbox/clusters/myclu/taskdefs/nightly',
    body: {
      TaskDefinition: definition('nightly', plant),
      Credentials: { app: { SecretString: plant.writeOnly() }, sidecar: { SecretBinary: plant.base64() } },
    },
    calls: ['PutSecretValue', 'RegisterTaskDefinition'],
  }),
  ({ readable }) => ({
    operationId: 'runManagedTaskDefinition',
    method: 'POST',
    path: '/sandbox/clusters/myclu/taskdefs/nightly/tasks',
    body: { Overrides: overrides(readable()) },
    calls: ['RunTask'],
  }),
];

function secretOf(body: object): Template {
  return { operationId: 'createSecret', method: 'POST', path: '/sandbox/secrets', body, calls: ['CreateSecret'] };
}

function updateOf(plant: Planting) {
  return {
    TaskDefinition: definition('www', plant),
    Credentials: { app: { SecretString: plant.writeOnly() }, sidecar: { SecretBinary: plant.base64() } },
    Service: { ServiceConnectConfiguration: serviceConnect(plant) },
  };
}

function definition(Family: string, { readable }: Planting) {
  return {
    Family,
    Cpu: '256',
    Memory: '512',
    RequiresCompatibilities: ['FARGATE'],
    ContainerDefinitions: [
      {
        Name: 'app',
        Image: 'registry.example.com/app:1',
        Environment: [{ Name: 'PASSWORD', Value: readable() }],
        LogConfiguration: splunk(readable()),
      },
      { Name: 'sidecar', Image: 'registry.example.com/sidecar:1', Environment: [{ Name: 'A', Value: readable() }] },
    ],
  };
}

function serviceConnect({ readable }: Planting) {
  return { Enabled: true, Namespace: 'spinup.internal', LogConfiguration: splunk(readable()) };
}

function splunk(token: string) {
  return { LogDriver: 'splunk', Options: { 'splunk-url': 'https://splunk.example.com', 'splunk-token': token } };
}

function overrides(Value: string) {
  return { ContainerOverrides: [{ Name: 'app', Environment: [{ Name: 'PASSWORD', Value }] }] };
}
