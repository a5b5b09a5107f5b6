import {
  CreateHttpNamespaceCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DeleteNamespaceCommand,
  DeleteServiceCommand,
  DeregisterInstanceCommand,
  GetNamespaceCommand,
  GetOperationCommand,
  GetServiceCommand,
  ListInstancesCommand,
  ListNamespacesCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  RegisterInstanceCommand,
  ServiceDiscoveryClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-servicediscovery';
import t, { type Test } from 'tap';
import { matchExactly } from '../support/match-exactly.js';
import { connect } from './connect.js';

const dnsRecords = [{ Type: 'A' as const, TTL: 30 }];

t.test('the seed has one private namespace', async t => {
  const { emulator, client } = await connect(t, ServiceDiscoveryClient);
  const { namespaceId, namespaceArn, namespaceName, hostedZoneId } = emulator.seed;

  const { Namespaces } = await client.send(new ListNamespacesCommand({}));
  const { Namespace } = await client.send(new GetNamespaceCommand({ Id: namespaceId }));

  matchExactly(t, Namespaces, [{ Id: namespaceId, Arn: namespaceArn, Name: namespaceName, Type: 'DNS_PRIVATE' }]);
  t.match(Namespace?.Properties, {
    DnsProperties: { HostedZoneId: hostedZoneId },
    HttpProperties: { HttpName: namespaceName },
  });
});

t.test('a service is described as it was created, by id and by ARN', async t => {
  const { create, client, namespaceId } = await emptyAccount(t);

  const { Service } = await create({
    Description: 'web',
    HealthCheckCustomConfig: { FailureThreshold: 3 },
    CreatorRequestId: 'once',
  });
  const byId = await client.send(new GetServiceCommand({ Id: Service?.Id }));
  const byArn = await client.send(new GetServiceCommand({ Id: Service?.Arn }));

  matchExactly(t, byId.Service, {
    Id: /^srv-[a-z0-9]{16}$/,
    Arn: `arn:aws:servicediscovery:us-east-1:012345678901:service/${Service?.Id}`,
    Name: 'web',
    NamespaceId: namespaceId,
    Description: 'web',
    DnsConfig: { NamespaceId: namespaceId, RoutingPolicy: 'MULTIVALUE', DnsRecords: dnsRecords },
    Type: 'DNS_HTTP',
    HealthCheckCustomConfig: { FailureThreshold: 1 },
    CreateDate: Date,
    CreatorRequestId: 'once',
  });
  t.same(byArn.Service, byId.Service);
});

t.test('the namespace is given by either member', async t => {
  const { client, namespaceId } = await emptyAccount(t);

  const { Service } = await client.send(
    new CreateServiceCommand({ Name: 'web', NamespaceId: namespaceId, DnsConfig: { DnsRecords: dnsRecords } }),
  );

  t.equal(Service?.NamespaceId, namespaceId);
  t.equal(Service?.DnsConfig?.NamespaceId, namespaceId);
});

t.test('a namespace that does not exist is rejected', async t => {
  const { create } = await emptyAccount(t);

  await t.rejects(create({ DnsConfig: { NamespaceId: 'ns-none', DnsRecords: dnsRecords } }), {
    name: 'NamespaceNotFound',
    $metadata: { httpStatusCode: 400 },
  });
});

t.test('repeating a request creates one service; another request for the name conflicts', async t => {
  const { create } = await emptyAccount(t);
  const first = await create({ CreatorRequestId: 'once' });

  const again = await create({ CreatorRequestId: 'once' });

  t.equal(again.Service?.Id, first.Service?.Id);
  await t.rejects(create({ CreatorRequestId: 'twice' }), {
    name: 'ServiceAlreadyExists',
    $metadata: { httpStatusCode: 400 },
  });
});

t.test('names that differ in case alone conflict for services that DNS answers for', async t => {
  const { create, client } = await emptyAccount(t);
  await client.send(new CreateHttpNamespaceCommand({ Name: 'api-only' }));
  const { Namespaces = [] } = await client.send(new ListNamespacesCommand({}));
  const NamespaceId = Namespaces.find(({ Name }) => Name === 'api-only')?.Id;
  const apiOnly = { DnsConfig: undefined, NamespaceId };

  await create({});
  await create(apiOnly);

  await t.rejects(create({ Name: 'WEB' }), { name: 'ServiceAlreadyExists' });
  await t.resolves(create({ ...apiOnly, Name: 'WEB' }));
});

t.test('services are listed in pages and by namespace', async t => {
  const { create, client, namespaceId } = await emptyAccount(t);
  await client.send(new CreateHttpNamespaceCommand({ Name: 'other' }));
  const others = await client.send(
    new ListNamespacesCommand({ Filters: [{ Name: 'TYPE', Values: ['HTTP'], Condition: 'EQ' }] }),
  );
  const otherId = others.Namespaces?.[0]?.Id;
  await create({ Name: 'one' });
  await create({ Name: 'two' });
  await client.send(new CreateServiceCommand({ Name: 'web', NamespaceId: otherId }));

  const Filters = [{ Name: 'NAMESPACE_ID' as const, Values: [namespaceId] }];
  const first = await client.send(new ListServicesCommand({ Filters, MaxResults: 1 }));
  const second = await client.send(new ListServicesCommand({ Filters, MaxResults: 1, NextToken: first.NextToken }));

  t.same([first.Services, second.Services].flatMap(page => page?.map(({ Name }) => Name)).sort(), ['one', 'two']);
  t.equal(second.NextToken, undefined);
});

t.test('a service with instances cannot be deleted before them', async t => {
  const { create, client } = await emptyAccount(t);
  const { Service } = await create({});
  const instance = { ServiceId: Service?.Id, InstanceId: 'task-1' };
  const Attributes = { AWS_INSTANCE_IPV4: '10.0.0.1' };
  const { OperationId } = await client.send(new RegisterInstanceCommand({ ...instance, Attributes }));

  const { Instances } = await client.send(new ListInstancesCommand({ ServiceId: Service?.Id }));
  const { Operation } = await client.send(new GetOperationCommand({ OperationId }));

  t.same(Instances, [{ Id: 'task-1', Attributes }]);
  t.match(Operation, {
    Type: 'REGISTER_INSTANCE',
    Status: 'SUCCESS',
    Targets: { SERVICE: Service?.Id, INSTANCE: 'task-1' },
  });
  await t.rejects(client.send(new DeleteServiceCommand({ Id: Service?.Id })), {
    name: 'ResourceInUse',
    $metadata: { httpStatusCode: 400 },
  });
  await client.send(new DeregisterInstanceCommand(instance));
  await client.send(new DeleteServiceCommand({ Id: Service?.Id }));
  await t.rejects(client.send(new GetServiceCommand({ Id: Service?.Id })), { name: 'ServiceNotFound' });
});

t.test('an instance needs the attributes for the DNS records', async t => {
  const { create, client } = await emptyAccount(t);
  const { Service } = await create({});

  const register = new RegisterInstanceCommand({ ServiceId: Service?.Id, InstanceId: 'task-1', Attributes: {} });
  await t.rejects(client.send(register), { name: 'InvalidInput', message: /AWS_INSTANCE_IPV4/ });
});

t.test('an update replaces the DNS records', async t => {
  const { create, client } = await emptyAccount(t);
  const { Service } = await create({});
  const records = [{ Type: 'A' as const, TTL: 60 }];

  await client.send(
    new UpdateServiceCommand({
      Id: Service?.Id,
      Service: { Description: 'new', DnsConfig: { DnsRecords: records } },
    }),
  );
  const updated = await client.send(new GetServiceCommand({ Id: Service?.Id }));

  matchExactly(t, updated.Service, { Description: 'new', DnsConfig: { DnsRecords: records } });
});

t.test('tags are added, replaced and removed', async t => {
  const { create, client } = await emptyAccount(t);
  const { Service } = await create({ Tags: [{ Key: 'a', Value: '1' }] });
  const resource = { ResourceARN: Service?.Arn };

  const added = [
    { Key: 'a', Value: '2' },
    { Key: 'b', Value: '1' },
  ];
  await client.send(new TagResourceCommand({ ...resource, Tags: added }));
  await client.send(new UntagResourceCommand({ ...resource, TagKeys: ['b'] }));
  const { Tags } = await client.send(new ListTagsForResourceCommand(resource));

  t.same(Tags, [{ Key: 'a', Value: '2' }]);
  await t.rejects(client.send(new ListTagsForResourceCommand({ ResourceARN: `${Service?.Arn}x` })), {
    name: 'ResourceNotFoundException',
  });
});

t.test('an update keeps the routing policy and deletes DNS records that it omits', async t => {
  const { create, client, namespaceId } = await emptyAccount(t);
  const weighted = { NamespaceId: namespaceId, RoutingPolicy: 'WEIGHTED' as const, DnsRecords: dnsRecords };
  const { Service } = await create({ DnsConfig: weighted });
  const update = async (change: { Description?: string; DnsConfig?: { DnsRecords: typeof dnsRecords } }) => {
    await client.send(new UpdateServiceCommand({ Id: Service?.Id, Service: change }));
    return (await client.send(new GetServiceCommand({ Id: Service?.Id }))).Service?.DnsConfig;
  };

  t.same(await update({ DnsConfig: { DnsRecords: dnsRecords } }), weighted);
  t.equal(await update({ Description: 'no records' }), undefined);
});

t.test('a missing resource has its own error', async t => {
  const { create, client } = await emptyAccount(t);
  const { Service } = await create({});
  const none = 'srv-none';
  const notFound = (name: string) => ({ name, $metadata: { httpStatusCode: 400 } });
  const Attributes = { AWS_INSTANCE_IPV4: '10.0.0.1' };

  await t.rejects(client.send(new GetNamespaceCommand({ Id: 'ns-none' })), notFound('NamespaceNotFound'));
  await t.rejects(client.send(new GetOperationCommand({ OperationId: 'none' })), notFound('OperationNotFound'));
  await t.rejects(client.send(new DeleteServiceCommand({ Id: none })), notFound('ServiceNotFound'));
  await t.rejects(
    client.send(new UpdateServiceCommand({ Id: none, Service: { Description: 'new' } })),
    notFound('ServiceNotFound'),
  );
  await t.rejects(
    client.send(new RegisterInstanceCommand({ ServiceId: none, InstanceId: 'task-1', Attributes })),
    notFound('ServiceNotFound'),
  );
  await t.rejects(
    client.send(new DeregisterInstanceCommand({ ServiceId: Service?.Id, InstanceId: 'task-1' })),
    notFound('InstanceNotFound'),
  );
});

t.test('services that Cloud Map rejects are rejected', async t => {
  const { create, client } = await emptyAccount(t);
  await client.send(new CreateHttpNamespaceCommand({ Name: 'other' }));
  const { Namespaces } = await client.send(
    new ListNamespacesCommand({ Filters: [{ Name: 'NAME', Values: ['other'], Condition: 'EQ' }] }),
  );
  const ofHttp = { NamespaceId: Namespaces?.[0]?.Id, DnsRecords: dnsRecords };
  const cname = { DnsRecords: [{ Type: 'CNAME' as const, TTL: 30 }], NamespaceId: ofHttp.NamespaceId };
  const invalid = { name: 'InvalidInput', $metadata: { httpStatusCode: 400 } };

  await t.rejects(create({ Name: 'not a label' }), invalid);
  await t.rejects(create({ DnsConfig: undefined }), invalid);
  await t.rejects(create({ DnsConfig: ofHttp }), invalid);
  await t.rejects(create({ NamespaceId: 'ns-another' }), invalid);
  await t.rejects(create({ DnsConfig: cname }), invalid);
  await t.rejects(create({ HealthCheckConfig: { Type: 'HTTP' } }), invalid);
  await t.rejects(client.send(new CreateHttpNamespaceCommand({ Name: 'other' })), { name: 'NamespaceAlreadyExists' });
});

t.test('a CreatorRequestId creates one service', async t => {
  const { create } = await emptyAccount(t);
  await create({ CreatorRequestId: 'once' });

  await t.rejects(create({ Name: 'other', CreatorRequestId: 'once' }), { name: 'ServiceAlreadyExists' });
  await t.resolves(create({ Name: 'other', CreatorRequestId: 'twice' }));
});

t.test('the name of a deleted service can be reused immediately', async t => {
  const { create, client } = await emptyAccount(t);
  const first = await create({ CreatorRequestId: 'once' });
  await client.send(new DeleteServiceCommand({ Id: first.Service?.Id }));

  const second = await create({ CreatorRequestId: 'once' });

  t.not(second.Service?.Id, first.Service?.Id);
});

t.test('pages have up to 100 services and accept only their own tokens', async t => {
  const { create, client } = await emptyAccount(t);
  for (let index = 0; index <= 100; index += 1) await create({ Name: `web-${index}` });
  const list = (more: object) => client.send(new ListServicesCommand(more));

  const first = await list({});
  const second = await list({ NextToken: first.NextToken });

  t.equal(first.Services?.length, 100);
  t.equal(second.Services?.length, 1);
  await t.rejects(list({ MaxResults: 101 }), { name: 'InvalidInput' });
  await t.rejects(list({ NextToken: 'made-up' }), { name: 'InvalidInput' });
});

t.test('instances are listed in pages', async t => {
  const { create, client } = await emptyAccount(t);
  const { Service } = await create({});
  const Attributes = { AWS_INSTANCE_IPV4: '10.0.0.1' };
  for (const InstanceId of ['task-b', 'task-a']) {
    await client.send(new RegisterInstanceCommand({ ServiceId: Service?.Id, InstanceId, Attributes }));
  }
  const list = (NextToken?: string) =>
    client.send(new ListInstancesCommand({ ServiceId: Service?.Id, MaxResults: 1, NextToken }));

  const first = await list();
  const second = await list(first.NextToken);

  matchExactly(t, [first.Instances, second.Instances], [[{ Id: 'task-a' }], [{ Id: 'task-b' }]]);
  t.equal(second.NextToken, undefined);
});

t.test('a resource has up to 50 tags', async t => {
  const { create, client } = await emptyAccount(t);
  const { Service } = await create({ Tags: [{ Key: 'one', Value: 'more' }] });
  const tag = (count: number) => {
    const Tags = Array.from({ length: count }, (_, index) => ({ Key: `key-${index}`, Value: '' }));
    return client.send(new TagResourceCommand({ ResourceARN: Service?.Arn, Tags }));
  };

  await t.rejects(tag(50), { name: 'TooManyTagsException', $metadata: { httpStatusCode: 400 } });
  await t.resolves(tag(49));
});

/** A client, and a function that creates the service `web` in the seed's namespace. */
t.test('a namespace is deleted when no service is left in it', async t => {
  const { create, client } = await emptyAccount(t);
  const { OperationId } = await client.send(new CreateHttpNamespaceCommand({ Name: 'other' }));
  const { Operation } = await client.send(new GetOperationCommand({ OperationId }));
  const Id = Operation?.Targets?.NAMESPACE;
  const { Service } = await create({ DnsConfig: undefined, NamespaceId: Id });

  const remove = () => client.send(new DeleteNamespaceCommand({ Id }));
  await t.rejects(remove(), { name: 'ResourceInUse' });
  await client.send(new DeleteServiceCommand({ Id: Service?.Id }));
  const deleted = await remove();

  const found = await client.send(new GetOperationCommand({ OperationId: deleted.OperationId }));
  t.match(found.Operation, { Type: 'DELETE_NAMESPACE', Status: 'SUCCESS' });
  await t.rejects(remove(), { name: 'NamespaceNotFound' });
});

async function emptyAccount(t: Test) {
  const { emulator, client } = await connect(t, ServiceDiscoveryClient);
  const { namespaceId } = emulator.seed;
  const create = (more: Partial<CreateServiceCommandInput>) => {
    const DnsConfig = { NamespaceId: namespaceId, DnsRecords: dnsRecords };
    return client.send(new CreateServiceCommand({ Name: 'web', DnsConfig, ...more }));
  };
  return { client, namespaceId, create };
}
