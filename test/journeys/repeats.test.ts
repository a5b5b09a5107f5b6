import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import t, { type Test } from 'tap';
import { clientOf } from '../emulator/connect.js';
import { type Answer, type Service, startService } from '../support/service.js';
import { WWW, webService } from '../support/web-service.js';

const RECURSIVE = `${WWW}?recursive=true`;
const YEAR_MS = 365 * 86_400_000;
const REFUSED = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };

/** A request for service `www` with a credential and a registry. */
function requestFor({ emulator }: Service, over: { service?: object; container?: object; ttl?: number } = {}) {
  const { service = {}, container = {}, ttl = 30 } = over;
  const { namespaceId } = emulator.seed;
  return {
    ...webService({ service, container }),
    serviceregistry: { name: 'www', dnsconfig: { namespaceid: namespaceId, dnsrecords: [{ type: 'A', ttl }] } },
    credentials: { web: { Name: 'login', SecretString: 'one' } },
  };
}

function start(t: Test): Promise<Service> {
  return startService(t);
}

async function create(t: Test, service: Service, body: object = requestFor(service)): Promise<Answer> {
  const answer = await service.call('POST', '/sandbox/services?wait=steady', body);
  t.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer;
}

async function remove(t: Test, { call, settled }: Service, path: string): Promise<void> {
  t.equal((await call('DELETE', path)).status, 200);
  await settled();
}

/** The names of what the account has. */
function left({ emulator }: Service) {
  const { logs, secretsmanager, servicediscovery, ecs } = emulator.snapshot() as Record<string, object>;
  return JSON.stringify({ logs, secretsmanager, servicediscovery, ecs });
}

t.test('the same request creates a service again after it was deleted', async t => {
  const service = await start(t);
  const first = await create(t, service);
  await remove(t, service, WWW);

  const again = await create(t, service);

  t.equal(again.body.ServiceDiscoveryService.Arn, first.body.ServiceDiscoveryService.Arn, 'the registry is reused');
  t.equal(again.body.Credentials.web.ARN, first.body.Credentials.web.ARN, 'the secret is reused');
  t.not(again.body.Credentials.web.VersionId, first.body.Credentials.web.VersionId);
  const before = await service.call('GET', '/sandbox/clusters/myclu');
  t.equal(before.status, 200);
  await remove(t, service, RECURSIVE);
  t.notMatch(left(service), /login|"www"/);
});

t.test('the plan of a repeated request says what it reuses', async t => {
  const service = await start(t);
  await create(t, service);
  await remove(t, service, WWW);
  const before = service.emulator.snapshot();

  const { body } = await service.call('POST', '/sandbox/services?dryRun=true', requestFor(service));

  const reused = body.Steps.filter(({ Action }: { Action: string }) => Action === 'reuse');
  t.same(
    reused
      .map(({ Step }: { Step: string }) => Step)
      .filter((step: string) => /Secret|Registry/.test(step))
      .sort(),
    ['createSecret', 'createServiceRegistry'],
  );
  t.same(service.emulator.snapshot(), before);
});

t.test('the same request creates a service again after a recursive deletion', async t => {
  const service = await start(t);
  const before = service.emulator.snapshot();
  await create(t, service);
  await remove(t, service, RECURSIVE);
  t.same(service.emulator.snapshot(), before);

  await create(t, service);
});

t.test('the same request succeeds after a failed creation', async t => {
  const service = await start(t);
  service.emulator.faults.add({ service: 'ecs', action: 'CreateService', error: REFUSED });
  const failed = await service.call('POST', '/sandbox/services', requestFor(service));
  await service.settled();

  t.equal(failed.status, 502);
  await create(t, service);
});

t.test('the same request succeeds after a failed creation whose rollback failed', async t => {
  const service = await start(t);
  service.emulator.faults.add({ service: 'ecs', action: 'CreateService', error: REFUSED });
  for (const [name, action] of [
    ['secretsmanager', 'DeleteSecret'],
    ['servicediscovery', 'DeleteService'],
  ] as const)
    service.emulator.faults.add({ service: name, action, error: { ...REFUSED, code: 'InvalidParameterException' } });
  const failed = await service.call('POST', '/sandbox/services', requestFor(service));
  await service.settled();

  t.equal(failed.status, 502);
  await create(t, service);
});

