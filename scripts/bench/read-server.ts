import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ECS } from '@aws-sdk/client-ecs';
import Fastify, { type FastifyInstance } from 'fastify';
import { buildApp } from '../../src/app.js';
import { sandboxConfig } from '../../src/config/sandbox.js';
import { startEmulator } from '../../src/emulator/index.js';

/** The services of cluster `many`. */
const SERVICES = 25;
const TOKEN = 'a-token-for-measurements';

/** A response of AWS by the call's target and body. */
type Recorded = Record<string, string>;

/** What the servers respond with. */
interface Recording {
  aws: Recorded;
  /** Of this service, by path. */
  own: Record<string, string>;
}

const PATHS = [
  '/v1/ecs/ping',
  '/v1/ecs/sandbox/clusters/myclu/services/www',
  '/v1/ecs/sandbox/clusters/many/services?all=true',
];

/** Serves one of the servers that `reads.ts` compares, and reports its processor time on demand. */
async function main(name: string): Promise<void> {
  if (name === 'stub') return serveStub();
  const recording = await record();
  const stub = fork(process.argv[1] ?? '', ['stub'], { execArgv: [] });
  stub.send(recording.aws);
  const [endpoint] = (await once(stub, 'message')) as [string];
  process.once('exit', () => stub.kill());
  process.once('SIGTERM', () => process.exit());
  const app = await serverOf(name, recording, endpoint);
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.on('message', async () => {
    const { user, system } = process.cpuUsage();
    stub.send('calls');
    const [calls] = (await once(stub, 'message')) as [number];
    process.send?.({ microseconds: user + system, calls });
  });
  process.send?.({ port: (app.server.address() as AddressInfo).port, token: TOKEN });
}

function serverOf(name: string, { own }: Recording, endpoint: string): Promise<FastifyInstance> | FastifyInstance {
  if (name === 'service') return buildApp(configFor(endpoint, 0));
  if (name === 'sharing') return buildApp(configFor(endpoint, 1));
  const app = Fastify();
  const ecs = new ECS({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'an-example-secret' },
  });
  for (const [path, text] of Object.entries(own)) {
    const [url = '', query] = path.split('?');
    const cluster = /clusters\/(\w+)/.exec(path)?.[1];
    app.get(url, async (_, reply) => {
      reply.type('application/json; charset=utf-8');
      if (name === 'bare' || !cluster) return text;
      return query ? listOf(ecs, cluster) : JSON.stringify((await describe(ecs, cluster, ['www'])).services?.[0]);
    });
  }
  return app;
}

/** The calls that this service makes for a list. */
async function listOf(ecs: ECS, cluster: string): Promise<string> {
  const [{ serviceArns = [] }] = await Promise.all([
    ecs.listServices({ cluster, maxResults: 100 }),
    ecs.describeClusters({ clusters: [cluster], include: ['TAGS'] }),
  ]);
  const batches = [serviceArns.slice(0, 10), serviceArns.slice(10, 20), serviceArns.slice(20)];
  const described = await Promise.all(batches.map(services => describe(ecs, cluster, services)));
  return JSON.stringify(described.flatMap(({ services }) => services));
}

function describe(ecs: ECS, cluster: string, services: string[]) {
  return ecs.describeServices({ cluster, services, include: ['TAGS'] });
}

function configFor(endpoint: string, readFreshness: number) {
  const seed = { subnetIds: ['subnet-0123456789abcdef0'], securityGroupIds: ['sg-0123456789abcdef0'], kmsKeyId: 'key' };
  return {
    ...sandboxConfig({ endpoint, region: 'us-east-1', seed }, {}),
    token: TOKEN,
    readFreshness,
    requestsPerSecond: 100_000,
  };
}

/** Makes the requests once on the embedded AWS, behind a server that records what it responds with. */
async function record(): Promise<Recording> {
  const emulator = await startEmulator();
  const aws: Recorded = {};
  const recorder = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const headers = Object.entries(request.headers).filter(
      ([key]) => !['host', 'connection', 'content-length'].includes(key),
    );
    const answer = await fetch(emulator.endpoint + request.url, {
      method: request.method ?? 'POST',
      headers: headers as [string, string][],
      body,
    });
    const text = await answer.text();
    aws[keyOf(request.headers['x-amz-target'], body)] = text;
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' }).end(text);
  });
  recorder.listen(0, '127.0.0.1');
  await once(recorder, 'listening');
  const app = await buildApp({
    ...sandboxConfig({ ...emulator, endpoint: `http://127.0.0.1:${(recorder.address() as AddressInfo).port}` }, {}),
    token: TOKEN,
  });
  const send = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const { statusCode, body } = await app.inject({
      method,
      url,
      headers: { 'x-auth-token': TOKEN },
      ...(payload && { payload }),
    });
    if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}: ${body}`);
    return body;
  };
  await send('POST', '/v1/ecs/sandbox/services', serviceIn('myclu', 'www'));
  for (let index = 0; index < SERVICES; index += 1)
    await send('POST', '/v1/ecs/sandbox/services', serviceIn('many', `www${index}`));
  const own: Record<string, string> = {};
  for (const path of PATHS) own[path] = await send('GET', path);
  await app.close();
  recorder.close();
  await emulator.close();
  return { aws, own };
}

function serviceIn(cluster: string, name: string): object {
  const container = { name: 'web', image: 'nginx:1', portmappings: [{ containerport: 80 }] };
  return {
    cluster: { clustername: cluster },
    service: { servicename: name, desiredcount: 0 },
    taskdefinition: { family: name, cpu: '256', memory: '512', containerdefinitions: [container] },
  };
}

/** Responds at once with what was recorded, and reports on demand how often. */
async function serveStub(): Promise<void> {
  const [recorded] = (await once(process, 'message')) as [Recorded];
  let calls = 0;
  process.on('message', () => process.send?.(calls));
  const server = createServer(async (request, response) => {
    calls += 1;
    const body = Buffer.concat(await request.toArray()).toString();
    const text = recorded[keyOf(request.headers['x-amz-target'], body)];
    response.writeHead(text === undefined ? 500 : 200, { 'content-type': 'application/x-amz-json-1.1' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('disconnect', () => process.exit());
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** What a call of ECS asks for, whatever details it includes. The calls of other services are not repeated. */
function keyOf(target: string | string[] | undefined, body: string): string {
  if (!target) return body;
  const { cluster, clusters, services } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify([target, cluster, clusters, services]);
}

await main(process.argv[2] ?? '');
