import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import t, { type Test } from 'tap';
import { KEY_TIMES } from '../../src/access/issuer-keys.js';
import { createIssuers } from '../../src/access/issuers.js';
import { AUDIENCE, ISSUER, startIssuer } from '../support/issuer.js';
import { startService, TOKEN } from '../support/service.js';

const PATH = '/sandbox/clusters';

async function startBoth(t: Test) {
  const issuer = await startIssuer(t);
  const { call } = await startService(t, { config: { issuers: [issuer.entry] } });
  const send = (bearer: string, method: 'GET' | 'DELETE' = 'GET', path = PATH, headers: Record<string, string> = {}) =>
    call(method, path, undefined, { 'x-auth-token': '', authorization: `Bearer ${bearer}`, ...headers });
  return { issuer, send };
}

t.test('a token of the issuer has the rights of its claims', async t => {
  const { issuer, send } = await startBoth(t);
  const admin = await issuer.sign({ repository: 'org/infra', groups: ['users', 'admins'] });

  t.equal((await send(await issuer.sign())).status, 200);
  t.equal((await send(await issuer.sign(), 'DELETE', '/sandbox/clusters/blog')).status, 403);
  t.equal((await send(admin, 'DELETE', '/sandbox/clusters/blog')).status, 404);
  t.match(await send(admin, 'DELETE', '/sandbox/clusters/shop'), {
    status: 403,
    body: { detail: 'Token idp:alice may not use space shop.' },
  });
  t.equal((await send(admin, 'GET', '/sandbox/clusters/shop')).status, 404, 'another grant allows reading it');
  t.match(await send(await issuer.sign({ repository: 'other/web', groups: ['admins'] })), {
    status: 403,
    body: { detail: 'Token idp:alice does not have the right read, which listClusters needs.' },
  });
  t.equal(issuer.requests(), 1, 'the keys are read once');
});

t.test('the scheme is in any case, and X-Auth-Token counts before it', async t => {
  const { issuer, send } = await startBoth(t);
  const token = await issuer.sign();

  t.equal((await send('', 'GET', PATH, { authorization: `bearer  ${token}` })).status, 200);
  t.equal((await send(token, 'GET', PATH, { 'x-auth-token': 'wrong' })).status, 403);
  t.equal((await send('wrong', 'GET', PATH, { 'x-auth-token': TOKEN })).status, 200);
  t.equal((await send('', 'GET', PATH, { authorization: `Basic ${token}` })).status, 403);
  t.equal((await send('', 'GET', PATH, { authorization: 'Basic eDp5', 'x-auth-token': TOKEN })).status, 200);
  t.equal((await send(TOKEN)).status, 403, 'a token of the configuration is no bearer token');
});

t.test('tokens that the issuer did not sign for this service are 403', async t => {
  const { issuer, send } = await startBoth(t);
  const claims = { sub: 'alice', repository: 'org/infra', iss: ISSUER, aud: AUDIENCE };
  const valid = await issuer.sign();
  const [head = '', payload = '', signature = ''] = valid.split('.');
  const forged = Buffer.from(JSON.stringify({ ...claims, exp: 2 ** 32 })).toString('base64url');
  const publicKey = new TextEncoder().encode(await exportSPKI(issuer.key().publicKey));
  const other = await generateKeyPair('ES256');
  const signed = (key: Parameters<SignJWT['sign']>[0], alg: string, more: JWTPayload = {}) =>
    new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg, kid: 'first' }).setExpirationTime('5m').sign(key);

  const wrong = {
    'another issuer': await issuer.sign({ iss: 'https://evil.example.com' }),
    'another audience': await issuer.sign({ aud: 'another' }),
    'not yet valid': await issuer.sign({ nbf: Math.floor(Date.now() / 1000) + 600 }),
    'no algorithm': new UnsecuredJWT({ ...claims }).setExpirationTime('5m').encode(),
    'the public key as the secret': await signed(publicKey, 'HS256'),
    'another key under the same id': await signed(other.privateKey, 'ES256'),
    'an unknown key': await issuer.sign({}, { kid: 'unknown' }),
    'changed claims': `${head}.${forged}.${signature}`,
    'no signature': `${head}.${payload}.`,
    nobody: await issuer.sign({ sub: '' }),
    'a name of more than a line': await issuer.sign({ sub: 'a\nb' }),
    'a name that is no text': await issuer.sign({ sub: { toString: 'alice' } as never }),
    'not a token': 'a.b.c',
    'not even that': 'x'.repeat(10_000),
  };

  for (const [name, token] of Object.entries(wrong))
    t.match(await send(token), { status: 403, body: { detail: 'The bearer token is wrong.' } }, name);
  t.match(await send(await issuer.sign({ exp: Math.floor(Date.now() / 1000) - 31 })), {
    status: 403,
    body: { detail: 'The bearer token has expired.' },
  });
  t.equal(
    (await send(await issuer.sign({ exp: Math.floor(Date.now() / 1000) - 20 }))).status,
    200,
    'clocks may differ',
  );
});

