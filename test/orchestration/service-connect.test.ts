import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import t, { type Test } from 'tap';
import { clientOf } from '../emulator/connect.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webService } from '../support/web-service.js';

const ARN = 'arn:aws:servicediscovery:us-east-1:012345678901:namespace/ns-none';
const connect = (namespace: string) => ({ serviceconnectconfiguration: { enabled: true, namespace } });

/** A service `www`, and another org's namespace `theirs`. */
async function started(t: Test): Promise<Service & { theirs: string }> {
  const service = await startService(t);
  const map = clientOf(t, ServiceDiscovery, service.emulator);
  await map.createHttpNamespace({ Name: 'theirs', Tags: [{ Key: 'spinup:org', Value: 'theirs' }] });
  t.equal((await service.call('POST', '/sandbox/services', webService({}))).status, 200);
  const { Namespaces = [] } = await map.listNamespaces({});
  return { ...service, theirs: Namespaces.find(({ Name }) => Name === 'theirs')?.Arn ?? '' };
}

t.test(
  'a namespace of Service Connect that does not exist for the org is foreseen, and nothing is changed',
  async t => {
    const { call, emulator, theirs } = await started(t);
    const before = emulator.snapshot();

    for (const namespace of ['none', 'theirs', theirs, ARN, 'arn:aws:iam::012345678901:role/other']) {
      const answers = [
        await call(
          'POST',
          '/sandbox/services?dryRun=true',
          webService({ service: { servicename: 'new', ...connect(namespace) } }),
        ),
        await call('POST', '/sandbox/services', webService({ service: { servicename: 'new', ...connect(namespace) } })),
        await call('PUT', `${WWW}?dryRun=true`, { service: connect(namespace) }),
        await call('PUT', WWW, { service: connect(namespace) }),
      ];

      for (const { status, body } of answers) {
        t.equal(status, 404, namespace);
        t.equal(body.detail, `Namespace ${namespace} of Service Connect does not exist.`);
      }
    }
    t.same(emulator.snapshot(), before);
  },
);

t.test(
  'a namespace of Service Connect is given by its name or ARN, and read where Service Connect is turned on',
  async t => {
    const { call, emulator } = await started(t);
    const { namespaceName, namespaceArn } = emulator.seed;
    const reads = async (configuration: object) => {
      emulator.calls.length = 0;
      const { status } = await call('PUT', WWW, { service: { serviceconnectconfiguration: configuration } });
      const { calls } = emulator;
      return [status, ...calls.filter(({ service }) => service === 'servicediscovery').map(({ action }) => action)];
    };

    t.same(await reads({ enabled: true, namespace: namespaceName }), [200, 'ListNamespaces', 'ListTagsForResource']);
    t.same(await reads({ enabled: true, namespace: namespaceArn }), [200, 'GetNamespace', 'ListTagsForResource']);
    t.same(await reads({ enabled: false, namespace: 'none' }), [200]);
  },
);

t.test('the default namespace that a new cluster creates can be the one of its service', async t => {
  const { call } = await startService(t);
  const request = (ofCluster: string) => ({
    ...webService({ service: connect('mesh') }),
    cluster: { clustername: 'myclu', serviceconnectdefaults: { namespace: ofCluster } },
  });

  t.equal((await call('POST', '/sandbox/services?dryRun=true', request('other'))).status, 404);
  t.equal((await call('POST', '/sandbox/services?dryRun=true', request('mesh'))).status, 200);
  t.equal((await call('POST', '/sandbox/services', request('mesh'))).status, 200);
});
