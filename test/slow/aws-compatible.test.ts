import t, { type Test } from 'tap';
import { container, definitionWith } from '../support/credentials.js';
import { startCompatibleEndpoint } from '../support/endpoints/compatible-endpoint.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webService } from '../support/web-service.js';

/** Service `www` on an endpoint that ignores `sort`, pages by 10 and returns null for empty lists. */
async function running(t: Test, config: { keepRevisions?: number } = {}): Promise<Service> {
  const service = await startService(t, { inFront: startCompatibleEndpoint, config });
  const { status, body } = await service.call('POST', '/sandbox/services?wait=steady', webService());
  t.equal(status, 200, JSON.stringify(body));
  return service;
}

/** Deploys images up to this number. */
async function deployUpTo(t: Test, { call, settled }: Service, count: number): Promise<void> {
  for (let image = 2; image <= count; image += 1) {
    const taskdefinition = definitionWith([{ ...container('web'), image: `nginx:${image}` }]);
    t.match(await call('PUT', `${WWW}?wait=steady`, { taskdefinition }), { status: 200 });
  }
  await settled();
}

t.test('deployments are listed with the latest first, and a rollback returns to the one before', async t => {
  const service = await running(t);
  await deployUpTo(t, service, 12);

  const { body } = await service.call('GET', `${WWW}/deployments`);

  const created = body.map(({ CreatedAt }: { CreatedAt: string }) => CreatedAt);
  t.equal(created.length, 12);
  t.same(created, [...created].sort().reverse());
  t.match((await service.call('POST', `${WWW}/rollback`)).body, { TaskDefinition: /web:11$/ });
});

t.test('the latest revisions stay when older ones are pruned', async t => {
  const service = await running(t, { keepRevisions: 3 });

  await deployUpTo(t, service, 13);

  const { body } = await service.call('GET', '/sandbox/taskdefs');
  t.same([...new Set(body.map((arn: string) => arn.split('/').at(-1)))].slice(-3), ['web:11', 'web:12', 'web:13']);
});

t.test('a failed update leaves no revision behind among many', async t => {
  const service = await running(t);
  await deployUpTo(t, service, 12);
  const error = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };
  service.emulator.faults.add({ service: 'ecs', action: 'UpdateService', error });
  const taskdefinition = definitionWith([{ ...container('web'), image: 'nginx:13' }]);

  const { status } = await service.call('PUT', WWW, { taskdefinition });
  await service.settled();

  t.equal(status, 502);
  t.equal((await service.call('GET', '/sandbox/taskdefs/web:13')).status, 404);
  t.equal((await service.call('GET', '/sandbox/taskdefs/web:12')).status, 200);
});

t.test('a recursive deletion leaves nothing', async t => {
  const service = await running(t);
  await deployUpTo(t, service, 12);

  t.equal((await service.call('DELETE', `${WWW}?recursive=true`)).status, 200);
  await service.settled();

  t.equal((await service.call('GET', '/sandbox/clusters/myclu')).status, 404);
  t.same((await service.call('GET', '/sandbox/taskdefs')).body, []);
});
