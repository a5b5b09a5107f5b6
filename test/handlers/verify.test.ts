import t from 'tap';
import { NotFound, TimedOut } from '../../src/errors.js';
import type { Credentials, RegistryClient } from '../../src/registry/index.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

/** A registry with one image, for the user `reader`. */
function registries(asked: [string, Credentials | undefined][] = []): RegistryClient {
  return {
    async verify(image, credentials) {
      asked.push([image, credentials]);
      const isReader = credentials && 'username' in credentials && credentials.username === 'reader';
      if (image !== 'registry.example.com/web:1' || !isReader) throw new NotFound('no such image');
    },
    inspect: () => Promise.reject(new NotFound('no such image')),
  };
}

const login = { Name: 'login', SecretString: '{"username":"reader","password":"p"}' };

function request(container: object, more: object = {}) {
  return {
    cluster: { clustername: 'myclu' },
    taskdefinition: {
      family: 'web',
      cpu: '256',
      memory: '512',
      containerdefinitions: [{ name: 'web', image: 'registry.example.com/web:1', ...container }],
    },
    service: { servicename: 'www', desiredcount: 1 },
    credentials: { web: login },
    ...more,
  };
}

t.test('existing references pass, and the registry gets the given credentials', async t => {
  const asked: [string, Credentials | undefined][] = [];
  const { call, emulator } = await startService(t, { registries: registries(asked) });
  const secret = await call('POST', '/sandbox/secrets', { Name: 'spinup/myorg/myclu/db', SecretString: 'x' });
  await call('POST', '/sandbox/params/myclu', { Name: 'key', Value: 'x' });

  const { status, body } = await call(
    'POST',
    '/sandbox/services?verify=true',
    request(
      {
        secrets: [
          { name: 'DB', valuefrom: `${secret.body.ARN}:password::` },
          { name: 'KEY', valuefrom: '/myorg/myclu/key' },
        ],
      },
      {
        serviceregistry: {
          name: 'www',
          dnsconfig: { namespaceid: emulator.seed.namespaceId, dnsrecords: [{ type: 'A', ttl: 5 }] },
        },
      },
    ),
  );

  t.equal(status, 200, JSON.stringify(body));
  t.same(asked, [['registry.example.com/web:1', { username: 'reader', password: 'p' }]]);
});

t.test(
  'all missing references are reported in one response in the caller’s spelling, and nothing is created',
  async t => {
    const { call, emulator } = await startService(t, { registries: registries() });
    const before = emulator.snapshot();

    const { status, body } = await call(
      'POST',
      '/sandbox/services?verify=true',
      request(
        {
          image: 'registry.example.com/web:2',
          secrets: [
            { name: 'A', valuefrom: '/myorg/myclu/none' },
            { name: 'B', valuefrom: '/myorg/other/key' },
            {
              name: 'C',
              valuefrom: 'arn:aws:secretsmanager:us-east-1:012345678901:secret:spinup/myorg/myclu/no-AbCdEf',
            },
          ],
        },
        {
          service: {
            servicename: 'www',
            desiredcount: 1,
            networkconfiguration: { awsvpcconfiguration: { subnets: ['subnet-nope'], securitygroups: ['sg-nope'] } },
          },
          serviceregistry: { name: 'www', dnsconfig: { namespaceid: 'ns-none', dnsrecords: [{ type: 'A', ttl: 5 }] } },
        },
      ),
    );

    t.equal(status, 400, JSON.stringify(body));
    const container = '/taskdefinition/containerdefinitions/0';
    const network = '/service/networkconfiguration/awsvpcconfiguration';
    t.same(
      body.errors.map((error: { pointer: string }) => error.pointer).sort(),
      [
        `${network}/securitygroups/0`,
        `${network}/subnets/0`,
        '/serviceregistry/dnsconfig/namespaceid',
        `${container}/image`,
        `${container}/secrets/0/valuefrom`,
        `${container}/secrets/1/valuefrom`,
        `${container}/secrets/2/valuefrom`,
      ].sort(),
    );
    t.same(emulator.snapshot(), before);
  },
);

t.test('another org’s secret is reported as missing', async t => {
  const { call, emulator } = await startService(t, { registries: registries() });
  const { SecretsManager } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManager({
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const { ARN } = await client.createSecret({
    Name: 'spinup/myorg/myclu/theirs',
    SecretString: 'x',
    Tags: [{ Key: 'spinup:org', Value: 'theirs' }],
  });

  const { status, body } = await call(
    'POST',
    '/sandbox/services?verify=true&dryRun=true',
    request({ secrets: [{ name: 'A', valuefrom: ARN }] }),
  );

  t.equal(status, 400);
  matchExactly(t, body.errors, [{ message: 'does not exist' }]);
});

t.test('an unreachable registry is not an error of the request', async t => {
  const { call } = await startService(t, {
    registries: { ...registries(), verify: () => Promise.reject(new TimedOut('The registry did not answer in time.')) },
  });

  t.equal((await call('POST', '/sandbox/services?verify=true', request({}))).status, 504);
});
