import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { IAM } from '@aws-sdk/client-iam';
import t, { type Test } from 'tap';
import { ASSUME_ROLE_POLICY } from '../../src/domain/execution-policy.js';
import { clientOf } from '../emulator/connect.js';
import { type Service, type ServiceOptions, startService } from '../support/service.js';

const SERVICES = '/sandbox/services';
const WWW = '/sandbox/clusters/myclu/services/www';
const OWN_ROLE = 'arn:aws:iam::012345678901:role/myclu-ecsTaskExecution';
const FOREIGN_ROLE = 'arn:aws:iam::999999999999:role/ecsTaskExecutionRole';

/** A container as a console shows it, in Go's habits. */
function pastedContainer(members: object = {}) {
  return {
    Name: 'web',
    Image: 'nginx:1',
    Cpu: 100,
    Memory: 300,
    MemoryReservation: null,
    Links: [],
    PortMappings: [{ ContainerPort: 8080, HostPort: 80, Protocol: 'tcp' }],
    Essential: true,
    EntryPoint: [],
    Command: [],
    Environment: [],
    MountPoints: [],
    VolumesFrom: [],
    LinuxParameters: null,
    Secrets: [],
    Hostname: '',
    DisableNetworking: false,
    Privileged: false,
    DnsServers: [],
    ExtraHosts: [],
    LogConfiguration: logs('theirs', 'eu-west-1'),
    ResourceRequirements: [],
    ...members,
  };
}

function logs(group: string, region = 'us-east-1') {
  return {
    LogDriver: 'awslogs',
    Options: { 'awslogs-group': group, 'awslogs-region': region, 'awslogs-stream-prefix': 'ecs' },
    SecretOptions: [],
  };
}

/** A definition for EC2 of another account. */
function pasted(members: object = {}, container: object = {}) {
  return {
    Family: 'web',
    TaskRoleArn: FOREIGN_ROLE,
    ExecutionRoleArn: FOREIGN_ROLE,
    NetworkMode: 'bridge',
    ContainerDefinitions: [pastedContainer(container)],
    Volumes: [],
    PlacementConstraints: [],
    RequiresCompatibilities: ['EC2'],
    Cpu: '',
    Memory: '',
    PidMode: '',
    IpcMode: '',
    ProxyConfiguration: null,
    ...members,
  };
}

/** What the space can use as it is. */
const FITTING = {
  TaskRoleArn: null,
  ExecutionRoleArn: null,
  NetworkMode: 'awsvpc',
  RequiresCompatibilities: ['FARGATE'],
  Cpu: '256',
  Memory: '512',
};
const PLAIN = { PortMappings: [], LogConfiguration: null };

function creation(definition: object, name = 'www') {
  return {
    Cluster: { ClusterName: 'myclu', CapacityProviders: null, Tags: null },
    TaskDefinition: definition,
    Service: { ServiceName: name, DesiredCount: 1, LoadBalancers: null, NetworkConfiguration: null, Tags: null },
    ServiceRegistry: null,
    Credentials: null,
    Tags: null,
  };
}

function update(definition: object | null, members: object = {}) {
  return { Service: null, TaskDefinition: definition, Credentials: null, ForceNewDeployment: false, ...members };
}

/** The service, in whose account group `theirs` and role `theirs` exist without the org's tag, and `ours` with it. */
async function world(t: Test, options: ServiceOptions = {}) {
  const service = await startService(t, options);
  const cloudWatchLogs = clientOf(t, CloudWatchLogs, service.emulator);
  const iam = clientOf(t, IAM, service.emulator);
  await cloudWatchLogs.createLogGroup({ logGroupName: 'theirs', tags: { 'spinup:org': 'theirs' } });
  await cloudWatchLogs.createLogGroup({ logGroupName: 'ours', tags: { 'spinup:org': 'myorg' } });
  const role = { AssumeRolePolicyDocument: ASSUME_ROLE_POLICY };
  const { Role: theirs } = await iam.createRole({ RoleName: 'theirs', ...role });
  const { Role: ours } = await iam.createRole({
    RoleName: 'ours',
    ...role,
    Tags: [{ Key: 'spinup:org', Value: 'myorg' }],
  });
  service.emulator.calls.length = 0;
  return { ...service, cloudWatchLogs, iam, theirs: theirs?.Arn ?? '', ours: ours?.Arn ?? '' };
}

function countOf({ emulator }: Service, action: string): number {
  return emulator.calls.filter(call => call.action === action).length;
}

/** Pointer, given and used value of each adjustment. */
function adjustmentsOf(body: { Adjustments?: { Pointer: string; Given: unknown; Used: unknown }[] }) {
  return body.Adjustments?.map(({ Pointer, Given, Used }) => [Pointer, Given, Used]);
}

