import type { CreateServiceRequest, RunTaskRequest } from '@aws-sdk/client-ecs';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import t from 'tap';
import { matchExactly } from '../../support/match-exactly.js';
import { clientOf } from '../connect.js';
import { activeCluster, definition } from './active-cluster.js';

const web = {
  name: 'web',
  image: 'nginx:1.27',
  memory: 400,
  portMappings: [{ name: 'http', containerPort: 80 }],
};
const volumes = [{ name: 'data', configuredAtLaunch: true }, { name: 'cache' }];
const group = 'arn:aws:elasticloadbalancing:us-east-1:012345678901:targetgroup/none/0123456789abcdef';
const connect = { enabled: true, namespace: 'spinup.internal' };
const ebs = { managedEBSVolume: { roleArn: 'arn:aws:iam::012345678901:role/ebs', sizeInGiB: 10 } };

const REFUSED_SERVICES: [what: string, service: Partial<CreateServiceRequest>, code: string, message: RegExp][] = [
  [
    'a load balancer without a target group',
    { loadBalancers: [{ containerName: 'web', containerPort: 80 }] },
    ...bad(/targetGroupArn/),
  ],
  [
    'a target group that does not exist',
    { loadBalancers: [{ targetGroupArn: group, containerName: 'web', containerPort: 80 }] },
    ...bad(/does not exist/),
  ],
  ['Service Connect without a namespace', { serviceConnectConfiguration: { enabled: true } }, ...bad(/namespace/)],
  [
    'Service Connect in a namespace that does not exist',
    { serviceConnectConfiguration: { enabled: true, namespace: 'none' } },
    'NamespaceNotFoundException',
    /none/,
  ],
  [
    'Service Connect of an unknown port',
    { serviceConnectConfiguration: { ...connect, services: [{ portName: 'https' }] } },
    ...bad(/'https'/),
  ],
  [
    'Service Connect with an invalid name',
    { serviceConnectConfiguration: { ...connect, services: [{ portName: 'http', discoveryName: 'Web' }] } },
    ...bad(/discoveryName/),
  ],
  ...[
    { discoveryName: '<NAME>' },
    { clientAliases: [{ port: 80, dnsName: 'Web' }] },
    { clientAliases: [{ port: 80 }, { port: 81 }] },
    { clientAliases: [{ port: 65_536 }] },
    { ingressPortOverride: 65_536 },
  ].map((part): (typeof REFUSED_SERVICES)[number] => [
    `Service Connect that is off and has ${JSON.stringify(part)}`,
    { serviceConnectConfiguration: { enabled: false, services: [{ portName: 'http', ...part }] } },
    ...bad(/serviceConnectConfiguration.services.1.member/),
  ]),
  ...[
    { linearConfiguration: { stepPercent: 2.9 } },
    { linearConfiguration: { stepPercent: 3.05 } },
    { linearConfiguration: { stepBakeTimeInMinutes: 1441 } },
    { canaryConfiguration: { canaryPercent: 0 } },
    { canaryConfiguration: { canaryBakeTimeInMinutes: -1 } },
    { minimumHealthyPercent: 101 },
    { maximumPercent: -1 },
  ].map((deploymentConfiguration): (typeof REFUSED_SERVICES)[number] => [
    `the deployment configuration ${JSON.stringify(deploymentConfiguration)}`,
    { deploymentConfiguration },
    ...bad(/deploymentConfiguration/),
  ]),
  [
    'more than 20 capacity providers',
    { capacityProviderStrategy: Array.from({ length: 21 }, () => ({ capacityProvider: 'FARGATE' })) },
    ...bad(/capacityProviderStrategy/),
  ],
  [
    'a volume with more throughput than gp3 has',
    {
      volumeConfigurations: [{ name: 'data', managedEBSVolume: { ...ebs.managedEBSVolume, throughput: 1001 } }],
    },
    ...bad(/throughput/),
  ],
  [
    'access logs without a log',
    { serviceConnectConfiguration: { ...connect, accessLogConfiguration: { format: 'JSON' } } },
    ...bad(/logConfiguration/),
  ],
  [
    'a volume that the definition does not have',
    { volumeConfigurations: [{ name: 'disk', ...ebs }] },
    ...bad(/'disk'/),
  ],
  [
    'a volume that is not configured at launch',
    { volumeConfigurations: [{ name: 'cache', ...ebs }] },
    ...bad(/'cache'/),
  ],
  ['placement constraints', { placementConstraints: [{ type: 'distinctInstance' }] }, ...bad(/not supported/)],
  [
    'alarms, which are not emulated',
    { deploymentConfiguration: { alarms: { alarmNames: ['a'], enable: true, rollback: false } } },
    ...bad(/emulator does not know/),
  ],
];

for (const [what, service, name, message] of REFUSED_SERVICES) {
  t.test(`a service cannot have ${what}`, async t => {
    const { ecs, www } = await activeCluster(t);
    await ecs.registerTaskDefinition({ ...definition, containerDefinitions: [web], volumes });

    await t.rejects(ecs.createService({ ...www, ...service }), { name, message });
  });
}

