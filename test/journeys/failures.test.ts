import t, { type Test } from 'tap';
import { type Census, censusOf, differences } from '../../scripts/chaos/census.js';
import { startEmulator } from '../../src/emulator/index.js';
import { container, definitionWith } from '../support/credentials.js';
import { type Failure, failuresOf, prepared, type Story } from '../support/failures.js';
import type { Service } from '../support/service.js';
import { WWW, webService } from '../support/web-service.js';

/** An account in which nothing is yet. */
const nothing = await startEmulator();
const { seed } = nothing;
const EMPTY = censusOf(nothing);
await nothing.close();

const MANAGED = '/sandbox/clusters/myclu/taskdefs/web';

const CREATE = {
  cluster: { clustername: 'myclu' },
  taskdefinition: definitionWith(['web', 'sidecar', 'old'].map(name => container(name))),
  credentials: { web: credential('login', 'one'), old: credential('old', 'two') },
};

/** Changes all that an update can: a credential gets another value, one is new, one is not needed any more. */
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

const CHANGES: Record<string, Story> = {
  'the creation of a managed task definition': { before: [], act: CREATE_MANAGED },
  'the update of a service': {
    before: [CREATE_SERVICE],
    act: ['PUT', WWW, { ...UPDATE, forcenewdeployment: true, service: { desiredcount: 2 } }],
  },
  'the update of a managed task definition': { before: [CREATE_MANAGED], act: ['PUT', MANAGED, UPDATE] },
};

const DELETIONS: Record<string, Story> = {
  'the deletion of a service': {
    before: [['POST', '/sandbox/services', { ...CREATE_SERVICE[2], serviceregistry: REGISTRY }]],
    act: ['DELETE', `${WWW}?recursive=true`],
  },
  'the deletion of a managed task definition': {
    before: [CREATE_MANAGED, ['POST', `${MANAGED}/tasks`, { count: 1 }]],
    act: ['DELETE', `${MANAGED}?recursive=true&force=true`],
  },
  'the deletion of a managed task definition that has no credentials': {
    before: [['POST', '/sandbox/taskdefs', { ...CREATE, credentials: {} }]],
    act: ['DELETE', `${MANAGED}?recursive=true`],
  },
};

for (const [name, story] of Object.entries(CHANGES))
  t.test(`whichever call of ${name} fails, all is as before, or what goes on after it has failed`, async t => {
    const [before, after] = await censuses(t, story);
    for (const failure of await failuresOf(t, story))
      await t.test(failure.name, async t => {
        const service = await prepared(t, story);
        service.emulator.faults.add(failure.fault);

        const { status, body } = await service.call(...story.act);

        await service.settled();
        const found = censusOf(service.emulator);
        if (status >= 400) {
          t.same(differences(found, before), []);
          await toldOf(t, service, body);
        } else await isDone(t, service, failure, differences(found, after));
      });
  });

for (const [name, story] of Object.entries(DELETIONS))
  t.test(`whichever call of ${name} fails, a second deletion finishes the job`, async t => {
    for (const failure of await failuresOf(t, story))
      await t.test(failure.name, async t => {
        const { call, emulator, settled } = await prepared(t, story);
        emulator.faults.add(failure.fault);

        const first = await call(...story.act);
        await settled();
        emulator.faults.clear();
        const second = await call(...story.act);
        await settled();

        t.ok(first.status < 300 || first.body.step || first.status >= 500, `answers ${first.status}`);
        t.ok([200, 202, 404].includes(second.status), `then ${second.status}`);
        t.same(differences(censusOf(emulator), EMPTY), []);
        t.same(emulator.tags(), {}, 'no INACTIVE revision is left either, which a census does not tell of');
        t.equal((await call(...story.act)).status, 404);
      });
  });

function credential(name: string, secretstring: string) {
  return { name, secretstring };
}

/** What there is before a story and after it. */
async function censuses(t: Test, story: Story): Promise<[before: Census, after: Census]> {
  const { call, emulator, settled } = await prepared(t, story);
  const before = censusOf(emulator);
  await call(...story.act);
  await settled();
  return [before, censusOf(emulator)];
}

/** The answer and the operation tell of the failure. */
async function toldOf(t: Test, { call }: Service, body: Record<string, string>): Promise<void> {
  t.match(body, { step: String, operation: String });
  const { body: operation } = await call('GET', `/sandbox/operations/${body.operation}`);
  t.equal(operation.State, 'rolled_back');
  t.match(operation.Problem, { detail: body.detail, step: body.step, remaining: [] });
}

/** All is done; but where what goes on after the answer has failed, secrets may be left that nothing needs. */
async function isDone(t: Test, { call }: Service, { kind }: Failure, left: string[]): Promise<void> {
  const { body } = await call('GET', '/sandbox/operations');
  const [latest] = body.Operations;
  const hasFailed = latest.State !== 'succeeded';
  t.ok(hasFailed || kind === 'drop', 'a connection that is dropped is tried again; an error is told of');
  t.same(hasFailed ? left.filter(line => !line.startsWith('secrets: there is ')) : left, []);
  if (hasFailed) t.match(latest, { Kind: 'cleanUpCredentials', State: 'rolled_back', Problem: { step: String } });
}
