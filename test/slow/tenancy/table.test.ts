import t from 'tap';
import { verifyPage } from '../../support/generated-page.js';
import { MEMBERS, NAME_NOTHING, NOT_TAGGED } from '../../support/tenancy/members.js';
import { PLACES } from '../../support/tenancy/places.js';
import { NAMING, type Outcome, type Row, rowsOf } from '../../support/tenancy/table.js';
import { pageOf } from '../../support/tenancy/table-page.js';
import { makeUntagged, twoOrgs } from '../../support/tenancy/two-orgs.js';

/** What another org's resource, and one of another account, may lead to. */
const HARMLESS: Outcome[] = ['not found', 'taken', 'refused', 'replaced', 'ignored'];

/** Places that name a part of the org's own, whatever the text. */
const OF_OUR_OWN = [
  'createParameter path.prefix', // below the org's prefix
  'getServiceLogs path.service', // a stream of the space's own log group, also where no service has the name
  'getServiceLogs query.task',
  'listTargetGroups query.space', // of the org's, those with the tag of the space
  'describeLoadBalancers path.space',
  'listTasks query.family', // of the org's tasks
  'listTaskDefinitions query.prefix', // of the org's definitions
];

t.test('it is decided what each text of a request names', async t => {
  const decided = [
    ...Object.values(MEMBERS).flat(),
    ...Object.values(NOT_TAGGED).flatMap(({ members }) => members),
    ...NAME_NOTHING,
  ];
  const members = PLACES.map(({ member }) => member);

  t.same(
    members.filter(member => !decided.includes(member) && !member.startsWith('header.')),
    [],
  );
  t.same(
    decided.filter((member, index) => !members.includes(member) || decided.indexOf(member) !== index),
    [],
  );
});

const rows: Row[] = [];
for (const operationId of new Set(NAMING.map(([, { route }]) => route.operationId)))
  t.test(`${operationId} neither uses nor tells apart what is another org’s`, async t => {
    const world = await twoOrgs(t, { 'spinup:org': 'theirs' });
    const untagged = await makeUntagged(t, world);
    const tried = await rowsOf(
      world,
      untagged,
      NAMING.filter(([, { route }]) => route.operationId === operationId),
    );

    rows.push(...tried);
    for (const { place, outcomes, differences } of tried) {
      if (OF_OUR_OWN.includes(`${operationId} ${place}`)) continue;
      const leaks = [...outcomes['other org’s'], ...outcomes.elsewhere].filter(each => !HARMLESS.includes(each));
      t.same(leaks, [], place);
      t.same(differences, [], place);
    }
  });

t.test('docs/tenancy.md says what became of each name', async t => {
  verifyPage(t, 'tenancy.md', pageOf(rows), import.meta.filename);
});