t.test('a token without an expiry is wrong', async t => {
  const { issuer, send } = await startBoth(t);
  const token = await new SignJWT({ sub: 'alice', repository: 'org/web', iss: ISSUER, aud: AUDIENCE })
    .setProtectedHeader({ alg: 'ES256', kid: 'first' })
    .sign(issuer.key().privateKey);

  t.equal((await send(token)).status, 403);
});

const AWAY: [name: string, answer: { status?: number; body?: string }][] = [
  ['an error', { status: 500 }],
  ['a redirect', { status: 302 }],
  ['no JSON', { body: '<html>' }],
  ['no keys', { body: '{}' }],
  ['too much', { body: ' '.repeat(300 * 1024) }],
];

for (const [name, answer] of AWAY)
  t.test(`keys that are answered with ${name} make a bearer token 503, and others are not affected`, async t => {
    const { issuer, send } = await startBoth(t);
    Object.assign(issuer.answer, answer);
    const token = await issuer.sign();

    const refused = await send(token);

    t.equal(refused.status, 503);
    t.equal(refused.headers['retry-after'], '5');
    t.equal(refused.body.detail, 'The keys of issuer idp cannot be read.');
    t.equal((await send('', 'GET', PATH, { 'x-auth-token': TOKEN })).status, 200);
    for (const member of ['status', 'body'] as const) delete issuer.answer[member];
    t.equal((await send(token)).status, 200);
  });

t.test('keys that nobody serves make a bearer token 503', async t => {
  const issuer = await startIssuer(t);
  const { callerOf } = createIssuers([{ ...issuer.entry, jwksUri: 'http://127.0.0.1:1/keys' }]);

  await t.rejects(callerOf(await issuer.sign()), { name: 'Unavailable', retryAfter: 5 });
});

t.test('a new key is read when a token has it, and the old one is then wrong', async t => {
  const issuer = await startIssuer(t);
  const { callerOf } = createIssuers([issuer.entry], { ...KEY_TIMES, cooldown: 0 });
  const old = await issuer.sign();
  t.equal((await callerOf(old))?.name, 'idp:alice');

  await issuer.rotate('second');

  t.equal((await callerOf(await issuer.sign()))?.name, 'idp:alice');
  t.equal(await callerOf(old), undefined);
});

t.test('unknown keys do not make this service ask for keys again and again', async t => {
  const issuer = await startIssuer(t);
  const { callerOf } = createIssuers([issuer.entry]);
  await callerOf(await issuer.sign());

  for (let count = 0; count < 10; count += 1)
    t.equal(await callerOf(await issuer.sign({}, { kid: `unknown-${count}` })), undefined);
  t.equal(issuer.requests(), 1);
});

const SCOPES: [claims: JWTPayload, pattern: string, matches: boolean][] = [
  [{ scope: 'openid ecs.read' }, 'ecs.read', true],
  [{ scope: 'openid ecs.reader' }, 'ecs.read', false],
  [{ scp: 'openid ecs.read' }, 'ecs.read', false],
  [{ scp: ['openid', 'ecs.read'] }, 'ecs.read', true],
  [{ scp: { 0: 'ecs.read' } }, 'ecs.read', false],
  [{ scp: true }, '*', false],
];

