import t, { type Test } from 'tap';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';
import { WWW } from '../support/web-service.js';

/** A container as a Go client marshals it: every member present. */
const CONTAINER = {
  Command: null,
  Cpu: null,
  DependsOn: null,
  EntryPoint: null,
  Environment: [
    { Name: 'LEVEL', Value: 'info' },
    { Name: 'UNSET', Value: null },
  ],
  Essential: true,
  HealthCheck: null,
  Image: 'team/app:latest',
  LogConfiguration: null,
  Memory: null,
  MountPoints: [],
  Name: 'app',
  PortMappings: [
    { ContainerPort: 8080, HostPort: null, Protocol: null },
    { ContainerPort: 80, HostPort: 80, Protocol: 'tcp' },
  ],
  RepositoryCredentials: null,
  Secrets: null,
  User: null,
  VolumesFrom: [],
};

const DEFINITION = {
  ContainerDefinitions: [CONTAINER],
  Cpu: '256',
  ExecutionRoleArn: null,
  Family: 'app',
  InferenceAccelerators: null,
  IpcMode: null,
  Memory: '512',
  NetworkMode: null,
  PidMode: null,
  PlacementConstraints: null,
  ProxyConfiguration: null,
  RequiresCompatibilities: null,
  Tags: [],
  TaskRoleArn: null,
  Volumes: [],
};

const NETWORK = { AwsvpcConfiguration: { AssignPublicIp: null, SecurityGroups: [], Subnets: [] } };

const CREATE = {
  Cluster: {
    CapacityProviders: null,
    ClusterName: 'myclu',
    DefaultCapacityProviderStrategy: null,
    Settings: null,
    Tags: null,
  },
  Credentials: {},
  Service: {
    CapacityProviderStrategy: [],
    ClientToken: null,
    Cluster: null,
    DeploymentConfiguration: null,
    DesiredCount: 1,
    LaunchType: null,
    LoadBalancers: [],
    NetworkConfiguration: NETWORK,
    PlacementConstraints: null,
    PlatformVersion: null,
    ServiceName: 'www',
    ServiceRegistries: null,
    Tags: null,
    TaskDefinition: null,
  },
  ServiceRegistry: null,
  Tags: [],
  TaskDefinition: DEFINITION,
};

const UPDATE = {
  ClusterName: null,
  Credentials: null,
  ForceRedeploy: false,
  Service: {
    CapacityProviderStrategy: [],
    Cluster: null,
    DeploymentConfiguration: null,
    DesiredCount: null,
    ForceNewDeployment: null,
    NetworkConfiguration: NETWORK,
    PlatformVersion: null,
    Service: null,
    TaskDefinition: null,
  },
  Tags: null,
  TaskDefinition: DEFINITION,
};

async function deployed(t: Test) {
  const world = await startService(t);
  const created = await world.call('POST', '/sandbox/services', CREATE);
  t.equal(created.status, 200, JSON.stringify(created.body));
  world.emulator.calls.length = 0;
  return { ...world, created };
}

t.test('a service that is created with empty lists gets the account’s network and the cluster’s strategy', async t => {
  const { created, emulator } = await deployed(t);

  matchExactly(t, created.body.Service, {
    LaunchType: undefined,
    CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE' }, { CapacityProvider: 'FARGATE_SPOT' }],
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        AssignPublicIp: 'DISABLED',
        SecurityGroups: emulator.seed.securityGroupIds.slice(0, 1),
        Subnets: emulator.seed.subnetIds,
      },
    },
  });
});

t.test(
  'an update with the same body as the running definition forces its deployment, without a registration',
  async t => {
    const { call, emulator, created } = await deployed(t);

    const { status, body } = await call('PUT', WWW, UPDATE);

    t.equal(status, 200, JSON.stringify(body));
    t.equal(body.TaskDefinition.Revision, 1);
    t.notOk(emulator.calls.some(({ action }) => action === 'RegisterTaskDefinition'));
    t.not(body.Service.Deployments[0].Id, created.body.Service.Deployments[0].Id);
    t.same(body.Service.NetworkConfiguration, created.body.Service.NetworkConfiguration);
  },
);

t.test('ForceRedeploy deploys again', async t => {
  const { call, created } = await deployed(t);

  const { status, body } = await call('PUT', WWW, {
    ...UPDATE,
    TaskDefinition: null,
    Service: null,
    ForceRedeploy: true,
  });

  t.equal(status, 200, JSON.stringify(body));
  t.not(body.Service.Deployments[0].Id, created.body.Service.Deployments[0].Id);
});

t.test('a capacity provider strategy deploys again', async t => {
  const { call, emulator } = await deployed(t);
  const CapacityProviderStrategy = [{ Base: null, CapacityProvider: 'FARGATE_SPOT', Weight: 1 }];

  const { status, body } = await call('PUT', WWW, {
    ...UPDATE,
    TaskDefinition: null,
    Service: { ...UPDATE.Service, CapacityProviderStrategy },
  });

  t.equal(status, 200, JSON.stringify(body));
  t.match(emulator.calls.find(({ action }) => action === 'UpdateService')?.input, { forceNewDeployment: true });
  matchExactly(t, body.Service.CapacityProviderStrategy, [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }]);
});

const RUN = {
  CapacityProviderStrategy: [],
  Cluster: null,
  Count: 1,
  EnableECSManagedTags: null,
  Group: null,
  LaunchType: null,
  NetworkConfiguration: NETWORK,
  Overrides: null,
  PlatformVersion: null,
  PropagateTags: null,
  StartedBy: null,
  Tags: null,
  TaskDefinition: 'app',
};

t.test('tasks run with the cluster’s strategy; managed ones on Fargate with the predecessor’s values', async t => {
  const { call, emulator } = await deployed(t);
  const { Credentials, Tags, Cluster } = CREATE;
  const managed = { Credentials, Tags, Cluster, TaskDefinition: { ...DEFINITION, Family: 'nightly' } };
  t.equal((await call('POST', '/sandbox/taskdefs', managed)).status, 200);
  const input = () => emulator.calls.findLast(({ action }) => action === 'RunTask')?.input;

  const plain = await call('POST', '/sandbox/clusters/myclu/tasks', RUN);
  const asked = input();
  const nightly = await call('POST', '/sandbox/clusters/myclu/taskdefs/nightly/tasks', {
    ...RUN,
    TaskDefinition: null,
  });

  t.same([plain.status, nightly.status], [200, 200], JSON.stringify(plain.body));
  matchExactly(t, asked, { launchType: undefined, capacityProviderStrategy: undefined });
  matchExactly(t, plain.body.Tasks, [{ CapacityProviderName: 'FARGATE' }]);
  matchExactly(t, input(), {
    launchType: 'FARGATE',
    propagateTags: 'TASK_DEFINITION',
    enableECSManagedTags: true,
    networkConfiguration: { awsvpcConfiguration: { subnets: emulator.seed.subnetIds } },
  });
});
