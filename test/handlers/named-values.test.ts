import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SSM } from '@aws-sdk/client-ssm';
import t, { type Test } from 'tap';
import { clientOf } from '../emulator/connect.js';
import { type Answer, type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

/** A service, and values that others made in its account: another org's, untagged ones, and one below the prefix of another org. */
async function valuesOfOthers(t: Test): Promise<{ service: Service; refused: string[]; usable: string[] }> {
  const service = await startService(t);
  const { emulator, call } = service;
  const secrets = clientOf(t, SecretsManager, emulator);
  const parameters = clientOf(t, SSM, emulator);
  const Tags = [{ Key: 'spinup:org', Value: 'theirs' }];
  const secret = async (Name: string, tags = Tags) =>
    (await secrets.createSecret({ Name, SecretString: 'x', Tags: tags })).ARN ?? '';
  const parameter = { Type: 'SecureString' as const, Value: 'x' };
  await parameters.putParameter({ ...parameter, Name: '/theirs/db/password', Tags });
  await parameters.putParameter({ ...parameter, Name: '/shared/key' });
  const own = await call('POST', '/sandbox/secrets', { Name: 'own', SecretString: 'x' });
  t.equal((await call('POST', '/sandbox/services', webService())).status, 200);
  return {
    service,
    refused: [
      await secret('payroll'),
      await secret('spinup/theirs/www/db', []),
      'arn:aws:secretsmanager:us-east-1:012345678901:secret:nobodys-AbCdEf',
      '/theirs/db/password',
      'arn:aws:ssm:us-east-1:012345678901:parameter/theirs/db/password',
      '/nobodys/key',
    ],
    usable: [own.body.ARN, `${own.body.ARN}:password::`, await secret('shared', []), '/shared/key'],
  };
}

/** The requests that give a container the value of a secret or a parameter. */
const SENDS: Record<string, (service: Service, definition: object) => Promise<Answer>> = {
  createService: ({ call }, taskdefinition) =>
    call('POST', '/sandbox/services?dryRun=true', {
      ...webService({ service: { servicename: 'api' } }),
      taskdefinition,
    }),
  updateService: ({ call }, taskdefinition) => call('PUT', `${WWW}?dryRun=true`, { taskdefinition }),
  'createTaskDefinition, managed': ({ call }, taskdefinition) =>
    call('POST', '/sandbox/taskdefs?dryRun=true', { cluster: { clustername: 'myclu' }, taskdefinition }),
  'createTaskDefinition, plain': ({ call }, definition) => call('POST', '/sandbox/taskdefs?dryRun=true', definition),
};

t.test('a secret or parameter of another org does not exist, whoever’s role would read it', async t => {
  const { service, refused } = await valuesOfOthers(t);
  const before = service.emulator.snapshot();

  for (const [name, send] of Object.entries(SENDS))
    for (const valuefrom of refused) {
      const { status, body } = await send(service, webDefinition({ secrets: [{ name: 'DB', valuefrom }] }));
      t.equal(status, 404, `${name} ${valuefrom}`);
      const id = valuefrom.startsWith('arn:aws:ssm:') ? '/theirs/db/password' : valuefrom;
      t.match(body.detail, new RegExp(`^(Secret|Parameter) ${id} does not exist\\.$`));
    }

  t.same(service.emulator.snapshot(), before);
});

t.test('a response names every value that does not exist, each with its place', async t => {
  const { service, refused } = await valuesOfOthers(t);
  const secrets = refused.map((valuefrom, index) => ({ name: `V${index}`, valuefrom }));

  const answers = await Promise.all(Object.values(SENDS).map(send => send(service, webDefinition({ secrets }))));

  const [first = ''] = refused;
  for (const { status, body } of answers) {
    t.equal(status, 404);
    t.equal(body.detail, `Secret ${first} does not exist, and neither do 4 more that the request names.`);
    t.same(
      body.errors.map(({ pointer }: { pointer: string }) => pointer.replace('/taskdefinition', '')),
      refused.map((_, index) => `/containerdefinitions/0/secrets/${index}/valuefrom`),
    );
    t.equal(body.errors[0].message, `Secret ${first} does not exist`);
  }
});

t.test('the org’s values, and those of no org, can be named', async t => {
  const { service, usable } = await valuesOfOthers(t);

  for (const [name, send] of Object.entries(SENDS))
    for (const valuefrom of usable) {
      const { status, body } = await send(service, webDefinition({ secrets: [{ name: 'DB', valuefrom }] }));
      t.equal(status, 200, `${name} ${valuefrom}: ${body.detail}`);
    }
});

t.test('values below the org’s own prefixes cost no call', async t => {
  const { service } = await valuesOfOthers(t);
  service.emulator.calls.length = 0;
  const secrets = [
    { name: 'A', valuefrom: 'arn:aws:secretsmanager:us-east-1:012345678901:secret:spinup/myorg/myclu/db-AbCdEf' },
    { name: 'B', valuefrom: '/myorg/myclu/key' },
  ];

  t.equal(
    (await service.call('PUT', `${WWW}?dryRun=true`, { taskdefinition: webDefinition({ secrets }) })).status,
    200,
  );

  const reads = ['DescribeSecret', 'ListTagsForResource'];
  t.same(
    service.emulator.calls.filter(({ service: name, action }) => name !== 'logs' && reads.includes(action)),
    [],
  );
});

t.test('a value whose tags this service may not read does not exist', async t => {
  const { service, usable } = await valuesOfOthers(t);
  const [, , shared = ''] = usable;
  const error = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };
  service.emulator.faults.add({ service: 'secretsmanager', action: 'DescribeSecret', error });

  const taskdefinition = webDefinition({ secrets: [{ name: 'DB', valuefrom: shared }] });
  const { status, body } = await service.call('PUT', WWW, { taskdefinition });

  t.equal(status, 404, JSON.stringify(body));
});