for (const [claims, pattern, matches] of SCOPES)
  t.test(`${JSON.stringify(claims)} ${matches ? 'matches' : 'does not match'} ${pattern}`, async t => {
    const issuer = await startIssuer(t);
    const [claim = ''] = Object.keys(claims);
    const grants = [{ claims: { [claim]: pattern }, rights: ['read' as const] }];
    const { callerOf } = createIssuers([{ ...issuer.entry, grants }]);

    t.equal((await callerOf(await issuer.sign(claims)))?.grants.length, matches ? 1 : 0);
  });

t.test('of two entries with the same issuer, each accepts the tokens of its audience', async t => {
  const issuer = await startIssuer(t);
  const grants = (right: 'read' | 'admin') => [{ claims: { sub: 'alice' }, rights: [right] }];
  const { callerOf } = createIssuers([
    { ...issuer.entry, name: 'people', grants: grants('read') },
    { ...issuer.entry, name: 'admins', audience: 'ecs-api-admin', grants: grants('admin') },
  ]);
  const rightsWith = async (aud: string | string[]) => {
    const caller = await callerOf(await issuer.sign({ aud }));
    return [caller?.name, caller?.grants.map(({ right }) => right)];
  };

  t.same(await rightsWith('ecs-api'), ['people:alice', ['read']]);
  t.same(await rightsWith('ecs-api-admin'), ['admins:alice', ['admin']]);
  t.same(await rightsWith(['ecs-api', 'ecs-api-admin']), ['people:alice', ['read', 'admin']]);
  t.same(await rightsWith('another'), [undefined, undefined]);
  const expired = await issuer.sign({ aud: 'ecs-api-admin', exp: 1 });
  await t.rejects(callerOf(expired), { name: 'Forbidden', message: 'The bearer token has expired.' });
});

t.test('an entry whose keys cannot be read does not affect another one of the same issuer', async t => {
  const issuer = await startIssuer(t);
  const away = { ...issuer.entry, audience: 'ecs-api-admin', jwksUri: 'http://127.0.0.1:1/keys' };
  const { callerOf } = createIssuers([away, issuer.entry]);

  t.equal((await callerOf(await issuer.sign()))?.name, 'idp:alice');
  await t.rejects(callerOf(await issuer.sign({ aud: 'ecs-api-admin' })), { name: 'Unavailable' });
});

const NESTED: [claims: JWTPayload, claim: string, matches: boolean][] = [
  [{ realm_access: { roles: ['user', 'ecs'] } }, '/realm_access/roles', true],
  [{ realm_access: { roles: ['user'] } }, '/realm_access/roles', false],
  [{ realm_access: ['ecs'] }, '/realm_access/roles', false],
  [{ 'realm_access.roles': 'ecs' }, '/realm_access/roles', false],
  [{ 'https://example.com/roles': ['ecs'] }, 'https://example.com/roles', true],
  [{ 'https://example.com/app': { roles: 'ecs' } }, '/https:~1~1example.com~1app/roles', true],
  [{ realm_access: null }, '/realm_access/roles', false],
  [{}, '/constructor/name', false],
  [{ 'a.b': 'ecs' }, 'a.b', true],
];

for (const [claims, claim, matches] of NESTED)
  t.test(`in ${JSON.stringify(claims)} ${claim} ${matches ? 'is' : 'is not'} ecs`, async t => {
    const issuer = await startIssuer(t);
    const { callerOf } = createIssuers([
      { ...issuer.entry, grants: [{ claims: { [claim]: 'ecs' }, rights: ['deploy'], spaces: ['blog'] }] },
    ]);

    const caller = await callerOf(await issuer.sign(claims));

    t.same(caller?.grants, matches ? [{ right: 'deploy', accounts: ['*'], spaces: ['blog'] }] : []);
  });

