import { of, type ServiceBehaviour } from '../support.js';
import { INSTANCES } from './instances.js';
import { NAMESPACES } from './namespaces.js';
import { SERVICES } from './services.js';

export const SERVICE_DISCOVERY: ServiceBehaviour = {
  service: 'AWS Cloud Map',
  behaviours: [...NAMESPACES, ...SERVICES, ...INSTANCES],
  notServed: [
    {
      actions: ['CreatePublicDnsNamespace'],
      cases: [
        ...of(
          'test_servicediscovery_httpnamespaces',
          'test_create_public_dns_namespace_minimal',
          'test_create_public_dns_namespace',
        ),
        ...of('test_servicediscovery_operations', 'test_get_public_dns_namespace_operation'),
        ...of('test_servicediscovery_tags', 'test_create_public_dns_namespace_with_tags'),
      ],
    },
    {
      actions: ['UpdateHttpNamespace', 'UpdatePrivateDnsNamespace', 'UpdatePublicDnsNamespace', 'DeleteNamespace'],
      cases: of(
        'test_servicediscovery_httpnamespaces',
        'test_update_http_namespace',
        'test_update_private_dns_namespace',
        'test_update_public_dns_namespace',
        'test_delete_namespace',
        'test_delete_unknown_namespace',
      ),
    },
    {
      actions: ['ListOperations'],
      cases: of('test_servicediscovery_operations', 'test_list_operations_initial', 'test_list_operations'),
    },
    {
      actions: ['GetInstance', 'GetInstancesHealthStatus', 'UpdateInstanceCustomHealthStatus'],
      cases: of(
        'test_servicediscovery_instance',
        'test_get_instance',
        'test_get_unknown_instance',
        'test_get_instances_health_status',
        'test_update_instance_custom_health_status',
      ),
    },
    {
      actions: ['DiscoverInstances', 'DiscoverInstancesRevision'],
      cases: of(
        'test_servicediscovery_instance',
        'test_discover_instances_formatting',
        'test_discover_instances_attr_filters',
        'test_discover_instances_health_filters',
        'test_max_results_discover_instances',
        'test_discover_instances_revision',
      ),
    },
  ],
};
