import t from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { startService } from '../support/service.js';

/** Regions, their partition, and the end of their hosts' names. Source: the AWS SDKs' `partitions.json`. */
const REGIONS: [region: string, partition: string, dnsSuffix: string][] = [
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
];

/** The partitions of all ARNs in a value, policies and other JSON within texts included. */
function partitionsIn(value: unknown): string[] {
  const arns = JSON.stringify(value).matchAll(/arn:([\w-]+):[\w-]+:/g);
  return [...new Set([...arns].map(([, partition = '']) => partition))];
}

for (const [region, partition, dnsSuffix] of REGIONS) {
  t.test(`the life of a service in ${region} has ARNs of ${partition} only`, async t => {
    const { call, emulator, settled } = await startService(t, { emulator: { region } });
    const before = emulator.snapshot();
    const image = `012345678901.dkr.ecr.${region}.${dnsSuffix}/web:2`;
    const service = '/sandbox/clusters/myclu/services/www';
    const requests: [method: 'POST' | 'PUT' | 'GET' | 'DELETE', path: string, body?: unknown][] = [
      ['POST', '/sandbox/services', fullExample(emulator.seed.namespaceId)],
      [
        'PUT',
        `${service}?verify=true`,
        {
          tags: [{ Key: 'Team', Value: 'blue' }],
          taskdefinition: { family: 'webservers', containerdefinitions: [{ name: 'webserver', image }] },
          credentials: { webserver: { SecretString: 'another' } },
        },
      ],
      ['GET', `${service}?all=true`],
      ['POST', `${service}/rollback`],
      ['DELETE', `${service}?recursive=true`],
    ];

    for (const [method, path, body] of requests) {
      const answer = await call(method, path, body);
      t.equal(answer.status, 200, JSON.stringify(answer.body));
      t.same(partitionsIn(answer.body), [partition], `the response of ${method} ${path}`);
      t.same(partitionsIn([emulator.snapshot(), emulator.tags()]), [partition], `AWS’s state after ${method} ${path}`);
    }

    await settled();
    t.same(emulator.snapshot(), before);
    t.same(partitionsIn(emulator.calls.map(({ input }) => input)), [partition]);
    t.same([...new Set(emulator.calls.map(one => one.region))], [region]);
  });
}
