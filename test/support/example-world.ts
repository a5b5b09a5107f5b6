import { createHash } from 'node:crypto';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Test } from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { type Clock, realClock } from '../../src/emulator/index.js';
import { createRegistryClient, type RegistryClient } from '../../src/registry/index.js';
import { clientOf } from '../emulator/connect.js';
import { fakeNetwork } from '../registry/fake-network.js';
import { type Routes, startFakeRegistry } from '../registry/fake-registry.js';
import type { ExampleRequest } from './examples.js';
import { type Answer, ORG, type Service, startService } from './service.js';
import { watchSteps } from './steps.js';

/** A service on an embedded AWS with the resources that the examples of `openapi.yaml` name. */
export interface ExampleWorld extends Service {
  /** Sends a request of the examples, after replacing their ids by this world's. */
  send(request: ExampleRequest): Promise<Answer>;
  /** A text or a value with the ids of the examples instead of this world's. */
  inWordsOfExamples(value: unknown): unknown;
  /** The ids of the examples, which are the same in every run. */
  known: string[];
  /** Starts the examples' running operation, which runs until it is cancelled or the test ends. */
  beginOperation(): Promise<void>;
}

/** The image registry of the examples. */
export const REGISTRY = 'registry.example.com';
const REGISTRY_ADDRESS = '192.0.2.1';

const SPACE_TAGS = { 'spinup:org': ORG, 'spinup:spaceid': 'myclu', 'spinup:type': 'container' };

/** @param registries the client for image registries; by default one for the examples' registry. */
export async function exampleWorld(t: Test, registries?: RegistryClient): Promise<ExampleWorld> {
  const { clock, standStill, goOn } = instantClock();
  const emulator = { clock, timings: { clusterProvisioning: 1 } };
  const { onStep, reached } = watchSteps();
  const service = await startService(t, { registries: registries ?? (await examplesRegistry(t)), emulator, onStep });
  const ids = new Map([...(await makeSpace(t, service)), ...(await makeRest(t, service))]);
  const translated = (value: unknown, pairs: [string, string][]) =>
    value === undefined
      ? undefined
      : JSON.parse(pairs.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value)));
  const toReal = () => [...ids];
  const toExample = () => toReal().map(([example, real]): [string, string] => [real, example]);
  service.emulator.calls.length = 0;
  return {
    ...service,
    send(request) {
      const { method, path, body, headers } = translated(request, toReal()) as ExampleRequest;
      return service.call(method as 'GET', path, body, headers); // the spec's methods are HTTP's
    },
    inWordsOfExamples: value => translated(value, toExample()),
    get known() {
      return [...ids.keys()];
    },
    async beginOperation() {
      standStill();
      const id = await startOperation(service);
      ids.set('7c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f', id);
      await reached('waitForCluster', 'started');
      t.teardown(async () => {
        await service.call('DELETE', `/sandbox/operations/${id}`);
        goOn(); // AWS deletes no cluster that it still provisions
      });
    },
  };
}

/** Creates the predecessor's full example and a managed task definition with a task. @returns the ids of the examples with those of this world. */
async function makeSpace(t: Test, { call, emulator }: Service): Promise<[string, string][]> {
  const www = succeeded(await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId)));
  const ecs = clientOf(t, ECS, emulator);
  await ecs.registerTaskDefinition({
    family: 'nightly',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: www.TaskDefinition.ExecutionRoleArn,
    containerDefinitions: [{ name: 'nightly', image: `${REGISTRY}/nightly:1` }],
    tags: Object.entries({ ...SPACE_TAGS, 'spinup:flavor': 'task' }).map(([key, value]) => ({ key, value })),
  });
  const nightly = succeeded(await call('POST', '/sandbox/clusters/myclu/taskdefs/nightly/tasks'));
  const [task] = succeeded(await call('GET', '/sandbox/clusters/myclu/tasks?service=www'));
  const { Operations } = succeeded(await call('GET', '/sandbox/operations?kind=createService'));
  return [
    ['0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f', Operations[0].Id],
    ['36d4e5f60718293a4b5c6d7e8f901234', lastOf(task)],
    ['5b6c7d8e9f0a1b2c3d4e5f6071829304', lastOf(nightly.Tasks[0].TaskArn)],
    ['srv-tvtbgvkkxtts3qlf', www.ServiceDiscoveryService.Id],
    ['myapp-webserver-cred-BFyDco', lastOf(www.Credentials.webserver.ARN)],
    [emulator.seed.kmsKeyId, emulator.seed.kmsKeyId],
  ];
}

