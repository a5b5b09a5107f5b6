import { ECS, type RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import t from 'tap';
import { containerRuleFaults } from '../../../src/domain/fargate/containers.js';
import { createManagedFaults } from '../../../src/domain/rules.js';
import { adjustedDefinition } from '../../../src/domain/space-adjustments.js';
import { connect } from '../../emulator/connect.js';

type Definition = Parameters<typeof containerRuleFaults>[1];
type Container = NonNullable<NonNullable<Definition['containerDefinitions']>[number]>;

const web = { name: 'web', image: 'nginx' };
const db = { name: 'db', image: 'postgres' };
const healthCheck = { command: ['CMD', 'true'] };
const router = { name: 'router', image: 'fluent-bit', firelensConfiguration: { type: 'fluentbit' as const } };
const routed = { ...web, logConfiguration: { logDriver: 'awsfirelens' as const } };

/** What AWS refuses, with the pointers of the product's faults. */
const REFUSED: [what: string, definition: Definition, pointers: string[]][] = [
  ...ofContainers(
    'a dependency on an unknown container',
    [{ ...web, dependsOn: [on('db', 'START')] }],
    ['0/dependsOn/0/containerName'],
  ),
  ...ofContainers(
    'a dependency on itself',
    [{ ...web, dependsOn: [on('web', 'START')] }],
    ['0/dependsOn/0/containerName'],
  ),
  ...ofContainers(
    'dependencies in a cycle',
    [
      { ...web, dependsOn: [on('db', 'START')] },
      { ...db, dependsOn: [on('cache', 'START')] },
      { name: 'cache', image: 'redis', dependsOn: [on('web', 'START')] },
    ],
    ['0/dependsOn/0/containerName', '1/dependsOn/0/containerName', '2/dependsOn/0/containerName'],
  ),
  ...ofContainers(
    'HEALTHY without a health check',
    [{ ...web, dependsOn: [on('db', 'HEALTHY')] }, db],
    ['0/dependsOn/0/condition'],
  ),
  ...ofContainers(
    'COMPLETE of an essential container',
    [{ ...web, dependsOn: [on('db', 'COMPLETE')] }, db],
    ['0/dependsOn/0/condition'],
  ),
  ...ofContainers(
    'an unknown volume',
    [{ ...web, mountPoints: [{ sourceVolume: 'data', containerPath: '/a' }] }],
    ['0/mountPoints/0/sourceVolume'],
  ),
  ...ofContainers(
    'volumes from an unknown container',
    [{ ...web, volumesFrom: [{ sourceContainer: 'db' }] }],
    ['0/volumesFrom/0/sourceContainer'],
  ),
  ...ofContainers('a secret twice', [{ ...web, secrets: [secret('A'), secret('A')] }], ['0/secrets/1/name']),
  ...ofContainers(
    'a secret that is also a variable',
    [{ ...web, secrets: [secret('A')], environment: [{ name: 'A', value: 'a' }] }],
    ['0/secrets/0/name'],
  ),
  ...ofContainers(
    'a port twice',
    [{ ...web, portMappings: [{ containerPort: 80 }, { containerPort: 80, protocol: 'tcp' }] }],
    ['0/portMappings/1/containerPort'],
  ),
  ...ofContainers(
    'a port of two containers',
    [
      { ...web, portMappings: [{ containerPort: 80 }] },
      { ...db, portMappings: [{ containerPort: 80 }] },
    ],
    ['1/portMappings/0/containerPort'],
  ),
  ...ofContainers(
    'a port within a range of another container',
    [
      { ...web, portMappings: [{ containerPort: 8005 }] },
      { ...db, portMappings: [{ containerPortRange: '8000-8010' }] },
    ],
    ['1/portMappings/0/containerPortRange'],
  ),
  ...ofContainers(
    'ranges from a port to itself, and beside a port',
    [{ ...web, portMappings: [{ containerPortRange: '80-80' }, { containerPortRange: '90-91', containerPort: 92 }] }],
    ['0/portMappings/0/containerPortRange', '0/portMappings/1/containerPort'],
  ),
  ...ofContainers(
    'a mapping without a port',
    [{ ...web, portMappings: [{ protocol: 'tcp' }] }],
    ['0/portMappings/0/containerPort'],
  ),
  ...ofContainers(
    'a variable without a name',
    [{ ...web, environment: [{ name: ' ', value: 'a' }] }],
    ['0/environment/0/name'],
  ),
  ...ofContainers('no essential container', [{ ...web, essential: false }], ['0/essential']),
  [
    'a proxy that is no container',
    { proxyConfiguration: { containerName: 'envoy' } },
    ['/proxyConfiguration/containerName'],
  ],
  ['a volume without a name', { volumes: [{ host: {} }] }, ['/volumes/0/name']],
  [
    'an access point without encryption, and with a directory',
    {
      volumes: [
        {
          name: 'data',
          efsVolumeConfiguration: {
            fileSystemId: 'fs-12345678',
            rootDirectory: '/a',
            authorizationConfig: { accessPointId: 'fsap-12345678' },
          },
        },
      ],
    },
    ['/volumes/0/efsVolumeConfiguration/transitEncryption', '/volumes/0/efsVolumeConfiguration/rootDirectory'],
  ],
  ...ofContainers(
    'a name of two ports',
    [
      { ...web, portMappings: [{ containerPort: 80, name: 'http' }] },
      { ...db, portMappings: [{ containerPort: 81, name: 'http' }] },
    ],
    ['1/portMappings/0/name'],
  ),
  ...ofContainers('a stop timeout above 2 minutes', [{ ...web, stopTimeout: 121 }], ['0/stopTimeout']),
  ...ofContainers('awsfirelens without a router', [routed], ['0/logConfiguration/logDriver']),
  ...ofContainers('a router whose logs nobody sends', [web, router], ['1/firelensConfiguration']),
  ...ofContainers('two routers', [routed, router, { ...router, name: 'other' }], ['2/firelensConfiguration']),
  ...ofContainers(
    'a router that logs to itself',
    [{ ...router, logConfiguration: { logDriver: 'awsfirelens' } }],
    ['0/logConfiguration/logDriver'],
  ),
  ...ofContainers(
    'a router with a file in S3',
    [routed, { ...router, firelensConfiguration: { type: 'fluentbit', options: { 'config-file-type': 's3' } } }],
    ['1/firelensConfiguration/options/config-file-type'],
  ),
  ...ofContainers(
    'a soft limit above the hard one',
    [{ ...web, memory: 100, memoryReservation: 200 }],
    ['0/memoryReservation'],
  ),
  [
    'more memory than the task has',
    { containerDefinitions: [{ ...web, memory: 513, memoryReservation: 10 }] },
    ['/containerDefinitions/0/memory'],
  ],
  [
    'more memory together than the task has',
    {
      containerDefinitions: [
        { ...web, memory: 300 },
        { ...db, memory: 300 },
      ],
    },
    ['/memory'],
  ],
  [
    'more CPU than the task has',
    {
      containerDefinitions: [
        { ...web, cpu: 200 },
        { ...db, cpu: 100 },
      ],
    },
    ['/cpu'],
  ],
  [
    'two volumes configured at launch',
    {
      volumes: [
        { name: 'a', configuredAtLaunch: true },
        { name: 'b', configuredAtLaunch: true },
      ],
    },
    ['/volumes/1/configuredAtLaunch'],
  ],
];

/** What AWS refuses for other reasons, which other rules of the product find. */
const REFUSED_ELSEWHERE: [what: string, definition: Definition][] = [
  ['a size that Fargate does not have', { cpu: '256', memory: '4096' }],
  ['the host’s processes', { pidMode: 'host' }],
  ['IPC with other containers', { ipcMode: 'task' }],
  ['placement constraints', { placementConstraints: [{ type: 'memberOf', expression: 'a' }] }],
  ['a file of the host', { volumes: [{ name: 'data', host: { sourcePath: '/data' } }] }],
  ['a Docker volume', { volumes: [{ name: 'data', dockerVolumeConfiguration: { scope: 'task' } }] }],
  ['a container twice', { containerDefinitions: [web, web] }],
  ['a placeholder for an image', { containerDefinitions: [{ ...web, image: '<IMAGE1_NAME>' }] }],
  ['an image with a short digest', { containerDefinitions: [{ ...web, image: 'nginx@sha256:0a1b' }] }],
  ['a definition that is too large', { containerDefinitions: [{ ...web, command: ['x'.repeat(65_536)] }] }],
  ...ofMembers([
    { privileged: true },
    { links: ['db'] },
    { disableNetworking: true },
    { dnsServers: ['10.0.0.2'] },
    { dockerSecurityOptions: ['no-new-privileges'] },
    { extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.3' }] },
    { hostname: 'web' },
    { resourceRequirements: [{ type: 'GPU', value: '1' }] },
    { linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } },
    { linuxParameters: { sharedMemorySize: 64 } },
    { linuxParameters: { tmpfs: [{ containerPath: '/tmp', size: 64 }] } },
    { linuxParameters: { maxSwap: 100 } },
    { linuxParameters: { swappiness: 60 } },
    { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } },
  ]),
];

