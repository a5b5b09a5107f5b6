import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { plainJson } from '../plain-json.js';
import { instanceActions } from './instance-actions.js';
import { createNamespace, namespaceActions } from './namespace-actions.js';
import { newRegistry } from './registry.js';
import { serviceActions } from './service-actions.js';
import { tagActions } from './tag-actions.js';

/** Cloud Map: namespaces, services, and the instances that ECS registers. */
export function serviceDiscoveryBackend(account: Account): Backend {
  const registry = newRegistry(account);

  const serviceOf = (arn: string) => registry.services().find(service => service.arn === arn);
  account.links.registryExists = arn => serviceOf(arn) !== undefined;
  account.links.registryHasPorts = arn =>
    serviceOf(arn)?.dnsConfig?.DnsRecords.some(({ Type }) => Type === 'SRV') ?? false;
  account.links.namespaceArn = id => registry.namespaces().find(({ arn, name }) => arn === id || name === id)?.arn;
  account.links.createNamespace = name => {
    createNamespace(account, registry, { Name: name }, account, 'HTTP');
  };
  // A task may start or stop after its registry was deleted.
  account.links.registerInstance = (arn, id, attributes) => registry.findService(arn)?.instances.set(id, attributes);
  account.links.deregisterInstance = (arn, id) => registry.findService(arn)?.instances.delete(id);

  return {
    service: 'servicediscovery',
    protocol: { kind: 'json', target: 'Route53AutoNaming_v20170314' },
    actions: {
      ...namespaceActions(account, registry),
      ...serviceActions(account, registry),
      ...instanceActions(registry),
      ...tagActions(registry),
    },
    *taggedResources() {
      for (const { arn, tags } of registry.namespaces()) yield { arn, type: 'servicediscovery:namespace', tags };
      for (const { arn, tags } of registry.services()) yield { arn, type: 'servicediscovery:service', tags };
    },
    snapshot: () =>
      plainJson({
        namespaces: Object.fromEntries(registry.namespaces().map(namespace => [namespace.id, namespace])),
        services: Object.fromEntries(registry.services().map(service => [service.id, service])),
      }),
  };
}
