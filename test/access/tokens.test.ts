import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import bcrypt from 'bcrypt';
import t from 'tap';
import { createTokens, rememberNoTokens } from '../../src/access/tokens.js';
import { startService, TOKEN } from '../support/service.js';
import { sending, tokenEntry } from '../support/tokens.js';

const PATH = '/sandbox/clusters';
const WRONG = { status: 403, body: { detail: 'X-Auth-Token is missing or wrong.' } };

t.test('tokens with names are valid beside the plain token, also two of the same name', async t => {
  const short = { name: 'short', hash: await bcrypt.hash('short', 4), rights: ['read' as const] };
  const tokens = [tokenEntry('old', { name: 'ci' }), tokenEntry('new', { name: 'ci' }), short];
  const { call } = await startService(t, { config: { tokens } });

  for (const token of ['old', 'new', 'short', TOKEN, await bcrypt.hash(TOKEN, 4)])
    t.equal((await call('GET', PATH, undefined, sending(token))).status, 200, token);
});

t.test('without a plain token, only tokens with names are valid', async t => {
  const { app, call } = await startService(t, { config: { tokens: [tokenEntry('ci')] } });
  const { app: other } = await startService(t, { config: { token: undefined as never, tokens: [tokenEntry('ci')] } });

  t.equal((await call('GET', PATH, undefined, sending('ci'))).status, 200);
  for (const token of ['', 'undefined', 'null', TOKEN, await bcrypt.hash('undefined', 4)]) {
    const { statusCode } = await other.inject({ url: `/v1/ecs${PATH}`, headers: sending(token) });
    t.equal(statusCode, 403, token);
  }
  t.equal((await app.inject({ url: `/v1/ecs${PATH}` })).statusCode, 403);
});

t.test('neither hashes of tokens with names nor anything like a token is valid', async t => {
  const named = tokenEntry('a-random-one');
  const hash = await bcrypt.hash('a-short-one', 4);
  const { call } = await startService(t, { config: { tokens: [named, { ...named, hash }] } });

  for (const token of [
    named.hash,
    named.hash.slice('sha256:'.length),
    hash,
    await bcrypt.hash('a-random-one', 4),
    await bcrypt.hash(named.hash, 4),
    'A-RANDOM-ONE',
    'a-random-one\u00a0',
    'a-random-one, a-random-one',
    'Bearer a-random-one',
    'a-short-one\u0001',
    'x'.repeat(15_000),
  ])
    t.match(await call('GET', PATH, undefined, sending(token)), WRONG, token.slice(0, 80));
});

t.test('of a token that has a bcrypt hash every byte counts', async t => {
  const token = 'x'.repeat(72);
  const tokens = [{ name: 'long', hash: await bcrypt.hash(token, 4), rights: ['read' as const] }];
  const { call } = await startService(t, { config: { tokens } });

  t.equal((await call('GET', PATH, undefined, sending(token))).status, 200);
  t.match(await call('GET', PATH, undefined, sending(`${token}x`)), WRONG);
});