/** What AWS takes. Other values take the place of some of it, and then AWS takes those. */
const TAKEN: [what: string, definition: Definition][] = [
  ['nothing special', {}],
  ...ofContainers('dependencies', [
    { ...web, dependsOn: [on('db', 'HEALTHY'), on('init', 'SUCCESS')] },
    { ...db, healthCheck, dependsOn: [on('init', 'COMPLETE')] },
    { name: 'init', image: 'busybox', essential: false },
  ]).map(([what, definition]): [string, Definition] => [what, definition]),
  [
    'volumes',
    {
      volumes: [{ name: 'data' }, { name: 'disk', configuredAtLaunch: true }],
      containerDefinitions: [
        { ...web, mountPoints: [{ sourceVolume: 'data', containerPath: '/a' }] },
        { ...db, volumesFrom: [{ sourceContainer: 'web' }] },
      ],
    },
  ],
  [
    'an access point with an empty root directory',
    {
      volumes: [
        {
          name: 'data',
          efsVolumeConfiguration: {
            fileSystemId: 'fs-12345678',
            rootDirectory: '',
            transitEncryption: 'ENABLED',
            authorizationConfig: { accessPointId: 'fsap-12345678' },
          },
        },
      ],
    },
  ],
  ['a log router', { containerDefinitions: [routed, router] }],
  ...ofMembers([
    { portMappings: [{ containerPort: 53 }, { containerPort: 53, protocol: 'udp' }] },
    { environment: [{ name: 'A', value: 'a' }], secrets: [secret('B')] },
    {
      environment: [
        { name: 'A', value: 'a' },
        { name: 'A', value: 'b' },
      ],
    },
    { image: `registry.example.com:5000/a/b@sha256:${'0a'.repeat(32)}` },
    { portMappings: [{ containerPortRange: '8000-8010' }, { containerPort: 8011 }] },
    { portMappings: [{ containerPortRange: '8000-8010', hostPort: 0 }] },
    { healthCheck: { ...healthCheck, interval: 5, timeout: 60, retries: 10, startPeriod: 300 } },
    { stopTimeout: 120, memory: 512, memoryReservation: 512, cpu: 256 },
    { logConfiguration: { logDriver: 'json-file' } },
    { logConfiguration: { logDriver: 'awslogs' } },
    { linuxParameters: { initProcessEnabled: true, capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] } } },
  ]),
];

