import { EventEmitter, once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import { SSM } from '@aws-sdk/client-ssm';
import t, { type Test } from 'tap';
import type { Emulator } from '../../src/emulator/index.js';
import { clientOf } from '../emulator/connect.js';
import { ORG, type Service, startService, TOKEN } from '../support/service.js';

/** More than a page of any of AWS's lists. */
const MANY = 101;
const OWN = { key: 'spinup:org', value: ORG };
const OWN_PASCAL = { Key: OWN.key, Value: OWN.value };

type Fill = (t: Test, emulator: Emulator) => Promise<unknown>;

interface LongList {
  name: string;
  path: string;
  fill: Fill;
  /** The calls at which the client disconnects; the first one by default. */
  at?: { service: string; action: string };
  /** The number of calls by action. */
  asked: Record<string, number>;
}

const LISTS: LongList[] = [
  {
    name: 'secrets',
    path: '/sandbox/secrets',
    fill: manySecrets,
    asked: { ListSecrets: 1 },
  },
  {
    name: 'services',
    path: '/sandbox/clusters/myclu/services',
    fill: manyServices,
    asked: { DescribeClusters: 1, ListServices: 1 },
  },
  {
    name: 'service descriptions',
    path: '/sandbox/clusters/myclu/services',
    fill: manyServices,
    at: { service: 'ecs', action: 'DescribeServices' },
    asked: { DescribeClusters: 1, ListServices: 2, DescribeServices: 5 },
  },
  {
    name: 'parameters',
    path: '/sandbox/params/many',
    fill: manyParameters,
    asked: { DescribeParameters: 2, GetResources: 2 },
  },
  {
    name: 'service registries',
    path: '/sandbox/servicediscovery/services',
    fill: manyRegistries,
    asked: { ListServices: 1, GetResources: 2 },
  },
  {
    name: 'target groups',
    path: '/sandbox/lbs',
    fill: manyTargetGroups,
    asked: { DescribeTargetGroups: 1 },
  },
];

for (const { name, path, fill, at, asked } of LISTS) {
  t.test(`a list of ${name} stops calling AWS when the client disconnects`, async t => {
    const service = await startService(t);
    const { call, emulator } = service;
    await fill(t, emulator);
    const { gone, answered } = await listening(service);
    const whole = await countedWhile(emulator, () => call('GET', path));
    const client = clientFor(service, path);
    const hold = () => {
      client.destroy();
      return gone;
    };
    emulator.faults.add({ ...at, times: Number.POSITIVE_INFINITY, hold });

    const both = await countedWhile(emulator, async () => {
      client.end();
      await answered;
      emulator.faults.clear();
      // Calls that continued for the disconnected client would be recorded by the end of another client's list.
      await call('GET', path);
    });

    t.same(less(both, whole), asked);
    t.notSame(whole, asked);
  });
}

const DISCONNECTING = 'disconnecting-client';

/** Listens on a port. @returns when the disconnecting client has gone, and when its request has ended. */
async function listening({ app }: Service): Promise<{ gone: Promise<unknown>; answered: Promise<unknown> }> {
  const events = new EventEmitter();
  app.addHook('onRequest', async (request, { raw }) => {
    if (request.id === DISCONNECTING) raw.once('close', () => events.emit('gone'));
  });
  app.addHook('onSend', async request => {
    if (request.id === DISCONNECTING) events.emit('answered');
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { gone: once(events, 'gone'), answered: once(events, 'answered') };
}

/** A request over the network whose response is not read. */
function clientFor({ app }: Service, path: string): ClientRequest {
  const { port } = app.server.address() as AddressInfo; // a server that listens on TCP has one of this kind
  const headers = { 'x-auth-token': TOKEN, 'x-request-id': DISCONNECTING };
  return request({ port, path: `/v1/ecs${path}`, headers }).on('error', () => {});
}

type Counts = Record<string, number>;

/** The number of calls of each action during a function. */
async function countedWhile({ calls }: Emulator, act: () => Promise<unknown>): Promise<Counts> {
  calls.length = 0;
  await act();
  const counts: Counts = {};
  for (const { action } of calls) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}

function less(counts: Counts, others: Counts): Counts {
  const left = Object.entries(counts).map(([action, count]) => [action, count - (others[action] ?? 0)] as const);
  return Object.fromEntries(left.filter(([, count]) => count !== 0));
}

function many(make: (index: number) => Promise<unknown>): Promise<unknown> {
  return Promise.all(Array.from({ length: MANY }, (_, index) => make(index)));
}

function manySecrets(t: Test, emulator: Emulator) {
  const client = clientOf(t, SecretsManager, emulator);
  return many(index => client.createSecret({ Name: `s${index}`, SecretString: 'x', Tags: [OWN_PASCAL] }));
}

async function manyServices(t: Test, emulator: Emulator) {
  const client = clientOf(t, ECS, emulator);
  await client.createCluster({ clusterName: 'myclu', tags: [OWN] });
  await client.registerTaskDefinition({
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'web', image: 'nginx:1' }],
  });
  const networkConfiguration = { awsvpcConfiguration: { subnets: emulator.seed.subnetIds } };
  const web = { cluster: 'myclu', taskDefinition: 'web', desiredCount: 0, networkConfiguration, tags: [OWN] };
  await many(index => client.createService({ ...web, serviceName: `s${index}`, launchType: 'FARGATE' }));
}

function manyParameters(t: Test, emulator: Emulator) {
  const client = clientOf(t, SSM, emulator);
  const parameter = { Value: 'x', Type: 'String' as const, Tags: [OWN_PASCAL] };
  return many(index => client.putParameter({ Name: `/${ORG}/many/p${index}`, ...parameter }));
}

function manyRegistries(t: Test, emulator: Emulator) {
  const client = clientOf(t, ServiceDiscovery, emulator);
  const DnsConfig = { NamespaceId: emulator.seed.namespaceId, DnsRecords: [{ Type: 'A' as const, TTL: 30 }] };
  return many(index => client.createService({ Name: `s${index}`, DnsConfig, Tags: [OWN_PASCAL] }));
}

function manyTargetGroups(t: Test, emulator: Emulator) {
  const client = clientOf(t, ElasticLoadBalancingV2, emulator);
  const group = { Protocol: 'HTTP' as const, Port: 80, TargetType: 'ip' as const, VpcId: emulator.seed.vpcId };
  return many(index => client.createTargetGroup({ Name: `g${index}`, ...group, Tags: [OWN_PASCAL] }));
}
