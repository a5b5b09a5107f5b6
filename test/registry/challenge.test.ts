import t from 'tap';
import { parseChallenges } from '../../src/registry/challenge.js';

const READ: [header: string, challenges: ReturnType<typeof parseChallenges>][] = [
  ['', []],
  ['Basic', [{ scheme: 'basic', parameters: {} }]],
  ['Basic realm="a realm"', [{ scheme: 'basic', parameters: { realm: 'a realm' } }]],
  ['BASIC Realm=bare', [{ scheme: 'basic', parameters: { realm: 'bare' } }]],
  [
    'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:a/b:pull,push"',
    [
      {
        scheme: 'bearer',
        parameters: {
          realm: 'https://auth.example/token',
          service: 'registry.example',
          scope: 'repository:a/b:pull,push',
        },
      },
    ],
  ],
  [
    'Bearer realm = "r" , service = s , error="with \\"quotes\\" and \\\\"',
    [{ scheme: 'bearer', parameters: { realm: 'r', service: 's', error: 'with "quotes" and \\' } }],
  ],
  [
    'Negotiate, Basic realm="one", Bearer realm="two",service="three"',
    [
      { scheme: 'negotiate', parameters: {} },
      { scheme: 'basic', parameters: { realm: 'one' } },
      { scheme: 'bearer', parameters: { realm: 'two', service: 'three' } },
    ],
  ],
  ['Bearer __proto__="x"', [{ scheme: 'bearer', parameters: Object.fromEntries([['__proto__', 'x']]) }]],
  ['Basic realm="never closed', [{ scheme: 'basic', parameters: {} }]],
  ['"', []],
];

for (const [header, challenges] of READ) {
  t.test(`${header || 'nothing'} is read`, async t => {
    t.same(JSON.parse(JSON.stringify(parseChallenges(header))), JSON.parse(JSON.stringify(challenges)));
  });
}

t.test('a long malicious header is parsed in linear time', async t => {
  const header = `Bearer ${' '.repeat(8000)}${'a'.repeat(8000)}`;

  const before = process.cpuUsage();
  parseChallenges(header);

  // Processor time does not depend on how busy the machine is.
  t.ok(process.cpuUsage(before).user < 500_000);
});
