import t from 'tap';
import { barrier } from '../support/barrier.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';
import { webDefinition, webService } from '../support/web-service.js';

const NAMES = ['one', 'two', 'three'];

/** A service of a family of its own. */
function named(servicename: string) {
  return { ...webService({ service: { servicename } }), taskdefinition: { ...webDefinition(), family: servicename } };
}

t.test('services that are made at once in a new space share one cluster, role and log group', async t => {
  const { call, emulator } = await startService(t);
  emulator.latency = 10;

  const made = await Promise.all(NAMES.map(name => call('POST', '/sandbox/services', named(name))));

  t.same(
    made.map(({ status }) => status),
    [200, 200, 200],
  );
  for (const action of ['CreateCluster', 'CreateRole', 'CreateLogGroup'])
    t.equal(emulator.calls.filter(call => call.action === action).length, 1, action);
  const arns = made.map(({ body }) => [body.Cluster.ClusterArn, body.TaskDefinition.ExecutionRoleArn]);
  t.same(arns, Array(3).fill(arns[0]));
});

t.test('a service is made in a space whose maker fails, after that has been unmade', async t => {
  const { call, emulator, settled } = await startService(t);
  emulator.latency = 10;
  const error = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };
  emulator.faults.add({ service: 'ecs', action: 'CreateService', error, nth: 1 });

  const made = await Promise.all(['one', 'two'].map(name => call('POST', '/sandbox/services', named(name))));

  await settled();
  t.same(made.map(({ status }) => status).sort(), [200, 502]);
  t.equal(emulator.calls.filter(({ action }) => action === 'DeleteCluster').length, 1);
  const { body } = await call('GET', '/sandbox/clusters/myclu');
  matchExactly(t, body.Clusters, [{ ClusterName: 'myclu', Status: 'ACTIVE', ActiveServicesCount: 1 }]);
  t.equal(emulator.calls.filter(({ action }) => action === 'CreateRole').length, 2);
});

t.test('services that are made at once in a space that is there are made side by side', async t => {
  const { call, emulator } = await startService(t);
  await call('POST', '/sandbox/services', named('first'));
  const hold = barrier(NAMES.length);
  emulator.faults.add({ service: 'ecs', action: 'CreateService', times: NAMES.length, hold });

  const made = await Promise.all(NAMES.map(name => call('POST', '/sandbox/services', named(name))));

  t.same(
    made.map(({ status }) => status),
    [200, 200, 200],
  );
});