for (const [what, definition, pointers] of REFUSED) {
  t.test(`${what} is a fault`, async t => {
    t.same(
      containerRuleFaults('', complete(definition)).map(({ pointer }) => pointer),
      pointers,
    );
  });
}

for (const [what, definition] of [...REFUSED, ...REFUSED_ELSEWHERE]) {
  t.test(`product and AWS refuse ${what}`, async t => {
    const { faults, register } = await tried(t, complete(definition));

    t.ok(faults.length > 0);
    await t.rejects(register(), { name: 'ClientException', $metadata: { httpStatusCode: 400 } });
  });
}

for (const [what, definition] of TAKEN) {
  t.test(`product and AWS take ${what}`, async t => {
    const { faults, register } = await tried(t, complete(definition));

    t.same(faults, []);
    await t.resolves(register());
  });
}

/** The faults of a definition, and its registration with what the space puts in its place. */
async function tried(t: Parameters<typeof connect>[0], definition: Definition) {
  const { client } = await connect(t, ECS);
  const faults = createManagedFaults({ cluster: { clusterName: 'space' }, taskDefinition: definition }, 'org');
  const role = 'arn:aws:iam::012345678901:role/space';
  const space = {
    region: 'us-east-1',
    logGroup: 'space',
    streamPrefix: 'www',
    role,
    roleName: 'space',
    usableRole: () => undefined,
    isUsableGroup: () => true,
  };
  // The tables have the members that the spec requires.
  const { definition: adjusted } = adjustedDefinition(definition as Parameters<typeof adjustedDefinition>[0], space);
  const request = { ...adjusted, executionRoleArn: role } as RegisterTaskDefinitionRequest;
  return { faults, register: () => client.registerTaskDefinition(request) };
}

function complete(definition: Definition): Definition {
  return {
    family: 'www',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    containerDefinitions: [web],
    ...definition,
  };
}

function ofContainers(
  what: string,
  containerDefinitions: Container[],
  pointers: string[] = [],
): [string, Definition, string[]][] {
  return [[what, { containerDefinitions }, pointers.map(pointer => `/containerDefinitions/${pointer}`)]];
}

function ofMembers(members: Container[]): [string, Definition][] {
  return members.map(member => [JSON.stringify(member), { containerDefinitions: [{ ...web, ...member }] }]);
}

function on(containerName: string, condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY') {
  return { containerName, condition };
}

function secret(name: string) {
  return { name, valueFrom: 'arn:aws:ssm:us-east-1:012345678901:parameter/a' };
}

t.test('many ways from one container to another do not count', async t => {
  const names = Array.from({ length: 10 }, (_, index) => `c${index}`);
  const containerDefinitions = names.map((name, index) => {
    const next = { containerName: names[index + 1] ?? '', condition: 'START' as const };
    // 10^9 ways lead from the first container to the last one.
    return { name, image: 'nginx:1', dependsOn: index < 9 ? Array.from({ length: 10 }, () => next) : [] };
  });

  t.same(containerRuleFaults('', { family: 'web', containerDefinitions }), []);
});
