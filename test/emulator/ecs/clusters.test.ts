import { ECS } from '@aws-sdk/client-ecs';
import t from 'tap';
import { manualClock } from '../../../src/emulator/index.js';
import { connect } from '../connect.js';
import { timings } from './active-cluster.js';

t.test('a cluster is ACTIVE after provisioning', async t => {
  const clock = manualClock();
  const { client: ecs } = await connect(t, ECS, { clock, timings });

  const { cluster } = await ecs.createCluster({ clusterName: 'space' });
  clock.advance(timings.clusterProvisioning);
  const { clusters } = await ecs.describeClusters({ clusters: ['space'] });

  t.equal(cluster?.status, 'PROVISIONING');
  t.equal(clusters?.[0]?.status, 'ACTIVE');
});
