import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { actionBuilder, number, required, text, textMap } from '../shape.js';
import { fail, type Registry, type Service } from './registry.js';

const action = actionBuilder('servicediscovery');
const instanceId = required(text);

/** The attribute that gives a DNS record its value, by record type (API reference, RegisterInstance, "Attributes"). */
const ATTRIBUTE_BY_RECORD_TYPE: Record<string, string> = {
  A: 'AWS_INSTANCE_IPV4',
  AAAA: 'AWS_INSTANCE_IPV6',
  CNAME: 'AWS_INSTANCE_CNAME',
  SRV: 'AWS_INSTANCE_PORT',
};

/** Registering, deregistering and listing instances. */
export function instanceActions(registry: Registry): Backend['actions'] {
  return {
    RegisterInstance: action(
      {
        ServiceId: required(text),
        InstanceId: instanceId,
        CreatorRequestId: text,
        Attributes: required(textMap),
      },
      input => {
        const service = registry.getService(input.ServiceId);
        checkAttributes(service, input.Attributes);
        service.instances.set(input.InstanceId, input.Attributes);
        return registry.recordOperation('REGISTER_INSTANCE', { SERVICE: service.id, INSTANCE: input.InstanceId });
      },
    ),
    DeregisterInstance: action({ ServiceId: required(text), InstanceId: instanceId }, input => {
      const service = registry.getService(input.ServiceId);
      if (!service.instances.delete(input.InstanceId)) {
        fail('InstanceNotFound', `Instance with id ${input.InstanceId} not found.`);
      }
      return registry.recordOperation('DEREGISTER_INSTANCE', { SERVICE: service.id, INSTANCE: input.InstanceId });
    }),
    ListInstances: action({ ServiceId: required(text), NextToken: text, MaxResults: number }, input => {
      const page = pageOf(registry.getService(input.ServiceId).instances, {
        key: ([id]) => id,
        token: input.NextToken,
        size: input.MaxResults ?? 100,
        invalidCode: 'InvalidInput',
      });
      return {
        Instances: page.items.map(([Id, Attributes]) => ({ Id, Attributes })),
        NextToken: page.next,
        ResourceOwner: 'SELF',
      };
    }),
  };
}

function checkAttributes(service: Service, attributes: Record<string, string>): void {
  for (const { Type } of service.dnsConfig?.DnsRecords ?? []) {
    const needed = ATTRIBUTE_BY_RECORD_TYPE[Type] ?? '';
    if (!(needed in attributes)) fail('InvalidInput', `A service with ${Type} records needs attribute ${needed}.`);
  }
}
