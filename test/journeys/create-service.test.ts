import t from 'tap';
import { fullExample, fullExampleText } from '../../scripts/demo/full-example.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

type Body = Record<string, Record<string, unknown>>;

t.test('the reference’s full example creates a service', async t => {
  const { call, emulator } = await startService(t);

  const { status, headers, body } = await call('POST', '/sandbox/services', fullExampleText(emulator.seed.namespaceId));

  t.equal(status, 200);
  t.same(Object.keys(body).sort(), ['Cluster', 'Credentials', 'Service', 'ServiceDiscoveryService', 'TaskDefinition']);
  t.equal(headers['x-ignored-fields'], 'taskdefinition.containerdefinitions[0].ports, serviceregistry.cluster');
  matchExactly(t, body, {
    Cluster: { ClusterName: 'myclu', Status: 'ACTIVE' },
    Credentials: { webserver: { Name: 'spinup/myorg/myclu/myapp-webserver-cred' } },
    TaskDefinition: { Family: 'webservers', Revision: 1, NetworkMode: 'awsvpc', Compatibilities: ['EC2', 'FARGATE'] },
    ServiceDiscoveryService: { Name: 'www' },
    Service: { ServiceName: 'www', DesiredCount: 1, PropagateTags: 'SERVICE' },
  });
  const [container] = body.TaskDefinition.ContainerDefinitions;
  t.equal(container.RepositoryCredentials.CredentialsParameter, body.Credentials.webserver.ARN);
  t.equal(container.LogConfiguration.Options['awslogs-create-group'], 'true');
  t.match(body.TaskDefinition.ExecutionRoleArn, /role\/myclu-ecsTaskExecution$/);
  t.equal(body.TaskDefinition.TaskRoleArn, body.TaskDefinition.ExecutionRoleArn);
  t.equal(body.Service.ServiceRegistries[0].RegistryArn, body.ServiceDiscoveryService.Arn);
  matchExactly(t, body.Service.NetworkConfiguration.AwsvpcConfiguration, {
    Subnets: emulator.seed.subnetIds,
    SecurityGroups: [emulator.seed.securityGroupIds[0]],
    AssignPublicIp: 'DISABLED',
  });
});

t.test('everything created has the org’s, the space’s and the caller’s tags', async t => {
  const { call, emulator } = await startService(t);
  const example = fullExample(emulator.seed.namespaceId) as Body;

  await call('POST', '/sandbox/services', {
    ...example,
    tags: [
      { Key: 'Team', Value: 'blue' },
      { Key: 'spinup:spaceid', Value: 'x' },
    ],
  });

  const tagged = Object.entries(emulator.tags());
  t.ok(tagged.length >= 7, `tags of ${tagged.map(([arn]) => arn)}`);
  for (const [arn, tags] of tagged) {
    t.match(
      tags,
      {
        'spinup:org': 'myorg',
        'spinup:spaceid': 'myclu',
        'spinup:type': 'container',
        'spinup:flavor': 'service',
        Team: 'blue',
      },
      arn,
    );
  }
});

t.test('the reference’s second example uses existing resources', async t => {
  const { call, emulator } = await startService(t);
  const created = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));
  emulator.calls.length = 0;

  const { status, body } = await call('POST', '/sandbox/services', {
    service: {
      cluster: 'myclu',
      desiredcount: 1,
      servicename: 'webapp',
      taskdefinition: 'webservers:1',
      serviceregistries: [{ registryarn: created.body.ServiceDiscoveryService.Arn }],
    },
  });

  t.equal(status, 200);
  t.match(body, {
    Cluster: { ClusterName: 'myclu' },
    Credentials: null,
    TaskDefinition: { Family: 'webservers', Revision: 1 },
    ServiceDiscoveryService: { Name: 'www' },
    Service: { ServiceName: 'webapp' },
  });
  const writes = emulator.calls.map(({ action }) => action).filter(action => !/^(Describe|Get|List)/.test(action));
  t.same(writes, ['CreateService']);
});

t.test('createService waits for a cluster that is provisioning', async t => {
  const { call, emulator } = await startService(t, { emulator: { timings: { clusterProvisioning: 300 } } });

  const { status, body } = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

  t.equal(status, 200);
  t.equal(body.Cluster.Status, 'ACTIVE');
});

t.test('the created service is shown with its events', async t => {
  const { call, emulator } = await startService(t);
  await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

  const service = await call('GET', '/sandbox/clusters/myclu/services/www');
  const events = await call('GET', '/sandbox/clusters/myclu/services/www/events');

  matchExactly(t, service.body, {
    ServiceName: 'www',
    RunningCount: 1,
    Tags: [
      { Key: 'spinup:org', Value: 'myorg' },
      { Key: 'spinup:spaceid', Value: 'myclu' },
      { Key: 'spinup:type', Value: 'container' },
      { Key: 'spinup:flavor', Value: 'service' },
      { Key: 'spinup:operation', Value: String },
    ],
  });
  t.match(events.body.map((event: { Message: string }) => event.Message).join('\n'), /steady state/);
});

t.test('all faults of a request are in one response, before any call to AWS', async t => {
  const { call, emulator } = await startService(t);

  const { status, body } = await call('POST', '/sandbox/services', {
    cluster: {},
    taskdefinition: {
      family: 'a b',
      cpu: '256',
      memory: '4096',
      containerdefinitions: [{ name: 'web', image: 'nginx' }],
    },
    service: {
      servicename: 'www',
      desiredcount: 'one',
      networkconfiguration: { awsvpcconfiguration: { assignpublicip: 'ENABLED' } },
    },
    credentials: { other: { name: 'x' } },
    tags: [{ key: 'spinup:org', value: 'theirs' }],
  });

  t.equal(status, 400);
  t.same(body.errors.map((error: { pointer: string }) => error.pointer).sort(), [
    '/cluster/ClusterName',
    '/credentials/other',
    '/credentials/other/SecretString',
    '/service/desiredcount',
    '/service/networkconfiguration/awsvpcconfiguration/assignpublicip',
    '/tags/0/value',
    '/taskdefinition/family',
    '/taskdefinition/memory',
  ]);
  t.same(emulator.calls, []);
});

t.test('an existing service is a conflict, and nothing is created', async t => {
  const { call, emulator } = await startService(t);
  const example = fullExample(emulator.seed.namespaceId);
  await call('POST', '/sandbox/services', example);
  const before = emulator.snapshot();

  const { status, body } = await call('POST', '/sandbox/services', example);

  t.equal(status, 409);
  t.match(body.detail, /www|cred/);
  t.same(emulator.snapshot(), before);
});

t.test('another org’s cluster does not exist', async t => {
  const { call, emulator } = await startService(t);
  const { ECS } = await import('@aws-sdk/client-ecs');
  const ecs = new ECS({
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await ecs.createCluster({ clusterName: 'myclu', tags: [{ key: 'spinup:org', value: 'theirs' }] });
  const before = emulator.snapshot();

  const { status } = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

  t.equal(status, 404);
  t.same(emulator.snapshot(), before);
});
