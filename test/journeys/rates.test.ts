import { EventEmitter, once } from 'node:events';
import t from 'tap';
import { pathOf, type Round, roundsOf } from '../../scripts/bench/rounds.js';
import { familyOf, registerRevisions, serviceOf, spaceExample } from '../../scripts/bench/spaces.js';
import { accelerated, acceleratedRates } from '../../scripts/support/pacing.js';
import { startService } from '../support/service.js';

/** How much faster than its own rates the embedded AWS takes calls, and the product makes those that it paces. */
const SPEED = 40;
const REVISIONS = 100;

t.test('a space is created as if no clean-up deleted a hundred revisions, and no call is throttled', async t => {
  const steps = new EventEmitter();
  const cleanUpStarted = once(steps, 'deregisterTaskDefinition');
  const { call, emulator, settled } = await startService(t, {
    pacing: { ...accelerated(SPEED), ...acceleratedRates(SPEED) },
    onStep: ({ step }) => steps.emit(step),
    account: { rolePropagationSeconds: 0 },
  });
  const create = async (space: string) =>
    t.equal((await call('POST', '/sandbox/services', spaceExample(space, emulator.seed.namespaceId))).status, 200);
  await create('myclu');
  await registerRevisions(emulator, familyOf('myclu'), REVISIONS);
  emulator.limit({ speed: SPEED });

  const alone = roundsFor('alone', await roundsOf(emulator, () => create('alone')));
  const rounds = await roundsOf(emulator, async () => {
    await call('DELETE', `/sandbox/clusters/myclu/services/${serviceOf('myclu')}?recursive=true`);
    await cleanUpStarted;
    await create('among');
  });

  const left = REVISIONS - emulator.calls.filter(({ action }) => action === 'DeregisterTaskDefinition').length;
  t.ok(left > 0, `the clean-up was in progress, with ${left} revisions left`);
  const among = roundsFor('among', rounds);
  t.same(actionsOf(among), actionsOf(alone));
  t.equal(
    among.length,
    alone.length,
    `${pathOf(among)} among the calls of the clean-up; ${pathOf(alone)} without them`,
  );
  await settled();
  t.same(
    emulator.calls.filter(({ errorCode }) => errorCode === 'ThrottlingException').map(({ action }) => action),
    [],
  );
  t.notMatch(JSON.stringify(emulator.snapshot()), /myclu/);
});

/** The calls about a space, in all rounds from its first one to its last one. */
function roundsFor(space: string, rounds: Round[]): Round[] {
  const own = rounds.map(round => round.filter(({ input }) => JSON.stringify(input).includes(space)));
  const hasCalls = (round: Round) => round.length > 0;
  return own.slice(own.findIndex(hasCalls), own.findLastIndex(hasCalls) + 1);
}

function actionsOf(rounds: Round[]): string[] {
  return rounds
    .flat()
    .map(({ service, action }) => `${service} ${action}`)
    .sort();
}