t.test('the name of a caller may stand inside of a claim', async t => {
  const issuer = await startIssuer(t);
  const { callerOf } = createIssuers([{ ...issuer.entry, nameClaim: '/kubernetes.io/serviceaccount/name' }]);
  const claims = (name: unknown) => ({ 'kubernetes.io': { serviceaccount: { name } } });

  t.equal((await callerOf(await issuer.sign(claims('ci'))))?.name, 'idp:ci');
  t.equal(await callerOf(await issuer.sign(claims(7))), undefined);
  t.equal(await callerOf(await issuer.sign()), undefined);
});

/** An issuer that is configured without the URL of its keys. */
async function startDiscovery(t: Test, times?: Parameters<typeof createIssuers>[1]) {
  const issuer = await startIssuer(t);
  const { jwksUri = '', ...entry } = issuer.entry;
  const url = new URL(jwksUri).origin;
  issuer.metadata.value = { issuer: url, jwks_uri: jwksUri };
  const { callerOf } = createIssuers([{ ...entry, issuer: url }], times);
  return { issuer, url, jwksUri, callerOf, sign: () => issuer.sign({ iss: url }) };
}

t.test('without the URL of its keys, an issuer is asked for it once', async t => {
  const { issuer, callerOf, sign } = await startDiscovery(t);
  const tokens = [await sign(), await sign()];

  for (const caller of await Promise.all(tokens.map(callerOf))) t.equal(caller?.name, 'idp:alice');
  t.equal((await callerOf(await sign()))?.name, 'idp:alice');
  t.same([issuer.discoveries(), issuer.requests()], [1, 1]);
});

t.test('a slash at the end of the issuer is not part of the path of its configuration', async t => {
  const issuer = await startIssuer(t);
  const { jwksUri = '', ...entry } = issuer.entry;
  const iss = `${new URL(jwksUri).origin}/`;
  issuer.metadata.value = { issuer: iss, jwks_uri: jwksUri };

  t.equal((await createIssuers([{ ...entry, issuer: iss }]).callerOf(await issuer.sign({ iss })))?.name, 'idp:alice');
});

t.test('the URL of the keys is read again when it is old, and when the keys cannot be read', async t => {
  const { issuer, jwksUri, url, callerOf, sign } = await startDiscovery(t, { ...KEY_TIMES, pause: 0 });
  issuer.metadata.value = { issuer: url, jwks_uri: 'http://127.0.0.1:1/keys' };
  await t.rejects(callerOf(await sign()), { name: 'Unavailable' });
  issuer.metadata.value = { issuer: url, jwks_uri: jwksUri };
  t.equal((await callerOf(await sign()))?.name, 'idp:alice');

  const old = await startDiscovery(t, { ...KEY_TIMES, maxAge: 0, cooldown: 0 });
  await old.callerOf(await old.sign());
  await old.callerOf(await old.sign());
  t.equal(old.issuer.discoveries(), 2);
});

t.test('what is not the configuration of the issuer makes its tokens 503', async t => {
  const { issuer, url, jwksUri, callerOf, sign } = await startDiscovery(t, { ...KEY_TIMES, pause: 0 });
  for (const value of [
    undefined,
    {},
    { issuer: `${url}/`, jwks_uri: jwksUri },
    { issuer: url },
    { issuer: url, jwks_uri: 7 },
    { issuer: url, jwks_uri: 'http://192.0.2.1/keys' },
    { issuer: url, jwks_uri: 'file:///etc/passwd' },
    { issuer: url, jwks_uri: jwksUri, more: 'x'.repeat(300 * 1024) },
  ]) {
    issuer.metadata.value = value as object;
    const error = { name: 'Unavailable', message: 'The keys of issuer idp cannot be read.', retryAfter: 5 };
    await t.rejects(callerOf(await sign()), error, JSON.stringify(value)?.slice(0, 80));
  }
  t.equal(issuer.requests(), 0);
});

t.test('an issuer whose configuration cannot be read is not asked for it with every token', async t => {
  const { issuer, callerOf, sign } = await startDiscovery(t);
  issuer.metadata.value = {};

  for (let count = 0; count < 10; count += 1) await t.rejects(callerOf(await sign()), { name: 'Unavailable' });

  t.equal(issuer.discoveries(), 1);
});
