import { createHash } from 'node:crypto';
import t from 'tap';
import { ConfigInvalid } from '../../src/config/faults.js';
import { makeToken } from '../../src/config/make-token.js';
import { startService } from '../support/service.js';

/** The token and the entry of the text that the command prints. */
function made(...args: string[]) {
  const text = makeToken(args);
  const token = /^ {2}(\S+)$/m.exec(text)?.[1] ?? '';
  return { token, entry: JSON.parse(text.slice(text.indexOf('{'))) };
}

t.test('a token has 256 random bits, and its entry only its hash', async t => {
  const { token, entry } = made();

  t.match(token, /^ecsapi_[\w-]{43}$/);
  const digest = createHash('sha256').update(token).digest('hex');
  t.same(entry, { name: `token-${digest.slice(0, 8)}`, hash: `sha256:${digest}`, rights: ['read'] });
  t.not(made().token, token);
});

t.test('options name the token and limit it, several times or with commas', async t => {
  const options = ['--name', 'ci', '--rights', 'deploy', '--accounts', 'a,b', '--spaces', 'x-*', '--spaces', 'y'];
  const { entry } = made(...options, '--expires', '2027-01-31T00:00:00Z');

  t.match(entry, { name: 'ci', expires: '2027-01-31T00:00:00Z' });
  t.same([entry.rights, entry.accounts, entry.spaces], [['deploy'], ['a', 'b'], ['x-*', 'y']]);
});

const REFUSED: [args: string[], fault: string][] = [
  [['--rights', 'root'], 'tokens[0].rights[0]: must be one of read, deploy, admin'],
  [['--name', 'token'], 'tokens[0].name: must be a name'],
  [['--expires', 'tomorrow'], 'tokens[0].expires: must be a time such as 2027-01-31T00:00:00Z'],
];

for (const [args, fault] of REFUSED)
  t.test(`${args.join(' ')} is refused`, async t => {
    t.throws(() => makeToken(args), { constructor: ConfigInvalid, message: fault });
  });

t.test('the service accepts the token that its configuration has the entry of', async t => {
  const { token, entry } = made('--rights', 'read');
  const { call } = await startService(t, { config: { tokens: [entry] } });

  t.equal((await call('GET', '/sandbox/clusters', undefined, { 'x-auth-token': token })).status, 200);
  t.equal((await call('GET', '/sandbox/clusters', undefined, { 'x-auth-token': entry.hash })).status, 403);
});
