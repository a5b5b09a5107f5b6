import t from 'tap';
import { BadGateway, Invalid, NotFound, Throttled } from '../../src/errors.js';
import { createRegistryClient } from '../../src/registry/index.js';
import { CERTIFICATE } from './certificate.js';
import { fakeNetwork } from './fake-network.js';
import { clientFor, type Received, type Reply, startFakeRegistry, startSecureRegistry } from './fake-registry.js';

const { signal } = new AbortController();
const ME = { username: 'me', password: 'päss:word' };
const MY_BASIC = `Basic ${Buffer.from('me:päss:word').toString('base64')}`;
const MANIFEST = '/v2/team/app/manifests/latest';
const FOUND: Reply = { headers: { 'content-type': 'application/vnd.oci.image.manifest.v1+json' } };

/** Accepts requests with the `expected` authorization, and responds to others with a challenge. */
const guarded =
  (expected: string, challenge: string | string[]) =>
  ({ headers }: Received): Reply =>
    headers.authorization === expected ? FOUND : { status: 401, headers: { 'www-authenticate': challenge } };

const lines = ({ received }: { received: Received[] }) => received.map(({ line }) => line);
const shown = ({ received }: { received: Received[] }) => received.map(({ headers }) => headers.authorization);

t.test('name and password are sent only after the registry requests them', async t => {
  const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded(MY_BASIC, 'Basic realm="here"') });

  await clientFor(registry.host).verify(`${registry.host}/team/app`, ME, signal);

  t.same(shown(registry), [undefined, MY_BASIC]);
});

t.test('wrong name and password are tried once and mean that the image does not exist', async t => {
  const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded('other', 'Basic realm="here"') });

  await t.rejects(clientFor(registry.host).verify(`${registry.host}/team/app`, ME, signal), NotFound);

  t.equal(registry.received.length, 2);
});

t.test('an image that requires name and password does not exist without them', async t => {
  const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded(MY_BASIC, 'Basic realm="here"') });
  const client = clientFor(registry.host);

  await t.rejects(client.verify(`${registry.host}/team/app`, undefined, signal), NotFound);
  await t.rejects(client.verify(`${registry.host}/team/app`, { identityToken: 'a.token' }, signal), NotFound);

  t.same(shown(registry), [undefined, undefined]);
});

t.test('a token is requested for the service and scope that the registry names', async t => {
  const realm = await startFakeRegistry(t, { 'GET /token': { body: { token: 'the.token' } } });
  const challenge = `Bearer realm="http://${realm.host}/token?x=1",service="the service",scope="repository:a:pull,push b"`;
  const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded('Bearer the.token', challenge) });

  await clientFor(registry.host, realm.host).verify(`${registry.host}/team/app`, ME, signal);

  t.same(lines(realm), ['GET /token?x=1&service=the+service&scope=repository%3Aa%3Apull%2Cpush&scope=b']);
  t.same(shown(realm), [MY_BASIC]);
  t.same(shown(registry), [undefined, 'Bearer the.token']);
});

t.test('a token is requested without credentials too, with the scope to pull by default', async t => {
  const realm = await startFakeRegistry(t, { 'GET /token': { body: { access_token: 'the.token' } } });
  const challenge = ['Basic realm="here"', `Bearer realm="http://${realm.host}/token"`];
  const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded('Bearer the.token', challenge) });

  await clientFor(registry.host, realm.host).verify(`${registry.host}/team/app`, undefined, signal);

  t.same(lines(realm), ['GET /token?scope=repository%3Ateam%2Fapp%3Apull']);
  t.same(shown(realm), [undefined]);
});

t.test('an identity token is exchanged in a form, not in the URL', async t => {
  const realm = await startFakeRegistry(t, { 'POST /token': { body: { access_token: 'the.token' } } });
  const challenge = `Bearer realm="http://${realm.host}/token",service="here"`;
  const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded('Bearer the.token', challenge) });

  const credentials = { identityToken: 'identity&token' };
  await clientFor(registry.host, realm.host).verify(`${registry.host}/team/app`, credentials, signal);

  t.same(Object.fromEntries(new URLSearchParams(realm.received[0]?.body)), {
    grant_type: 'refresh_token',
    client_id: 'ecs-api',
    service: 'here',
    scope: 'repository:team/app:pull',
    refresh_token: 'identity&token',
  });
});

t.test('a form with an identity token is not redirected', async t => {
  const other = await startFakeRegistry(t, { 'POST /token': { body: { token: 'the.token' } } });
  const realm = await startFakeRegistry(t, {
    'POST /token': { status: 307, headers: { location: `http://${other.host}/token` } },
  });
  const challenge = `Bearer realm="http://${realm.host}/token"`;
  const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded('Bearer the.token', challenge) });

  const asked = clientFor(registry.host, realm.host, other.host).verify(
    `${registry.host}/team/app`,
    { identityToken: 'a.token' },
    signal,
  );

  await t.rejects(asked, BadGateway);
  t.same(other.received, []);
});

