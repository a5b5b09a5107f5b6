import type { Test } from 'tap';
import { differences, type Inventory, inventoryOf } from '../../../scripts/chaos/inventory.js';
import { spread } from '../../../scripts/support/spread.js';
import { startEmulator } from '../../../src/emulator/index.js';
import { container, definitionWith } from '../credentials.js';
import { type Failure, failuresOf, prepared, type Scenario } from '../failures.js';
import type { Service } from '../service.js';
import { WWW, webService } from '../web-service.js';

/** Subtests that run concurrently: most of them wait for the SDK's back-off. */
const JOBS = 4;

const emptyAccount = await startEmulator();
const { seed } = emptyAccount;
const EMPTY = inventoryOf(emptyAccount);
await emptyAccount.close();

const MANAGED = '/sandbox/clusters/myclu/taskdefs/web';

const CREATE = {
  cluster: { clustername: 'myclu' },
  taskdefinition: definitionWith(['web', 'sidecar', 'old'].map(name => container(name))),
  credentials: { web: credential('login', 'one'), old: credential('old', 'two') },
};

/** Changes everything that an update can change: one credential gets another value, one is new, one is no longer needed. */
const UPDATE = {
  tags: [{ key: 'Team', value: 'blue' }],
  taskdefinition: definitionWith(['web', 'sidecar'].map(name => ({ ...container(name), image: 'other:2' }))),
  credentials: { web: credential('ignored', 'another'), sidecar: credential('sidecar', 'new') },
};

const REGISTRY = {
  name: 'www',
  dnsconfig: { namespaceid: seed.namespaceId, dnsrecords: [{ type: 'A', ttl: 30 }] },
};

const CREATE_SERVICE = ['POST', '/sandbox/services', { ...CREATE, service: webService().service }] as const;
const CREATE_MANAGED = ['POST', '/sandbox/taskdefs', CREATE] as const;
const DEPLOY = ['PUT', WWW, { taskdefinition: UPDATE.taskdefinition }] as const;

const CHANGES: Record<string, Scenario> = {
  'the creation of a managed task definition': { setup: [], request: CREATE_MANAGED },
  'the update of a service': {
    setup: [CREATE_SERVICE],
    request: ['PUT', WWW, { ...UPDATE, forcenewdeployment: true, service: { desiredcount: 2 } }],
  },
  'the rollback of a service to its previous definition': {
    setup: [CREATE_SERVICE, DEPLOY],
    request: ['POST', `${WWW}/rollback`],
  },
  'the update of a managed task definition': { setup: [CREATE_MANAGED], request: ['PUT', MANAGED, UPDATE] },
};

const DELETIONS: Record<string, Scenario> = {
  'the deletion of a service': {
    setup: [['POST', '/sandbox/services', { ...CREATE_SERVICE[2], serviceregistry: REGISTRY }]],
    request: ['DELETE', `${WWW}?recursive=true`],
  },
  'the deletion of a managed task definition': {
    setup: [CREATE_MANAGED, ['POST', `${MANAGED}/tasks`, { count: 1 }]],
    request: ['DELETE', `${MANAGED}?recursive=true&force=true`],
  },
  'the deletion of a managed task definition that has no credentials': {
    setup: [['POST', '/sandbox/taskdefs', { ...CREATE, credentials: {} }]],
    request: ['DELETE', `${MANAGED}?recursive=true`],
  },
};

/** A deployment that can neither start a task nor stop one, so that it stays in progress. */
const STUCK = { maximumpercent: 100, minimumhealthypercent: 100 };

const DEPLOYMENT_ROLLBACK: Scenario = {
  setup: [
    // Without credentials: their clean-up would wait for the end of the deployment.
    ['POST', '/sandbox/services', { ...CREATE_SERVICE[2], credentials: {} }],
    ['PUT', WWW, { ...DEPLOY[2], service: { deploymentconfiguration: STUCK } }],
  ],
  request: ['POST', `${WWW}/rollback`],
};

/** Lets AWS calls of workflows fail, and checks what remains. @param sample how many failures of each workflow; all by default. */
export function testFailures(t: Test, sample?: number): void {
  for (const [name, scenario] of Object.entries(CHANGES))
    t.test(`when a call of ${name} fails, it is rolled back; when its follow-up fails, it stays`, async t => {
      const inventories = await inventoriesOf(t, scenario);
      await forEachFailure(t, scenario, sample, (t, failure) => testChange(t, scenario, failure, inventories));
    });

  for (const [name, scenario] of Object.entries(DELETIONS))
    t.test(`when a call of ${name} fails, a second deletion completes it`, t =>
      forEachFailure(t, scenario, sample, (t, failure) => testDeletion(t, scenario, failure)),
    );

  t.test('when a call of a deployment rollback fails, a second rollback completes it', async t => {
    const inventories = await inventoriesOf(t, DEPLOYMENT_ROLLBACK);
    await forEachFailure(t, DEPLOYMENT_ROLLBACK, sample, (t, failure) =>
      testDeploymentRollback(t, failure, inventories),
    );
  });
}

