import t from 'tap';
import { manualClock } from '../../src/emulator/index.js';
import { container, definitionWith, keeperOf } from '../support/credentials.js';
import { watchSteps } from '../support/steps.js';

const OPERATIONS = '/sandbox/operations?kind=cleanUpCredentials';

t.test('cancelling the clean-up of credentials ends its wait for the deployment, and deletes nothing', async t => {
  const clock = manualClock();
  const { onStep, reached } = watchSteps();
  const timings = { taskPending: 30_000 };
  const service = await keeperOf(t, 'service', { emulator: { clock, timings }, onStep });
  await service.create([container('web')], { web: { Name: 'login', SecretString: 'x' } });
  clock.advance(60_000);
  await service.update({ taskdefinition: definitionWith([container('web')]) });
  clock.advance(60_000);
  const update = await service.update({
    taskdefinition: { ...definitionWith([container('web')]), cpu: '512', memory: '1024' },
  });
  await reached('waitForDeployment', 'started');
  const [{ Id }] = (await service.call('GET', OPERATIONS)).body.Operations;

  const cancelled = await service.call('DELETE', `/sandbox/operations/${Id}`);
  await service.settled(); // the clock stands still: only the cancellation can end the wait

  t.equal(update.status, 200, JSON.stringify(update.body));
  t.match(cancelled, { status: 202, body: { Kind: 'cleanUpCredentials', State: 'running' } });
  t.match((await service.call('GET', `/sandbox/operations/${Id}`)).body, {
    State: 'cancelled',
    Problem: { detail: 'The operation was cancelled.' },
  });
  t.same(service.deletions, []);
  t.same(Object.keys(await service.secrets()), ['spinup/myorg/myclu/login']);
});
