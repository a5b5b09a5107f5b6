import type { Test } from 'tap';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of } from '../support.js';
import { httpNamespace, invalidInput } from './account.js';

const FILE = 'test_servicediscovery_instance';

/** A service of a namespace for HTTP. */
async function httpService(t: Test) {
  const { map, NamespaceId, emulator } = await httpNamespace(t);
  const { Service } = await map.createService({ Name: 'web', NamespaceId });
  return { map, emulator, ServiceId: Service?.Id ?? '' };
}

export const INSTANCES: Behaviour[] = [
  {
    title: 'an instance is registered and deregistered by operations that name it',
    cases: of(FILE, 'test_register_instance', 'test_deregister_instance'),
    outcome: 'holds',
    async verify(t) {
      const { map, ServiceId } = await httpService(t);
      const instance = { ServiceId, InstanceId: 'i-123' };
      const targets = async (OperationId: string | undefined) =>
        (await map.getOperation({ OperationId })).Operation?.Targets;

      const registered = await map.registerInstance({ ...instance, Attributes: { attr1: 'value1' } });
      const { Instances } = await map.listInstances({ ServiceId });
      const deregistered = await map.deregisterInstance(instance);

      t.same(await targets(registered.OperationId), { SERVICE: ServiceId, INSTANCE: 'i-123' });
      t.same(Instances, [{ Id: 'i-123', Attributes: { attr1: 'value1' } }]);
      t.same(await targets(deregistered.OperationId), { SERVICE: ServiceId, INSTANCE: 'i-123' });
      t.same((await map.listInstances({ ServiceId })).Instances, []);
    },
  },
  {
    title: 'instances are listed in pages',
    cases: of(FILE, 'test_list_instances', 'test_paginate_list_instances'),
    outcome: 'holds',
    async verify(t) {
      const { map, ServiceId } = await httpService(t);
      const ids = ['i-012', 'i-123', 'i-456', 'i-789'];
      for (const InstanceId of ids) await map.registerInstance({ ServiceId, InstanceId, Attributes: {} });

      const all = await map.listInstances({ ServiceId });
      const first = await map.listInstances({ ServiceId, MaxResults: 2 });
      const second = await map.listInstances({ ServiceId, NextToken: first.NextToken });

      matchExactly(t, all, { Instances: ids.map(Id => ({ Id })), NextToken: undefined });
      matchExactly(t, first.Instances, [{ Id: 'i-012' }, { Id: 'i-123' }]);
      matchExactly(t, second, { Instances: [{ Id: 'i-456' }, { Id: 'i-789' }], NextToken: undefined });
    },
  },
  {
    title: 'an instance of a service with A records has an address',
    cases: of(
      FILE,
      'test_register_instance',
      'test_deregister_instance',
      'test_list_instances',
      'test_paginate_list_instances',
    ),
    outcome: differs(
      'The test cases register instances without an address; AWS requires the attribute AWS_INSTANCE_IPV4 for A records.',
      'AWS Cloud Map API Reference, RegisterInstance, `Attributes`',
    ),
    async verify(t) {
      const { map, emulator } = await httpService(t);
      const DnsConfig = { DnsRecords: [{ Type: 'A' as const, TTL: 60 }] };
      const { Service } = await map.createService({ Name: 'dns', NamespaceId: emulator.seed.namespaceId, DnsConfig });

      t.same(
        await errorOf(map.registerInstance({ ServiceId: Service?.Id, InstanceId: 'i-123', Attributes: {} })),
        invalidInput('A service with A records needs attribute AWS_INSTANCE_IPV4.'),
      );
    },
  },
];
