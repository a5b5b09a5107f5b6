import t from 'tap';
import { routes } from '#generated/routes.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService, TOKEN } from '../support/service.js';
import { WWW, webService } from '../support/web-service.js';

const SERVICES = '/sandbox/services';
const UUID = /^[0-9a-f-]{36}$/;

t.test('public operations answer without a token', async t => {
  const { app } = await startService(t);

  for (const path of ['/ping', '/version', '/ready', '/metrics', '/docs/', '/openapi.json', '/openapi.yaml']) {
    const { statusCode } = await app.inject({ url: `/v1/ecs${path}` });
    t.equal(statusCode, 200, path);
  }
});

t.test('ping answers pong as text', async t => {
  const { call } = await startService(t);

  const { body, headers } = await call('GET', '/ping');

  t.equal(body, 'pong');
  t.match(headers['content-type'], /^text\/plain/);
});

const WRONG_TOKENS: [name: string, headers: Record<string, string>][] = [
  ['no token', { 'x-auth-token': '' }],
  ['a wrong token', { 'x-auth-token': 'wrong' }],
  ['the token followed by another character', { 'x-auth-token': 'a-token-for-tests-' }],
];

for (const [name, headers] of WRONG_TOKENS) {
  t.test(`${name} is 403, also with a malformed body or a method that the path does not have`, async t => {
    const { call } = await startService(t);

    const malformed = await call('POST', SERVICES, '{', headers);
    const otherMethod = await call('DELETE', SERVICES, undefined, headers);

    t.match(malformed, {
      status: 403,
      body: { status: 403, type: 'urn:ecs-api:problem:forbidden', instance: `/v1/ecs${SERVICES}` },
    });
    t.match(malformed.headers['content-type'], /^application\/problem\+json/);
    t.equal(otherMethod.status, 403);
  });
}

t.test('an unknown path and an unknown account are 404 problems', async t => {
  const { call } = await startService(t);

  t.match(await call('GET', '/nowhere/at/all/to/be/found'), {
    status: 404,
    body: { title: 'Not Found', requestId: UUID },
  });
  t.match(await call('POST', '/unknown-account/services', {}), { status: 404, body: { detail: /unknown-account/ } });
});

t.test('a method that the path does not have is 405 with the methods that it has', async t => {
  const { call } = await startService(t);

  const { status, headers, body } = await call('GET', SERVICES);

  t.equal(status, 405);
  t.equal(headers.allow, 'POST');
  t.match(body, { status: 405, title: 'Method Not Allowed' });
});

t.test('a method that a public path does not have is 405 without a token', async t => {
  const { call } = await startService(t);

  const { status, headers } = await call('DELETE', '/ping', undefined, { 'x-auth-token': '' });

  t.equal(status, 405);
  t.equal(headers.allow, 'GET');
});

t.test('a header that is too long is named', async t => {
  const { call } = await startService(t);

  const { status, body } = await call('DELETE', '/sandbox/clusters/myclu/services/www', undefined, {
    'if-match': 'x'.repeat(300),
  });

  t.equal(status, 400);
  t.same(body.errors, [{ parameter: 'header.if-match', message: 'must NOT have more than 256 characters' }]);
});

t.test('malformed JSON is reported with its position, without its content', async t => {
  const { call } = await startService(t);

  const { status, body } = await call('POST', SERVICES, '{\n  "secret": "hunter2" "x",\n  "a": 1\n}');

  t.equal(status, 400);
  t.equal(body.detail, 'The body is not valid JSON at line 2, column 23.');
  t.same(body.errors, [{ pointer: '', message: 'is not valid JSON at line 2, column 23' }]);
  t.notMatch(JSON.stringify(body), /hunter2/);
});

t.test('of many faults the first hundred are listed, and all are counted', async t => {
  const { call } = await startService(t);

  const { status, body } = await call('POST', SERVICES, { tags: Array(30_000).fill(0) });

  t.equal(status, 400);
  t.equal(body.errors.length, 100);
  t.match(body.detail, /, and 30\d{3} more\.$/);
});

const LEVELS = 200_000;
const DEEP_LIST = '['.repeat(LEVELS) + ']'.repeat(LEVELS);
const DEEP_OBJECT = `${'{"a":'.repeat(LEVELS / 2)}1${'}'.repeat(LEVELS / 2)}`;
const hookWith = (details: string) =>
  `{"service": {"deploymentConfiguration": {"lifecycleHooks": [{"hookDetails": ${details}}]}}}`;

