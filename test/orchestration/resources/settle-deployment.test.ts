import t, { type Test } from 'tap';
import { accelerated } from '../../../scripts/support/pacing.js';
import { awsAccount } from '../../../src/aws/account.js';
import { describeService } from '../../../src/aws/ecs.js';
import { manualClock } from '../../../src/emulator/index.js';
import { startedDeployment } from '../../../src/orchestration/resources/deployment.js';
import { waitUntilSteady } from '../../../src/orchestration/resources/settle-deployment.js';
import { ORG, startService, testConfig } from '../../support/service.js';
import { webService } from '../../support/web-service.js';

/** A service whose first deployment is in progress until the clock advances, and the owner that workflows use. */
async function deploying(t: Test) {
  const clock = manualClock();
  const { call, emulator } = await startService(t, { emulator: { clock, timings: { taskPending: 30_000 } } });
  await call('POST', '/sandbox/services', webService());
  const { sandbox = { region: '' } } = testConfig(emulator).accounts;
  const aws = awsAccount('sandbox', sandbox, accelerated(20));
  const service = (await describeService(aws, 'myclu', 'www')) ?? {};
  const started = startedDeployment(undefined, service);
  if (!started) throw new Error('no deployment was started');
  const polls = () => emulator.calls.filter(({ action }) => action === 'DescribeServiceDeployments').length;
  const untilPolled = async (): Promise<void> => {
    await describeService(aws, 'myclu', 'www');
    if (polls() === 0) await untilPolled();
  };
  return { owner: { aws, org: ORG }, emulator, service, started, clock, polls, untilPolled };
}

t.test('concurrent waits for a deployment share one poll', async t => {
  const { owner, service, started, clock, polls, untilPolled } = await deploying(t);
  const { signal } = new AbortController();

  const waiting = Array.from({ length: 10 }, () => waitUntilSteady(owner, service, started, { seconds: 60, signal }));
  await untilPolled();
  clock.advance(60_000);
  await Promise.all(waiting);

  t.ok(polls() < 10, `${polls()} polls`);
});

t.test('aborting one wait does not end the others', async t => {
  const { owner, service, started, clock, untilPolled } = await deploying(t);
  const [leaving, staying] = [new AbortController(), new AbortController()];

  const aborted = waitUntilSteady(owner, service, started, { seconds: 60, signal: leaving.signal });
  const stayed = waitUntilSteady(owner, service, started, { seconds: 60, signal: staying.signal });
  await untilPolled();
  leaving.abort();
  await t.rejects(aborted, { name: 'AbortError' });
  clock.advance(60_000);

  await t.resolves(stayed);
});

for (const code of ['ServiceUnavailable', 'ThrottlingException', 'ServerException']) {
  t.test(`a wait does not end because AWS responds with ${code}, even after retries`, async t => {
    const { owner, emulator, service, started, clock } = await deploying(t);
    const { signal } = new AbortController();
    const error = { code, message: 'not now', status: 503 };
    emulator.faults.add({ action: 'DescribeServiceDeployments', error, times: 3 });
    clock.advance(60_000);

    await t.resolves(waitUntilSteady(owner, service, started, { seconds: 60, signal }));
  });
}

t.test('a deployment without an ARN is found by its start', async t => {
  const { owner, service, started, clock } = await deploying(t);
  const { signal } = new AbortController();
  clock.advance(60_000);

  await t.resolves(waitUntilSteady(owner, service, { ...started, arn: undefined }, { seconds: 60, signal }));
});
