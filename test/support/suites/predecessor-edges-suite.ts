import { randomBytes } from 'node:crypto';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SSM } from '@aws-sdk/client-ssm';
import type { Test } from 'tap';
import { fullExample } from '../../../scripts/demo/full-example.js';
import { clientOf } from '../../emulator/connect.js';
import { matchExactly } from '../match-exactly.js';
import { type Service, type ServiceOptions, startService } from '../service.js';
import { WWW, webDefinition, webService } from '../web-service.js';

/** Journeys of the predecessor's clients. @param endpoint describes the AWS that they run on. */
export function testEdges(t: Test, endpoint: string, options: ServiceOptions = {}): void {
  const journey = (name: string, run: (t: Test, service: Service) => Promise<unknown>) =>
    t.test(`${name}, on ${endpoint}`, async t => {
      await run(t, await startService(t, options));
    });

  journey('a cluster is created once, and then returned', async (t, { call }) => {
    const body = {
      CapacityProviders: null,
      ClusterName: 'myclu',
      Configuration: null,
      DefaultCapacityProviderStrategy: null,
      Settings: null,
      Tags: [{ Key: 'CreatedBy', Value: 'netid' }],
    };

    const created = await call('POST', '/sandbox/clusters', body);
    const again = await call('POST', '/sandbox/clusters', { ...body, Tags: null });

    t.equal(created.status, 200);
    const { ClusterArn, ClusterName, Tags } = created.body.Cluster;
    matchExactly(t, again, { status: 200, body: { Cluster: { ClusterArn, ClusterName, Tags } } });
  });

  journey('a secret without a value, or whose bytes are not Base64, is not created', async (t, { call }) => {
    const secret = { Description: '', KmsKeyId: '', Name: 'one', SecretBinary: null, SecretString: null, Tags: null };

    for (const value of [{}, { SecretString: '' }, { SecretString: '', SecretBinary: '' }])
      matchExactly(t, await call('POST', '/sandbox/secrets', { ...secret, ...value }), {
        status: 400,
        body: { errors: [{ pointer: '/SecretString' }] },
      });
    for (const SecretBinary of ['not base64!', 'AAA', 'AA=', 'AA==AA=='])
      matchExactly(t, await call('POST', '/sandbox/secrets', { ...secret, SecretBinary }), {
        status: 400,
        body: { errors: [{ pointer: '/SecretBinary' }] },
      });

    t.same((await call('GET', '/sandbox/secrets')).body, []);
    t.equal(
      (await call('POST', '/sandbox/secrets', { ...secret, SecretBinary: 'AAE=', SecretString: '' })).status,
      200,
    );
  });

  journey('an update of a secret with nothing in it changes nothing', async (t, { call, emulator }) => {
    await call('POST', '/sandbox/secrets', { Name: 'one', SecretString: 'abc123' });
    const before = emulator.snapshot().secretsmanager;

    for (const body of [{}, { Secret: '', Tags: null }, { Secret: '', Tags: [] }, { Secret: null }])
      t.match(await call('PUT', '/sandbox/secrets/one', body), { status: 200, body: '' });

    t.same(emulator.snapshot().secretsmanager, before);
    const tagged = { Secret: '', Tags: [{ Key: 'Application', Value: 'blog' }] };
    t.match(await call('PUT', '/sandbox/secrets/one', tagged), { status: 200, body: '' });
    const client = clientOf(t, SecretsManager, emulator);
    t.equal((await client.getSecretValue({ SecretId: 'one' })).SecretString, 'abc123');
  });

  journey('an update of a parameter with nothing in it changes nothing', async (t, { call, emulator }) => {
    await call('POST', '/sandbox/params/blog', { Name: 'one', Value: 'abc123', Type: '', KeyId: '' });
    const before = emulator.snapshot().ssm;
    const input = { Name: null, Description: '', Value: '', Type: '', KeyId: '', Tier: '', Policies: null, Tags: null };

    for (const body of [{}, input, { ...input, Tags: [] }])
      matchExactly(t, await call('PUT', '/sandbox/params/blog/one', body), { status: 200, body: { Message: 'OK' } });

    t.same(emulator.snapshot().ssm, before);
    t.match((await call('GET', '/sandbox/params/blog/one')).body, { Type: 'SecureString', Version: 1 });
  });

  journey('an update of a managed definition with nothing in it changes nothing', async (t, { call, emulator }) => {
    await call('POST', '/sandbox/taskdefs', { cluster: { clustername: 'jobs' }, taskdefinition: webDefinition() });
    const before = emulator.snapshot();

    const nothing = { cluster: null, taskdefinition: null, credentials: null, tags: null };

    for (const body of [{}, nothing, { ...nothing, credentials: {}, tags: [] }]) {
      const { status, body: answer } = await call('PUT', '/sandbox/clusters/jobs/taskdefs/web', body);
      t.equal(status, 200, JSON.stringify(answer));
      matchExactly(t, answer, {
        Cluster: { ClusterName: 'jobs' },
        TaskDefinition: { Family: 'web', Revision: 1 },
        Credentials: {},
        CloudwatchLogGroups: ['arn:aws:logs:us-east-1:012345678901:log-group:jobs'],
      });
    }

    t.same(emulator.snapshot(), before);
  });

  journey('log groups are returned as ARNs while they exist', async (t, service) => {
    const { call, emulator } = service;
    await call('POST', '/sandbox/services', webService());
    const groups = async (DesiredCount: number) =>
      (await call('PUT', WWW, { Service: { DesiredCount } })).body.CloudwatchLogGroups;

    t.same(await groups(2), ['arn:aws:logs:us-east-1:012345678901:log-group:myclu']);
    await clientOf(t, CloudWatchLogs, emulator).deleteLogGroup({ logGroupName: 'myclu' });
    t.same(await groups(1), []);
  });

  journey('parameters with nested names are listed and deleted with the others', async (t, { call, emulator }) => {
    const ssm = clientOf(t, SSM, emulator);
    const Tags = [{ Key: 'spinup:org', Value: 'myorg' }];
    await call('POST', '/sandbox/params/blog', { Name: 'one', Value: 'x' });
    await ssm.putParameter({ Name: '/myorg/blog/sub/deep', Value: 'x', Type: 'String', Tags });
    await ssm.putParameter({ Name: '/myorg/blogs/other', Value: 'x', Type: 'String', Tags });
    for (let index = 0; index < 12; index += 1)
      await ssm.putParameter({ Name: `/myorg/blog/many/p${index}`, Value: 'x', Type: 'String', Tags });

    const { body: names } = await call('GET', '/sandbox/params/blog');
    const deleted = await call('DELETE', '/sandbox/params/blog');

    t.equal(names.length, 14);
    t.ok(names.includes('one') && names.includes('sub/deep'), String(names));
    matchExactly(t, deleted, { status: 200, body: { Message: 'OK', Deleted: 14 } });
    t.equal((await call('GET', '/sandbox/params/blog')).status, 404);
    t.same((await call('GET', '/sandbox/params/blogs')).body, ['other']);
  });

  journey('the window of a deletion is 7 days where it is empty, and a whole number otherwise', async (t, { call }) => {
    await call('POST', '/sandbox/secrets', { Name: 'one', SecretString: 'x' });

    for (const window of ['07d', '7.0', '0x7', '1e1', '%207', '6', '31'])
      t.equal((await call('DELETE', `/sandbox/secrets/one?window=${window}`)).status, 400, window);
    const { status, body } = await call('DELETE', '/sandbox/secrets/one?window=');

    t.equal(status, 200);
    t.ok(Math.abs(Date.parse(body.DeletionDate) - Date.now() - 7 * 86_400_000) < 60_000, body.DeletionDate);
  });

  journey(
    'logs without a token are the latest, the oldest of them first; with a token they continue from it',
    async (t, service) => {
      const { call } = service;
      await call('POST', '/sandbox/services', webService());
      const task = await writeLog(t, service, { group: 'myclu', stream: id => `www/web/${id}`, lines: 5 });
      const logs = (query: string) => call('GET', `${WWW}/logs?task=%22${task}%22&container=%22web%22&limit=2${query}`);

      const latest = await logs('&seq=&start=&end=');
      const earlier = await logs(`&seq=${encodeURIComponent(latest.body.NextBackwardToken)}`);
      const later = await logs(`&seq=${encodeURIComponent(earlier.body.NextForwardToken)}`);

      t.same(messagesOf(latest), ['line 4', 'line 5']);
      t.same(messagesOf(earlier), ['line 2', 'line 3']);
      t.same(messagesOf(later), ['line 4', 'line 5']);
      const calls = service.emulator.calls.filter(({ action }) => action === 'GetLogEvents');
      t.same(
        calls.map(({ input }) => input.startFromHead),
        [false, true, true],
      );
    },
  );

  journey('logs of forgotten tasks, deleted services and managed definitions are found by name', async (t, service) => {
    const { call } = service;
    await call('POST', '/sandbox/services', webService());
    await call('POST', '/sandbox/taskdefs', {
      cluster: { clustername: 'myclu' },
      taskdefinition: { ...webDefinition(), family: 'job' },
    });
    const forgotten = await writeLog(t, service, { group: 'myclu', stream: id => `www/web/${id}`, lines: 1 });
    const deleted = await writeLog(t, service, { group: 'myclu', stream: id => `gone/app/${id}`, lines: 1 });
    const run = await call('POST', '/sandbox/clusters/myclu/taskdefs/job/tasks', { Count: 1, StartedBy: 'netid' });
    const job = String(run.body.Tasks[0].TaskArn).split('/').at(-1);

    const logs = (name: string, container: string, task?: string) =>
      call('GET', `/sandbox/clusters/myclu/services/${name}/logs?task=${task}&container=${container}`);

    t.same(messagesOf(await logs('www', 'web', forgotten)), ['line 1']);
    t.same(messagesOf(await logs('gone', 'app', deleted)), ['line 1']);
    t.equal((await logs('job', 'web', job)).status, 200);
    for (const missing of [
      await logs('www', 'web', newTaskId()),
      await logs('none', 'web', forgotten),
      await logs('www', 'none', forgotten),
    ])
      t.match(missing, { status: 404, body: { detail: /There are no logs of container/ } });
    t.match(await call('GET', `/sandbox/clusters/none/services/www/logs?task=${forgotten}&container=web`), {
      status: 404,
      body: { detail: /Cluster none/ },
    });
    t.equal((await logs('www', '%22%22', forgotten)).status, 400);
  });

  journey('logs of another org’s task, service, cluster or log group are not found', async (t, service) => {
    const { call, emulator } = service;
    await call('POST', '/sandbox/services', webService());
    const ecs = clientOf(t, ECS, emulator);
    const theirs = [{ key: 'spinup:org', value: 'theirs' }];
    const networkConfiguration = { awsvpcConfiguration: { subnets: emulator.seed.subnetIds } };
    const { tasks: [task] = [] } = await ecs.runTask({
      cluster: 'myclu',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration,
      tags: theirs,
    });
    await ecs.createService({
      cluster: 'myclu',
      serviceName: 'other',
      taskDefinition: 'web',
      networkConfiguration,
      desiredCount: 0,
      tags: theirs,
    });
    await ecs.createCluster({ clusterName: 'theirs', tags: theirs });
    const logGroups = clientOf(t, CloudWatchLogs, emulator);
    await logGroups.createLogGroup({ logGroupName: 'theirs', tags: { 'spinup:org': 'theirs' } });
    const secretTask = await writeLog(t, service, { group: 'theirs', stream: id => `www/web/${id}`, lines: 1 });
    const spyOn = async (group: string) => {
      await ecs.registerTaskDefinition({
        family: 'spy',
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        requiresCompatibilities: ['FARGATE'],
        executionRoleArn: 'arn:aws:iam::012345678901:role/myclu-ecsTaskExecution',
        containerDefinitions: [{ name: 'web', image: 'x', logConfiguration: awslogs(group) }],
        tags: [{ key: 'spinup:org', value: 'myorg' }],
      });
      t.equal((await call('PUT', WWW, { service: { taskdefinition: 'spy' } })).status, 200);
    };
    await spyOn('theirs');

    const logs = (cluster: string, name: string, id: string) =>
      call('GET', `/sandbox/clusters/${cluster}/services/${name}/logs?task=${id}&container=web`);

    t.equal((await logs('myclu', 'www', String(task?.taskArn).split('/').at(-1) ?? '')).status, 404);
    t.equal((await logs('myclu', 'other', newTaskId())).status, 404);
    t.equal((await logs('theirs', 'www', secretTask)).status, 404);
    t.equal((await logs('myclu', 'www', secretTask)).status, 404);

    await logGroups.createLogGroup({ logGroupName: '/aws/lambda/payroll' });
    const lambda = { group: '/aws/lambda/payroll', stream: (id: string) => `www/web/${id}`, lines: 1 };
    const untagged = await writeLog(t, service, lambda);
    await spyOn(lambda.group);
    t.equal((await logs('myclu', 'www', untagged)).status, 404);
  });

  journey('logs are read in the region that the log configuration names', async (t, service) => {
    const { call, emulator } = service;
    const abroad = clientOf(t, CloudWatchLogs, { endpoint: emulator.endpoint, region: 'eu-west-1' });
    await abroad.createLogGroup({ logGroupName: 'myclu', tags: { 'spinup:org': 'myorg' } });
    const taskIn = async (region: string) => {
      const ecs = clientOf(t, ECS, emulator);
      await call('POST', '/sandbox/services', webService());
      await ecs.registerTaskDefinition({
        family: region,
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        requiresCompatibilities: ['FARGATE'],
        executionRoleArn: 'arn:aws:iam::012345678901:role/myclu-ecsTaskExecution',
        containerDefinitions: [{ name: 'web', image: 'x', logConfiguration: awslogs('myclu', region) }],
        tags: [{ key: 'spinup:org', value: 'myorg' }],
      });
      const run = await call('POST', '/sandbox/clusters/myclu/tasks', { TaskDefinition: region });
      return String(run.body.Tasks[0].TaskArn).split('/').at(-1);
    };
    const regionsOfReads = async (region: string) => {
      const task = await taskIn(region);
      emulator.calls.length = 0;
      await call('GET', `${WWW}/logs?task=${task}&container=web`);
      return emulator.calls.filter(({ action }) => action === 'GetLogEvents').map(read => read.region);
    };

    t.equal((await regionsOfReads('eu-west-1'))[0], 'eu-west-1');
    const [check] = emulator.calls.filter(({ action }) => action === 'ListTagsForResource');
    t.match(check, { region: 'eu-west-1', input: { resourceArn: /^arn:aws:logs:eu-west-1:\d+:log-group:myclu$/ } });
    t.equal((await regionsOfReads('us-east-1'))[0], 'us-east-1');
    for (const region of ['cn-north-1', 'us-gov-west-1', 'attacker-example']) {
      const regions = await regionsOfReads(region);
      t.ok(
        regions.every(read => read === 'us-east-1'),
        `${region}: ${regions}`,
      );
    }
  });

  journey(
    'a space’s load balancers are described in words; a space without any has an empty list',
    async (t, service) => {
      await balance(t, service);

      const { status, body } = await service.call('GET', '/sandbox/lbs/myclu');

      t.equal(status, 200);
      const TargetGroups = [
        {
          TargetGroupArn: String,
          TargetGroupName: 'www',
          TargetType: 'ip',
          Targets: [{ Id: '10.0.1.20', Port: '8080', State: String, Reason: String }],
        },
      ];
      matchExactly(t, body, [
        {
          LoadBalancerArn: /:loadbalancer\/app\/www\//,
          LoadBalancerName: 'www',
          LoadBalancerType: 'application',
          DNSName: String,
          Listeners: [
            {
              ListenerArn: /:listener\//,
              ListenerName: 'HTTP:80',
              Rules: [
                {
                  RuleArn: String,
                  If: 'path-pattern: /api/* or /v1/* and host-header: a.example.com',
                  Then: 'forward to www',
                  TargetGroups,
                },
                { If: 'http-request-method: GET', Then: 'fixed response: status code 204' },
                { If: 'query-string: debug=1', Then: 'redirect to HTTPS://#{host}:443/#{path}?#{query}' },
                { RuleArn: String, If: 'Default', Then: 'forward to www', TargetGroups },
              ],
            },
          ],
        },
      ]);
      t.notOk('SslPolicy' in body[0].Listeners[0]);
      t.notOk('TargetGroups' in body[0].Listeners[0].Rules[1]);
      for (const space of ['empty', 'none'])
        matchExactly(t, await service.call('GET', `/sandbox/lbs/${space}`), { status: 200, body: [] });
    },
  );

  journey('tasks are listed as the predecessor listed them, and each form names a task', async (t, service) => {
    const { call } = service;
    await call('POST', '/sandbox/services', webService());
    await call('POST', '/sandbox/taskdefs', {
      cluster: { clustername: 'myclu' },
      taskdefinition: { ...webDefinition(), family: 'job' },
    });
    await call('POST', '/sandbox/clusters/myclu/taskdefs/job/tasks', { Count: 1 });

    const { body: arns } = await call('GET', '/sandbox/clusters/myclu/tasks?service=www');
    const { body: shown } = await call('GET', `${WWW}?all=true`);
    const { body: managed } = await call('GET', '/sandbox/clusters/myclu/taskdefs/job/tasks?status=&startedBy=');

    matchExactly(t, arns, [/^arn:aws:ecs:us-east-1:012345678901:task\/myclu\/[0-9a-f]{32}$/]);
    t.same(shown.Tasks, [arns[0].split(':task/')[1]]);
    matchExactly(t, managed, [/^myclu\/[0-9a-f]{32}$/]);
    const [task] = managed;
    const path = `/sandbox/clusters/myclu/taskdefs/job/tasks/${encodeURIComponent(task)}`;
    t.match((await call('GET', path)).body.Tasks[0].TaskArn, new RegExp(`${task}$`));
    matchExactly(t, await call('DELETE', `${path}?reason=`), { status: 200, body: 'OK' });
  });

  journey('a service whose registry no longer exists has no endpoint', async (t, service) => {
    const { call, emulator } = service;
    const { body } = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));
    t.equal((await call('GET', `${WWW}?all=true`)).body.ServiceEndpoint, 'www.spinup.internal');
    emulator.faults.add({
      service: 'servicediscovery',
      action: 'GetService',
      error: { code: 'ServiceNotFound', message: `${body.ServiceDiscoveryService.Id} is gone`, status: 400 },
    });

    matchExactly(t, await call('GET', `${WWW}?all=true`), { status: 200, body: { ServiceEndpoint: null } });
  });

  journey('a deleted service is returned as it was, in both forms', async (t, service) => {
    const { call } = service;
    await call('POST', '/sandbox/services', webService());

    const { status, body } = await call('DELETE', `${WWW}?recursive=true`);
    await service.settled();

    t.equal(status, 200);
    const before = {
      ServiceName: 'www',
      Status: 'ACTIVE',
      DesiredCount: 1,
      TaskDefinition: /:task-definition\/web:1$/,
    };
    matchExactly(t, body, { Service: before, ...before });
    t.equal((await call('GET', '/sandbox/clusters/myclu')).status, 404, 'the cluster is deleted too');
  });

  journey('a service with more than ten revisions, secrets and siblings is updated and deleted', async (t, service) => {
    const { call, emulator } = service;
    await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));
    for (let index = 0; index < 11; index += 1)
      await call('POST', '/sandbox/clusters', { ClusterName: `myclu-${String(index).padStart(2, '0')}` });
    const { TaskDefinition } = (await call('GET', `${WWW}?all=true`)).body;
    const revisionOf = async (image: string) => {
      const containerdefinitions = [{ ...TaskDefinition.ContainerDefinitions[0], Image: image }];
      const taskdefinition = { family: 'webservers', cpu: '256', memory: '512', containerdefinitions };
      const { status, body } = await call('PUT', WWW, { taskdefinition, tags: null, credentials: null, service: null });
      t.equal(status, 200, JSON.stringify(body));
      await service.settled();
      return body.TaskDefinition.Revision;
    };

    for (let revision = 2; revision <= 13; revision += 1) t.equal(await revisionOf(`nginx:${revision}`), revision);
    const deleted = await call('DELETE', `${WWW}?recursive=true`);
    await service.settled();

    t.equal(deleted.status, 200);
    t.same((await call('GET', '/sandbox/taskdefs')).body, []);
    t.same((await call('GET', '/sandbox/taskdefs?status=INACTIVE')).body, []);
    t.same((await call('GET', '/sandbox/secrets')).body, []);
    t.equal((await call('GET', '/sandbox/clusters/myclu')).status, 404);
    t.equal((await call('GET', '/sandbox/clusters')).body.length, 11);
  });
}