t.test('the name of the header is in any case, and a second header makes the token wrong', async t => {
  const { app } = await startService(t, { config: { tokens: [tokenEntry('ci')] } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const statusOf = (headers: string[]) =>
    new Promise<number | undefined>((resolve, reject) => {
      const host = ['Host', `127.0.0.1:${port}`, 'Connection', 'close'];
      request({ port, host: '127.0.0.1', path: `/v1/ecs${PATH}`, headers: [...host, ...headers] as never })
        .on('response', response => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });

  t.equal(await statusOf(['X-AUTH-TOKEN', 'ci']), 200);
  t.equal(await statusOf(['x-auth-token', '  ci  ']), 200, 'blanks around a value are not part of it');
  t.equal(await statusOf(['X-Auth-Token', 'ci', 'x-auth-token', 'wrong']), 403);
  t.equal(await statusOf(['X-Auth-Token', 'wrong', 'x-auth-token', 'ci']), 403);
  t.equal(await statusOf(['X-Auth-Token', 'ci', 'x-auth-token', 'ci']), 403);
  t.equal(await statusOf(['X-Auth-Token', 'x'.repeat(100_000)]), 431);
});

t.test('an expired token is refused from that moment on, whatever its hash', async t => {
  const expires = '2027-01-01T00:00:00Z';
  const hash = await bcrypt.hash('short', 4);
  const tokens = [tokenEntry('random', { name: 'ci', expires }), { ...tokenEntry('', { name: 'ci', expires }), hash }];
  let now = Date.parse(expires) - 1;
  const { callerOf } = createTokens({ tokens }, { now: () => now });

  for (const token of ['random', 'short']) t.equal((await callerOf(token, true))?.name, 'ci');
  now += 1;
  for (const token of ['random', 'short'])
    await t.rejects(callerOf(token, true), { name: 'Forbidden', message: 'Token ci has expired.' });
});

t.test('what was valid before is recognized while guesses are slowed', async t => {
  const hash = await bcrypt.hash('short', 4);
  const sent = await bcrypt.hash('plain', 4);
  const { callerOf } = createTokens({ token: 'plain', tokens: [{ ...tokenEntry('', { name: 'ci' }), hash }] });
  const names = async (mayGuess: boolean) => [
    (await callerOf('short', mayGuess))?.name,
    (await callerOf(sent, mayGuess))?.name,
    (await callerOf('plain', mayGuess))?.name,
  ];

  t.same(await names(false), [undefined, undefined, undefined]);
  t.same(await names(true), ['ci', 'token', 'token']);
  t.same(await names(false), ['ci', 'token', undefined]);
});

t.test('what was valid before stays so in another configuration that has it', async t => {
  const remembered = rememberNoTokens();
  const entries = await Promise.all(
    ['kept', 'removed'].map(async name => ({ ...tokenEntry('', { name }), hash: await bcrypt.hash(name, 4) })),
  );
  const sent = await bcrypt.hash('plain', 4);
  const before = createTokens({ token: 'plain', tokens: entries }, { remembered });
  for (const token of ['kept', 'removed', sent]) t.ok(await before.callerOf(token, true), token);
  const namesWith = async (config: Parameters<typeof createTokens>[0]) => {
    const { callerOf } = createTokens(config, { remembered });
    const found = await Promise.all(['kept', 'removed', sent].map(token => callerOf(token, false)));
    return found.map(caller => caller?.name);
  };
  const [kept = tokenEntry('')] = entries;

  t.same(await namesWith({ token: 'plain', tokens: [kept] }), ['kept', undefined, 'token']);
  t.same(await namesWith({ token: 'another', tokens: [{ ...kept, name: 'renamed' }] }), [
    'renamed',
    undefined,
    undefined,
  ]);
  const { callerOf } = createTokens({ token: 'another', tokens: [kept] }, { remembered });
  for (const token of ['removed', sent]) t.equal(await callerOf(token, true), undefined, token);
});

t.test('a token whose expiry cannot be read is refused', async t => {
  const { callerOf } = createTokens({
    tokens: [tokenEntry('random', { name: 'ci', expires: '2999-12-31T23:59:60Z' })],
  });

  await t.rejects(callerOf('random', true), { name: 'Forbidden', message: 'Token ci has expired.' });
});

t.test('a token of accounts is refused in others, whether these exist or not', async t => {
  const { call } = await startService(t, {
    config: { tokens: [tokenEntry('a', { name: 'a', accounts: ['other', 'sand-*'] })] },
  });
  const limited = sending('a');

  for (const account of ['sandbox', '%73andbox', 'nowhere', 'Other', 'sand'])
    t.match(await call('GET', `/${account}/clusters`, undefined, limited), {
      status: 403,
      body: { detail: `Token a may not use listClusters in account ${decodeURIComponent(account)}.` },
    });
  t.equal((await call('GET', '/other/clusters', undefined, limited)).status, 404, 'permitted, but not configured');
  t.equal((await call('GET', '/images', undefined, limited)).status, 400, 'images are in no account');
});

t.test('no method or path gets around a right', async t => {
  const { app, call } = await startService(t, { config: { tokens: [tokenEntry('r', { rights: ['read'] })] } });
  const reader = sending('r');

  t.equal((await call('HEAD', '/sandbox/clusters/myclu', undefined, reader)).status, 404);
  t.equal((await call('PATCH', '/sandbox/clusters', {}, reader)).status, 405);
  t.equal((await call('DELETE', '/sandbox/clusters/myclu/', undefined, reader)).status, 404);
  for (const path of ['/sandbox//clusters//myclu', '/sandbox/clusters/myclu?dryRun=true', '/sandbox/clusters/%6dyclu'])
    t.equal((await call('DELETE', path, undefined, reader)).status, 403, path);
  const override = { ...reader, 'x-http-method-override': 'DELETE' };
  t.equal((await call('GET', '/sandbox/clusters/myclu', undefined, override)).status, 404);
  const preflight = await app.inject({ method: 'OPTIONS', url: '/v1/ecs/sandbox/clusters', headers: reader });
  t.same([preflight.statusCode, preflight.body], [200, '']);
});
