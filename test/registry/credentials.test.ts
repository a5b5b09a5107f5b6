import t from 'tap';
import { Invalid } from '../../src/errors.js';
import { parseRegistryAuth } from '../../src/registry/credentials.js';
import { matchExactly } from '../support/match-exactly.js';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const READ: [what: string, header: string | undefined, credentials: unknown][] = [
  ['no header', undefined, undefined],
  ['an empty object, as Docker sends for none', encoded({}), undefined],
  ['empty members, as Docker sends for none', encoded({ username: '', password: '', auth: '' }), undefined],
  ['name and password', encoded({ username: 'me', password: 'pass' }), { username: 'me', password: 'pass' }],
  [
    'name and password among what else Docker writes',
    encoded({ username: 'me', password: 'pass', email: '', serveraddress: 'https://example.com/v1/' }),
    { username: 'me', password: 'pass' },
  ],
  ['keys in any case', encoded({ Username: 'me', PASSWORD: 'pass' }), { username: 'me', password: 'pass' }],
  ['auth', encoded({ auth: base64('me:pass:with:colons') }), { username: 'me', password: 'pass:with:colons' }],
  ['auth that ends in NUL', encoded({ auth: base64('me:pass\0') }), { username: 'me', password: 'pass' }],
  ['identity token', encoded({ username: '<token>', identitytoken: 'a.token' }), { identityToken: 'a.token' }],
  [
    'the URL-safe alphabet',
    Buffer.from('{"username":"me?>","password":"päss~~~"}').toString('base64url'),
    { username: 'me?>', password: 'päss~~~' },
  ],
  [
    'the standard alphabet',
    base64('{"username":"me?>","password":"päss~~~"}'),
    { username: 'me?>', password: 'päss~~~' },
  ],
];

for (const [what, header, credentials] of READ) {
  t.test(`${what} is read`, async t => {
    t.same(parseRegistryAuth(header), credentials);
  });
}

const SECRET = 'hunter2';
const REFUSED: [what: string, header: string][] = [
  ['an empty header', ''],
  ['no base64', `{"password":"${SECRET}"}`],
  ['no JSON', base64(SECRET)],
  ['cut JSON', base64(`{"password":"${SECRET}`)],
  ['a list', encoded([SECRET])],
  ['null', encoded(null)],
  ['a number for a password', encoded({ username: SECRET, password: 1 })],
  ['a name without password', encoded({ username: SECRET })],
  ['an auth that is no base64', encoded({ auth: `${SECRET}!` })],
  ['an auth without colon', encoded({ auth: base64(SECRET) })],
  ['an auth without name', encoded({ auth: base64(`:${SECRET}`) })],
  ['an identity token that is no text', encoded({ identitytoken: [SECRET] })],
];

for (const [what, header] of REFUSED) {
  t.test(`${what} is refused without quoting it`, async t => {
    const error = t.throws(() => parseRegistryAuth(header), Invalid) as unknown as Invalid;

    matchExactly(t, error.faults, [{ parameter: 'header.X-Registry-Auth' }]);
    t.notMatch(JSON.stringify([error.message, error.faults, String(error.cause)]), SECRET);
  });
}
