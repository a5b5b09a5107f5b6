import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import t, { type Test } from 'tap';
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
  const { callerOf } = createIssuers([issuer.entry], { timeout: 3_000, maxAge: 600_000, cooldown: 0 });
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
