import t from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

t.test('creating, updating and recursively deleting a service restores the account', async t => {
  const { call, emulator, settled } = await startService(t);
  const before = emulator.snapshot();
  t.equal((await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId))).status, 200);

  const updated = await call('PUT', '/sandbox/clusters/myclu/services/www', {
    tags: [{ Key: 'Team', Value: 'blue' }],
    forcenewdeployment: true,
    service: { desiredcount: 2 },
    taskdefinition: {
      family: 'webservers',
      cpu: '512',
      memory: '1024',
      containerdefinitions: [{ name: 'webserver', image: 'nginx:2' }],
    },
    credentials: { webserver: { Name: 'ignored', SecretString: 'another' } },
  });

  t.equal(updated.status, 200, JSON.stringify(updated.body));
  matchExactly(t, updated.body, {
    Cluster: { ClusterName: 'myclu' },
    Service: { ServiceName: 'www', DesiredCount: 2 },
    TaskDefinition: { Family: 'webservers', Revision: 2, Cpu: '512' },
    Credentials: { webserver: { Name: 'spinup/myorg/myclu/myapp-webserver-cred' } },
    CloudwatchLogGroups: ['arn:aws:logs:us-east-1:012345678901:log-group:myclu'],
  });
  for (const [arn, tags] of Object.entries(emulator.tags()))
    if (!arn.endsWith('webservers:1') && !arn.includes(':task/') && !arn.includes(':servicediscovery'))
      t.equal(tags.Team, 'blue', arn);

  const deleted = await call('DELETE', '/sandbox/clusters/myclu/services/www?recursive=true');
  t.equal(deleted.status, 200);
  t.match(deleted.body, { ServiceName: 'www', Status: 'ACTIVE', Service: { ServiceName: 'www' } });
  await settled();

  t.same(emulator.snapshot(), before);
  t.equal((await call('DELETE', '/sandbox/clusters/myclu/services/www?recursive=true')).status, 404);
  t.equal((await call('DELETE', '/sandbox/clusters/myclu/services/www')).status, 404);
});
