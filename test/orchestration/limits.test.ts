import { IAM } from '@aws-sdk/client-iam';
import { ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api';
import t, { type Test } from 'tap';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

const credentials = { web: { Name: 'registry', SecretString: 'x' } };

/** Requests are refused, planned or not, with these faults, and nothing changes. */
async function refused(t: Test, { call, emulator }: Service, path: string, body: object, pointers: string[]) {
  const method = path.endsWith('/services') ? 'POST' : 'PUT';
  const before = [emulator.snapshot(), emulator.tags()];
  for (const query of ['', '?dryRun=true']) {
    const answer = await call(method, path + query, body);
    t.equal(answer.status, 400, JSON.stringify(answer.body));
    t.same(
      answer.body.errors?.map(({ pointer }: { pointer: string }) => pointer),
      pointers,
      JSON.stringify(answer.body),
    );
  }
  t.same([emulator.snapshot(), emulator.tags()], before);
}

for (const resource of ['service/', 'cluster/', 'task-definition/', 'log-group:', 'secret:'])
  t.test(
    `an update is refused before it changes anything where the ${resource.slice(0, -1)} would have too many tags`,
    async t => {
      const service = await startService(t);
      await service.call('POST', '/sandbox/services', { ...webService(), credentials });
      await fillTags(t, service, `:${resource}`);

      await refused(t, service, WWW, { Tags: [{ Key: 'one', Value: 'more' }] }, ['/Tags']);
      const replaced = await service.call('PUT', WWW, { Tags: [{ Key: 't0', Value: 'new' }] });
      t.equal(replaced.status, 200, JSON.stringify(replaced.body));
    },
  );

t.test('an update is refused before it changes anything where the role would have too many tags', async t => {
  const service = await startService(t);
  await service.call('POST', '/sandbox/services', webService());
  const iam = clientOf(t, IAM, service.emulator);
  const RoleName = 'myclu-ecsTaskExecution';
  const { Tags: existing = [] } = await iam.listRoleTags({ RoleName });
  const Tags = Array.from({ length: 50 - existing.length }, (_, index) => ({ Key: `t${index}`, Value: '' }));
  await iam.tagRole({ RoleName, Tags });

  await refused(t, service, WWW, { Tags: [{ Key: 'one', Value: 'more' }] }, ['/Tags']);
});

t.test('a secret and a parameter get no value together with too many tags', async t => {
  const service = await startService(t);
  await service.call('POST', '/sandbox/secrets', { Name: 'mine', SecretString: 'x' });
  await service.call('POST', '/sandbox/params/myclu', { Name: 'mine', Value: 'x' });
  await fillTags(t, service, ':secret:');
  await fillTags(t, service, ':parameter/');
  const before = [service.emulator.snapshot(), service.emulator.tags()];

  const tags = [{ Key: 'one', Value: 'more' }];
  for (const [path, body] of [
    ['/sandbox/secrets/mine', { Secret: 'new', Tags: tags }],
    ['/sandbox/params/myclu/mine', { Value: 'new', Tags: tags }],
  ] as const) {
    const { status, body: problem } = await service.call('PUT', path, body);
    t.equal(status, 400);
    matchExactly(t, problem.errors, [{ pointer: '/Tags', message: /^leads to 51 tags of the (secret|parameter), / }]);
  }
  t.same([service.emulator.snapshot(), service.emulator.tags()], before);
});

t.test('keys that differ in case only are refused where they would reach the role', async t => {
  const service = await startService(t);
  const { call } = service;
  const Tags = ['Team', 'team'].map(Key => ({ Key, Value: 'x' }));

  await refused(t, service, '/sandbox/services', { ...webService(), Tags }, ['/Tags/1/Key']);
  const own = webService({ service: { Tags } });
  t.equal((await call('POST', '/sandbox/services', own)).status, 200);
  await refused(t, service, WWW, { Tags: [...Tags, { Key: 'name', Value: 'x' }] }, ['/Tags/1/Key', '/Tags/2/Key']);
  // The role exists, so that a creation gives it no tags.
  const second = { ...webService({ service: { servicename: 'second' } }), Tags };
  t.equal((await call('POST', '/sandbox/services', second)).status, 200);
});

t.test('a cluster whose role would have too long a name can have services that do not need the role', async t => {
  const service = await startService(t);
  const { call, settled } = service;
  const cluster = 'c'.repeat(64);
  const path = `/sandbox/clusters/${cluster}/services/www`;
  await call('POST', '/sandbox/clusters', { ClusterName: cluster });
  await call('POST', '/sandbox/taskdefs', {
    ...webDefinition(),
    NetworkMode: 'awsvpc',
    RequiresCompatibilities: ['FARGATE'],
  });
  const body = { Service: { ServiceName: 'www', Cluster: cluster, TaskDefinition: 'web', DesiredCount: 1 } };
  t.equal((await call('POST', '/sandbox/services', body)).status, 200);

  t.equal((await call('PUT', path, { Tags: [{ Key: 'Team', Value: 'x' }] })).status, 200);
  const { status, body: problem } = await call('PUT', path, { TaskDefinition: webDefinition({ image: 'nginx:2' }) });
  t.equal(status, 400);
  t.equal(
    problem.detail,
    `Cluster ${cluster} cannot have an execution role: IAM does not allow the name ${cluster}-ecsTaskExecution.`,
  );
  t.equal((await call('DELETE', `${path}?recursive=true`)).status, 200);
  await settled();
  t.equal((await call('GET', `/sandbox/clusters/${cluster}`)).status, 404);
});

t.test('an update is refused before it changes anything where a secret would have too long a name', async t => {
  const service = await startService(t);
  await service.call('POST', '/sandbox/services', webService());
  const SecretString = 'x';
  const longest = 'n'.repeat(512 - 'spinup/myorg/myclu/'.length);

  const tooLong = { Credentials: { web: { Name: `${longest}n`, SecretString } } };
  await refused(t, service, WWW, tooLong, ['/Credentials/web/Name']);
  const { status } = await service.call('PUT', WWW, { Credentials: { web: { Name: longest, SecretString } } });
  t.equal(status, 200);
});

t.test('a definition that is too large with what the space adds is refused before anything exists', async t => {
  const service = await startService(t);
  const { call, emulator } = service;
  const request = (command: string, more = {}) => ({
    ...webService({ container: { command: [command] } }),
    credentials,
    ...more,
  });
  const registered = () =>
    emulator.calls.filter(({ action }) => action === 'RegisterTaskDefinition').map(({ input }) => sizeOf(input));
  const trial = await startService(t);
  t.equal((await trial.call('POST', '/sandbox/services', request(''))).status, 200);
  const trialSize = sizeOf(trial.emulator.calls.find(({ action }) => action === 'RegisterTaskDefinition')?.input);

  const longest = 'x'.repeat(65_536 - trialSize);
  await refused(t, service, '/sandbox/services', request(`${longest}x`), ['/taskdefinition']);
  t.equal((await call('POST', '/sandbox/services', request(longest))).status, 200);
  t.same(registered(), [65_536]);

  const update = (command: string) => ({ taskdefinition: request(command).taskdefinition, credentials });
  await refused(t, service, WWW, update(`y${longest}`), ['/taskdefinition']);
  t.equal((await call('PUT', WWW, update(longest.replace('x', 'y')))).status, 200);
  t.same(registered(), [65_536, 65_536]);
});

t.test('a plain definition is too large with the tags that it gets, in the plan too', async t => {
  const { call } = await startService(t);
  const definition = (command: string) => ({
    family: 'web',
    containerDefinitions: [{ name: 'web', image: 'nginx', memory: 128, command: [command] }],
  });
  const body = definition('x'.repeat(65_536 - sizeOf(definition(''))));

  for (const query of ['?dryRun=true', '']) {
    const answer = await call('POST', `/sandbox/taskdefs${query}`, body);
    t.equal(answer.status, 400);
    matchExactly(t, answer.body.errors, [
      { pointer: '', message: /^has \d+ bytes; a task definition has at most 65536$/ },
    ]);
  }
});

t.test('a service has at most five target groups', async t => {
  const { call } = await startService(t);
  const loadbalancers = Array.from({ length: 6 }, (_, index) => ({
    targetgrouparn: `arn:aws:elasticloadbalancing:us-east-1:012345678901:targetgroup/t${index}/0123456789abcdef`,
    containername: 'web',
    containerport: 80,
  }));

  const { status, body } = await call('POST', '/sandbox/services?dryRun=true', {
    ...webService({ container: { portmappings: [{ containerport: 80 }] }, service: { loadbalancers } }),
  });

  t.equal(status, 400);
  t.same(body.errors, [{ pointer: '/service/loadbalancers', message: 'must NOT have more than 5 items' }]);
});

function sizeOf(input: object | undefined): number {
  return Buffer.byteLength(JSON.stringify(input));
}

/** Adds tags `t0`, `t1` … to the resource whose ARN contains a text, until it has 50. */
async function fillTags(t: Test, { emulator }: Service, text: string): Promise<void> {
  const client = clientOf(t, ResourceGroupsTaggingAPI, emulator);
  const [arn = '', tags = {}] = Object.entries(emulator.tags()).find(([one]) => one.includes(text)) ?? [];
  const added = Array.from({ length: 50 - Object.keys(tags).length }, (_, index) => [`t${index}`, '']);
  await client.tagResources({ ResourceARNList: [arn], Tags: Object.fromEntries(added) });
}
