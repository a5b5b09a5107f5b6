import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import t from 'tap';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

const SERVICES = '/sandbox/servicediscovery/services';

t.test('a new service registry is tagged with the org and shown by its id and its ARN', async t => {
  const { call, emulator } = await startService(t);

  const { status, body } = await call('POST', SERVICES, {
    name: 'www',
    dnsconfig: { namespaceid: emulator.seed.namespaceId, dnsrecords: [{ type: 'A', ttl: 30 }] },
    tags: [{ key: 'Team', value: 'blue' }],
  });

  t.equal(status, 200);
  const { Id, Arn } = body.Service;
  t.match(emulator.tags()[Arn], { 'spinup:org': 'myorg', Team: 'blue' });
  for (const name of [Id, encodeURIComponent(Arn), Arn.replace('/', '%2F')])
    t.match(
      await call('GET', `${SERVICES}/${name}`),
      { status: 200, body: { Service: { Id, Arn, Name: 'www' } } },
      name,
    );
});

t.test('an ARN with another account or region is not found', async t => {
  const { call, emulator } = await startService(t);
  const { body } = await call('POST', SERVICES, { Name: 'www', NamespaceId: emulator.seed.namespaceId });
  const elsewhere = body.Service.Arn.replace('us-east-1', 'eu-west-1');

  t.equal((await call('GET', `${SERVICES}/${encodeURIComponent(elsewhere)}`)).status, 404);
  t.equal((await call('GET', `${SERVICES}/srv-none`)).status, 404);
  t.equal((await call('DELETE', `${SERVICES}/srv-none`)).status, 404);
});

t.test('a list has all pages and the predecessor’s untagged registries, but not another org’s', async t => {
  const { call, emulator } = await startService(t);
  const discovery = clientOf(t, ServiceDiscovery, emulator);
  const { namespaceId: NamespaceId } = emulator.seed;
  for (let index = 0; index < 120; index += 1) await discovery.createService({ Name: `old-${index}`, NamespaceId });
  const Tags = [{ Key: 'yale:org', Value: 'theirs' }];
  await discovery.createService({ Name: 'theirs', NamespaceId, Tags });
  await call('POST', SERVICES, { Name: 'ours', NamespaceId });

  const { body } = await call('GET', SERVICES);

  const names = body.Services.map(({ Name }: { Name: string }) => Name);
  t.equal(new Set(names).size, 121);
  t.ok(names.includes('ours') && !names.includes('theirs'));
});

t.test('the predecessor’s untagged registry is shown and deleted', async t => {
  const { call, emulator } = await startService(t);
  const { Service } = await clientOf(t, ServiceDiscovery, emulator).createService({
    Name: 'old',
    NamespaceId: emulator.seed.namespaceId,
  });

  t.match(await call('GET', `${SERVICES}/${Service?.Id}`), { status: 200, body: { Service: { Name: 'old' } } });
  matchExactly(t, await call('DELETE', `${SERVICES}/${Service?.Id}`), { status: 200, body: {} });
  t.equal((await call('GET', `${SERVICES}/${Service?.Id}`)).status, 404);
});

t.test('an existing name and a registry with tasks are conflicts', async t => {
  const { call, emulator } = await startService(t);
  const discovery = clientOf(t, ServiceDiscovery, emulator);
  const registry = {
    Name: 'www',
    NamespaceId: emulator.seed.namespaceId,
    DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 5 }] },
  };
  const { body } = await call('POST', SERVICES, registry);
  const { Id } = body.Service;
  await discovery.registerInstance({ ServiceId: Id, InstanceId: 'i', Attributes: { AWS_INSTANCE_IPV4: '10.0.0.1' } });

  t.equal((await call('POST', SERVICES, registry)).status, 409);
  t.equal((await call('DELETE', `${SERVICES}/${Id}`)).status, 409);
  t.equal((await call('GET', `${SERVICES}/${Id}`)).status, 200);
});

t.test('an unknown namespace is 404; a missing name and another org’s tag are refused', async t => {
  const { call } = await startService(t);

  t.equal((await call('POST', SERVICES, { Name: 'www', NamespaceId: 'ns-none' })).status, 404);
  matchExactly(
    t,
    await call('POST', SERVICES, { NamespaceId: 'ns-none', Tags: [{ Key: 'spinup:org', Value: 'theirs' }] }),
    {
      status: 400,
      body: { errors: [{ pointer: '/Name' }, { pointer: '/Tags/0/Value' }] },
    },
  );
});
