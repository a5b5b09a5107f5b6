import t, { type Test } from 'tap';
import { accelerated } from '../../../scripts/support/pacing.js';
import { awsAccount } from '../../../src/aws/account.js';
import { describeService } from '../../../src/aws/ecs.js';
import { manualClock } from '../../../src/emulator/index.js';
import { startedDeployment, waitForDeployment } from '../../../src/orchestration/resources/deployment.js';
import { ORG, startService, testConfig } from '../../support/service.js';
import { webService } from '../../support/web-service.js';

/** A service whose first deployment goes on until the clock is moved, and the account as orchestrations see it. */
async function deploying(t: Test) {
  const clock = manualClock();
  const { call, emulator } = await startService(t, { emulator: { clock, timings: { taskPending: 30_000 } } });
  await call('POST', '/sandbox/services', webService());
  const { sandbox = { region: '' } } = testConfig(emulator).accounts;
  const aws = awsAccount('sandbox', sandbox, accelerated(20));
  const service = (await describeService(aws, 'myclu', 'www')) ?? {};
  const begun = startedDeployment(undefined, service);
  if (!begun) throw new Error('nothing was begun');
  const looks = () => emulator.calls.filter(({ action }) => action === 'DescribeServiceDeployments').length;
  const untilLookedAt = async (): Promise<void> => {
    await describeService(aws, 'myclu', 'www');
    if (looks() === 0) await untilLookedAt();
  };
  return { owner: { aws, org: ORG }, service, begun, clock, looks, untilLookedAt };
}

t.test('however many wait for a deployment, one asks', async t => {
  const { owner, service, begun, clock, looks, untilLookedAt } = await deploying(t);
  const { signal } = new AbortController();

  const waiting = Array.from({ length: 10 }, () => waitForDeployment(owner, service, begun, { seconds: 60, signal }));
  await untilLookedAt();
  clock.advance(60_000);
  await Promise.all(waiting);

  t.ok(looks() < 10, `${looks()} looks`);
});

t.test('who goes away stops nothing for the others', async t => {
  const { owner, service, begun, clock, untilLookedAt } = await deploying(t);
  const [gone, staying] = [new AbortController(), new AbortController()];

  const left = waitForDeployment(owner, service, begun, { seconds: 60, signal: gone.signal });
  const stayed = waitForDeployment(owner, service, begun, { seconds: 60, signal: staying.signal });
  await untilLookedAt();
  gone.abort();
  await t.rejects(left, { name: 'AbortError' });
  clock.advance(60_000);

  await t.resolves(stayed);
});

t.test('a deployment that AWS did not name is found by when it was begun', async t => {
  const { owner, service, begun, clock } = await deploying(t);
  const { signal } = new AbortController();
  clock.advance(60_000);

  await t.resolves(waitForDeployment(owner, service, { ...begun, arn: undefined }, { seconds: 60, signal }));
});