interface Inventories {
  before: Inventory;
  after: Inventory;
}

/** The inventories before and after a run without a failure. */
async function inventoriesOf(t: Test, scenario: Scenario): Promise<Inventories> {
  const { call, emulator, settled } = await prepared(t, scenario);
  const before = inventoryOf(emulator);
  await call(...scenario.request);
  await settled();
  return { before, after: inventoryOf(emulator) };
}

async function forEachFailure(
  t: Test,
  scenario: Scenario,
  sample: number | undefined,
  run: (t: Test, failure: Failure) => Promise<void>,
): Promise<void> {
  const failures = spread(await failuresOf(t, scenario), sample);
  t.jobs = JOBS;
  await Promise.all(failures.map(failure => t.test(failure.name, { buffered: true }, t => run(t, failure))));
}

async function testChange(t: Test, scenario: Scenario, failure: Failure, inventories: Inventories): Promise<void> {
  const service = await prepared(t, scenario);
  service.emulator.faults.add(failure.fault);

  const { status, body } = await service.call(...scenario.request);

  await service.settled();
  const found = inventoryOf(service.emulator);
  if (status < 300) return assertDone(t, service, failure, differences(found, inventories.after));
  t.same(differences(found, inventories.before), []);
  await assertRolledBack(t, service, body);
}

async function testDeletion(t: Test, scenario: Scenario, failure: Failure): Promise<void> {
  const { call, emulator, settled } = await prepared(t, scenario);
  emulator.faults.add(failure.fault);

  const first = await call(...scenario.request);
  await settled();
  emulator.faults.clear();
  const second = await call(...scenario.request);
  await settled();

  t.ok(first.status < 300 || first.body.step || first.status >= 500, `answers ${first.status}`);
  t.ok([200, 202, 404].includes(second.status), `then ${second.status}`);
  t.same(differences(inventoryOf(emulator), EMPTY), []);
  t.same(emulator.tags(), {}, 'no INACTIVE revision remains either, which an inventory does not contain');
  t.equal((await call(...scenario.request)).status, 404);
}

/** Stopping a deployment cannot be undone: after a failure the service is as before or as after. */
async function testDeploymentRollback(t: Test, failure: Failure, { before, after }: Inventories): Promise<void> {
  const { call, emulator, settled } = await prepared(t, DEPLOYMENT_ROLLBACK);
  emulator.faults.add(failure.fault);

  const first = await call(...DEPLOYMENT_ROLLBACK.request);
  await settled();
  const found = inventoryOf(emulator);
  emulator.faults.clear();
  const second = await call(...DEPLOYMENT_ROLLBACK.request);
  await settled();

  if (first.status >= 300) t.match(first.body, { step: String, operation: String });
  const isUnchanged = differences(found, before).length === 0;
  t.ok(isUnchanged || differences(found, after).length === 0, 'as before or as after');
  if (isUnchanged) t.ok(first.status >= 300, `answers ${first.status}`);
  // A deployment that is rolled back already has no earlier one to return to.
  t.ok([200, 409].includes(second.status), `then ${second.status}`);
  t.same(differences(inventoryOf(emulator), after), []);
}

/** The answer and the operation report the failure. */
async function assertRolledBack(t: Test, { call }: Service, body: Record<string, string>): Promise<void> {
  t.match(body, { step: String, operation: String });
  const { body: operation } = await call('GET', `/sandbox/operations/${body.operation}`);
  t.equal(operation.State, 'rolled_back');
  t.match(operation.Problem, { detail: body.detail, step: body.step });
  t.same(operation.Problem.remaining, []);
}

/** The change is complete; when its follow-up has failed, secrets may remain that are no longer needed. */
async function assertDone(t: Test, { call }: Service, { kind }: Failure, remaining: string[]): Promise<void> {
  const { body } = await call('GET', '/sandbox/operations');
  const [latest] = body.Operations;
  const hasFailed = latest.State !== 'succeeded';
  t.ok(hasFailed || kind === 'drop', 'a dropped connection is retried; an error is reported');
  t.same(hasFailed ? remaining.filter(line => !line.startsWith('secrets: unexpected ')) : remaining, []);
  if (hasFailed) t.match(latest, { Kind: 'cleanUpCredentials', State: 'rolled_back', Problem: { step: String } });
}

function credential(name: string, secretstring: string) {
  return { name, secretstring };
}
