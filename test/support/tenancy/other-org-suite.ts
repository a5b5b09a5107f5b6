import type { Test } from 'tap';
import type { Route } from '#generated/routes.js';
import type { Answer } from '../service.js';
import { type Ask, theirAsks, walked } from './other-org-requests.js';
import { type OrgTags, type TwoOrgs, twoOrgs } from './two-orgs.js';

/** Names the resources of an org with these tags in every operation, wherever it can name one. @param how the tags are described. */
export function testOtherOrgsResources(t: Test, how: string, others: OrgTags): void {
  t.test(`a resource that ${how} makes another org’s does not exist`, async t => {
    const world = await twoOrgs(t, others);

    for (const route of walked) {
      const before = world.emulator.snapshot();
      for (const ask of theirAsks(route, world)) {
        const { status, body } = await send(world, route, ask);
        t.equal(status, 404, `${route.operationId} ${ask.title}: ${body.detail}`);
      }
      t.same(world.emulator.snapshot(), before, `${route.operationId} changes nothing`);
    }
  });
}

export function send({ call }: TwoOrgs, { method }: Route, { path, body }: Ask): Promise<Answer> {
  return call(method as 'GET', path, body); // the spec's methods are HTTP's
}
