import { setImmediate } from 'node:timers/promises';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import t, { type Test } from 'tap';
import { accelerated } from '../../../scripts/support/pacing.js';
import { manualClock, type Timings } from '../../../src/emulator/index.js';
import { clientOf } from '../../emulator/connect.js';
import { type Service, startService } from '../../support/service.js';
import { WWW, webService } from '../../support/web-service.js';

/** Everything that AWS is late with, in milliseconds. */
const LATE: Timings = {
  clusterProvisioning: 20_000,
  taskProvisioning: 10_000,
  taskPending: 20_000,
  taskStopping: 30_000,
  rolePropagation: 15_000,
  serviceLinkedRole: 20_000,
  secretNameReserved: 30_000,
  parameterNameReserved: 30_000,
  logGroupTransition: 10_000,
  deregistrationDelay: 300_000,
  tagIndex: 300_000,
};

/** A service on an embedded AWS that is late with everything. Its waits move the clock of AWS. */
async function startLate(t: Test, timings: Partial<Timings> = {}) {
  const clock = manualClock();
  const sleep = async (milliseconds: number, _?: undefined, { signal }: { signal?: AbortSignal } = {}) => {
    await setImmediate();
    signal?.throwIfAborted();
    clock.advance(milliseconds);
  };
  const pacing = { ...accelerated(1_000), sleep };
  return { ...(await startService(t, { emulator: { clock, timings: { ...LATE, ...timings } }, pacing })), clock };
}

/** Creates resources of another org, and a target group. @returns the target group's ARN. */
async function createOthers(t: Test, { emulator }: Service): Promise<string> {
  const { namespaceId: NamespaceId, vpcId: VpcId, subnetIds: Subnets } = emulator.seed;
  const Tags = [
    { Key: 'spinup:org', Value: 'theirs' },
    { Key: 'spinup:spaceid', Value: 'myclu' },
  ];
  const tags = Tags.map(({ Key: key, Value: value }) => ({ key, value }));
  await clientOf(t, CloudWatchLogs, emulator).createLogGroup({
    logGroupName: 'theirs',
    tags: { 'spinup:org': 'theirs' },
  });
  await clientOf(t, SecretsManager, emulator).createSecret({
    Name: 'spinup/theirs/myclu/one',
    SecretString: 'x',
    Tags,
  });
  await clientOf(t, ServiceDiscovery, emulator).createService({ Name: 'theirs', NamespaceId, Tags });
  const containerDefinitions = [{ name: 'web', image: 'nginx' }];
  const definition = { family: 'theirs', containerDefinitions, cpu: '256', memory: '512', tags };
  await clientOf(t, ECS, emulator).registerTaskDefinition(definition);
  const elb = clientOf(t, ElasticLoadBalancingV2, emulator);
  const group = { Name: 'www', Protocol: 'HTTP', Port: 80, VpcId, TargetType: 'ip' } as const;
  const TargetGroupArn = (await elb.createTargetGroup(group)).TargetGroups?.[0]?.TargetGroupArn ?? '';
  const { LoadBalancers: [balancer] = [] } = await elb.createLoadBalancer({ Name: 'www', Subnets });
  const DefaultActions = [{ Type: 'forward', TargetGroupArn }] as const;
  const { LoadBalancerArn } = balancer ?? {};
  await elb.createListener({ LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions: [...DefaultActions] });
  return TargetGroupArn;
}

/** A request for service `www` behind a target group, with a credential and a registry. */
function balancedService(targetgrouparn: string, namespaceid: string) {
  const loadbalancers = [{ targetgrouparn, containername: 'web', containerport: 80 }];
  return {
    ...webService({ container: { portmappings: [{ containerport: 80 }] }, service: { loadbalancers } }),
    credentials: { web: { Name: 'registry', SecretString: 'x' } },
    serviceregistry: { name: 'www', dnsconfig: { namespaceid, dnsrecords: [{ type: 'A', ttl: 30 }] } },
  };
}

t.test('with every delay of AWS: create, update, roll back, delete recursively, create again', async t => {
  const late = await startLate(t);
  const { call, emulator, settled } = late;
  const service = balancedService(await createOthers(t, late), emulator.seed.namespaceId);
  const before = emulator.snapshot();
  const parameter = { Name: 'one', Value: '1' };
  const runs = { DesiredCount: 1, RunningCount: 1 };
  const create = async () => {
    t.equal((await call('POST', '/sandbox/params/app', parameter)).status, 200);
    const created = await call('POST', '/sandbox/services?wait=steady', service);
    t.match(created, { status: 200, body: { Service: runs } }, JSON.stringify(created.body));
    t.equal(created.body.Service.Deployments[0].FailedTasks, 0);
    t.equal((await call('GET', '/sandbox/taskdefs')).body.length, 1);
  };
  const remove = async () => {
    t.equal((await call('DELETE', '/sandbox/params/app')).status, 200);
    t.equal((await call('DELETE', `${WWW}?recursive=true`)).status, 200);
    await settled();
    const { body } = await call('GET', '/sandbox/operations');
    t.same(
      body.Operations.filter(({ State }: { State: string }) => State !== 'succeeded'),
      [],
    );
    t.same(emulator.snapshot(), before);
  };

  await create();
  const taskdefinition = {
    ...service.taskdefinition,
    containerdefinitions: [{ name: 'web', image: 'nginx:2', portmappings: [{ containerport: 80 }] }],
  };
  const updated = await call('PUT', `${WWW}?wait=steady`, { taskdefinition });
  t.match(updated, { status: 200, body: { Service: runs, TaskDefinition: { Revision: 2 } } });
  const rolledBack = await call('POST', `${WWW}/rollback?wait=steady`);
  t.match(rolledBack, { status: 200, body: runs }, JSON.stringify(rolledBack.body));
  t.match((await call('GET', `${WWW}?all=true`)).body, { TaskDefinition: { Revision: 1 } });
  await remove();

  await create();
  await remove();
});

t.test('a recursive deletion continues for as long as targets are deregistered: up to an hour', async t => {
  const late = await startLate(t, { deregistrationDelay: 3_600_000 });
  const { call, emulator, settled, clock } = late;
  const service = balancedService(await createOthers(t, late), emulator.seed.namespaceId);
  const before = emulator.snapshot();
  t.equal((await call('POST', '/sandbox/services?wait=steady', service)).status, 200);
  const start = clock.now().getTime();

  await call('DELETE', `${WWW}?recursive=true`);
  await settled();

  t.ok(clock.now().getTime() - start >= 3_600_000);
  t.same(emulator.snapshot(), before);
});

t.test('creating a service whose name is draining behind a target group says at once how long it may take', async t => {
  const late = await startLate(t);
  const { call, emulator, clock } = late;
  const service = balancedService(await createOthers(t, late), emulator.seed.namespaceId);
  t.equal((await call('POST', '/sandbox/services?wait=steady', service)).status, 200);
  await call('DELETE', WWW);
  const start = clock.now();

  for (const query of ['', '?dryRun=true'])
    t.match(await call('POST', `/sandbox/services${query}`, service), {
      status: 409,
      body: {
        detail: /still draining\. .* deregistration delay of its target groups: 300 s by default, at most 3600 s/,
      },
    });
  t.same(clock.now(), start);
});
