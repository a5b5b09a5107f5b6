import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import { connect } from '../../../emulator/connect.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { httpNamespace, invalidInput } from './account.js';

const FILE = 'test_servicediscovery_service';
const serviceNotFound = (id: string) => ({ name: 'ServiceNotFound', message: `Service ${id} not found.`, status: 400 });
const srv = (TTL: number) => ({ DnsRecords: [{ Type: 'SRV' as const, TTL }] });
const PATTERN =
  '((?=^.{1,127}$)^([a-zA-Z0-9_][a-zA-Z0-9-_]{0,61}[a-zA-Z0-9_]|[a-zA-Z0-9])(\\.([a-zA-Z0-9_][a-zA-Z0-9-_]{0,61}[a-zA-Z0-9_]|[a-zA-Z0-9]))*$)|(^\\.$)';

export const SERVICES: Behaviour[] = [
  {
    title: 'a service of a namespace for HTTP is described as it was created',
    cases: of(FILE, 'test_create_service_minimal', 'test_get_service'),
    outcome: 'holds',
    async verify(t) {
      const { map, NamespaceId } = await httpNamespace(t);

      const created = await map.createService({ Name: 'web', NamespaceId });

      matchExactly(t, created.Service, {
        Id: /^srv-[a-z0-9]{16}$/,
        Arn: `arn:aws:servicediscovery:us-east-1:012345678901:service/${created.Service?.Id}`,
        Name: 'web',
        NamespaceId,
        CreateDate: Date,
        Type: 'HTTP',
      });
      t.same((await map.getService({ Id: created.Service?.Id ?? '' })).Service, created.Service);
    },
  },
  {
    title: 'a service of a private namespace keeps its DNS records and its creator',
    cases: of(FILE, 'test_create_service'),
    outcome: 'holds',
    async verify(t) {
      const { client: map, emulator } = await connect(t, ServiceDiscovery);
      const NamespaceId = emulator.seed.namespaceId;
      const DnsConfig = { NamespaceId, RoutingPolicy: 'WEIGHTED' as const, ...srv(0) };

      const { Service } = await map.createService({
        Name: 'web',
        CreatorRequestId: 'crid',
        Description: 'my service',
        DnsConfig,
        HealthCheckCustomConfig: { FailureThreshold: 1 },
      });

      matchExactly(t, Service, { Name: 'web', Description: 'my service', CreatorRequestId: 'crid' });
      t.same(Service?.DnsConfig, DnsConfig);
      t.same(Service?.HealthCheckCustomConfig, { FailureThreshold: 1 });
    },
  },
  {
    title: 'the name of a service has no spaces',
    cases: of(
      FILE,
      'test_create_service_minimal',
      'test_create_service',
      'test_get_service',
      'test_delete_service',
      'test_update_service_description',
      'test_update_service_others',
    ),
    outcome: differs(
      'The test cases create `my service`; AWS’s pattern of names has no spaces.',
      'model of AWS Cloud Map, `ServiceName`',
    ),
    async verify(t) {
      const { map, NamespaceId } = await httpNamespace(t);

      t.same(
        await errorOf(map.createService({ Name: 'my service', NamespaceId })),
        invalidInput(
          `1 validation error detected: Value 'my service' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ${PATTERN}`,
        ),
      );
    },
  },
  {
    title: 'a service of a namespace for HTTP has no DNS records',
    cases: [
      ...of(FILE, 'test_create_service', 'test_update_service_description', 'test_update_service_others'),
      ...of(
        'test_servicediscovery_instance',
        'test_register_instance',
        'test_deregister_instance',
        'test_list_instances',
        'test_paginate_list_instances',
      ),
    ],
    outcome: differs(
      'The test cases create services with DNS records in a namespace for HTTP; AWS finds its services by API only.',
      'AWS Cloud Map API Reference, CreateHttpNamespace',
    ),
    async verify(t) {
      const { map, NamespaceId } = await httpNamespace(t);

      t.same(
        await errorOf(map.createService({ Name: 'web', NamespaceId, DnsConfig: srv(60) })),
        invalidInput('A service in an HTTP namespace takes no DnsConfig.'),
      );
    },
  },
  {
    title: 'a service has a health check of Route 53 or its own, not both',
    cases: of(FILE, 'test_create_service'),
    outcome: differs(
      'The test case gives both; AWS takes one of them.',
      'AWS Cloud Map API Reference, HealthCheckCustomConfig',
    ),
    async verify(t) {
      const { client: map, emulator } = await connect(t, ServiceDiscovery);

      t.same(
        await errorOf(
          map.createService({
            Name: 'web',
            NamespaceId: emulator.seed.namespaceId,
            DnsConfig: srv(60),
            HealthCheckConfig: { Type: 'TCP' },
            HealthCheckCustomConfig: { FailureThreshold: 1 },
          }),
        ),
        invalidInput('Give HealthCheckConfig or HealthCheckCustomConfig, not both.'),
      );
    },
  },
  {
    title: 'health checks of Route 53 are for public namespaces',
    cases: of(FILE, 'test_create_service', 'test_update_service_description', 'test_update_service_others'),
    outcome: refused(
      'The embedded AWS has no public namespaces, and Route 53 checks nothing in others (AWS Cloud Map API Reference, HealthCheckConfig).',
    ),
    async verify(t) {
      const { client: map, emulator } = await connect(t, ServiceDiscovery);
      const service = { Name: 'web', NamespaceId: emulator.seed.namespaceId, DnsConfig: srv(60) };
      const HealthCheckConfig = { Type: 'TCP' as const };

      t.same(
        await errorOf(map.createService({ ...service, HealthCheckConfig })),
        invalidInput('HealthCheckConfig is for services in public DNS namespaces only.'),
      );
      const { Service } = await map.createService(service);
      t.same(
        await errorOf(map.updateService({ Id: Service?.Id, Service: { DnsConfig: srv(60), HealthCheckConfig } })),
        invalidInput(
          "1 validation error detected: Value at 'Service.HealthCheckConfig' failed to satisfy constraint: Member is a member that the emulator does not know",
        ),
      );
    },
  },
  {
    title: 'a service that does not exist, or no more, cannot be described',
    cases: of(FILE, 'test_get_unknown_service', 'test_delete_service'),
    outcome: 'holds',
    async verify(t) {
      const { map, NamespaceId } = await httpNamespace(t);
      const { Service } = await map.createService({ Name: 'web', NamespaceId });
      const Id = Service?.Id ?? '';

      await map.deleteService({ Id });

      t.same(await errorOf(map.getService({ Id })), serviceNotFound(Id));
      t.same(await errorOf(map.getService({ Id: 'unknown' })), serviceNotFound('unknown'));
    },
  },
  {
    title: 'an update without DNS records deletes them',
    cases: of(FILE, 'test_update_service_description'),
    outcome: 'holds',
    async verify(t) {
      const { client: map, emulator } = await connect(t, ServiceDiscovery);
      const NamespaceId = emulator.seed.namespaceId;
      const { Service } = await map.createService({
        Name: 'web',
        Description: 'first',
        NamespaceId,
        DnsConfig: srv(0),
      });

      await map.updateService({ Id: Service?.Id, Service: { Description: 'updated' } });

      const updated = await map.getService({ Id: Service?.Id });
      matchExactly(t, updated.Service, { Name: 'web', NamespaceId, Description: 'updated', DnsConfig: undefined });
    },
  },
  {
    title: 'an update changes the TTL of DNS records and keeps the rest',
    cases: of(FILE, 'test_update_service_others'),
    outcome: 'holds',
    async verify(t) {
      const { client: map, emulator } = await connect(t, ServiceDiscovery);
      const NamespaceId = emulator.seed.namespaceId;
      const DnsConfig = { RoutingPolicy: 'WEIGHTED' as const, ...srv(0) };
      const { Service } = await map.createService({ Name: 'web', Description: 'first', NamespaceId, DnsConfig });

      await map.updateService({ Id: Service?.Id, Service: { DnsConfig: srv(12) } });

      const updated = await map.getService({ Id: Service?.Id });
      matchExactly(t, updated.Service, {
        Description: 'first',
        DnsConfig: { RoutingPolicy: 'WEIGHTED', ...srv(12) },
      });
    },
  },
  {
    title: 'an update is an operation',
    cases: of('test_servicediscovery_operations', 'test_get_update_service_operation'),
    outcome: 'holds',
    async verify(t) {
      const { map, NamespaceId } = await httpNamespace(t);
      const { Service } = await map.createService({ Name: 'web', NamespaceId });

      const { OperationId } = await map.updateService({ Id: Service?.Id, Service: { Description: 'updated' } });

      const { Operation } = await map.getOperation({ OperationId });
      matchExactly(t, Operation, {
        Id: OperationId,
        Type: 'UPDATE_SERVICE',
        Status: 'SUCCESS',
        CreateDate: Date,
        UpdateDate: Date,
        Targets: { SERVICE: Service?.Id },
      });
    },
  },
  {
    title: 'a service gets tags at its creation',
    cases: of('test_servicediscovery_tags', 'test_create_service_with_tags'),
    outcome: 'holds',
    async verify(t) {
      const { map, NamespaceId } = await httpNamespace(t);
      const Tags = [{ Key: 'key1', Value: 'val1' }];

      await map.createService({ Name: 'web', NamespaceId, Tags });

      const { Services } = await map.listServices();
      t.same((await map.listTagsForResource({ ResourceARN: Services?.[0]?.Arn })).Tags, Tags);
    },
  },
  {
    title: 'a service has a namespace that exists',
    cases: [
      ...of('test_servicediscovery_tags', 'test_create_service_with_tags'),
      ...of('test_servicediscovery_operations', 'test_get_update_service_operation'),
    ],
    outcome: differs(
      'The test cases create services without a namespace or in one that does not exist; AWS uses the namespace to create the service.',
      'AWS Cloud Map API Reference, CreateService, `NamespaceId` and `NamespaceNotFound`',
    ),
    async verify(t) {
      const { client: map } = await connect(t, ServiceDiscovery);

      t.same(await errorOf(map.createService({ Name: 'web' })), invalidInput('A namespace id is needed.'));
      t.same(await errorOf(map.createService({ Name: 'web', NamespaceId: 'ns_id' })), {
        name: 'NamespaceNotFound',
        message: 'Namespace ns_id not found.',
        status: 400,
      });
    },
  },
];
