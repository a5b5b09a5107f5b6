import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import { connect } from '../../../emulator/connect.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of } from '../support.js';
import { httpNamespace, invalidInput } from './account.js';

const FILE = 'test_servicediscovery_httpnamespaces';
const OPERATIONS = 'test_servicediscovery_operations';
const TAGS = 'test_servicediscovery_tags';

export const NAMESPACES: Behaviour[] = [
  {
    title: 'a new namespace for HTTP is listed and described',
    cases: of(FILE, 'test_create_http_namespace', 'test_get_http_namespace_minimal', 'test_get_http_namespace'),
    outcome: 'holds',
    async verify(t) {
      const { client: map } = await connect(t, ServiceDiscovery);
      await map.createHttpNamespace({ Name: 'mynamespace', CreatorRequestId: 'crid', Description: 'my namespace' });
      await map.createHttpNamespace({ Name: 'minimal' });
      const { Namespaces = [] } = await map.listNamespaces({ Filters: [{ Name: 'TYPE', Values: ['HTTP'] }] });
      const idOf = (name: string) => Namespaces.find(({ Name }) => Name === name)?.Id ?? '';

      const { Namespace } = await map.getNamespace({ Id: idOf('mynamespace') });
      const minimal = await map.getNamespace({ Id: idOf('minimal') });

      matchExactly(t, Namespace, {
        Id: /^ns-[a-z0-9]{16}$/,
        Arn: `arn:aws:servicediscovery:us-east-1:012345678901:namespace/${Namespace?.Id}`,
        Name: 'mynamespace',
        Type: 'HTTP',
        Description: 'my namespace',
        CreatorRequestId: 'crid',
        CreateDate: Date,
      });
      t.same(Namespace?.Properties, {
        DnsProperties: { SOA: {} },
        HttpProperties: { HttpName: 'mynamespace' },
      });
      matchExactly(t, minimal.Namespace, { Description: undefined, CreatorRequestId: String });
      t.same(Namespaces.map(({ Name }) => Name).sort(), ['minimal', 'mynamespace']);
    },
  },
  {
    title: 'an account without namespaces for HTTP lists none',
    cases: of('test_server', 'test_servicediscovery_list'),
    outcome: 'holds',
    async verify(t) {
      const { client: map } = await connect(t, ServiceDiscovery);

      t.same((await map.listNamespaces({ Filters: [{ Name: 'TYPE', Values: ['HTTP'] }] })).Namespaces, []);
    },
  },
  {
    title: 'a namespace that does not exist cannot be described',
    cases: of(FILE, 'test_get_unknown_namespace'),
    outcome: 'holds',
    async verify(t) {
      const { client: map } = await connect(t, ServiceDiscovery);

      t.same(await errorOf(map.getNamespace({ Id: 'unknown' })), {
        name: 'NamespaceNotFound',
        message: 'Namespace unknown not found.',
        status: 400,
      });
    },
  },
  {
    title: 'a private namespace keeps its description and the TTL of its SOA record',
    cases: of(FILE, 'test_create_private_dns_namespace'),
    outcome: 'holds',
    async verify(t) {
      const { client: map, emulator } = await connect(t, ServiceDiscovery);
      await map.createPrivateDnsNamespace({
        Name: 'dns_ns',
        Vpc: emulator.seed.vpcId,
        Description: 'my private dns',
        Properties: { DnsProperties: { SOA: { TTL: 123 } } },
      });
      const { Namespaces } = await map.listNamespaces({ Filters: [{ Name: 'NAME', Values: ['dns_ns'] }] });

      const { Namespace } = await map.getNamespace({ Id: Namespaces?.[0]?.Id ?? '' });

      matchExactly(t, Namespace, {
        Name: 'dns_ns',
        Type: 'DNS_PRIVATE',
        Description: 'my private dns',
        Properties: { DnsProperties: { HostedZoneId: /^Z/, SOA: { TTL: 123 } } },
      });
    },
  },
  {
    title: 'a private namespace has a SOA record',
    cases: of(FILE, 'test_create_private_dns_namespace_minimal'),
    outcome: differs(
      'The test case expects no member `SOA` unless a TTL is given; AWS returns it for every namespace.',
      'AWS CLI Command Reference, `servicediscovery list-namespaces`, example 1',
    ),
    async verify(t) {
      const { client: map, emulator } = await connect(t, ServiceDiscovery);
      await map.createPrivateDnsNamespace({ Name: 'dns_ns', Vpc: emulator.seed.vpcId });

      const { Namespaces } = await map.listNamespaces({ Filters: [{ Name: 'NAME', Values: ['dns_ns'] }] });

      matchExactly(t, Namespaces, [{ Properties: { DnsProperties: { HostedZoneId: /^Z/, SOA: { TTL: 15 } } } }]);
    },
  },
  {
    title: 'a VPC can have several private namespaces',
    cases: of(FILE, 'test_create_private_dns_namespace_with_duplicate_vpc'),
    outcome: differs(
      'The test case expects ConflictingDomainExists for another name in the same VPC, which is none of the errors of CreatePrivateDnsNamespace.',
      'model of AWS Cloud Map, `CreatePrivateDnsNamespace`',
    ),
    async verify(t) {
      const { client: map, emulator } = await connect(t, ServiceDiscovery);
      const Vpc = emulator.seed.vpcId;
      await map.createPrivateDnsNamespace({ Name: 'dns_ns', Vpc });

      await map.createPrivateDnsNamespace({ Name: 'sth-else', Vpc });

      const { Namespaces } = await map.listNamespaces({ Filters: [{ Name: 'NAME', Values: ['sth-else'] }] });
      matchExactly(t, Namespaces, [{ Type: 'DNS_PRIVATE' }]);
    },
  },
  {
    title: 'the VPC of a private namespace has to exist',
    cases: [
      ...of(
        FILE,
        'test_create_private_dns_namespace_minimal',
        'test_create_private_dns_namespace',
        'test_create_private_dns_namespace_with_duplicate_vpc',
      ),
      ...of(OPERATIONS, 'test_get_private_dns_namespace_operation'),
      ...of(TAGS, 'test_create_private_dns_namespace_with_tags'),
    ],
    outcome: differs(
      'The test cases use the VPC `vpc_id`; AWS takes the id of a VPC that the namespace is associated with.',
      'AWS Cloud Map API Reference, CreatePrivateDnsNamespace, `Vpc`',
    ),
    async verify(t) {
      const { client: map } = await connect(t, ServiceDiscovery);

      t.same(
        await errorOf(map.createPrivateDnsNamespace({ Name: 'dns_ns', Vpc: 'vpc_id' })),
        invalidInput('VPC vpc_id not found.'),
      );
    },
  },
  {
    title: 'a namespace is created by an operation that names it',
    cases: of(OPERATIONS, 'test_get_create_http_namespace_operation', 'test_get_private_dns_namespace_operation'),
    outcome: 'holds',
    async verify(t) {
      const { map, emulator, Operation, OperationId, NamespaceId } = await httpNamespace(t);
      const dns = await map.createPrivateDnsNamespace({ Name: 'dns_ns', Vpc: emulator.seed.vpcId });
      const succeeded = { Type: 'CREATE_NAMESPACE', Status: 'SUCCESS', CreateDate: Date, UpdateDate: Date };

      t.match(OperationId, /^[a-z0-9]{32}-[a-z0-9]{8}$/);
      matchExactly(t, Operation, { Id: OperationId, ...succeeded, Targets: { NAMESPACE: NamespaceId } });
      const { Namespaces } = await map.listNamespaces({ Filters: [{ Name: 'TYPE', Values: ['HTTP'] }] });
      matchExactly(t, Namespaces, [{ Id: NamespaceId }]);
      const described = await map.getOperation({ OperationId: dns.OperationId });
      matchExactly(t, described.Operation, { Id: dns.OperationId, ...succeeded, Targets: { NAMESPACE: /^ns-/ } });
    },
  },
  {
    title: 'an operation that does not exist cannot be described',
    cases: of(OPERATIONS, 'test_get_unknown_operation'),
    outcome: 'holds',
    async verify(t) {
      const { client: map } = await connect(t, ServiceDiscovery);

      t.same(await errorOf(map.getOperation({ OperationId: 'unknown' })), {
        name: 'OperationNotFound',
        message: 'Operation unknown not found.',
        status: 400,
      });
    },
  },
  {
    title: 'tags of namespaces are given at their creation, added and removed',
    cases: of(
      TAGS,
      'test_create_http_namespace_with_tags',
      'test_create_private_dns_namespace_with_tags',
      'test_tag_resource',
      'test_untag_resource',
    ),
    outcome: 'holds',
    async verify(t) {
      const { client: map, emulator } = await connect(t, ServiceDiscovery);
      const key1 = { Key: 'key1', Value: 'val1' };
      const key2 = { Key: 'key2', Value: 'val2' };
      await map.createHttpNamespace({ Name: 'http', Tags: [key1] });
      await map.createPrivateDnsNamespace({ Name: 'dns', Vpc: emulator.seed.vpcId, Tags: [key1] });
      for (const name of ['http', 'dns']) {
        const { Namespaces } = await map.listNamespaces({ Filters: [{ Name: 'NAME', Values: [name] }] });
        const ResourceARN = Namespaces?.[0]?.Arn ?? '';
        const tags = async () => (await map.listTagsForResource({ ResourceARN })).Tags;

        t.same(await tags(), [key1], name);
        await map.tagResource({ ResourceARN, Tags: [key2] });
        t.same(await tags(), [key1, key2], name);
        await map.untagResource({ ResourceARN, TagKeys: ['key1'] });
        t.same(await tags(), [key2], name);
      }
    },
  },
];