const TOKEN_FAULTS: [what: string, reply: Reply, error: new (message: string) => Error][] = [
  ['refuses', { status: 401 }, NotFound],
  ['forbids', { status: 403 }, NotFound],
  ['throttles', { status: 429 }, Throttled],
  ['breaks', { status: 503 }, BadGateway],
  ['answers with a page', { body: '<html>' }, BadGateway],
  ['responds without a token', { body: {} }, BadGateway],
  ['answers with a token that is no text', { body: { token: 1 } }, BadGateway],
  ['answers with a token that would end the header', { body: { token: 'a\r\nx: y' } }, BadGateway],
  ['answers without end', { body: '{"token":"the.token"}'.padEnd(2 * 1024 * 1024) }, BadGateway],
];

for (const [what, reply, error] of TOKEN_FAULTS) {
  t.test(`a realm that ${what} is ${error.name}`, async t => {
    const realm = await startFakeRegistry(t, { 'GET /token': reply });
    const challenge = `Bearer realm="http://${realm.host}/token"`;
    const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded('Bearer the.token', challenge) });

    const asked = clientFor(registry.host, realm.host).verify(`${registry.host}/team/app`, ME, signal);

    const thrown = await asked.catch((thrown: unknown) => thrown);
    t.type(thrown, error);
    t.notMatch(JSON.stringify([thrown, String(thrown)]), 'päss');
  });
}

t.test('a token that the registry rejects is tried once and means that the image does not exist', async t => {
  const realm = await startFakeRegistry(t, { 'GET /token': { body: { token: 'another.token' } } });
  const challenge = `Bearer realm="http://${realm.host}/token"`;
  const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded('Bearer the.token', challenge) });

  await t.rejects(clientFor(registry.host, realm.host).verify(`${registry.host}/team/app`, ME, signal), NotFound);

  t.equal(realm.received.length, 1);
});

t.test('a redirect to another port does not get the credentials, nor does a challenge there', async t => {
  const realm = await startFakeRegistry(t, { 'GET /token': { body: { token: 'anonymous' } } });
  const redirected = await startFakeRegistry(t, {
    'HEAD /elsewhere': guarded('Bearer anonymous', `Bearer realm="http://${realm.host}/token",scope="theirs"`),
  });
  const registry = await startFakeRegistry(t, {
    [`HEAD ${MANIFEST}`]: ({ headers }): Reply =>
      headers.authorization === MY_BASIC
        ? { status: 307, headers: { location: `http://${redirected.host}/elsewhere` } }
        : { status: 401, headers: { 'www-authenticate': 'Basic realm="here"' } },
  });

  const client = clientFor(registry.host, redirected.host, realm.host);
  await client.verify(`${registry.host}/team/app`, ME, signal);

  t.same(shown(registry), [undefined, MY_BASIC, MY_BASIC]);
  t.same(shown(redirected), [undefined, 'Bearer anonymous']);
  t.same(shown(realm), [undefined]);
});

t.test('a host that the registry redirects to does not get name and password, even if it requests them', async t => {
  const other = await startFakeRegistry(t, { 'HEAD /elsewhere': guarded(MY_BASIC, 'Basic realm="here"') });
  const registry = await startFakeRegistry(t, {
    [`HEAD ${MANIFEST}`]: { status: 302, headers: { location: `http://${other.host}/elsewhere` } },
  });

  await t.rejects(clientFor(registry.host, other.host).verify(`${registry.host}/team/app`, ME, signal), NotFound);

  t.same(shown(other), [undefined]);
});

t.test('a redirect of the realm does not get the credentials', async t => {
  const other = await startFakeRegistry(t, { 'GET /token': { body: { token: 'the.token' } } });
  const realm = await startFakeRegistry(t, {
    'GET /token': { status: 302, headers: { location: `http://${other.host}/token` } },
  });
  const challenge = `Bearer realm="http://${realm.host}/token"`;
  const registry = await startFakeRegistry(t, { [`HEAD ${MANIFEST}`]: guarded('Bearer the.token', challenge) });

  await clientFor(registry.host, realm.host, other.host).verify(`${registry.host}/team/app`, ME, signal);

  t.same(shown(realm), [MY_BASIC]);
  t.same(shown(other), [undefined]);
});