function newTaskId(): string {
  return randomBytes(16).toString('hex');
}

/** Writes lines into the stream of a task that ECS does not know. @returns the task's id. */
async function writeLog(
  t: Test,
  { emulator }: Service,
  { group, stream, lines }: { group: string; stream: (task: string) => string; lines: number },
): Promise<string> {
  const task = newTaskId();
  const name = { logGroupName: group, logStreamName: stream(task) };
  const logs = clientOf(t, CloudWatchLogs, emulator);
  const logEvents = Array.from({ length: lines }, (_, index) => ({
    timestamp: Date.now() + index,
    message: `line ${index + 1}`,
  }));
  await logs.createLogStream(name);
  await logs.putLogEvents({ ...name, logEvents });
  return task;
}

function messagesOf({ body }: { body: { Events: { Message: string }[] } }): string[] {
  return body.Events.map(({ Message }) => Message);
}

function awslogs(group: string, region = 'us-east-1') {
  const options = { 'awslogs-group': group, 'awslogs-region': region, 'awslogs-stream-prefix': 'www' };
  return { logDriver: 'awslogs' as const, options };
}

/** Creates a load balancer of space `myclu` with a rule of each kind. */
async function balance(t: Test, { emulator }: Service): Promise<void> {
  const client = clientOf(t, ElasticLoadBalancingV2, emulator);
  const Tags = [
    { Key: 'spinup:org', Value: 'myorg' },
    { Key: 'spinup:spaceid', Value: 'myclu' },
  ];
  const { TargetGroups: [group] = [] } = await client.createTargetGroup({
    Name: 'www',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: emulator.seed.vpcId,
    TargetType: 'ip',
  });
  const TargetGroupArn = group?.TargetGroupArn ?? '';
  const { LoadBalancers: [balancer] = [] } = await client.createLoadBalancer({
    Name: 'www',
    Subnets: emulator.seed.subnetIds,
    Tags,
  });
  const forward = [{ Type: 'forward' as const, ForwardConfig: { TargetGroups: [{ TargetGroupArn }] } }];
  const { Listeners: [listener] = [] } = await client.createListener({
    LoadBalancerArn: balancer?.LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: forward,
  });
  const rule = { ListenerArn: listener?.ListenerArn };
  await client.createRule({
    ...rule,
    Priority: 1,
    Conditions: [
      { Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*', '/v1/*'] } },
      { Field: 'host-header', HostHeaderConfig: { Values: ['a.example.com'] } },
    ],
    Actions: forward,
  });
  await client.createRule({
    ...rule,
    Priority: 2,
    Conditions: [{ Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['GET'] } }],
    Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '204' } }],
  });
  const redirect = { Protocol: 'HTTPS', Port: '443', Host: '#{host}', Path: '/#{path}', Query: '#{query}' };
  await client.createRule({
    ...rule,
    Priority: 3,
    Conditions: [{ Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'debug', Value: '1' }] } }],
    Actions: [{ Type: 'redirect', RedirectConfig: { ...redirect, StatusCode: 'HTTP_301' } }],
  });
  await client.registerTargets({ TargetGroupArn, Targets: [{ Id: '10.0.1.20', Port: 8080 }] });
}
