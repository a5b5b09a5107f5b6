import type { Backend } from '../backend.js';
import { plain } from '../plain.js';
import type { World } from '../world.js';
import { instanceActions } from './instance-actions.js';
import { namespaceActions } from './namespace-actions.js';
import { newRegistry } from './registry.js';
import { serviceActions } from './service-actions.js';
import { tagActions } from './tag-actions.js';

/** Cloud Map: namespaces, the services in them, and the instances that ECS registers. */
export function serviceDiscoveryBackend(world: World): Backend {
  const registry = newRegistry(world);

  world.links.registryExists = arn => registry.services().some(service => service.arn === arn);
  // A task may come or go when its registry is no more.
  world.links.registerInstance = (arn, id, attributes) => registry.peek(arn)?.instances.set(id, attributes);
  world.links.deregisterInstance = (arn, id) => registry.peek(arn)?.instances.delete(id);

  return {
    service: 'servicediscovery',
    protocol: { kind: 'json', target: 'Route53AutoNaming_v20170314' },
    actions: {
      ...namespaceActions(world, registry),
      ...serviceActions(world, registry),
      ...instanceActions(registry),
      ...tagActions(registry),
    },
    *taggedResources() {
      for (const { arn, tags } of registry.namespaces()) yield { arn, type: 'servicediscovery:namespace', tags };
      for (const { arn, tags } of registry.services()) yield { arn, type: 'servicediscovery:service', tags };
    },
    snapshot: () =>
      plain({
        namespaces: Object.fromEntries(registry.namespaces().map(namespace => [namespace.id, namespace])),
        services: Object.fromEntries(registry.services().map(service => [service.id, service])),
      }),
  };
}
