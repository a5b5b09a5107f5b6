import { ECS } from '@aws-sdk/client-ecs';
import t, { type Test } from 'tap';
import { manualClock } from '../../src/emulator/index.js';
import { clientOf } from '../emulator/connect.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

async function running(t: Test): Promise<Service> {
  const service = await startService(t);
  await service.call('POST', '/sandbox/services', webService());
  return service;
}

async function etag({ call }: Service): Promise<string> {
  return String((await call('GET', WWW)).headers.etag);
}

/** The part of the ETag that `If-Match` compares. */
function stateOf({ headers }: { headers: Record<string, unknown> }): string | undefined {
  return String(headers.etag).split('.')[0];
}

/** Every request that takes `If-Match`. */
const guarded = [
  ['PUT', WWW, { service: { desiredcount: 2 } }],
  ['PUT', `${WWW}?dryRun=true`, { service: { desiredcount: 2 } }],
  ['PUT', '/sandbox/clusters/myclu/services', { service: { service: 'www', desiredcount: 2 } }],
  ['POST', `${WWW}/rollback`, { taskdefinition: 'web:1' }],
  ['DELETE', WWW, undefined],
  ['DELETE', `${WWW}?recursive=true`, undefined],
] as const;

for (const [method, path, body] of guarded) {
  t.test(`${method} ${path} with an outdated ETag is refused and changes nothing`, async t => {
    const service = await running(t);
    const old = await etag(service);
    await service.call('PUT', WWW, { taskdefinition: webDefinition({ image: 'nginx:2' }) });
    const before = service.emulator.snapshot();

    const answer = await service.call(method, path, body, { 'if-match': old });

    t.match(answer, { status: 412, body: { type: 'urn:ecs-api:problem:precondition-failed' } });
    await service.settled();
    t.same(service.emulator.snapshot(), before);
  });

  t.test(`${method} ${path} with the current ETag succeeds`, async t => {
    const service = await running(t);

    const { status } = await service.call(method, path, body, { 'if-match': await etag(service) });

    t.equal(status, 200);
  });
}

t.test('a list with a matching ETag and * match; a weak ETag does not', async t => {
  const service = await running(t);
  const present = await etag(service);
  const status = async (value: string) =>
    (await service.call('PUT', `${WWW}?dryRun=true`, { forcenewdeployment: true }, { 'if-match': value })).status;

  t.equal(await status(`"of-another", ${present}`), 200);
  t.equal(await status('*'), 200);
  t.equal(await status('"of-another", "of-a-third"'), 412);
  t.equal(await status(`W/${present}`), 412);
});

t.test('a missing service is 404 whatever If-Match contains', async t => {
  const { call } = await running(t);

  for (const value of ['*', '"any"'])
    t.equal((await call('DELETE', `${WWW}-not`, undefined, { 'if-match': value })).status, 404, value);
});

t.test(
  'the part of the ETag for If-Match does not change with the service’s tasks, nor with all=true; the other one does',
  async t => {
    const clock = manualClock();
    const service = await startService(t, { emulator: { clock, timings: { taskPending: 30_000 } } });
    await service.call('POST', '/sandbox/services', webService());
    clock.advance(60_000);
    const before = await etag(service);
    const [task] = (await service.call('GET', '/sandbox/clusters/myclu/tasks?service=www')).body;
    await service.call('DELETE', `/sandbox/clusters/myclu/tasks/${task.replace(/.*\//, '')}`);

    const pending = await service.call('GET', WWW, undefined, { 'if-none-match': before });
    const details = await service.call('GET', `${WWW}?all=true`);
    const planned = await service.call(
      'PUT',
      `${WWW}?dryRun=true`,
      { forcenewdeployment: true },
      { 'if-match': before },
    );

    t.match(pending, { status: 200, body: { PendingCount: 1 } });
    t.not(pending.headers.etag, before);
    t.same([pending, details].map(stateOf), Array(2).fill(before.split('.')[0]));
    t.equal(planned.status, 200);
  },
);

for (const [what, change] of Object.entries({
  'a desired count': { service: { desiredcount: 2 } },
  'a definition': { taskdefinition: webDefinition({ image: 'nginx:2' }) },
  tags: { tags: [{ Key: 'Team', Value: 'blue' }] },
  'a forced deployment': { forcenewdeployment: true },
})) {
  t.test(`${what} changes the ETag`, async t => {
    const service = await running(t);
    const before = await etag(service);

    await service.call('PUT', WWW, change);

    t.not((await etag(service)).split('.')[0], before.split('.')[0]);
  });
}

t.test('a change made directly in AWS is detected', async t => {
  const service = await running(t);
  const before = await etag(service);
  await clientOf(t, ECS, service.emulator).updateService({ cluster: 'myclu', service: 'www', desiredCount: 3 });

  const { status } = await service.call('DELETE', WWW, undefined, { 'if-match': before });

  t.equal(status, 412);
});

t.test('If-None-Match answers 304 without a body, also to HEAD', async t => {
  const { call } = await running(t);
  const present = await call('GET', WWW);
  const known = { 'if-none-match': String(present.headers.etag) };

  for (const method of ['GET', 'HEAD'] as const) {
    const { status, body, headers } = await call(method, WWW, undefined, known);
    t.equal(status, 304, method);
    t.equal(body, '', method);
    t.equal(headers.etag, present.headers.etag, method);
    t.equal(headers['cache-control'], 'no-store', method);
    t.notOk('content-type' in headers || 'content-length' in headers, method);
  }
  const head = await call('HEAD', WWW);
  t.equal(head.status, 200);
  for (const name of ['etag', 'content-type', 'content-length'])
    t.equal(head.headers[name], present.headers[name], name);
});

t.test('a list that has changed has another ETag, and an error has none', async t => {
  const { call } = await running(t);
  const clusters = '/sandbox/clusters';
  const { headers } = await call('GET', clusters);
  await call('POST', clusters, { ClusterName: 'another' });

  const changed = await call('GET', clusters, undefined, { 'if-none-match': String(headers.etag) });
  const missing = await call('GET', `${clusters}/missing`, undefined, { 'if-none-match': '*' });

  t.equal(changed.status, 200);
  t.not(changed.headers.etag, headers.etag);
  t.equal(missing.status, 404);
  t.notOk('etag' in missing.headers);
});
