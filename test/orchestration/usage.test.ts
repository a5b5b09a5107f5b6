import { ECS } from '@aws-sdk/client-ecs';
import t, { type Test } from 'tap';
import { accelerated } from '../../scripts/support/pacing.js';
import { awsAccount } from '../../src/aws/account.js';
import { startEmulator } from '../../src/emulator/index.js';
import { readUsage, serviceInUse } from '../../src/orchestration/cleanup/usage.js';
import { clientOf } from '../emulator/connect.js';
import { ORG, testConfig } from '../support/service.js';

const SPACES = ['blog', 'shop', 'wiki'];
const NONE = { service: () => false, task: () => false };
const PREFIX = 'arn:aws:ecs:us-east-1:012345678901';

/** An embedded AWS with spaces of the org; `blog` has a service. */
async function startWithSpaces(t: Test, spaces: string[]) {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const ecs = clientOf(t, ECS, emulator);
  const tags = [{ key: 'spinup:org', value: ORG }];
  await ecs.registerTaskDefinition({ family: 'web', containerDefinitions: [{ name: 'web', image: 'i', memory: 64 }] });
  for (const clusterName of spaces) await ecs.createCluster({ clusterName, tags });
  await ecs.createService({ cluster: 'blog', serviceName: 'www', taskDefinition: 'web', desiredCount: 0 });
  const { sandbox = { region: '' } } = testConfig(emulator).accounts;
  const owner = { aws: awsAccount('sandbox', sandbox, accelerated(1000)), org: ORG };
  return { emulator, ecs, owner };
}

t.test('many clean-ups read what the account uses together, and none gets what was read before it asked', async t => {
  const { emulator, ecs, owner } = await startWithSpaces(t, SPACES);
  let goOn = () => {};
  const mayGoOn = new Promise<void>(resolve => {
    goOn = resolve;
  });
  const isReading = new Promise<void>(resolve => {
    const hold = () => {
      resolve();
      return mayGoOn;
    };
    emulator.faults.add({ action: 'ListServices', hold });
  });
  emulator.calls.length = 0;

  const early = Array.from({ length: 20 }, () => readUsage(owner, NONE));
  await isReading;
  await ecs.createService({ cluster: 'shop', serviceName: 'cart', taskDefinition: 'web', desiredCount: 0 });
  const late = Array.from({ length: 20 }, (_, index) =>
    readUsage(owner, index === 0 ? { ...NONE, service: ({ serviceName }) => serviceName === 'cart' } : NONE),
  );
  goOn();
  const [before = [], [withoutCart, ...after] = []] = await Promise.all([Promise.all(early), Promise.all(late)]);

  const counts = (action: string) => emulator.calls.filter(call => call.action === action).length;
  t.same(['ListClusters', 'ListServices', 'ListTasks'].map(counts), [2, 2 * SPACES.length, 2 * SPACES.length]);
  const definition = `${PREFIX}:task-definition/web:1`;
  const usage = { definitions: [definition], ofServices: [definition], registries: [], logGroups: [] };
  const clusters = [`${PREFIX}:cluster/blog`, `${PREFIX}:cluster/shop`];
  t.equal(before.length, 20);
  t.same(withoutCart, { ...usage, clusters: clusters.slice(0, 1) });
  t.equal(after.length, 19);
  for (const each of after) t.same(each, { ...usage, clusters });
});

t.test('a cluster that is deleted while what the account uses is read has no usage', async t => {
  const { emulator, ecs, owner } = await startWithSpaces(t, ['blog', 'gone']);
  let deletion: Promise<unknown> | undefined;
  const hold = async () => {
    deletion ??= ecs.deleteCluster({ cluster: 'gone' });
    await deletion;
  };
  emulator.faults.add({ action: 'ListServices', times: 2, hold });

  const { clusters } = await readUsage(owner, NONE);

  t.same(clusters, [`${PREFIX}:cluster/blog`]);
});

t.test('a queued clean-up holds identifiers, not the descriptions that AWS returns', async t => {
  const createdAt = new Date('2026-01-01T00:00:00Z');
  const described = {
    ...{
      serviceName: 'www',
      serviceArn: `${PREFIX}:service/blog/www`,
      clusterArn: `${PREFIX}:cluster/blog`,
      createdAt,
    },
    ...{ status: 'ACTIVE', taskDefinition: `${PREFIX}:task-definition/web:1`, desiredCount: 1 },
    serviceRegistries: [{ registryArn: 'arn:of-registry', containerName: 'web', containerPort: 80 }],
    deployments: [{ id: 'ecs-svc/1', taskDefinition: 'arn:of-definition', rolloutState: 'COMPLETED' as const }],
    events: [{ id: 'one', message: '(service www) has reached a steady state.' }],
  };

  t.same(serviceInUse(described), {
    ...{ serviceName: 'www', serviceArn: described.serviceArn, clusterArn: described.clusterArn, createdAt },
    ...{ status: 'ACTIVE', taskDefinition: described.taskDefinition },
    serviceRegistries: [{ registryArn: 'arn:of-registry' }],
    deployments: [{ id: 'ecs-svc/1', taskDefinition: 'arn:of-definition', serviceConnectConfiguration: undefined }],
  });
});
