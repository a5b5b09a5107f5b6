import t from 'tap';
import { barrier } from '../support/barrier.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';
import { webDefinition, webService } from '../support/web-service.js';

const NAMES = ['one', 'two', 'three'];

/** A service with its own family. */
function named(servicename: string) {
  return { ...webService({ service: { servicename } }), taskdefinition: { ...webDefinition(), family: servicename } };
}

t.test('services created concurrently in a new space share one cluster, role and log group', async t => {
  const { call, emulator } = await startService(t);
  emulator.latency = 10;

  const created = await Promise.all(NAMES.map(name => call('POST', '/sandbox/services', named(name))));

  t.same(
    created.map(({ status }) => status),
    [200, 200, 200],
  );
  for (const action of ['CreateCluster', 'CreateRole', 'CreateLogGroup'])
    t.equal(emulator.calls.filter(call => call.action === action).length, 1, action);
  const arns = created.map(({ body }) => [body.Cluster.ClusterArn, body.TaskDefinition.ExecutionRoleArn]);
  t.same(arns, Array(3).fill(arns[0]));
});

t.test('a service is created in a space after the failed creation of the space was rolled back', async t => {
  const { call, emulator, settled } = await startService(t);
  emulator.latency = 10;
  const error = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };
  emulator.faults.add({ service: 'ecs', action: 'CreateService', error, nth: 1 });

  const created = await Promise.all(['one', 'two'].map(name => call('POST', '/sandbox/services', named(name))));

  await settled();
  t.same(created.map(({ status }) => status).sort(), [200, 502]);
  t.equal(emulator.calls.filter(({ action }) => action === 'DeleteCluster').length, 1);
  const { body } = await call('GET', '/sandbox/clusters/myclu');
  matchExactly(t, body.Clusters, [{ ClusterName: 'myclu', Status: 'ACTIVE', ActiveServicesCount: 1 }]);
  t.equal(emulator.calls.filter(({ action }) => action === 'CreateRole').length, 2);
});

t.test('services are created in parallel in an existing space', async t => {
  const { call, emulator } = await startService(t);
  await call('POST', '/sandbox/services', named('first'));
  const hold = barrier(NAMES.length);
  emulator.faults.add({ service: 'ecs', action: 'CreateService', times: NAMES.length, hold });

  const created = await Promise.all(NAMES.map(name => call('POST', '/sandbox/services', named(name))));

  t.same(
    created.map(({ status }) => status),
    [200, 200, 200],
  );
});
