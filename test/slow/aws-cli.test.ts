import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import t from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import type { Emulator } from '../../src/emulator/index.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

const run = promisify(execFile);

/** The tags of a cluster that the example creates. */
const TAG_KEYS = [
  'spinup:org',
  'spinup:spaceid',
  'spinup:type',
  'spinup:flavor',
  'CreatedBy',
  'OS',
  'Name',
  'spinup:operation',
];

t.test('the AWS CLI reads what the API created', async t => {
  const { call, emulator } = await startService(t);
  const { body: created } = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));
  await call('POST', '/sandbox/params/myclu', { Name: 'apikey', Value: 'a-value' });
  const [task] = (await call('GET', '/sandbox/clusters/myclu/tasks')).body;
  const aws = cli(emulator);
  const role = 'myclu-ecsTaskExecution';
  const secret = 'spinup/myorg/myclu/myapp-webserver-cred';

  // The CLI takes about a second to start, so independent commands run in parallel.
  const [
    identity,
    clusters,
    cluster,
    services,
    service,
    tasks,
    described,
    definition,
    roleFound,
    policy,
    groups,
    streams,
    secrets,
    value,
    registries,
    instances,
    parameters,
    tagged,
    balancers,
  ] = await inFours([
    () => aws('sts', 'get-caller-identity'),
    () => aws('ecs', 'list-clusters'),
    () => aws('ecs', 'describe-clusters', '--clusters', 'myclu', '--include', 'TAGS'),
    () => aws('ecs', 'list-services', '--cluster', 'myclu'),
    () => aws('ecs', 'describe-services', '--cluster', 'myclu', '--services', 'www'),
    () => aws('ecs', 'list-tasks', '--cluster', 'myclu'),
    () => aws('ecs', 'describe-tasks', '--cluster', 'myclu', '--tasks', task),
    () => aws('ecs', 'describe-task-definition', '--task-definition', 'webservers'),
    () => aws('iam', 'get-role', '--role-name', role),
    () => aws('iam', 'get-role-policy', '--role-name', role, '--policy-name', 'ECSTaskAccessPolicy'),
    () => aws('logs', 'describe-log-groups', '--log-group-name-prefix', 'myclu'),
    () => aws('logs', 'describe-log-streams', '--log-group-name', 'myclu'),
    () => aws('secretsmanager', 'list-secrets', '--filters', 'Key=tag-key,Values=spinup:org'),
    () => aws('secretsmanager', 'get-secret-value', '--secret-id', secret),
    () => aws('servicediscovery', 'list-services'),
    () => aws('servicediscovery', 'list-instances', '--service-id', created.ServiceDiscoveryService.Id),
    () => aws('ssm', 'get-parameters-by-path', '--path', '/myorg/myclu', '--with-decryption'),
    () => aws('resourcegroupstaggingapi', 'get-resources', '--tag-filters', 'Key=spinup:spaceid,Values=myclu'),
    () => aws('elbv2', 'describe-load-balancers'),
  ]);

  t.match(identity, { Account: emulator.accountId });
  t.same(clusters, { clusterArns: [created.Cluster.ClusterArn] });
  t.same(
    cluster.clusters[0].tags.map(({ key }: { key: string }) => key),
    TAG_KEYS,
  );
  t.same(services, { serviceArns: [created.Service.ServiceArn] });
  t.match(service.services[0], { status: 'ACTIVE', desiredCount: 1, runningCount: 1 });
  t.same(tasks, { taskArns: [task] });
  t.match(described.tasks[0], { lastStatus: 'RUNNING', group: 'service:www' });
  t.match(definition.taskDefinition, {
    taskDefinitionArn: created.TaskDefinition.TaskDefinitionArn,
    networkMode: 'awsvpc',
  });
  t.match(roleFound.Role, { Arn: created.TaskDefinition.ExecutionRoleArn });
  t.match(JSON.stringify(policy.PolicyDocument), /secretsmanager:GetSecretValue/);
  matchExactly(t, groups.logGroups, [{ logGroupName: 'myclu', retentionInDays: 365 }]);
  t.match(streams.logStreams[0].logStreamName, /^www\/webserver\//);
  t.same(
    secrets.SecretList.map(({ Name }: { Name: string }) => Name),
    [secret],
  );
  t.match(value.SecretString, /supahman/);
  matchExactly(t, registries.Services, [{ Name: 'www' }]);
  t.equal(instances.Instances.length, 1);
  matchExactly(t, parameters.Parameters, [{ Name: '/myorg/myclu/apikey', Value: 'a-value', Type: 'SecureString' }]);
  t.ok(tagged.ResourceTagMappingList.length >= 4);
  t.same(balancers.LoadBalancers, []);
});

t.test('the API shows the changes of the AWS CLI', async t => {
  const { call, emulator } = await startService(t);
  const aws = cli(emulator);
  await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

  await aws('ecs', 'update-service', '--cluster', 'myclu', '--service', 'www', '--desired-count', '3');
  const refused = await aws('ecs', 'describe-clusters', '--clusters', 'none');

  t.match((await call('GET', '/sandbox/clusters/myclu/services/www')).body, { DesiredCount: 3 });
  matchExactly(t, refused.failures, [{ reason: 'MISSING' }]);
  await t.rejects(aws('ecs', 'list-services', '--cluster', 'none'), /ClusterNotFoundException/);
});

/** @returns the `aws` command on an embedded AWS and nothing else: no configuration of the machine, no metadata service. */
function cli({ endpoint, region }: Emulator) {
  const env = {
    PATH: process.env.PATH,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'an-example-secret',
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
  return async (...args: string[]) => {
    const { stdout } = await run('aws', [...args, '--endpoint-url', endpoint, '--output', 'json'], { env });
    return JSON.parse(stdout);
  };
}

// biome-ignore lint/suspicious/noExplicitAny: each command's answer has a shape of its own
async function inFours(commands: (() => Promise<any>)[]): Promise<any[]> {
  const answers = [];
  for (let at = 0; at < commands.length; at += 4)
    answers.push(...(await Promise.all(commands.slice(at, at + 4).map(command => command()))));
  return answers;
}
