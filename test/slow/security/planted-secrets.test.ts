import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import t, { type Test } from 'tap';
import type { OperationId } from '#generated/routes.js';
import { startAws } from '../../../scripts/chaos/points.js';
import { type SecretPath, secretPathsOf } from '../../../scripts/generate/secrets.js';
import { operationsOf, readSpec } from '../../../scripts/generate/spec.js';
import { type Api, createApi, until } from '../../../scripts/support/api.js';
import { freePorts } from '../../../scripts/support/ports.js';
import { type Received, type Reply, startFakeRegistry } from '../../registry/fake-registry.js';
import { type EndpointAnswer, startEndpoint } from '../../support/endpoints/endpoint.js';
import { type Planted, plantedRequests } from '../../support/planted-secrets.js';

const spec = readSpec(new URL(import.meta.resolve('#root/openapi.yaml')).pathname);

const TOKEN = 'planted-token-4711';
const BODY_LIMIT = 1024 * 1024;

/** Bodies that are refused before any call to AWS. */
const MALFORMED: Record<string, (request: Planted) => string> = {
  'cut off': ({ body }) => JSON.stringify(body).slice(0, -1),
  'no JSON': ({ body }) => JSON.stringify(body).replaceAll('"', "'"),
  'of the wrong type': ({ body }) =>
    JSON.stringify(body).replace(/"(planted-[^"]+|cGxhbnRlZC[^"]+)"/g, '{"nested": ["$1"]}'),
  'too large': ({ body }) => JSON.stringify(body) + ' '.repeat(BODY_LIMIT),
};

/** What an AWS-compatible server may answer to a call: an error that repeats the call, or what is no answer of AWS. */
const ANSWERS: ((body: string) => EndpointAnswer)[] = [
  body => answerOf(400, JSON.stringify({ __type: 'ValidationException', message: `Invalid: ${body}` })),
  body => answerOf(500, JSON.stringify({ __type: 'InternalFailure', message: `Failed: ${body}` })),
  body => answerOf(200, `${body.slice(0, -1)} and more`),
  body => answerOf(502, `<html>${body}</html>`),
];

function answerOf(status: number, content: string): EndpointAnswer {
  return { status, contentType: 'application/x-amz-json-1.1', content };
}

/** Registries that fail in different ways, and repeat what they got. */
const REGISTRY: Record<string, (request: Received) => Reply> = {
  unauthorized: () => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="r"' } }),
  broken: ({ headers }) => challenged(headers, { status: 500, body: JSON.stringify(headers) }),
  unreadable: ({ headers }) => challenged(headers, { body: `{"errors": [${JSON.stringify(headers)}` }),
};

function challenged({ authorization }: Received['headers'], reply: Reply): Reply {
  return authorization ? reply : { status: 401, headers: { 'www-authenticate': 'Basic realm="r"' } };
}

const PLANNED: OperationId[] = [
  ...(['createService', 'updateService', 'updateServiceNamedInBody'] as const),
  ...(['updateManagedTaskDefinition'] as const),
];

/** What all secrets start with: as it is, in Base64 at each of the three offsets, as a list of bytes, and in hexadecimal. */
const START = Buffer.from('planted-');
const NEEDLES = [
  String(START),
  ...['', 'x', 'xx'].map(before =>
    Buffer.from(before + START)
      .toString('base64')
      .slice(before.length && 4, 10),
  ),
  [...START].join(','),
  START.toString('hex'),
];

t.test('the planted requests have a secret at every place of a body that the spec marks', async t => {
  const requests = plantedRequests();
  const missing = operationsOf(spec).flatMap(({ operation: { operationId, requestBody } }) => {
    const schemas = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => (schema ? [schema] : []));
    const bodies = requests.filter(request => request.operationId === operationId).map(({ body }) => body);
    return schemas
      .flatMap(schema => secretPathsOf(spec, schema))
      .filter(({ steps }) => !bodies.some(body => hasPlanted(body, steps)))
      .map(({ steps }) => `${operationId} ${JSON.stringify(steps)}`);
  });

  t.same(missing, []);
});

