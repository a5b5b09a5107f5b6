import t, { type Test } from 'tap';
import { newAccount } from '../../../src/emulator/account.js';
import { createBackends } from '../../../src/emulator/backends.js';
import { type EmulatorOptions, manualClock, startEmulator } from '../../../src/emulator/index.js';
import { isSnapshot, readPage, verifyPage } from '../../support/generated-page.js';
import { awsCli } from './aws-cli.js';
import { boto3 } from './boto3.js';
import { type AwsClient, SERVICES } from './client.js';
import { runLifecycle } from './lifecycle.js';
import { pageOf } from './page.js';
import { sdkV2 } from './sdk-v2.js';
import { callsOf, count, emulatedName, recordStep, stepsOf, type Table } from './steps.js';
import { WAITS, type Wait } from './waits.js';

const PAGE = 'aws-clients.md';

t.test('clients written by AWS work with the embedded AWS', async t => {
  const sdk = await sdkV2(t.testdir());
  const python = await boto3(t);
  const noClient = python.call(
    { endpoint: 'none', region: '' },
    { service: 'sts', action: 'GetCallerIdentity', input: {} },
  );
  await t.rejects(noClient, { message: /Invalid endpoint: none/ }, 'an error outside of a call is an answer too');
  const table: Table = new Map();
  const clients = [await awsCli(t), sdk, python];
  t.jobs = 6;

  await Promise.all(clients.flatMap(client => [testLifecycle(t, client, table), waitOn(t, client, sdk, table)]));

  const untaken = (steps: string[]) => steps.filter(step => !table.has(step));
  t.same(untaken(servedSteps()), [], 'every action of the embedded AWS is called');
  t.same(await unused(sdk, table), [], `every paginator and waiter of ${sdk.name} is used`);
  const newer = await unused(python, table);
  // boto3 is any version. The page names the paginators and waiters that are always used; a new version may have more.
  if (isSnapshot) t.same(newer, [], `every paginator and waiter of ${python.name} is used`);
  else t.comment(`paginators and waiters of ${python.name} that are not used: ${newer.join(', ') || 'none'}`);
  const page = pageOf(
    table,
    clients.map(({ name }) => name),
    isSnapshot ? '' : readPage(PAGE),
  );
  verifyPage(t, PAGE, page, import.meta.filename);
});

/** The lifecycle of a service by one client. Nothing is left of it. */
async function testLifecycle(t: Test, client: AwsClient, table: Table): Promise<void> {
  await t.test(`${client.name}: the lifecycle of a service`, { buffered: true }, async t => {
    const emulator = await emulatorOf(t, {});
    const before = emulator.snapshot();
    await runLifecycle(t, stepsOf(client, emulator, table), emulator.seed);
    t.same(emulator.snapshot(), before);
  });
}

/** Every waiter, each on its own embedded AWS, all at the same time: the AWS CLI polls every 15 seconds. */
async function waitOn(t: Test, client: AwsClient, maker: AwsClient, table: Table): Promise<void> {
  await t.test(`${client.name}: waiters poll until the state is reached`, { buffered: true }, async t => {
    await Promise.all(WAITS.map(wait => waitFor(t, wait, client, maker, table)));
  });
}

async function waitFor(t: Test, wait: Wait, client: AwsClient, maker: AwsClient, table: Table): Promise<void> {
  const { service, waiter, action, timings } = wait;
  const clock = manualClock(new Date());
  const emulator = await emulatorOf(t, { clock, ...(timings && { timings }) });
  const setup = {
    emulator,
    call: (name: string, made: string, input: object) => maker.call(emulator, { service: name, action: made, input }),
  };
  const prepared = await wait.prepare(setup);
  const reach = async () => (wait.reach ? wait.reach(setup, prepared) : clock.advance(10_000));
  emulator.faults.add({ service: emulatedName(service), action, when: 'after', hold: reach });
  const before = callsOf(emulator, service, action);

  await client.wait(emulator, { service, action: waiter, input: wait.input(prepared) });

  const polls = callsOf(emulator, service, action) - before;
  t.equal(polls, 2, `${client.name} ${waiter}`);
  recordStep(table, `${service} wait ${waiter}`, client.name, count(polls, 'poll'));
}

async function emulatorOf(t: Test, options: EmulatorOptions) {
  const emulator = await startEmulator(options);
  t.teardown(() => emulator.close());
  return emulator;
}

/** The actions of the embedded AWS by the clients' names of services. */
function served(): Map<string, string[]> {
  const account = newAccount({ region: 'us-east-1', accountId: '012345678901', clock: manualClock(), timings: {} });
  const actions = new Map(
    createBackends(account).map(backend => [String(backend.service), Object.keys(backend.actions)]),
  );
  return new Map(SERVICES.map(service => [service, actions.get(emulatedName(service)) ?? []]));
}

function servedSteps(): string[] {
  return [...served()].flatMap(([service, actions]) => actions.map(action => `${service} ${action}`));
}

const NOTHING: { paginators: string[]; waiters: Record<string, string> } = { paginators: [], waiters: {} };

/** The paginators and waiters that a client has for the actions of the embedded AWS and did not use. */
async function unused(client: AwsClient, table: Table): Promise<string[]> {
  const steps = [...served()].map(async ([service, actions]) => {
    const { paginators, waiters } = (await client.offers?.(service)) ?? NOTHING;
    return [
      ...paginators.filter(action => actions.includes(action)).map(action => `${service} ${action}`),
      ...Object.keys(waiters)
        .filter(waiter => actions.includes(waiters[waiter] ?? ''))
        .map(waiter => `${service} wait ${waiter}`),
    ];
  });
  return (await Promise.all(steps)).flat().filter(step => !/page|poll/.test(table.get(step)?.get(client.name) ?? ''));
}