const AT = '/TaskDefinition/ContainerDefinitions/0';

/** What becomes of `pasted`. @param role the space's, its name in a plan that creates it. */
function expectedAdjustments(role: string) {
  return [
    ['/TaskDefinition/ExecutionRoleArn', FOREIGN_ROLE, role],
    ['/TaskDefinition/TaskRoleArn', FOREIGN_ROLE, role],
    ['/TaskDefinition/RequiresCompatibilities', ['EC2'], ['FARGATE']],
    ['/TaskDefinition/NetworkMode', 'bridge', 'awsvpc'],
    ['/TaskDefinition/Cpu', null, '256'],
    ['/TaskDefinition/Memory', null, '512'],
    [`${AT}/LogConfiguration/Options/awslogs-group`, 'theirs', 'myclu'],
    [`${AT}/LogConfiguration/Options/awslogs-region`, 'eu-west-1', 'us-east-1'],
    [`${AT}/PortMappings/0/HostPort`, 80, 8080],
  ];
}

t.test('a definition for EC2 of another account runs on Fargate in the space', async t => {
  const { call } = await world(t);

  const planned = await call('POST', `${SERVICES}?dryRun=true`, creation(pasted()));
  const created = await call('POST', SERVICES, creation(pasted()));

  t.equal(created.status, 200, JSON.stringify(created.body));
  t.same(adjustmentsOf(planned.body), expectedAdjustments('myclu-ecsTaskExecution'));
  t.same(adjustmentsOf(created.body), expectedAdjustments(OWN_ROLE));
  t.ok(created.body.Adjustments.every(({ Reason }: { Reason: string }) => Reason.length > 0));
  t.match(created.body.TaskDefinition, {
    TaskRoleArn: OWN_ROLE,
    ExecutionRoleArn: OWN_ROLE,
    NetworkMode: 'awsvpc',
    Cpu: '256',
    Memory: '512',
  });
  const { RequiresCompatibilities, ContainerDefinitions } = created.body.TaskDefinition;
  t.same(RequiresCompatibilities, ['FARGATE']);
  t.match(ContainerDefinitions[0], {
    PortMappings: { 0: { ContainerPort: 8080, HostPort: 8080 } },
    LogConfiguration: {
      Options: { 'awslogs-group': 'myclu', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' },
    },
  });
});

t.test('the same body again changes nothing, and neither does what was read', async t => {
  const { call } = await world(t);
  const { body } = await call('POST', SERVICES, creation(pasted()));
  const revision = body.TaskDefinition.TaskDefinitionArn;

  const again = await call('PUT', WWW, update(pasted()));
  const read = await call('GET', `${WWW}?all=true`);
  const roundTrip = await call('PUT', `${WWW}?strict=true`, update(read.body.TaskDefinition));

  t.equal(again.body.TaskDefinition.TaskDefinitionArn, revision, JSON.stringify(again.body));
  t.same(adjustmentsOf(again.body), expectedAdjustments(OWN_ROLE));
  t.equal(roundTrip.status, 200, JSON.stringify(roundTrip.body));
  t.equal(roundTrip.body.TaskDefinition.TaskDefinitionArn, revision);
  t.notOk('Adjustments' in roundTrip.body);
});

t.test('strict refuses every replacement at once, and changes nothing', async t => {
  const { call, emulator, settled } = await world(t);
  const before = emulator.snapshot();

  const refused = await call('POST', `${SERVICES}?strict=true`, creation(pasted()));
  const planned = await call('POST', `${SERVICES}?strict=true&dryRun=true`, creation(pasted()));

  t.equal(refused.status, 400);
  const expected = expectedAdjustments('').map(([pointer]) => pointer);
  t.same(pointersOf(refused.body), expected);
  t.same(pointersOf(planned.body), expected);
  await settled();
  t.same(emulator.snapshot(), before);
  const fitting = creation(pasted(FITTING, PLAIN));
  t.equal((await call('POST', `${SERVICES}?strict=true`, fitting)).status, 200);
  t.equal((await call('PUT', `${WWW}?strict=true`, update(pasted()))).status, 400);
  t.equal(
    (
      await call('PUT', '/sandbox/clusters/myclu/services?strict=true', {
        ...update(pasted()),
        Service: { Service: 'www' },
      })
    ).status,
    400,
  );
});

t.test('pointers are in the caller’s spelling, also when an operation is read later', async t => {
  const { call, settled } = await world(t);
  const respondAsync = { Prefer: 'respond-async' };
  const definition = {
    family: 'web',
    CPU: '256',
    networkmode: 'host',
    containerdefinitions: [{ name: 'web', image: 'nginx', portMappings: [{ containerport: 80, hostPort: 81 }] }],
  };
  const request = {
    cluster: { clustername: 'myclu' },
    service: { servicename: 'www', desiredcount: 1 },
    taskdefinition: { taskDefinition: { ...definition, revision: 3 } },
  };
  const expected = [
    '/taskdefinition/taskDefinition/networkmode',
    '/taskdefinition/Memory',
    '/taskdefinition/taskDefinition/containerdefinitions/0/portMappings/0/hostPort',
  ];

  const planned = await call('POST', `${SERVICES}?dryRun=true`, request);
  const refused = await call('POST', `${SERVICES}?strict=true`, request);
  const refusedLater = await call('POST', `${SERVICES}?strict=true`, request, respondAsync);
  const createdLater = await call('POST', SERVICES, request, respondAsync);
  await settled();
  const [failed, succeeded] = await Promise.all(
    [refusedLater, createdLater].map(({ headers }) => call('GET', String(headers.location).replace('/v1/ecs', ''))),
  );

  const pointersIn = (body: { Adjustments: { Pointer: string }[] }) => body.Adjustments.map(({ Pointer }) => Pointer);
  t.same(pointersIn(planned.body).toSorted(), expected.toSorted());
  t.same(pointersOf(refused.body)?.toSorted(), expected.toSorted());
  t.same(pointersOf(failed?.body.Problem)?.toSorted(), expected.toSorted(), JSON.stringify(failed?.body));
  t.same(pointersIn(succeeded?.body.Result).toSorted(), expected.toSorted(), JSON.stringify(succeeded?.body));
});

t.test('a role of the org is used, another one is replaced, each read once', async t => {
  const space = await world(t);
  const { call, ours, theirs } = space;

  const mixed = pasted({ ...FITTING, TaskRoleArn: ours, ExecutionRoleArn: theirs }, PLAIN);
  const created = await call('POST', SERVICES, creation(mixed));

  t.match(created.body.TaskDefinition, { TaskRoleArn: ours, ExecutionRoleArn: OWN_ROLE }, JSON.stringify(created.body));
  t.same(adjustmentsOf(created.body), [['/TaskDefinition/ExecutionRoleArn', theirs, OWN_ROLE]]);
  t.equal(countOf(space, 'GetRole'), 3, 'the space’s and the two named');
  space.emulator.calls.length = 0;
  const both = pasted({ ...FITTING, TaskRoleArn: ours, ExecutionRoleArn: ours }, PLAIN);
  const updated = await call('PUT', WWW, update(both));
  t.match(updated.body.TaskDefinition, { TaskRoleArn: ours, ExecutionRoleArn: ours });
  t.equal(countOf(space, 'GetRole'), 2, 'the space’s and the named one');
  t.notOk('Adjustments' in updated.body);
});

t.test('the space’s role of another account is replaced by the space’s own', async t => {
  const { call } = await world(t);
  const role = OWN_ROLE.replace('012345678901', '999999999999');

  const created = await call('POST', SERVICES, creation(pasted({ ...FITTING, TaskRoleArn: role }, PLAIN)));

  t.same(adjustmentsOf(created.body), [['/TaskDefinition/TaskRoleArn', role, OWN_ROLE]]);
});

t.test('a role that the configuration allows is used without being read', async t => {
  const allowed = 'arn:aws:iam::012345678901:role/shared/web';
  const space = await world(t, { account: { allowedRoles: ['arn:aws:iam::*:role/shared/*'] } });
  await space.iam.createRole({ RoleName: 'web', Path: '/shared/', AssumeRolePolicyDocument: ASSUME_ROLE_POLICY });
  const definition = pasted({ ...FITTING, TaskRoleArn: allowed, ExecutionRoleArn: allowed }, PLAIN);

  const { body } = await space.call('POST', SERVICES, creation(definition));

  t.match(body.TaskDefinition, { TaskRoleArn: allowed, ExecutionRoleArn: allowed }, JSON.stringify(body));
  t.notOk('Adjustments' in body);
  t.equal(countOf(space, 'GetRole'), 0);
});

t.test('a log group of the org is used, an absent one created, an untagged one replaced', async t => {
  const { call, cloudWatchLogs } = await world(t);
  await cloudWatchLogs.createLogGroup({ logGroupName: 'untagged' });
  const containers = ['ours', 'absent', 'untagged'].map(group => ({
    ...pastedContainer({ ...PLAIN, Cpu: 0, Memory: null, LogConfiguration: logs(group) }),
    Name: group,
  }));

  const { body } = await call('POST', SERVICES, creation(pasted({ ...FITTING, ContainerDefinitions: containers })));

  t.same(body.TaskDefinition?.ContainerDefinitions.map(groupOf), ['ours', 'absent', 'myclu'], JSON.stringify(body));
  t.same(adjustmentsOf(body), [
    ['/TaskDefinition/ContainerDefinitions/2/LogConfiguration/Options/awslogs-group', 'untagged', 'myclu'],
  ]);
  const { logGroups = [] } = await cloudWatchLogs.describeLogGroups({ logGroupNamePrefix: 'absent' });
  t.equal(logGroups.length, 1);
  const again = await call(
    'PUT',
    WWW,
    update(pasted({ ...FITTING, ContainerDefinitions: containers }), {
      Tags: [{ Key: 'team', Value: 'blue' }],
    }),
  );
  t.same(again.body.TaskDefinition.ContainerDefinitions.map(groupOf), ['ours', 'absent', 'myclu']);
  const { tags } = await cloudWatchLogs.listTagsForResource({
    resourceArn: 'arn:aws:logs:us-east-1:012345678901:log-group:untagged',
  });
  t.same(tags, {}, 'what is not used is not tagged');
});

t.test('a log driver that Fargate does not have becomes the space’s log configuration', async t => {
  const { call } = await world(t);
  const container = {
    ...PLAIN,
    LogConfiguration: { LogDriver: 'gelf', Options: { 'gelf-address': 'udp://a-secret' } },
  };

  const { body } = await call('POST', SERVICES, creation(pasted(FITTING, container)));

  t.equal(groupOf(body.TaskDefinition?.ContainerDefinitions[0]), 'myclu', JSON.stringify(body));
  t.same(adjustmentsOf(body), [[`${AT}/LogConfiguration/LogDriver`, 'gelf', 'awslogs']]);
});

t.test('a managed definition is adjusted when it is created and when it is updated', async t => {
  const { call } = await world(t);
  const request = { Cluster: { ClusterName: 'myclu' }, TaskDefinition: pasted(), Credentials: null, Tags: null };

  const created = await call('POST', '/sandbox/taskdefs', request);
  const path = '/sandbox/clusters/myclu/taskdefs/web';
  const changed = pasted({}, { Image: 'nginx:2' });
  const planned = await call('PUT', `${path}?dryRun=true`, update(changed));
  const updated = await call('PUT', path, update(changed));

  t.same(adjustmentsOf(created.body), expectedAdjustments(OWN_ROLE), JSON.stringify(created.body));
  t.same(adjustmentsOf(planned.body), expectedAdjustments(OWN_ROLE));
  t.same(adjustmentsOf(updated.body), expectedAdjustments(OWN_ROLE));
  t.equal(updated.body.TaskDefinition.Revision, 2);
  t.equal((await call('POST', '/sandbox/taskdefs?strict=true', request)).status, 400);
  t.equal((await call('PUT', `${path}?strict=true`, update(changed))).status, 400);
});

t.test('a plain definition is registered as it is, unless its role is not the org’s', async t => {
  const { call } = await world(t);
  const register = (definition: object) => call('POST', '/sandbox/taskdefs?strict=true', definition);

  const { body } = await register(pasted({ TaskRoleArn: null, ExecutionRoleArn: null }));
  const refused = await register(pasted({ ExecutionRoleArn: FOREIGN_ROLE }));

  t.match(body.TaskDefinition, { NetworkMode: 'bridge' }, JSON.stringify(body));
  t.equal(refused.status, 404);
  t.match(refused.body.detail, FOREIGN_ROLE);
});

t.test('what Fargate cannot do is refused, all of it at once, in a plan too', async t => {
  const { call, emulator } = await world(t);
  const definition = pasted(
    { IpcMode: 'host', PidMode: 'host', Volumes: [{ Name: 'docker', Host: { SourcePath: '/var/run/docker.sock' } }] },
    {
      Privileged: true,
      Links: ['db'],
      ExtraHosts: [{ Hostname: 'db', IpAddress: '10.0.0.3' }],
      DnsServers: ['10.0.0.2'],
    },
  );
  const before = emulator.snapshot();

  for (const query of ['', '?dryRun=true']) {
    const { status, body } = await call('POST', `${SERVICES}${query}`, creation(definition));

    t.equal(status, 400);
    t.same(pointersOf(body)?.toSorted(), [
      `${AT}/DnsServers`,
      `${AT}/ExtraHosts`,
      `${AT}/Links`,
      `${AT}/Privileged`,
      '/TaskDefinition/IpcMode',
      '/TaskDefinition/PidMode',
      '/TaskDefinition/Volumes/0/Host/SourcePath',
    ]);
  }
  t.same(emulator.snapshot(), before);
});

function pointersOf(body: { errors?: { pointer: string }[] } | undefined): string[] | undefined {
  return body?.errors?.map(({ pointer }) => pointer);
}

function groupOf(container: { LogConfiguration: { Options: Record<string, string> } } | undefined) {
  return container?.LogConfiguration.Options['awslogs-group'];
}