t.test('no secret is in any output, in other answers or in the database, whatever fails', async t => {
  const { api, aws, emulator, registry, data } = await startProcess(t);
  const leaks: string[] = [];
  let sent = 0;
  /** Sends a request, and looks for all secrets in the answer but those that it has by contract. */
  const send = async (request: Planted, body = JSON.stringify(request.body), query = '') => {
    const answer = await fetch(`http://127.0.0.1:${api.port}/v1/ecs${request.path}${query}`, {
      method: request.method,
      headers: { 'X-Auth-Token': TOKEN },
      body,
    });
    sent += 1;
    const text = await answer.text();
    const isOwn = answer.status === 200 && query === '';
    leaks.push(
      ...leaksIn(text, `the answer to ${request.operationId}${query}`, isOwn ? /planted-readable-\d+/g : undefined),
    );
    return { status: answer.status, text };
  };
  const all = (...operationIds: OperationId[]) =>
    plantedRequests().filter(one => operationIds.includes(one.operationId));

  for (const [index, { operationId, calls }] of plantedRequests().entries()) {
    const next = () => plantedRequests()[index] as Planted; // made from the same template
    await t.test(`${index} ${operationId}`, async t => {
      for (const [kind, spell] of Object.entries(MALFORMED)) {
        const { status } = await send(next(), spell(next())).catch(error => unlessClosed(error, kind));
        t.equal(status, kind === 'too large' ? 413 : 400, kind);
      }
      for (const action of calls) {
        for (const answer of ANSWERS) {
          aws.answers.set(action, answer);
          const { status, text } = await send(next());
          t.ok(status >= 400, `${action} ${text}`);
          aws.answers.clear();
          await idle(api);
        }
        emulator.faults.add({ action, drop: true, times: Number.POSITIVE_INFINITY });
        t.ok((await send(next())).status >= 500, `${action} without an answer`);
        emulator.faults.clear();
        await idle(api);
      }
      if (PLANNED.includes(operationId)) {
        const { status, text } = await send(next(), undefined, '?dryRun=true');
        t.equal(status, 200, text);
      }
      const request = next();
      const { status, text } = await send(request);
      t.equal(status, 200, text);
      await idle(api);
      const received = JSON.stringify(emulator.calls.map(({ input }) => input));
      t.same(
        [...request.writeOnly, ...request.readable].filter(
          secret => !received.includes(secret) && !received.includes(Buffer.from(secret).toString('base64')),
        ),
        [],
        'AWS got all of them',
      );
    });
  }

  await t.test('registries', async t => {
    for (const kind of Object.keys(REGISTRY)) {
      const auth = Buffer.from(JSON.stringify({ username: 'reader', password: `planted-for-${kind}` })).toString(
        'base64',
      );
      const path = `/images?image=${registry.host}/${kind}:1`;
      const { status, body } = await api.call('GET', path, undefined, { 'X-Registry-Auth': auth });
      t.ok(status >= 400, kind);
      leaks.push(...leaksIn(JSON.stringify(body), `the answer about the registry that is ${kind}`));
    }
    t.ok(registry.received.some(({ headers }) => leaksIn(String(headers.authorization), '').length > 0));
  });

  await t.test('AWS does not answer', async t => {
    const hanging = all('updateService', 'updateSecret', 'updateParameter', 'runTask');
    for (const action of new Set(hanging.flatMap(({ calls }) => calls)))
      emulator.faults.add({ action, hang: true, times: Number.POSITIVE_INFINITY });
    const answers = await Promise.all(hanging.map(request => send(request)));
    emulator.faults.clear();
    await idle(api);

    t.same(
      answers.map(({ status }) => status),
      hanging.map(() => 504),
    );
  });

  await t.test('the process is killed while an operation runs', async t => {
    const killed = new Promise<void>(resolve => {
      const onHang = () => {
        api.kill();
        resolve();
      };
      emulator.faults.add({ action: 'RegisterTaskDefinition', hang: true, onHang });
    });
    const [update] = all('updateService');
    const broken = update && send(update).catch(() => 'broken');
    await killed;
    t.equal(await broken, 'broken');
    await api.gone();
    leaks.push(...leaksIn(bytesBelow(data), 'the database after a crash'));
    await api.start();
    await idle(api);
  });

  await t.test('a request that is not HTTP, and one with a wrong token', async t => {
    const head = `GET /v1/ecs/sandbox/clusters HTTP/1.1\r\nX-Auth-Token: ${TOKEN}\r\nnot a header\r\n\r\n`;
    const answer = await answerTo(api.port, head);
    t.match(answer, /^HTTP\/1.1 400/);
    leaks.push(...leaksIn(answer, 'the answer to a malformed request'));
    const wrong = await api.call('GET', '/sandbox/clusters', undefined, { 'X-Auth-Token': 'planted-wrong-token' });
    t.equal(wrong.status, 403);
    leaks.push(...leaksIn(JSON.stringify(wrong.body), 'the answer to a wrong token'));
  });

  for (const path of ['/metrics', '/ready', '/version', ...(await pathsOfOperations(api))]) {
    const { body } = await api.call('GET', path);
    leaks.push(...leaksIn(typeof body === 'string' ? body : JSON.stringify(body), `the answer to GET ${path}`));
  }
  await api.stop();
  t.ok(sent > 100, `${sent} requests`);
  t.match(api.log(), '"level":20', 'messages of the level debug are logged');
  t.same([...leaks, ...leaksIn(api.log(), 'the log'), ...leaksIn(bytesBelow(data), 'the database')], []);
});

