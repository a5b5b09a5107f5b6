import t from 'tap';
import { createFailedAttempts } from '../../src/access/failed-attempts.js';
import { matchExactly } from '../support/match-exactly.js';
import { logged, startService, TOKEN } from '../support/service.js';
import { sending, tokenEntry } from '../support/tokens.js';

const URL = '/v1/ecs/sandbox/clusters';

t.test('an address may fail 20 times at once, and then once every 3 seconds', t => {
  let now = 0;
  const attempts = createFailedAttempts(() => now);
  for (let count = 0; count < 20; count += 1) {
    t.equal(attempts.secondsToWait('192.0.2.1'), 0);
    attempts.add('192.0.2.1');
  }

  t.equal(attempts.secondsToWait('192.0.2.1'), 3);
  t.equal(attempts.secondsToWait('192.0.2.2'), 0);
  now = 2_500;
  t.equal(attempts.secondsToWait('192.0.2.1'), 1);
  now = 3_000;
  t.equal(attempts.secondsToWait('192.0.2.1'), 0);
  attempts.add('192.0.2.1');
  t.equal(attempts.secondsToWait('192.0.2.1'), 3);
  t.end();
});

t.test('that an address is slowed is told once until its attempts are forgiven', t => {
  let now = 0;
  const attempts = createFailedAttempts(() => now);
  const told = (count: number) => Array.from({ length: count }, () => attempts.add('192.0.2.1')).filter(Boolean).length;

  t.equal(told(19), 0);
  t.equal(told(1), 1);
  now = 3_000;
  t.equal(told(10), 0);
  now = 29 * 3_000;
  t.equal(told(19), 0, 'one attempt is not forgiven yet, so it is the same attack');
  now = 100 * 3_000;
  t.equal(told(25), 1);
  t.end();
});

t.test('all addresses of an IPv6 network are one, and an IPv4 address is one however it is written', t => {
  const attempts = createFailedAttempts(() => 0);
  for (let count = 0; count < 20; count += 1) {
    attempts.add(`2001:db8::${count}`);
    attempts.add('::ffff:192.0.2.1');
    attempts.add('not an address');
  }

  t.equal(attempts.secondsToWait('2001:db8:0:0:ffff::1'), 3);
  t.equal(attempts.secondsToWait('2001:db8:0:1::1'), 0);
  t.equal(attempts.secondsToWait('192.0.2.1'), 3);
  t.equal(attempts.secondsToWait('not an address'), 3);
  t.end();
});

t.test('of the addresses that failed the longest ago is forgotten first', t => {
  const attempts = createFailedAttempts(() => 0);
  const fail = (address: string) => {
    for (let count = 0; count < 20; count += 1) attempts.add(address);
  };
  fail('192.0.2.1');
  fail('192.0.2.2');
  attempts.add('192.0.2.1');
  for (let count = 0; count < 9_999; count += 1) attempts.add(`10.0.${count >> 8}.${count & 255}`);

  t.equal(attempts.secondsToWait('192.0.2.2'), 0);
  t.equal(attempts.secondsToWait('192.0.2.1'), 6);
  t.end();
});

/** A service that 20 wrong tokens of one address were sent to. */
async function slowed(
  t: import('tap').Test,
  config: { token: string; trustedProxies?: string[] },
  { headers = {}, logger = false }: { headers?: object; logger?: object | false } = {},
) {
  const { app } = await startService(t, { logger, config: { tokens: [tokenEntry('random')], ...config } });
  const send = (token: string, more: object = {}) =>
    app.inject({ url: URL, headers: { ...sending(token), ...more }, remoteAddress: '192.0.2.1' });
  for (let count = 0; count < 20; count += 1) t.equal((await send('wrong', headers)).statusCode, 403);
  return { app, send };
}

t.test('beyond that a wrong token is 429, and so is one that could be guessed', async t => {
  const { app, send } = await slowed(t, { token: TOKEN });

  const refused = await send('wrong');

  t.equal(refused.statusCode, 429);
  t.match(refused.headers, { 'retry-after': /^[123]$/ });
  t.match(refused.json(), {
    type: 'urn:ecs-api:problem:throttled',
    detail: 'Too many requests from this address had a wrong token.',
  });
  t.equal((await send(TOKEN)).statusCode, 429);
  t.equal((await send('random')).statusCode, 200, 'a random token is not held up');
  const other = await app.inject({ url: URL, headers: sending(TOKEN), remoteAddress: '192.0.2.2' });
  t.equal(other.statusCode, 200, 'nor is another address');
  t.equal((await app.inject({ url: URL, remoteAddress: '192.0.2.1' })).statusCode, 403, 'no token is no attempt');
});

t.test('that an address is slowed is one warning, without the tokens', async t => {
  const { lines, logger } = logged('warn');
  const { send } = await slowed(t, { token: TOKEN }, { logger });
  for (const token of ['guess', TOKEN]) t.equal((await send(token)).statusCode, 429);

  matchExactly(t, lines, [{ level: 40, address: '192.0.2.1', msg: 'slowed an address that sent wrong tokens' }]);
  t.notMatch(JSON.stringify(lines), new RegExp(`guess|${TOKEN}`));
});

t.test('a long plain token is not held up', async t => {
  const token = 'x'.repeat(32);
  const { send } = await slowed(t, { token });

  t.equal((await send(token)).statusCode, 200);
});

t.test('X-Forwarded-For counts only where it is from a trusted proxy', async t => {
  const forged = await slowed(t, { token: TOKEN }, { headers: { 'x-forwarded-for': '198.51.100.1' } });
  t.equal((await forged.send(TOKEN, { 'x-forwarded-for': '198.51.100.2' })).statusCode, 429);

  const proxied = await slowed(
    t,
    { token: TOKEN, trustedProxies: ['192.0.2.0/24'] },
    { headers: { 'x-forwarded-for': '198.51.100.1' } },
  );
  t.equal((await proxied.send(TOKEN, { 'x-forwarded-for': '198.51.100.1' })).statusCode, 429);
  t.equal((await proxied.send(TOKEN, { 'x-forwarded-for': '198.51.100.2' })).statusCode, 200);
});
