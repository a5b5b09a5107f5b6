import { Writable } from 'node:stream';
import t from 'tap';
import { startService } from '../support/service.js';
import { sending, tokenEntry } from '../support/tokens.js';

t.test('each request to change something is one line: who, what, and the status', async t => {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const { call } = await startService(t, {
    logger: { level: 'info', stream },
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
