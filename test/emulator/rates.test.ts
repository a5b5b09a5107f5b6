import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api';
import t, { type Test } from 'tap';
import { manualClock, type Rates, startEmulator } from '../../src/emulator/index.js';
import { clientOf } from './connect.js';

/** An emulator with a manual clock, and a client without retries. */
async function emulatorWithRates(t: Test, rates?: Rates) {
  const clock = manualClock();
  const emulator = await startEmulator({ clock, rates });
  t.teardown(() => emulator.close());
  const ecs = clientOf(t, ECS, emulator);
  /** How many of `count` concurrent calls succeed. */
  const countSuccessful = async (count: number, call: (ecs: ECS) => Promise<unknown>) => {
    const outcomes = await Promise.allSettled(Array.from({ length: count }, () => call(ecs)));
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  };
  return { clock, ecs, emulator, countSuccessful };
}

const definition = { family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx', memory: 64 }] };

t.test('a bucket allows its burst and refills by the clock up to its size', async t => {
  const { clock, countSuccessful } = await emulatorWithRates(t, { speed: 1 });

  t.equal(await countSuccessful(25, ecs => ecs.registerTaskDefinition(definition)), 20);
  clock.advance(3_000);
  t.equal(await countSuccessful(25, ecs => ecs.registerTaskDefinition(definition)), 3);
  clock.advance(3_600_000);
  t.equal(await countSuccessful(25, ecs => ecs.registerTaskDefinition(definition)), 20);
});

t.test('speed refills a bucket faster and leaves its size', async t => {
  const { clock, countSuccessful } = await emulatorWithRates(t, { speed: 100 });

  t.equal(await countSuccessful(25, ecs => ecs.registerTaskDefinition(definition)), 20);
  clock.advance(100);
  t.equal(await countSuccessful(25, ecs => ecs.registerTaskDefinition(definition)), 10);
});

t.test('registering and deregistering share a bucket; listing has another', async t => {
  const { ecs, countSuccessful } = await emulatorWithRates(t, { speed: 1 });
  await ecs.registerTaskDefinition(definition);

  t.equal(await countSuccessful(25, client => client.deregisterTaskDefinition({ taskDefinition: 'web:1' })), 19);
  t.equal(await countSuccessful(1, client => client.registerTaskDefinition(definition)), 0);
  t.equal(await countSuccessful(60, client => client.listTaskDefinitions({})), 50);
});

t.test('descriptions of deployments and of revisions have a bucket each', async t => {
  const { countSuccessful } = await emulatorWithRates(t, { speed: 1 });
  const arn = (kind: string) => `arn:aws:ecs:us-east-1:012345678901:service-${kind}/myclu/www/1234567890123456789012`;

  t.equal(
    await countSuccessful(60, ecs => ecs.describeServiceDeployments({ serviceDeploymentArns: [arn('deployment')] })),
    50,
  );
  t.equal(
    await countSuccessful(60, ecs => ecs.describeServiceRevisions({ serviceRevisionArns: [arn('revision')] })),
    50,
  );
});

t.test('the rates of other services are enforced, too, with their own error', async t => {
  const emulator = await startEmulator({ clock: manualClock(), rates: { speed: 1 } });
  t.teardown(() => emulator.close());
  const logs = clientOf(t, CloudWatchLogs, emulator);
  const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);

  const named = Array.from({ length: 12 }, (_, i) => logs.createLogGroup({ logGroupName: `group${i}` }));
  const listed = Array.from({ length: 16 }, () => tagging.getResources({}));

  t.same(await errorsOf(named), ['ThrottlingException', 'ThrottlingException']);
  t.same(await errorsOf(listed), ['ThrottledException']);
});

/** The names of the errors of calls. */
async function errorsOf(calls: Promise<unknown>[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(calls);
  return outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason.name] : []));
}

t.test('a call beyond the rate fails as in AWS and has no effect', async t => {
  const { ecs, emulator, countSuccessful } = await emulatorWithRates(t, { speed: 1 });
  await countSuccessful(20, client => client.createCluster({ clusterName: 'one' }));

  await t.rejects(ecs.createCluster({ clusterName: 'two' }), {
    name: 'ThrottlingException',
    message: 'Rate exceeded',
    $metadata: { httpStatusCode: 400 },
  });

  t.equal(emulator.calls.at(-1)?.errorCode, 'ThrottlingException');
  t.equal((await ecs.describeClusters({ clusters: ['two'] })).failures?.length, 1);
});

t.test('by default there are no rates', async t => {
  const { countSuccessful } = await emulatorWithRates(t);

  t.equal(await countSuccessful(60, ecs => ecs.registerTaskDefinition(definition)), 60);
});
