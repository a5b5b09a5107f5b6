import bcrypt from 'bcrypt';
import t from 'tap';
import { createHashCheck, createTokenCheck, isBcryptHash } from '../../src/access/bcrypt-hashes.js';
import { startService, TOKEN } from '../support/service.js';

const PATH = '/sandbox/clusters';

for (const revision of ['2a', '2b', '2y'])
  t.test(`a bcrypt hash of the token with the prefix $${revision}$ is accepted`, async t => {
    const { call } = await startService(t);
    const token = (await bcrypt.hash(TOKEN, 4)).replace(/^\$2\w/, `$${revision}`);

    t.equal((await call('GET', PATH, undefined, { 'x-auth-token': token })).status, 200);
  });

t.test('the hash of another token, of an unknown revision or with a forged digest is 403', async t => {
  const { call } = await startService(t);
  const valid = await bcrypt.hash(TOKEN, 4);

  for (const token of [
    await bcrypt.hash('another', 4),
    valid.replace(/^\$2\w/, '$2x'),
    `${valid.slice(0, -1)}${valid.endsWith('.') ? '/' : '.'}`,
    `${valid} `.repeat(2),
    valid.slice(0, -1),
    '$2b$04$',
  ])
    t.equal((await call('GET', PATH, undefined, { 'x-auth-token': token })).status, 403, token);
});

t.test('a hash is only checked up to cost 12', async t => {
  const ending = (await bcrypt.hash(TOKEN, 4)).slice('$2b$04'.length);

  for (const cost of ['04', '10', '12']) t.ok(isBcryptHash(`$2b$${cost}${ending}`), cost);
  for (const cost of ['00', '03', '13', '31', '99', '4']) t.notOk(isBcryptHash(`$2b$${cost}${ending}`), cost);
});

t.test('a hash is checked once, whether it is the token’s or not, also by concurrent requests', async t => {
  const checked: string[] = [];
  const check = createHashCheck(TOKEN, async (_, given) => checked.push(given) > 0 && given === 'right');

  const results = await Promise.all(['right', 'right', 'wrong', 'wrong'].map(hash => check(hash)));
  const again = await Promise.all(['right', 'wrong'].map(hash => check(hash)));

  t.same(
    [results, again],
    [
      [true, true, false, false],
      [true, false],
    ],
  );
  t.same(checked, ['right', 'wrong']);
});

t.test(
  'a flood of wrong hashes is checked two at a time, refused beyond a queue, and displaces no right one',
  async t => {
    let running = 0;
    let most = 0;
    let checks = 0;
    let open = () => {};
    const gate = new Promise<void>(resolve => {
      open = resolve;
    });
    const check = createHashCheck(TOKEN, async (_, given) => {
      checks += 1;
      running += 1;
      most = Math.max(most, running);
      await (given === 'right' ? undefined : gate);
      running -= 1;
      return given === 'right';
    });
    t.ok(await check('right'));

    const flood = Array.from({ length: 2_000 }, (_, index) => check(`wrong ${index}`).catch(error => error.name));
    t.ok(await check('right'), 'a known hash does not wait');
    open();
    const results = await Promise.all(flood);

    t.equal(most, 2);
    t.equal(results.filter(result => result === false).length, 66);
    t.equal(results.filter(result => result === 'Unavailable').length, 1_934);
    for (let index = 0; index < 1_500; index += 1) await check(`later ${index}`);
    const before = checks;
    t.ok(await check('right'));
    t.equal(checks, before, 'the right one is still remembered');
  },
);

t.test('all checks of the process share one limit', async t => {
  let running = 0;
  let most = 0;
  const verify = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    return false;
  };
  const hashes = createHashCheck(TOKEN, verify);
  const tokens = createTokenCheck(['hash'], verify);

  await Promise.all(['one', 'two', 'three'].flatMap(credential => [hashes(credential), tokens(credential)]));

  t.equal(most, 2);
});

t.test('a check that fails is repeated', async t => {
  let attempts = 0;
  const check = createHashCheck(TOKEN, async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('no memory');
    return true;
  });

  await t.rejects(check('right'));
  t.ok(await check('right'));
});

t.test('the event loop is free while a hash is checked', async t => {
  const { call } = await startService(t);
  const token = await bcrypt.hash('another', 12);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);

  await call('GET', PATH, undefined, { 'x-auth-token': token });
  clearInterval(timer);

  t.ok(turns > 20, `${turns} turns`);
});
