import { ECS } from '@aws-sdk/client-ecs';
import t, { type Test } from 'tap';
import { manualClock, type Rates, startEmulator } from '../../src/emulator/index.js';
import { clientOf } from './connect.js';

/** An emulator whose time stands still until it is moved, and a client that sends no call again. */
async function limited(t: Test, rates?: Rates) {
  const clock = manualClock();
  const emulator = await startEmulator({ clock, rates });
  t.teardown(() => emulator.close());
  const ecs = clientOf(t, ECS, emulator);
  /** How many of so many calls at once are let through. */
  const passing = async (count: number, call: (ecs: ECS) => Promise<unknown>) => {
    const outcomes = await Promise.allSettled(Array.from({ length: count }, () => call(ecs)));
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  };
  return { clock, ecs, emulator, passing };
}

const definition = { family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx', memory: 64 }] };

t.test('a bucket gives its burst at once and fills again by the clock, to its brim', async t => {
  const { clock, passing } = await limited(t, { speed: 1 });

  t.equal(await passing(25, ecs => ecs.registerTaskDefinition(definition)), 20);
  clock.advance(3_000);
  t.equal(await passing(25, ecs => ecs.registerTaskDefinition(definition)), 3);
  clock.advance(3_600_000);
  t.equal(await passing(25, ecs => ecs.registerTaskDefinition(definition)), 20);
});

t.test('the factor fills faster, and a burst is no larger', async t => {
  const { clock, passing } = await limited(t, { speed: 100 });

  t.equal(await passing(25, ecs => ecs.registerTaskDefinition(definition)), 20);
  clock.advance(100);
  t.equal(await passing(25, ecs => ecs.registerTaskDefinition(definition)), 10);
});

t.test('registering and deregistering share a bucket; reading has its own', async t => {
  const { ecs, passing } = await limited(t, { speed: 1 });
  await ecs.registerTaskDefinition(definition);

  t.equal(await passing(25, client => client.deregisterTaskDefinition({ taskDefinition: 'web:1' })), 19);
  t.equal(await passing(1, client => client.registerTaskDefinition(definition)), 0);
  t.equal(await passing(60, client => client.listTaskDefinitions({})), 50);
});

t.test('a call beyond the rate is told so as by AWS, and has no effect', async t => {
  const { ecs, emulator, passing } = await limited(t, { speed: 1 });
  await passing(20, client => client.createCluster({ clusterName: 'one' }));

  await t.rejects(ecs.createCluster({ clusterName: 'two' }), {
    name: 'ThrottlingException',
    message: 'Rate exceeded',
    $metadata: { httpStatusCode: 400 },
  });

  t.equal(emulator.calls.at(-1)?.errorCode, 'ThrottlingException');
  t.equal((await ecs.describeClusters({ clusters: ['two'] })).failures?.length, 1);
});

t.test('without the option nothing is limited', async t => {
  const { passing } = await limited(t);

  t.equal(await passing(60, ecs => ecs.registerTaskDefinition(definition)), 60);
});
