import t from 'tap';
import { parseReference } from '../../src/registry/reference.js';

const SHA256 = `sha256:${'0123456789abcdef'.repeat(4)}`;
const SHA512 = `sha512:${'0123456789abcdef'.repeat(8)}`;
const REFUSED = { name: 'Invalid', faults: { length: 1, 0: { parameter: 'query.image' } } };
const HUB = 'registry-1.docker.io';

const READ: [given: string, registry: string, repository: string, version: string][] = [
  ['nginx', HUB, 'library/nginx', 'latest'],
  ['nginx:1.27-alpine', HUB, 'library/nginx', '1.27-alpine'],
  ['nginx:_underscored.Tag', HUB, 'library/nginx', '_underscored.Tag'],
  ['someorg/app', HUB, 'someorg/app', 'latest'],
  ['someorg/team/app:v1', HUB, 'someorg/team/app', 'v1'],
  ['docker.io/nginx', HUB, 'library/nginx', 'latest'],
  ['docker.io/library/nginx', HUB, 'library/nginx', 'latest'],
  ['index.docker.io/someorg/app', HUB, 'someorg/app', 'latest'],
  ['registry-1.docker.io/library/nginx', HUB, 'library/nginx', 'latest'],
  [`nginx@${SHA256}`, HUB, 'library/nginx', SHA256],
  [`nginx:1.27@${SHA256}`, HUB, 'library/nginx', SHA256],
  [`nginx@${SHA512}`, HUB, 'library/nginx', SHA512],
  ['localhost/app', 'localhost', 'app', 'latest'],
  ['localhost:5000/app:v1', 'localhost:5000', 'app', 'v1'],
  ['example.com/app', 'example.com', 'app', 'latest'],
  ['example.com:8443/team/app:v1', 'example.com:8443', 'team/app', 'v1'],
  [`example.com:8443/app@${SHA256}`, 'example.com:8443', 'app', SHA256],
  ['BigHost/app', 'BigHost', 'app', 'latest'],
  ['192.0.2.1/app', '192.0.2.1', 'app', 'latest'],
  ['[2001:db8::1]/app', '[2001:db8::1]', 'app', 'latest'],
  ['[2001:db8::1]:5000/app:v1', '[2001:db8::1]:5000', 'app', 'v1'],
  ['host-without-dot/app', HUB, 'host-without-dot/app', 'latest'],
  ['2130706433/app', HUB, '2130706433/app', 'latest'],
  ['a/b_c/d__e/f---g/h.i', HUB, 'a/b_c/d__e/f---g/h.i', 'latest'],
  ['012345678901.dkr.ecr.us-east-1.amazonaws.com/app:v1', '012345678901.dkr.ecr.us-east-1.amazonaws.com', 'app', 'v1'],
  [`example.com/${'a'.repeat(243)}`, 'example.com', 'a'.repeat(243), 'latest'],
  [`nginx:${'t'.repeat(128)}`, HUB, 'library/nginx', 't'.repeat(128)],
];

for (const [given, registry, repository, version] of READ) {
  t.test(`${given} is ${repository} at ${registry}`, async t => {
    t.match(parseReference(given), { text: given, registry, repository, version });
  });
}

const UNREADABLE: string[] = [
  '',
  ' nginx',
  'nginx ',
  'Nginx',
  'nginx:',
  'nginx:.tag',
  'nginx:-tag',
  `nginx:${'t'.repeat(129)}`,
  'nginx:tag/other:tag',
  'nginx@',
  'nginx@latest',
  'nginx@sha256:0123',
  `nginx@${SHA256.toUpperCase()}`,
  `nginx@${SHA256}@${SHA256}`,
  'nginx@md5:0123456789abcdef0123456789abcdef',
  '0123456789abcdef'.repeat(4),
  '/nginx',
  'nginx/',
  'a//b',
  'a/../b',
  'a/./b',
  '.nginx',
  'nginx-',
  'a..b/../c',
  'a___b',
  'example.com/',
  'example.com/App',
  'example.com:/app',
  'example.com:port/app',
  'example.com:99999/app',
  '-example.com/app',
  'example..com/app',
  'user@example.com/app',
  'user:password@example.com/app',
  'https://example.com/app',
  '1.2.3.4.5/app',
  '256.1.1.1/app',
  '[::1/app',
  '[nothing]/app',
  '[fe80::1%25eth0]/app',
  'example.com/app?query',
  'example.com/app#fragment',
  'example.com/app%2f',
  'example.com\\app',
  'nginx\n',
  'nginx\u0000',
  'ｎginx',
  `example.com/${'a'.repeat(244)}`,
];

for (const given of UNREADABLE) {
  t.test(`${JSON.stringify(given)} is refused, naming the parameter`, async t => {
    t.throws(() => parseReference(given), REFUSED);
  });
}