/** Creates the resources without a space, and load balancers, which the product only reads. */
async function makeRest(t: Test, { call, emulator }: Service): Promise<[string, string][]> {
  const { namespaceId } = emulator.seed;
  succeeded(await call('POST', '/sandbox/clusters', { ClusterName: 'empty' }));
  const unused = succeeded(
    await call('POST', '/sandbox/servicediscovery/services', {
      Name: 'unused',
      NamespaceId: namespaceId,
      DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 30 }] },
    }),
  );
  const secret = succeeded(
    await call('POST', '/sandbox/secrets', { Name: 'TopSecretPassword', SecretString: 'abc123' }),
  );
  for (const Name of ['newsecret123', 'oldsecret123']) {
    const parameter = { Name, Description: 'a secret parameter', Value: 'abc123' };
    succeeded(await call('POST', '/sandbox/params/someprefix', parameter));
  }
  return [
    ['srv-pqg4hs5kzw2mxe7a', unused.Service.Id],
    ['TopSecretPassword-rJ93nm', secret.ARN.split(':').at(-1)],
    ...(await makeLoadBalancing(t, { emulator })),
  ];
}

async function makeLoadBalancing(t: Test, { emulator }: Pick<Service, 'emulator'>): Promise<[string, string][]> {
  const client = clientOf(t, ElasticLoadBalancingV2, emulator);
  const Tags = Object.entries(SPACE_TAGS).map(([Key, Value]) => ({ Key, Value }));
  const { TargetGroups: [group] = [] } = await client.createTargetGroup({
    Name: 'www',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: emulator.seed.vpcId,
    TargetType: 'ip',
    Tags,
  });
  const { LoadBalancers: [balancer] = [] } = await client.createLoadBalancer({
    Name: 'www',
    Subnets: emulator.seed.subnetIds,
    Tags,
  });
  await client.createListener({
    LoadBalancerArn: balancer?.LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: group?.TargetGroupArn }],
  });
  await client.registerTargets({ TargetGroupArn: group?.TargetGroupArn, Targets: [{ Id: '10.0.1.20', Port: 80 }] });
  return [
    ['app/www/50dc6c495c0c9188', `app/www/${lastOf(balancer?.LoadBalancerArn)}`],
    ['targetgroup/www/73e2d6bc24d8a067', `targetgroup/www/${lastOf(group?.TargetGroupArn)}`],
  ];
}

/** Starts an operation that waits for its cluster to be provisioned. @returns its id. */
async function startOperation({ call }: Service): Promise<string> {
  const body = {
    cluster: { clustername: 'newclu' },
    taskdefinition: {
      family: 'new',
      cpu: '256',
      memory: '512',
      containerdefinitions: [{ name: 'new', image: 'new:1' }],
    },
    service: { servicename: 'www', desiredcount: 1 },
  };
  return succeeded(await call('POST', '/sandbox/services', body, { Prefer: 'respond-async' })).Id;
}

/** A clock that runs every timer immediately unless it is stopped. */
function instantClock() {
  const waiting: (() => void)[] = [];
  let isStill = false;
  const schedule = (_delay: number, action: () => void) => (isStill ? void waiting.push(action) : action());
  return {
    clock: { ...realClock(), schedule } satisfies Clock,
    standStill: () => {
      isStill = true;
    },
    goOn: () => {
      isStill = false;
      for (const action of waiting.splice(0)) action();
    },
  };
}

/** A client whose network has the examples' registry with its image. */
async function examplesRegistry(t: Test): Promise<RegistryClient> {
  const { port } = await startFakeRegistry(t, imageRoutes());
  const network = fakeNetwork({ names: { [REGISTRY]: [REGISTRY_ADDRESS] }, standIns: { [REGISTRY_ADDRESS]: port } });
  return createRegistryClient({ allowedRegistries: [REGISTRY], network });
}

function imageRoutes(): Routes {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const platform = { os: 'linux', architecture: 'amd64' };
  const digest = `sha256:${createHash('sha256').update(JSON.stringify(platform)).digest('hex')}`;
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: 428 };
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size: 52_000 };
  const headers = { 'content-type': mediaType };
  return {
    'HEAD /v2/web/nginx/manifests/1.29': { headers },
    'GET /v2/web/nginx/manifests/1.29': {
      headers,
      body: { schemaVersion: 2, mediaType, config, layers: [layer] },
    },
    [`GET /v2/web/nginx/blobs/${digest}`]: { body: platform },
  };
}

function succeeded({ status, body }: Answer) {
  if (status >= 300) throw new Error(`the examples' world cannot be created: ${JSON.stringify(body)}`);
  return body;
}

function lastOf(arn = ''): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
