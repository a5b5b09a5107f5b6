import t from 'tap';
import { logged, startService, TOKEN } from '../support/service.js';
import { sending, tokenEntry } from '../support/tokens.js';

t.test('each request to change something is one line: who, what, and the status', async t => {
  const { lines, logger } = logged('info');
  const { call } = await startService(t, {
    logger,
    config: { tokens: [tokenEntry('w', { name: 'ci' }), tokenEntry('r', { name: 'viewer', rights: ['read'] })] },
  });

  await call(
    'POST',
    '/sandbox/secrets',
    { Name: 'db', SecretString: 'hunter2' },
    { ...sending('w'), 'x-request-id': 'one' },
  );
  await call('POST', '/sandbox/clusters', { ClusterName: 'blog' }, { ...sending('w'), 'x-request-id': 'two' });
  await call('DELETE', '/sandbox/clusters/blog', undefined, { ...sending('r'), 'x-request-id': 'three' });
  await call('DELETE', '/sandbox/clusters/blog', undefined, { ...sending('wrong'), 'x-request-id': 'four' });
  await call('GET', '/sandbox/clusters', undefined, sending('w'));

  const audited = lines.filter(({ audit }) => audit);
  t.same(
    audited.map(({ requestId, caller, operationId, account, resource, status }) => [
      ...[requestId, caller, operationId, account, resource, status],
    ]),
    [
      ['one', 'ci', 'createSecret', 'sandbox', { Name: 'db' }, 200],
      ['two', 'ci', 'createCluster', 'sandbox', { ClusterName: 'blog' }, 200],
      ['three', 'viewer', 'deleteCluster', 'sandbox', { cluster: 'blog' }, 403],
      ['four', null, 'deleteCluster', 'sandbox', { cluster: 'blog' }, 403],
    ],
  );
  t.notMatch(JSON.stringify(lines), /hunter2|wrong/);
});

const CREATION = {
  CLUSTER: { ClusterName: 'shop' },
  service: { servicename: 'www', service: 'same', cluster: 'shop', desiredcount: 1 },
  TaskDefinition: { family: 'shop-www', containerdefinitions: [{ name: 'web', image: 'nginx:1' }] },
  serviceregistry: { Name: 'www' },
  credentials: { web: { Name: 'hunter2', SecretString: 'hunter2' } },
};

t.test(
  'the line has the names inside of the objects of a body, also where the request is refused or a plan',
  async t => {
    const { lines, logger } = logged('info');
    const tokens = [tokenEntry('b', { name: 'blog', spaces: ['blog'] })];
    const { call } = await startService(t, { logger, config: { tokens } });

    await call('POST', '/sandbox/services', CREATION, sending('b'));
    await call('POST', '/sandbox/services?dryRun=1', { cluster: { clustername: 'shop' } }, sending(TOKEN));
    await call('POST', '/sandbox/services?dryRun=false', { cluster: [{ clustername: 'shop' }] }, sending(TOKEN));
    await call('PUT', '/sandbox/clusters/shop/services', { Service: { Service: 'x'.repeat(300) } }, sending(TOKEN));

    const audited = lines.filter(({ audit }) => audit);
    t.same(
      audited.map(({ caller, operationId, resource, dryRun, status }) => [
        caller,
        operationId,
        resource,
        dryRun,
        status,
      ]),
      [
        [
          ...['blog', 'createService'],
          {
            'CLUSTER.ClusterName': 'shop',
            'service.servicename': 'www',
            'service.service': 'same',
            'service.cluster': 'shop',
            'TaskDefinition.family': 'shop-www',
            'serviceregistry.Name': 'www',
          },
          ...[undefined, 403],
        ],
        ['token', 'createService', { 'cluster.clustername': 'shop' }, true, 400],
        ['token', 'createService', {}, undefined, 400],
        [
          ...['token', 'updateServiceNamedInBody'],
          { cluster: 'shop', 'Service.Service': 'x'.repeat(256) },
          ...[undefined, 404],
        ],
      ],
    );
    t.notMatch(JSON.stringify(lines), /hunter2/);
  },
);