const HOSTILE_BODIES: [name: string, body: string][] = [
  ['lists that are not closed', '['.repeat(2 ** 20)],
  ['nested lists', DEEP_LIST],
  ['nested lists in place of an object', `{"service": ${DEEP_LIST}}`],
  ['nested lists under an unknown key', `{"unknown": ${DEEP_LIST}}`],
  ['nested lists where any JSON is allowed', hookWith(DEEP_LIST)],
  ['nested objects where any JSON is allowed', hookWith(DEEP_OBJECT)],
];

for (const [name, hostile] of HOSTILE_BODIES) {
  t.test(`a body of ${name} is 400`, async t => {
    const { call } = await startService(t);

    const { status, body } = await call('POST', SERVICES, hostile);

    t.equal(status, 400);
    t.same(body.errors, [{ pointer: '', message: 'is nested more than 64 levels deep' }]);
  });
}

t.test('a body is JSON whatever its content type says', async t => {
  const { call } = await startService(t);

  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-8',
    'nonsense',
  ]) {
    const { status, body } = await call('POST', SERVICES, '{"service": 1}', { 'content-type': type });
    t.equal(status, 400, type);
    t.same(body.errors[0], { pointer: '/service', message: 'must be object' }, type);
    const broken = await call('POST', SERVICES, '{"service": 1', { 'content-type': type });
    t.same(broken.body.errors, [{ pointer: '', message: 'is not valid JSON at line 1, column 14' }], type);
  }
});

t.test('an empty body where one is required is 400', async t => {
  const { call } = await startService(t);

  for (const empty of [undefined, '', '  \n', '\ufeff']) {
    const { status, body } = await call('POST', SERVICES, empty);
    t.equal(status, 400, JSON.stringify(empty));
    t.same(body.errors, [{ pointer: '', message: 'a JSON body is required' }], JSON.stringify(empty));
  }
});

t.test('a body that is not an object is 400', async t => {
  const { call } = await startService(t);

  for (const wrong of ['null', '[]', '1', '"text"']) {
    const { status, body } = await call('POST', SERVICES, wrong);
    t.equal(status, 400, wrong);
    t.same(body.errors, [{ pointer: '', message: 'must be object' }], wrong);
  }
});

t.test('faults are named in the caller’s spelling, those of its own keys escaped', async t => {
  const { call } = await startService(t);
  const container = { name: 'web', image: 'nginx:1', dockerlabels: { 'com.example/team': 1, 'm~n': 2 } };

  const { status, body } = await call('POST', SERVICES, {
    SERVICE: { servicename: 'www', cluster: 'myclu' },
    taskdefinition: { family: 'web', CPU: '256', memory: '512', containerdefinitions: [container] },
    credentials: { 'side/car~': { name: 'login', secretstring: 's', tags: [{ key: 'spinup:org', value: 'theirs' }] } },
  });

  t.equal(status, 400);
  t.same(
    body.errors.map(({ pointer }: { pointer: string }) => pointer),
    [
      '/taskdefinition/containerdefinitions/0/dockerlabels/com.example~1team',
      '/taskdefinition/containerdefinitions/0/dockerlabels/m~0n',
      '/credentials/side~1car~0',
      '/SERVICE/DesiredCount',
      '/credentials/side~1car~0/tags/0/value',
    ],
  );
});

t.test('a fault that is found after asking AWS is named in the caller’s spelling too', async t => {
  const { call } = await startService(t);
  await call('POST', SERVICES, webService());

  const { status, body } = await call('PUT', WWW, {
    CREDENTIALS: { 'side/car~': { name: 'login', secretstring: 's' } },
  });

  t.equal(status, 400);
  t.same(
    body.errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/CREDENTIALS/side~1car~0'],
  );
});

t.test('ignored fields are named by their paths, with keys of free maps as the caller wrote them', async t => {
  const { call } = await startService(t);

  const { headers } = await call('POST', SERVICES, {
    taskdefinition: { containerdefinitions: [{ ports: [80] }] },
    credentials: { 'com.example/a~b': { colour: 1 }, 'a,b é': { colour: 1 } },
  });

  t.equal(
    headers['x-ignored-fields'],
    'taskdefinition.containerdefinitions[0].ports, credentials.com.example/a~b.colour, credentials.a?b??.colour',
  );
});