t.test('a redirect within the registry keeps the credentials', async t => {
  const registry = await startFakeRegistry(t, {
    [`HEAD ${MANIFEST}`]: { status: 301, headers: { location: '/moved' } },
    'HEAD /moved': guarded(MY_BASIC, 'Basic realm="here"'),
  });

  await clientFor(registry.host).verify(`${registry.host}/team/app`, ME, signal);

  t.same(shown(registry), [undefined, undefined, MY_BASIC, MY_BASIC]);
});

t.test('the number of hosts that request authorization is limited', async t => {
  const realm = await startFakeRegistry(t, { 'GET /token': { body: { token: 'the.token' } } });
  const unauthorised: Reply = {
    status: 401,
    headers: { 'www-authenticate': `Bearer realm="http://${realm.host}/token"` },
  };
  const others = await Promise.all(
    Array.from({ length: 5 }, () => startFakeRegistry(t, { 'HEAD /elsewhere': unauthorised })),
  );
  const hosts = others.map(({ host }) => host);
  const rest = [...hosts];
  const registry = await startFakeRegistry(t, {
    [`HEAD ${MANIFEST}`]: () => ({ status: 302, headers: { location: `http://${rest.shift()}/elsewhere` } }),
  });

  await t.rejects(
    clientFor(registry.host, realm.host, ...hosts).verify(`${registry.host}/team/app`, ME, signal),
    NotFound,
  );

  t.equal(realm.received.length, 3);
});

t.test('public hosts are reached by https, and each gets only its own authorization', async t => {
  const cdn = await startSecureRegistry(t, { 'HEAD /blob': FOUND });
  const realm = await startSecureRegistry(t, { 'GET /token': { body: { token: 'the.token' } } });
  const registry = await startSecureRegistry(t, {
    [`HEAD ${MANIFEST}`]: ({ headers }): Reply =>
      headers.authorization === 'Bearer the.token'
        ? { status: 307, headers: { location: 'https://cdn.example/blob?signature=x' } }
        : { status: 401, headers: { 'www-authenticate': 'Bearer realm="https://auth.example/token"' } },
  });
  const network = fakeNetwork({
    ca: CERTIFICATE,
    names: {
      'registry.example': ['93.184.215.14'],
      'auth.example': ['93.184.215.15'],
      'cdn.example': ['2600:1f18::1'],
    },
    standIns: { '93.184.215.14': registry.port, '93.184.215.15': realm.port, '2600:1f18::1': cdn.port },
  });

  await createRegistryClient({ network }).verify('registry.example/team/app', ME, signal);

  t.same(shown(registry), [undefined, 'Bearer the.token']);
  t.same(shown(realm), [MY_BASIC]);
  t.same(shown(cdn), [undefined]);
  t.same(cdn.received[0]?.headers.host, 'cdn.example');
});

t.test('a realm without https does not get the credentials', async t => {
  const registry = await startSecureRegistry(t, {
    [`HEAD ${MANIFEST}`]: {
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="http://auth.example/token"' },
    },
  });
  const network = fakeNetwork({
    ca: CERTIFICATE,
    names: { 'registry.example': ['93.184.215.14'], 'auth.example': ['93.184.215.15'] },
    standIns: { '93.184.215.14': registry.port },
  });

  await t.rejects(createRegistryClient({ network }).verify('registry.example/team/app', ME, signal), Invalid);

  t.same(network.reached, []);
});

t.test('a registry whose TLS handshake fails gets no credentials in plain text', async t => {
  const registry = await startFakeRegistry(t, {
    [`HEAD ${MANIFEST}`]: { status: 401, headers: { 'www-authenticate': 'Basic realm="r"' } },
  });
  const client = createRegistryClient({ allowedRegistries: [registry.host], network: fakeNetwork() });

  await t.rejects(
    client.verify(`${registry.host}/team/app`, ME, signal),
    new NotFound(
      `The registry ${registry.host} requires credentials, which it did not get, as it does not speak https. The configuration can allow it as http://${registry.host}.`,
    ),
  );

  t.same(shown(registry), [undefined]);
});

t.test('a realm that is allowed, but not with http, gets no credentials in plain text', async t => {
  const realm = await startFakeRegistry(t, { 'GET /token': { body: { token: 'anonymous' } } });
  const registry = await startSecureRegistry(t, {
    [`HEAD ${MANIFEST}`]: guarded('Bearer anonymous', `Bearer realm="http://${realm.host}/token"`),
  });
  const network = fakeNetwork({ ca: CERTIFICATE });
  const client = createRegistryClient({ allowedRegistries: [registry.host, realm.host], network });

  await client.verify(`${registry.host}/team/app`, ME, signal);
  await client.verify(`${registry.host}/team/app`, { identityToken: 'mine' }, signal);

  t.same(shown(realm), [undefined, undefined]);
  t.same(
    realm.received.map(({ line }) => line.replace(/\?.*/, '')),
    ['GET /token', 'GET /token'],
  );
});
