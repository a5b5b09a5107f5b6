import t from 'tap';
import { nameOf } from '../src/domain/names.js';
import { filterAsks, ourAsk, takenAsk, untold, walked } from './support/tenancy/other-org-requests.js';
import { send, testOtherOrgsResources } from './support/tenancy/other-org-suite.js';
import { twoOrgs } from './support/tenancy/two-orgs.js';

t.test('this test lists what every operation names', async t => {
  const world = await twoOrgs(t, { 'spinup:org': 'theirs' });

  for (const route of walked) t.same(untold(route, world), [], route.operationId);
});

testOtherOrgsResources(t, 'the org’s tag', { 'spinup:org': 'theirs' });

t.test('the name of another org’s resource is reported as taken, and nothing else of it', async t => {
  const world = await twoOrgs(t, { 'spinup:org': 'theirs' });
  const before = world.emulator.snapshot();

  for (const route of walked) {
    const ask = takenAsk(route, world);
    if (ask) t.match(await send(world, route, ask), { status: 409 }, route.operationId);
  }
  t.same(world.emulator.snapshot(), before);
});

t.test('a filter by another org’s resource has the same response as one by a resource that does not exist', async t => {
  const world = await twoOrgs(t, { 'spinup:org': 'theirs' });

  for (const route of walked)
    for (const { theirs, nobodys } of filterAsks(route, world))
      t.same((await send(world, route, theirs)).body, (await send(world, route, nobodys)).body, theirs.path);
});

t.test('no read operation shows anything of another org', async t => {
  const world = await twoOrgs(t, { 'spinup:org': 'theirs' });
  const { tasks, registryId } = world.theirs;
  const marks = ['theirs', registryId, ...tasks.map(nameOf)];

  for (const route of walked.filter(({ method }) => method === 'GET')) {
    const { status, body } = await send(world, route, ourAsk(route, world));
    t.equal(status, 200, `${route.operationId}: ${JSON.stringify(body)}`);
    t.same(
      marks.filter(mark => JSON.stringify(body).includes(mark)),
      [],
      route.operationId,
    );
  }
});

for (const route of walked.filter(({ method }) => method !== 'GET')) {
  t.test(`${route.operationId} succeeds and changes nothing of another org, follow-ups included`, async t => {
    const world = await twoOrgs(t, { 'spinup:org': 'theirs' });
    const before = world.theirTags();
    const { path, ...ask } = ourAsk(route, world);
    const switches = route.booleans.filter(name => name !== 'dryRun' && name !== 'verify');

    const { status, body } = await send(world, route, {
      ...ask,
      path: [path, ...switches.map(name => `${name}=true`)].join('&'),
    });

    t.match(status, /^20[02]$/, body.detail);
    await world.settled();
    t.same(world.theirTags(), before);
  });
}
