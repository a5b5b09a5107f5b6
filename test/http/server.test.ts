import t from 'tap';
import { startService } from '../support/service.js';

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
  ['the token with more behind it', { 'x-auth-token': 'a-token-for-tests-' }],
];

for (const [name, headers] of WRONG_TOKENS) {
  t.test(`${name} is 403, also where the body is malformed or the method is another`, async t => {
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

t.test('what is not there is a 404 problem', async t => {
  const { call } = await startService(t);

  t.match(await call('GET', '/nowhere/at/all/to/be/found'), {
    status: 404,
    body: { title: 'Not Found', requestId: UUID },
  });
  t.match(await call('POST', '/unknown-account/services', {}), { status: 404, body: { detail: /unknown-account/ } });
});

t.test('another method is 405 with those that are allowed', async t => {
  const { call } = await startService(t);

  const { status, headers, body } = await call('GET', SERVICES);

  t.equal(status, 405);
  t.equal(headers.allow, 'POST');
  t.match(body, { status: 405, title: 'Method Not Allowed' });
});

t.test('malformed JSON is named by its place, without what stands there', async t => {
  const { call } = await startService(t);

  const { status, body } = await call('POST', SERVICES, '{\n  "secret": "hunter2",\n}');

  t.equal(status, 400);
  t.match(body.errors, [{ pointer: '', message: /not valid JSON at line 3/ }]);
  t.notMatch(JSON.stringify(body), /hunter2/);
});

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
    t.match(body.errors[0], { pointer: '/service', message: 'must be object' }, type);
  }
});

t.test('an empty body where one is needed is 400', async t => {
  const { call } = await startService(t);

  t.match(await call('POST', SERVICES), { status: 400, body: { errors: [{ message: 'a JSON body is required' }] } });
  t.match(await call('POST', SERVICES, '  '), { status: 400 });
  t.match(await call('POST', SERVICES, 'null'), { status: 400 });
  t.match(await call('POST', SERVICES, '[]'), { status: 400 });
});

t.test('a body that is too large is 413', async t => {
  const { call } = await startService(t);

  t.match(await call('POST', SERVICES, JSON.stringify({ a: 'x'.repeat(2 ** 20) })), {
    status: 413,
    body: { status: 413 },
  });
});

t.test('the caller’s request id comes back, an unfit one is replaced', async t => {
  const { call } = await startService(t);

  t.equal((await call('GET', '/ping', undefined, { 'x-request-id': 'abc-1' })).headers['x-request-id'], 'abc-1');
  t.match((await call('GET', '/ping', undefined, { 'x-request-id': 'a b' })).headers['x-request-id'], UUID);
  t.match((await call('GET', '/ping')).headers['x-request-id'], UUID);
});

t.test('doubled slashes are one', async t => {
  const { app } = await startService(t);

  t.equal((await app.inject({ url: '//v1//ecs///ping' })).statusCode, 200);
});

t.test('a path that is no valid encoding is a 400 problem', async t => {
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

t.test('the spec is served as it stands in the project', async t => {
  const { app } = await startService(t);

  const json = (await app.inject({ url: '/v1/ecs/openapi.json' })).json();
  const yaml = (await app.inject({ url: '/v1/ecs/openapi.yaml' })).body;

  t.match(json, { openapi: '3.1.0', servers: [{ url: '/v1/ecs' }] });
  t.match(yaml, /^openapi: 3\.1\.0/m);
});

t.test('the documentation is a page that needs nothing from elsewhere', async t => {
  const { app } = await startService(t);

  const page = await app.inject({ url: '/v1/ecs/docs/' });
  const policy = String(page.headers['content-security-policy']);
  const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(match => String(match[1]));

  t.equal(page.statusCode, 200);
  t.match(policy, /default-src 'self'/);
  t.notMatch(policy, /https:|upgrade-insecure-requests/);
  t.ok(assets.length > 3);
  for (const asset of assets) {
    const { pathname, host } = new URL(asset, 'http://here/v1/ecs/docs/');
    t.equal(host, 'here', asset);
    t.equal((await app.inject({ url: pathname })).statusCode, 200, asset);
  }
});