t.test('the same update succeeds after its deployment was rolled back', async t => {
  const service = await start(t);
  await create(t, service, webService());
  const update = { credentials: { web: { Name: 'login', SecretString: 'one' } } };
  const definition = (image: string) => ({ ...webService({ container: { image } }).taskdefinition });
  const broken = { ...update, taskdefinition: definition('does-not-exist:1') };

  const failed = await service.call('PUT', `${WWW}?wait=steady`, broken);
  await service.settled();
  const again = await service.call('PUT', `${WWW}?wait=steady`, { ...broken, taskdefinition: definition('nginx:2') });

  t.equal(failed.status, 409);
  t.equal(again.status, 200, JSON.stringify(again.body));
  t.match(again.body.Credentials, { web: { Name: 'spinup/myorg/myclu/login' } });
});

t.test('a service that exists is named, with the way out, before anything is changed', async t => {
  const service = await start(t);
  await create(t, service);
  const before = service.emulator.snapshot();

  const { status, body } = await service.call('POST', '/sandbox/services', requestFor(service));

  t.equal(status, 409);
  t.match(body.detail, /already exists in cluster myclu.*Update it, or delete it first/);
  t.same(service.emulator.snapshot(), before);
});

t.test('what another service uses is not taken, and the answer names the way out', async t => {
  const service = await start(t);
  await create(t, service);
  const before = service.emulator.snapshot();
  const other = (over: object) => ({ ...requestFor(service, { service: { servicename: 'other' } }), ...over });

  const secret = await service.call('POST', '/sandbox/services', other({ serviceregistry: null }));
  const registry = await service.call('POST', '/sandbox/services', other({ credentials: null }));

  t.match(secret, { status: 409, body: { detail: /login already exists and is in use.*another Name/ } });
  t.match(registry, {
    status: 409,
    body: { detail: /registry www already exists and a service uses it.*another name/ },
  });
  t.same(service.emulator.snapshot(), before);
});

t.test('a registry that is left and differs is not taken', async t => {
  const service = await start(t);
  await create(t, service);
  await remove(t, service, WWW);

  const { status, body } = await service.call('POST', '/sandbox/services', requestFor(service, { ttl: 60 }));

  t.equal(status, 409);
  t.match(body.detail, /registry www already exists and differs/);
});

t.test('a registry of another org is not taken', async t => {
  const service = await start(t);
  const client = clientOf(t, ServiceDiscovery, service.emulator);
  await client.createService({
    Name: 'www',
    DnsConfig: { NamespaceId: service.emulator.seed.namespaceId, DnsRecords: [{ Type: 'A', TTL: 30 }] },
    HealthCheckCustomConfig: { FailureThreshold: 1 },
    Tags: [{ Key: 'spinup:org', Value: 'another' }],
  });

  const { status, body } = await service.call('POST', '/sandbox/services', requestFor(service));

  t.equal(status, 409);
  t.match(body.detail, 'Service registry www already exists. Give another name.');
});

/** A log configuration with a group of its own. */
function logsTo(group: string) {
  return {
    logdriver: 'awslogs',
    options: { 'awslogs-group': group, 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'x' },
  };
}

function connect(group: string) {
  return {
    serviceconnectconfiguration: { enabled: true, namespace: 'spinup.internal', logconfiguration: logsTo(group) },
  };
}

t.test('a recursive deletion leaves nothing that this service created', async t => {
  const service = await start(t);
  const before = service.emulator.snapshot();
  const body = requestFor(service, { container: { logconfiguration: logsTo('own') }, service: connect('connected') });
  await create(t, service, body);
  const detached = await service.call('PUT', WWW, { service: { serviceregistries: [] } });
  t.equal(detached.status, 200, JSON.stringify(detached.body));

  await remove(t, service, RECURSIVE);

  t.same(service.emulator.snapshot(), before);
});

t.test('a recursive deletion deletes what an update detached and the tag index does not list yet', async t => {
  const service = await startService(t, { emulator: { timings: { tagIndex: YEAR_MS } } });
  const before = service.emulator.snapshot();
  await create(t, service, requestFor(service, { service: connect('first') }));
  for (const change of [connect('second'), { serviceregistries: [] }]) {
    const { status, body } = await service.call('PUT', WWW, { service: change, forcenewdeployment: true });
    t.equal(status, 200, JSON.stringify(body));
  }

  await remove(t, service, RECURSIVE);

  t.same(service.emulator.snapshot(), before);
});

