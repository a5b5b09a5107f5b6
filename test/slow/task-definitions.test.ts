import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { readPage, verifyPage } from '../support/generated-page.js';
import { type Answer, type Service, startService } from '../support/service.js';
import { type Tried, tablesOf } from '../support/task-definitions/outcomes.js';
import { repaired } from '../support/task-definitions/repair.js';

/*
 * Each line of the fixture is a definition of a public repository, or of AWS's own guide, reduced to what matters: its shape, with
 * names, images and values of this project's own.
 */

const FIXTURE = join(import.meta.dirname, '../../../test/fixtures/definitions.jsonl');
const PAGE = 'task-definitions.md';
/** From here on, the page is generated. */
const HEADING = '## Tried with definitions of others\n';

const lookedUp: { kind: string; definition: object }[] = readFileSync(FIXTURE, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line));

t.test('each definition runs, or the response lists every reason why not', async t => {
  const service = await startService(t);
  await service.call('POST', '/sandbox/clusters', { ClusterName: 'myclu' });
  const tried: Tried[] = [];
  for (const [index, { kind, definition }] of lookedUp.entries())
    tried.push({ kind, ...(await tryDefinition(t, service, `service-${index + 1}`, definition)) });

  const written = readPage(PAGE);
  const page = written.slice(0, written.indexOf(HEADING)) + HEADING + tablesOf(tried);
  verifyPage(t, PAGE, page, import.meta.filename);
  t.ok(lookedUp.length >= 150, `${lookedUp.length} definitions`);
});

/** Plans and creates a service with a definition, and updates it with the same definition and with what is read of it. */
async function tryDefinition(t: Test, { call }: Service, name: string, definition: object) {
  const body = { cluster: { clustername: 'myclu' }, service: { servicename: name, desiredcount: 1 } };
  const request = { ...body, taskdefinition: definition };
  const planned = await call('POST', '/sandbox/services?dryRun=true', request);
  const managed = await call('POST', '/sandbox/taskdefs?dryRun=true', {
    cluster: body.cluster,
    taskdefinition: definition,
  });
  t.equal(managed.status, planned.status, `${name}: a managed definition has the same outcome`);
  const created = await call('POST', '/sandbox/services?wait=steady', request);
  t.equal(created.status, planned.status, `${name}: ${JSON.stringify(created.body.detail)}`);
  const outcome = { status: created.status, faults: created.body.errors, adjustments: created.body.Adjustments };
  if (created.status === 200) {
    await testUnchanged(t, call, name, definition);
    return outcome;
  }
  t.ok(refusesWithPlaces(created), `${name}: ${JSON.stringify(created.body)}`);
  return { ...outcome, isAcceptedAfterRepair: await testRepaired(t, call, request, created) };
}

/**
 * What is corrected as the response says is accepted. What does not exist is known only when the rest is right.
 * @returns whether everything could be corrected.
 */
async function testRepaired(
  t: Test,
  call: Service['call'],
  request: { service: { servicename: string }; taskdefinition: object },
  refused: Answer,
): Promise<boolean> {
  let { taskdefinition } = request;
  let answer = refused;
  for (const status of [400, 404]) {
    if (answer.status !== status) continue;
    const next = repaired(taskdefinition, answer.body.errors);
    if (!next) return false;
    taskdefinition = next;
    answer = await call('POST', '/sandbox/services?dryRun=true', { ...request, taskdefinition });
  }
  t.equal(answer.status, 200, `${request.service.servicename}: ${JSON.stringify(answer.body)}`);
  return true;
}

/** A definition that is sent again, as it was given or as it was read, is not registered again. */
async function testUnchanged(t: Test, call: Service['call'], name: string, definition: object): Promise<void> {
  const path = `/sandbox/clusters/myclu/services/${name}`;
  const again = await call('PUT', `${path}?dryRun=true`, { taskdefinition: definition });
  const read = await call('GET', `${path}?all=true`);
  const roundTrip = await call('PUT', `${path}?dryRun=true&strict=true`, { taskdefinition: read.body.TaskDefinition });
  for (const answer of [again, roundTrip])
    t.equal(actionOn(answer, 'registerTaskDefinition'), 'reuse', `${name}: ${JSON.stringify(answer.body)}`);
}

function actionOn({ body }: Answer, step: string): string | undefined {
  return body.Steps?.find((one: { Step: string }) => one.Step === step)?.Action;
}

function refusesWithPlaces({ status, body }: Answer): boolean {
  const faults: { pointer?: string; message: string }[] = body.errors ?? [];
  return [400, 404].includes(status) && faults.length > 0 && faults.every(({ pointer }) => pointer?.startsWith('/'));
}