t.test('the list of ignored fields is cut before it is too long for a header', async t => {
  const { call } = await startService(t);
  const unknown = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`unknown${index}`, 1]));

  const { headers } = await call('POST', SERVICES, unknown);

  const fields = String(headers['x-ignored-fields']);
  t.match(fields, /^unknown0, unknown1, .*\.\.\.$/);
  t.equal(fields.length, 4099);
});

t.test('a body that is too large is 413', async t => {
  const { call } = await startService(t);

  t.match(await call('POST', SERVICES, JSON.stringify({ a: 'x'.repeat(2 ** 20) })), {
    status: 413,
    body: { status: 413 },
  });
});

t.test('the caller’s request id is returned, an invalid one is replaced', async t => {
  const { call } = await startService(t);

  t.equal((await call('GET', '/ping', undefined, { 'x-request-id': 'abc-1' })).headers['x-request-id'], 'abc-1');
  t.match((await call('GET', '/ping', undefined, { 'x-request-id': 'a b' })).headers['x-request-id'], UUID);
  t.match((await call('GET', '/ping')).headers['x-request-id'], UUID);
});

t.test('repeated slashes count as one', async t => {
  const { app } = await startService(t);

  t.equal((await app.inject({ url: '//v1//ecs///ping' })).statusCode, 200);
});

t.test('a path that is not valid percent-encoding is a 400 problem', async t => {
  const { call } = await startService(t);

  t.match(await call('GET', '/sandbox/clusters/%ZZ/services/www'), {
    status: 400,
    body: { status: 400, requestId: UUID },
  });
});

t.test('the metrics count requests by operation and calls to AWS', async t => {
  const { call } = await startService(t);
  await call('GET', '/sandbox/clusters/none/services/www');

  const { body } = await call('GET', '/metrics');

  t.match(body, /http_request_duration_seconds_count\{operation="getService",method="GET",status="404"\} 1/);
  t.match(body, /aws_call_duration_seconds_count\{[^}]*action="DescribeServices"[^}]*\} 1/);
});

t.test('the spec is served as it is in the repository', async t => {
  const { app } = await startService(t);

  const json = (await app.inject({ url: '/v1/ecs/openapi.json' })).json();
  const yaml = (await app.inject({ url: '/v1/ecs/openapi.yaml' })).body;

  matchExactly(t, json, { openapi: '3.1.0', servers: [{ url: '/v1/ecs' }] });
  t.match(yaml, /^openapi: 3\.1\.0/m);
});

t.test('the documentation needs nothing from other servers', async t => {
  const { app } = await startService(t);

  const page = await app.inject({ url: '/v1/ecs/docs/' });
  const policy = String(page.headers['content-security-policy']);
  const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(match => String(match[1]));

  t.equal(page.statusCode, 200);
  t.match(policy, /^default-src 'none'; script-src 'self'; /);
  t.notMatch(page.body, /<script>|<style>| on\w+=/, 'no script in the page itself');
  t.notMatch(policy, /https:|upgrade-insecure-requests/);
  t.ok(assets.length > 3);
  for (const asset of assets) {
    const { pathname, host } = new URL(asset, 'http://here/v1/ecs/docs/');
    t.equal(host, 'here', asset);
    t.equal((await app.inject({ url: pathname })).statusCode, 200, asset);
  }
});

t.test('browsers may make nothing of responses, and caches keep none that needs the token', async t => {
  const { app } = await startService(t);
  const POLICY = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";
  const security = async (url: string) => {
    const { headers } = await app.inject({ url: `/v1/ecs${url}`, headers: { 'x-auth-token': TOKEN } });
    return [headers['content-security-policy'], headers['x-content-type-options'], headers['cache-control']];
  };

  for (const path of ['/ping', '/nowhere']) t.same(await security(path), [POLICY, 'nosniff', undefined], path);
  for (const { method, paths, right } of routes) {
    const [path = ''] = paths;
    const { headers } = await app.inject({ method, url: path.replace(/:\w+/g, 'x') });
    t.equal(headers['cache-control'], right ? 'no-store' : undefined, `${method} ${path}`);
  }
});

t.test('readiness says whether a power failure may lose operations', async t => {
  const { call } = await startService(t, { config: { waitForDisk: false } });

  const { body } = await call('GET', '/ready');

  const disk = 'operations may be lost with the power';
  t.same(body, { Status: 'ready', Checks: { server: 'listening', operations: 'ready', disk } });
});