t.test('a Service Connect proxy can log to the group of a space that has none yet', async t => {
  const service = await start(t);
  const logs = clientOf(t, CloudWatchLogs, service.emulator);
  const definition = { ...webService().taskdefinition, networkmode: 'awsvpc' };
  t.equal((await service.call('POST', '/sandbox/taskdefs', definition)).status, 200);
  t.equal((await service.call('POST', '/sandbox/clusters', { clustername: 'myclu' })).status, 200);

  const body = { service: { ...webService().service, cluster: 'myclu', taskdefinition: 'web', ...connect('myclu') } };
  const created = await service.call('POST', '/sandbox/services', body);
  t.equal(created.status, 200, JSON.stringify(created.body));

  const { logGroups = [] } = await logs.describeLogGroups({});
  t.same(
    logGroups.map(({ logGroupName }) => logGroupName),
    ['myclu'],
  );
});

t.test('a Service Connect proxy cannot log to another org’s group, and nothing is created', async t => {
  const service = await start(t);
  const logs = clientOf(t, CloudWatchLogs, service.emulator);
  await logs.createLogGroup({ logGroupName: 'theirs', tags: { 'spinup:org': 'another' } });
  const before = service.emulator.snapshot();
  const own = webService({ service: connect('own') });

  const refused = await service.call('POST', '/sandbox/services', webService({ service: connect('theirs') }));
  t.same(service.emulator.snapshot(), before);
  await create(t, service, own);
  const created = service.emulator.snapshot();
  const update = await service.call('PUT', WWW, { service: connect('theirs'), forcenewdeployment: true });

  t.same(service.emulator.snapshot(), created);
  for (const { status, body } of [refused, update]) {
    t.equal(status, 400, JSON.stringify(body));
    t.same(body.errors, [
      {
        pointer: '/service/serviceconnectconfiguration/logconfiguration/options/awslogs-group',
        message: 'is not a log group of this org',
      },
    ]);
  }
});

t.test('an update creates the group of a Service Connect proxy, and a recursive deletion deletes it', async t => {
  const service = await start(t);
  const before = service.emulator.snapshot();
  await create(t, service, webService());

  const updated = await service.call('PUT', WWW, { service: connect('connected'), forcenewdeployment: true });
  t.equal(updated.status, 200, JSON.stringify(updated.body));
  const { logGroups = [] } = await clientOf(t, CloudWatchLogs, service.emulator).describeLogGroups({});
  t.same(logGroups.map(({ logGroupName }) => logGroupName).sort(), ['connected', 'myclu']);

  await remove(t, service, RECURSIVE);
  t.same(service.emulator.snapshot(), before);
});

t.test('a recursive deletion keeps what others use, and the operation says so', async t => {
  const service = await start(t);
  const logs = clientOf(t, CloudWatchLogs, service.emulator);
  await logs.createLogGroup({ logGroupName: 'foreign', tags: { 'spinup:org': 'myorg' } });
  const containers = ['shared', 'foreign'].map(group => ({
    name: group,
    image: 'nginx:1',
    logconfiguration: logsTo(group),
  }));
  const body = { ...webService({ service: connect('connected') }) };
  await create(t, service, { ...body, taskdefinition: { ...body.taskdefinition, containerdefinitions: containers } });
  await create(t, service, {
    ...webService({ service: { servicename: 'other', ...connect('connected') } }),
    taskdefinition: { ...body.taskdefinition, family: 'other', containerdefinitions: containers.slice(0, 1) },
  });

  const { headers } = await service.call('DELETE', RECURSIVE);
  await service.settled();

  const { body: operation } = await service.call('GET', String(headers.location).replace('/v1/ecs', ''));
  const kept = operation.Steps.filter(({ State }: { State: string }) => State === 'unchanged');
  t.same(
    kept.map(({ Resource, Reason }: { Resource: { Name: string }; Reason: string }) => [Resource.Name, Reason]).sort(),
    [
      ['connected', 'Something else logs to it.'],
      ['foreign', 'It was not created for the space.'],
      ['myclu', 'It has services or tasks.'],
      ['shared', 'Something else logs to it.'],
    ],
  );
  const { logGroups = [] } = await logs.describeLogGroups({});
  t.same(logGroups.map(({ logGroupName }) => logGroupName).sort(), ['connected', 'foreign', 'myclu', 'shared']);
});
