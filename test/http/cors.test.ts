import t, { type Test } from 'tap';
import { routes } from '#generated/routes.js';
import { startService } from '../support/service.js';

const ORIGIN = 'https://console.example.com';

/** The headers of CORS in a response. */
async function corsOf(
  app: Awaited<ReturnType<typeof startService>>['app'],
  method: 'OPTIONS' | 'GET',
  url: string,
  headers: Record<string, string> = {},
) {
  const { statusCode, headers: answered, body } = await app.inject({ method, url, headers });
  const names = Object.keys(answered).filter(name => name.startsWith('access-control-') || name === 'vary');
  return { statusCode, body, headers: Object.fromEntries(names.sort().map(name => [name, answered[name]])) };
}

t.test('OPTIONS on any path is 200 without a token, and allows every origin to send it', async t => {
  const { app } = await startService(t);
  const paths = routes.flatMap(route => route.paths.map(path => path.replace(/:\w+/g, 'x')));

  for (const url of [
    ...paths,
    '/',
    '/nowhere',
    '/v1/ecs/docs/',
    '/v1/ecs/sandbox/clusters?all=',
    '/v1/ecs//sandbox//clusters',
  ])
    t.same(
      await corsOf(app, 'OPTIONS', url),
      {
        statusCode: 200,
        body: '',
        headers: { 'access-control-allow-headers': 'X-Auth-Token', 'access-control-allow-origin': '*' },
      },
      url,
    );
});

t.test('every origin can read ping and version, and nothing else', async t => {
  const { app, call } = await startService(t);

  for (const path of ['/v1/ecs/ping', '/v1/ecs/version'])
    t.same((await corsOf(app, 'GET', path)).headers, { 'access-control-allow-origin': '*' });
  t.same((await corsOf(app, 'GET', '/v1/ecs/ready')).headers, {});
  t.notOk((await call('GET', '/sandbox/clusters')).headers['access-control-allow-origin']);
});

async function strict(t: Test) {
  return startService(t, { config: { corsOrigins: [ORIGIN] } });
}

t.test('with configured origins, only their scripts may use the API', async t => {
  const { app, call } = await strict(t);

  const preflight = await corsOf(app, 'OPTIONS', '/v1/ecs/sandbox/clusters', { origin: ORIGIN });
  const { headers, status } = await call('GET', '/sandbox/clusters', undefined, { origin: ORIGIN });

  t.equal(preflight.statusCode, 200);
  t.match(preflight.headers, {
    'access-control-allow-origin': ORIGIN,
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
    'access-control-allow-headers': /X-Auth-Token, Content-Type/,
    vary: 'Origin',
  });
  t.equal(status, 200);
  t.match(headers, { 'access-control-allow-origin': ORIGIN, 'access-control-expose-headers': /ETag/, vary: 'Origin' });
});

t.test('with configured origins, others get no header that allows anything', async t => {
  const { app } = await strict(t);

  const others: Record<string, string>[] = [
    {},
    { origin: 'https://evil.example.com' },
    { origin: `${ORIGIN}.evil.example.com` },
  ];
  for (const headers of others)
    for (const url of ['/v1/ecs/ping', '/v1/ecs/sandbox/clusters'])
      for (const method of ['OPTIONS', 'GET'] as const)
        t.same((await corsOf(app, method, url, headers)).headers, { vary: 'Origin' });
});