t.test('a service has the Service Connect services and the volumes of its definition', async t => {
  const { ecs, www } = await activeCluster(t);
  await ecs.registerTaskDefinition({ ...definition, containerDefinitions: [web], volumes });

  const { service } = await ecs.createService({
    ...www,
    serviceConnectConfiguration: { ...connect, services: [{ portName: 'http', clientAliases: [{ port: 80 }] }] },
    volumeConfigurations: [{ name: 'data', ...ebs }],
    healthCheckGracePeriodSeconds: 30,
  });

  matchExactly(t, service?.deployments, [
    { serviceConnectConfiguration: { namespace: 'spinup.internal' }, volumeConfigurations: [{ name: 'data' }] },
  ]);
});

t.test('a cluster’s default namespace is created if it does not exist, and its services use it', async t => {
  const { ecs, emulator, clock, www } = await activeCluster(t);
  await ecs.registerTaskDefinition(definition);
  const arn = 'arn:aws:servicediscovery:us-east-1:012345678901:namespace/ns-none';

  await t.rejects(ecs.createCluster({ clusterName: 'a', serviceConnectDefaults: { namespace: arn } }), {
    name: 'NamespaceNotFoundException',
  });
  await ecs.createCluster({ clusterName: 'a', serviceConnectDefaults: { namespace: 'mesh' } });
  clock.advance(2000);
  await ecs.createService({ ...www, cluster: 'a', serviceConnectConfiguration: { enabled: true } });
  const { Namespaces = [] } = await clientOf(t, ServiceDiscovery, emulator).listNamespaces({});

  t.same(Namespaces.map(({ Name, Type }) => `${Name} ${Type}`).sort(), ['mesh HTTP', 'spinup.internal DNS_PRIVATE']);
});

const REFUSED_TASKS: [what: string, task: Partial<RunTaskRequest>, code: string, message: RegExp][] = [
  [
    'a size that Fargate does not have',
    { overrides: { cpu: '256', memory: '4096' } },
    'ClientException',
    /No Fargate configuration/,
  ],
  [
    'less memory than a container',
    { overrides: { containerOverrides: [{ name: 'web', memory: 600 }] } },
    'ClientException',
    /'web'/,
  ],
  [
    'less CPU than its containers',
    { overrides: { containerOverrides: [{ name: 'web', cpu: 300 }] } },
    'ClientException',
    /'cpu'/,
  ],
  ['an unknown container', { overrides: { containerOverrides: [{ name: 'db' }] } }, ...bad(/named db/)],
  [
    'a GPU',
    { overrides: { containerOverrides: [{ name: 'web', resourceRequirements: [{ type: 'GPU', value: '1' }] }] } },
    ...bad(/GPU/),
  ],
  [
    'a volume, which is not emulated',
    { volumeConfigurations: [{ name: 'data', managedEBSVolume: ebs.managedEBSVolume }] },
    ...bad(/emulator does not know/),
  ],
  ['placement strategies', { placementStrategy: [{ type: 'random' }] }, ...bad(/not supported/)],
  [
    'a container with 3 MiB',
    { overrides: { containerOverrides: [{ name: 'web', memory: 3 }] } },
    ...bad(/member.memory'/),
  ],
  [
    'a long placement expression',
    { placementConstraints: [{ type: 'memberOf', expression: 'a'.repeat(2001) }] },
    ...bad(/expression/),
  ],
  ['a long startedBy', { startedBy: 'a'.repeat(129) }, ...bad(/startedBy/)],
  [
    'too little ephemeral storage',
    { overrides: { ephemeralStorage: { sizeInGiB: 20 } } },
    'ClientException',
    /ephemeral storage/,
  ],
  ['a tag with other characters', { tags: [{ key: 'Name', value: '{{ name }}' }] }, ...bad(/Tags have/)],
  ['a startedBy with a space', { startedBy: 'the pipeline' }, ...bad(/startedBy/)],
  ['a long client token', { clientToken: 'a'.repeat(65) }, ...bad(/clientToken/)],
  ['a client token with a letter outside of ASCII', { clientToken: 'é' }, ...bad(/clientToken/)],
];

for (const [what, task, name, message] of REFUSED_TASKS) {
  t.test(`a task cannot have ${what}`, async t => {
    const { ecs, run } = await runnable(t);

    await t.rejects(run(task), { name, message });
    t.same((await ecs.listTasks({ cluster: 'space' })).taskArns, []);
  });
}

t.test('a task is run with another size', async t => {
  const { run } = await runnable(t);

  const { tasks } = await run({
    overrides: { cpu: '.5 vCPU', memory: '2 GB', containerOverrides: [{ name: 'web', memory: 600 }] },
  });

  matchExactly(t, tasks, [{ cpu: '.5 vCPU', overrides: { containerOverrides: [{ name: 'web', memory: 600 }] } }]);
});

async function runnable(t: Parameters<typeof activeCluster>[0]) {
  const { ecs, www } = await activeCluster(t);
  await ecs.registerTaskDefinition({ ...definition, containerDefinitions: [web] });
  const { cluster, taskDefinition, launchType, networkConfiguration } = www;
  const run = (task: Partial<RunTaskRequest>) =>
    ecs.runTask({ cluster, taskDefinition, launchType, networkConfiguration, ...task });
  return { ecs, run };
}

function bad(message: RegExp): [code: string, message: RegExp] {
  return ['InvalidParameterException', message];
}