/** Starts the process at its most verbose level, with operations on disk, an embedded AWS and registries. */
async function startProcess(t: Test) {
  const [port = 0, awsPort = 0] = await freePorts(2);
  const emulator = await startAws(awsPort);
  const answers = new Map<string, (body: string) => EndpointAnswer>();
  const endpoint = await startEndpoint(
    t,
    emulator,
    async ({ target, body, forward }) => answers.get(target.replace(/^.*\./, ''))?.(body) ?? forward(),
  );
  const routes = Object.entries(REGISTRY).flatMap(([kind, reply]) =>
    ['GET', 'HEAD'].map(method => [`${method} /v2/${kind}/manifests/1`, reply] as const),
  );
  const registry = await startFakeRegistry(t, Object.fromEntries(routes));
  const directory = t.testdir();
  const [config, data] = [join(directory, 'config.json'), join(directory, 'data')];
  const sandbox = {
    ...{ region: emulator.region, endpoint, rolePropagationSeconds: 0 },
    ...{ akid: 'AKIAEXAMPLE', secret: 'planted-secret-access-key' },
    ...{ defaultSubnets: emulator.seed.subnetIds, defaultSgs: emulator.seed.securityGroupIds.slice(0, 1) },
  };
  const common = {
    org: 'myorg',
    token: TOKEN,
    logLevel: 'trace',
    readFreshness: 0,
    retrySeconds: 0,
    allowedRegistries: [`http://${registry.host}`],
  };
  writeFileSync(config, JSON.stringify({ ...common, accounts: { sandbox } }));
  const api = createApi({ port, config, token: TOKEN, env: {}, args: ['--data', data] });
  t.teardown(async () => {
    api.kill();
    await api.gone();
    await emulator.close();
  });
  await api.start();
  return { api, aws: { answers }, emulator, registry, data };
}

/** Resolves when no operation is in progress. */
function idle(api: Api): Promise<void> {
  return until('all operations to end', async () => {
    const states = ['queued', 'running', 'rolling_back'];
    const answers = await Promise.all(states.map(state => api.call('GET', `/sandbox/operations?state=${state}`)));
    return answers.every(({ body }) => body.Operations.length === 0);
  });
}

/** The paths of all operations, of their events, and of the pages that list them. */
async function pathsOfOperations(api: Api): Promise<string[]> {
  const paths: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page = `/sandbox/operations?limit=100&include=result&include=steps${next && `&next=${next}`}`;
    const { body } = await api.call('GET', page);
    paths.push(page);
    for (const { Id } of body.Operations) paths.push(`/sandbox/operations/${Id}`, `/sandbox/operations/${Id}/events`);
    next = body.Next;
  }
  return paths;
}

/** Sends bytes as they are. @returns what the server sends until it closes the connection. */
async function answerTo(port: number, head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(head);
  return textOf(socket);
}

function bytesBelow(directory: string): string {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n');
}

/** A line for each kind of secret in a text. @param allowed what may be there. */
function leaksIn(text: string, place: string, allowed?: RegExp): string[] {
  const searched = allowed ? text.replace(allowed, '') : text;
  return NEEDLES.flatMap(needle => {
    const at = searched.indexOf(needle);
    return at < 0 ? [] : [`${place}: ${searched.slice(Math.max(0, at - 200), at + 100)}`];
  });
}

/** Whether a body has a planted secret at the end of a path. */
function hasPlanted(value: unknown, [step, ...rest]: SecretPath['steps']): boolean {
  if (step === undefined) return typeof value === 'string' && leaksIn(value, '').length > 0;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value)
    .filter(([key]) =>
      typeof step === 'string' ? step === '*' || step === key : new RegExp(step.matching, 'i').test(key),
    )
    .some(([, member]) => hasPlanted(member, rest));
}

/**
 * The service answers a body that is too large before all of it has arrived, and closes the connection: a client that is still sending may
 * get the error of its socket instead of the answer. @throws every other error.
 */
function unlessClosed(error: Error, kind: string): { status: number } {
  const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
  if (kind !== 'too large' || !['EPIPE', 'ECONNRESET'].includes(code ?? '')) throw error;
  return { status: 413 };
}
