import { ECS, type RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import t from 'tap';
import { asGiven, definitionChanges, sameDefinition } from '../../src/domain/definition-equality.js';
import type { Schemas } from '../../src/domain/schemas.js';
import { connect } from '../emulator/connect.js';

type Definition = Schemas['RegisterTaskDefinitionRequest'];
type Container = Schemas['ContainerDefinition'];

const ROLE = 'arn:aws:iam::012345678901:role/myclu-ecsTaskExecution';
const SECRET = 'arn:aws:secretsmanager:us-east-1:012345678901:secret:spinup/myorg/myclu/login-AbCdEf';

/** A definition of one container on Fargate, with the members of a row. */
function definitionOf(container: Partial<Container> = {}, over: Partial<Definition> = {}): Definition {
  return {
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: ROLE,
    containerDefinitions: [{ name: 'web', image: 'nginx:1', ...container }],
    ...over,
  };
}

/** A definition on EC2 instances with Docker's network. */
function onInstances(container: Partial<Container> = {}, over: Partial<Definition> = {}): Definition {
  const ec2: Partial<Definition> = { networkMode: 'bridge', requiresCompatibilities: ['EC2'] };
  return definitionOf({ memory: 128, ...container }, { ...ec2, ...over });
}

const A = { name: 'A', value: '1' };
const B = { name: 'B', value: '2' };
const [LOGIN, KEY] = ['LOGIN', 'KEY'].map(name => ({ name, valueFrom: SECRET })) as [Named, Named];

interface Named {
  name: string;
  valueFrom: string;
}

const PROXY: Container = { name: 'proxy', image: 'envoy:1' };
const PROXY_PATHS = ['Cpu', 'Essential', 'Image'].map(member => `ContainerDefinitions[proxy].${member}`);
const FILES = { name: 'files', efsVolumeConfiguration: { fileSystemId: 'fs-1' } };
const CHECK = { command: ['CMD', 'true'] };

/** Definitions that AWS returns differently from the registered input without a difference in meaning. */
const FILLED_IN: [name: string, given: Definition][] = [
  ['a definition that says no more than it has to', definitionOf()],
  ['a port, whose protocol and host port AWS fills in', definitionOf({ portMappings: [{ containerPort: 80 }] })],
  ['a host port that is left to ECS', definitionOf({ portMappings: [{ containerPort: 80, hostPort: 0 }] })],
  ['a range of ports', definitionOf({ portMappings: [{ containerPortRange: '8000-8010' }] })],
  ['a port of an instance that is left to Docker', onInstances({ portMappings: [{ containerPort: 80 }] })],
  ['a check of health, whose times AWS fills in', definitionOf({ healthCheck: CHECK })],
  ['a file system, whose root AWS writes down', definitionOf({}, { volumes: [FILES] })],
  ['a volume of the task', definitionOf({}, { volumes: [{ name: 'scratch', host: {} }] })],
  ['lists without anything in them', definitionOf({ environment: [], entryPoint: [], command: [], mountPoints: [] })],
  ['objects without anything in them', definitionOf({ dockerLabels: {}, linuxParameters: {} }, { volumes: [] })],
  ['a container that may end', { ...definitionOf(), containerDefinitions: [...web(), { ...PROXY, essential: false }] }],
  ['a variable without a value', definitionOf({ environment: [A, { name: 'UNSET' }] })],
  ['a variable twice', definitionOf({ environment: [A, A, B] })],
  ['port mappings in any order', definitionOf({ portMappings: [{ containerPort: 443 }, { containerPort: 80 }] })],
  [
    'a router of logs, which runs as root',
    withLoggingContainer(definitionOf({ firelensConfiguration: { type: 'fluentbit' } })),
  ],
  ['no injection of faults', definitionOf({}, { enableFaultInjection: false })],
  ['all sorts of members', everySort()],
];

for (const [name, given] of FILLED_IN) {
  t.test(`equal to what AWS registers of it: ${name}`, async t => {
    const { client: ecs } = await connect(t, ECS);
    // Safe: the spec has the SDK's members; only the SDK's unions have an additional unknown member.
    await ecs.registerTaskDefinition(given as RegisterTaskDefinitionRequest);
    const { taskDefinition = {} } = await ecs.describeTaskDefinition({ taskDefinition: 'web' });

    t.ok(sameDefinition(given, taskDefinition));
    t.same(definitionChanges(taskDefinition, given), []);
    t.ok(sameDefinition(asGiven(taskDefinition), taskDefinition), 'it would be the same once more');
  });
}

/** Pairs of equal definitions. */
const EQUAL: [name: string, one: Definition, other: Definition][] = [
  ['sizes in units and in words', definitionOf({}, { cpu: '.25 vCPU', memory: '0.5GB' }), definitionOf()],
  ['sizes in any case', definitionOf({}, { cpu: '1 VCPU', memory: '2 gb' }), definitionOf({}, sizes(1024, 2048))],
  ['the order of variables', definitionOf({ environment: [A, B] }), definitionOf({ environment: [B, A] })],
  ['the order of secrets', definitionOf({ secrets: [LOGIN, KEY] }), definitionOf({ secrets: [KEY, LOGIN] })],
  ['the order of compatibilities', compatible('EC2', 'FARGATE'), compatible('FARGATE', 'EC2')],
  ['the order of containers', containers(...web(), PROXY), containers(PROXY, ...web())],
  [
    'the order of labels',
    definitionOf({ dockerLabels: { a: '1', b: '2' } }),
    definitionOf({ dockerLabels: { b: '2', a: '1' } }),
  ],
  ['no CPU units and none given', definitionOf({ cpu: 0 }), definitionOf()],
  ['an essential container', definitionOf({ essential: true }), definitionOf()],
  ['what is undefined', definitionOf({ user: undefined }, { pidMode: undefined }), definitionOf()],
  ['a host network’s port', hostPort('host', undefined), hostPort('host', 80)],
  ['the order of ports', ports(80, 443), ports(443, 80)],
  ['the order of volumes', volumes('a', 'b'), volumes('b', 'a')],
  ['what is false by default', definitionOf({ privileged: false, interactive: false }), definitionOf()],
  ['the architecture by default', definitionOf({}, { runtimePlatform: { cpuArchitecture: 'X86_64' } }), definitionOf()],
  ['tags', definitionOf({}, { tags: [{ key: 'Team', value: 'blue' }] }), definitionOf()],
];

for (const [name, one, other] of EQUAL) {
  t.test(`no difference: ${name}`, async t => {
    t.ok(sameDefinition(one, other));
    t.ok(sameDefinition(other, one));
    t.same(definitionChanges(one, other), []);
  });
}

/** Pairs of definitions with one difference each. */
const DIFFERENT: [name: string, one: Definition, other: Definition, path: string | string[]][] = [
  ['another family', definitionOf(), definitionOf({}, { family: 'other' }), 'Family'],
  ['an image', definitionOf(), definitionOf({ image: 'nginx:2' }), 'ContainerDefinitions[web].Image'],
  ['CPU', definitionOf(), definitionOf({}, { cpu: '512' }), 'Cpu'],
  ['memory', definitionOf(), definitionOf({}, { memory: '1 GB' }), 'Memory'],
  ['CPU of a container', definitionOf(), definitionOf({ cpu: 128 }), 'ContainerDefinitions[web].Cpu'],
  ['one more container', definitionOf(), containers(...web(), PROXY), PROXY_PATHS],
  ['one container less', containers(...web(), PROXY), definitionOf(), PROXY_PATHS],
  [
    'a container that may end',
    containers(...web(), PROXY),
    containers(...web(), { ...PROXY, essential: false }),
    'ContainerDefinitions[proxy].Essential',
  ],
  ['a variable’s value', variable('1'), variable('2'), 'ContainerDefinitions[web].Environment[A].Value'],
  ['a variable that is empty', variable('1'), variable(''), 'ContainerDefinitions[web].Environment[A].Value'],
  ['a new variable', definitionOf(), variable(''), 'ContainerDefinitions[web].Environment[A].Value'],
  ['the order of a command', command('a', 'b'), command('b', 'a'), 'ContainerDefinitions[web].Command'],
  ['a command that goes', command('a'), definitionOf(), 'ContainerDefinitions[web].Command'],
  [
    'a secret',
    definitionOf({ secrets: [LOGIN] }),
    definitionOf({ secrets: [{ ...LOGIN, valueFrom: 'elsewhere' }] }),
    'ContainerDefinitions[web].Secrets[LOGIN].ValueFrom',
  ],
  [
    'a repository’s credential',
    definitionOf({ repositoryCredentials: { credentialsParameter: SECRET } }),
    definitionOf(),
    'ContainerDefinitions[web].RepositoryCredentials.CredentialsParameter',
  ],
  [
    'a protocol',
    definitionOf({ portMappings: [{ containerPort: 53 }] }),
    definitionOf({ portMappings: [{ containerPort: 53, protocol: 'udp' }] }),
    'ContainerDefinitions[web].PortMappings[0].Protocol',
  ],
  [
    'a port of an instance that was left to Docker',
    hostPort('bridge', undefined),
    hostPort('bridge', 80),
    'ContainerDefinitions[web].PortMappings[0].HostPort',
  ],
  [
    'how often health is checked',
    definitionOf({ healthCheck: CHECK }),
    definitionOf({ healthCheck: { ...CHECK, interval: 10 } }),
    'ContainerDefinitions[web].HealthCheck.Interval',
  ],
  [
    'the stream of a log',
    logging('www'),
    logging('api'),
    'ContainerDefinitions[web].LogConfiguration.Options.awslogs-stream-prefix',
  ],
  [
    'a directory of a file system',
    definitionOf({}, { volumes: [FILES] }),
    definitionOf(
      {},
      { volumes: [{ ...FILES, efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/a' } }] },
    ),
    'Volumes[files].EfsVolumeConfiguration.RootDirectory',
  ],
  ['a volume with a name alone', definitionOf(), volumes('scratch'), 'Volumes[scratch]'],
  [
    'a variable twice with two values',
    variable('1'),
    definitionOf({ environment: [A, { name: 'A', value: '2' }] }),
    'ContainerDefinitions[web].Environment[A (2)].Value',
  ],
  [
    'the order of environment files',
    environmentFiles('a', 'b'),
    environmentFiles('b', 'a'),
    [0, 1].map(index => `ContainerDefinitions[web].EnvironmentFiles[${index}].Value`),
  ],
  ['a role', definitionOf(), definitionOf({}, { taskRoleArn: ROLE }), 'TaskRoleArn'],
  ['a role that goes', definitionOf(), definitionOf({}, { executionRoleArn: undefined }), 'ExecutionRoleArn'],
  ['a compatibility', compatible('FARGATE'), compatible('FARGATE', 'EC2'), 'RequiresCompatibilities'],
  ['the network', onInstances(), onInstances({}, { networkMode: 'host' }), 'NetworkMode'],
  [
    'an architecture',
    definitionOf(),
    definitionOf({}, { runtimePlatform: { cpuArchitecture: 'ARM64' } }),
    'RuntimePlatform.CpuArchitecture',
  ],
  ['storage', definitionOf(), definitionOf({}, { ephemeralStorage: { sizeInGiB: 30 } }), 'EphemeralStorage.SizeInGiB'],
];

for (const [name, one, other, path] of DIFFERENT) {
  t.test(`a difference: ${name}`, async t => {
    t.notOk(sameDefinition(one, other));
    t.notOk(sameDefinition(other, one));
    t.same(
      definitionChanges(one, other).map(change => change.path),
      [path].flat(),
    );
  });
}

/** Members of a container, each with some values, and with lists in any order and with repeated items. */
const MEMBERS = fc.record(
  {
    environment: fc.array(fc.constantFrom(A, B, { name: 'A', value: '' }, { name: 'UNSET' }), { maxLength: 4 }),
    secrets: fc.shuffledSubarray([LOGIN, KEY]),
    portMappings: fc.subarray([
      { containerPort: 80 },
      { containerPort: 443, hostPort: 0 },
      { containerPort: 53, protocol: 'udp' as const },
    ]),
    command: fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }),
    essential: fc.constant(true),
    privileged: fc.constant(false),
    user: fc.constantFrom('0', 'app'),
    cpu: fc.constantFrom(0, 64),
    firelensConfiguration: fc.constant({ type: 'fluentbit' as const }),
    healthCheck: fc.constantFrom(CHECK, { ...CHECK, interval: 30 }, { ...CHECK, interval: 10 }),
    mountPoints: fc.array(
      fc.constantFrom(
        { sourceVolume: 'files', containerPath: '/a' },
        { sourceVolume: 'files', containerPath: '/a', readOnly: false },
      ),
      { maxLength: 1 },
    ),
    dockerLabels: fc.constantFrom<Record<string, string>[]>({}, { a: '1' }),
  },
  { requiredKeys: [] },
);
const GENERATED = fc
  .record(
    {
      // The volume that containers mount, and others.
      volumes: fc.subarray([{ name: 'scratch' }, { name: 'other', host: {} }]).map(others => [FILES, ...others]),
      enableFaultInjection: fc.boolean(),
    },
    { requiredKeys: ['volumes'] },
  )
  .chain(over => MEMBERS.map(container => withLoggingContainer(definitionOf(container, over))));

t.test('what AWS makes of a definition is no change, whatever the definition has', async t => {
  const { client: ecs } = await connect(t, ECS);
  for (const [index, given] of fc.sample(GENERATED, { seed: 11, numRuns: 100 }).entries()) {
    // As in the rows above.
    const { taskDefinition = {} } = await ecs.registerTaskDefinition(given as RegisterTaskDefinitionRequest);
    t.ok(sameDefinition(given, taskDefinition), `case ${index}: ${JSON.stringify(given)}`);
    t.same(definitionChanges(taskDefinition, given), []);
  }
});

t.test('two definitions are equal, or their changes are named', async t => {
  for (const [one, other] of fc.sample(fc.tuple(GENERATED, GENERATED), { seed: 12, numRuns: 500 })) {
    const changes = definitionChanges(one, other);
    t.equal(sameDefinition(one, other), changes.length === 0, JSON.stringify({ one, other, changes }));
  }
});

/** Adds a container that logs through the router, if there is one: AWS refuses a router without any. */
function withLoggingContainer(definition: Definition): Definition {
  const { containerDefinitions } = definition;
  if (!containerDefinitions.some(container => container.firelensConfiguration)) return definition;
  const app: Container = { name: 'app', image: 'nginx:1', logConfiguration: { logDriver: 'awsfirelens' } };
  return { ...definition, containerDefinitions: [...containerDefinitions, app] };
}

function web(): Container[] {
  return definitionOf().containerDefinitions;
}

function ports(...list: number[]): Definition {
  return definitionOf({ portMappings: list.map(containerPort => ({ containerPort })) });
}

function volumes(...names: string[]): Definition {
  return definitionOf({}, { volumes: names.map(name => ({ name })) });
}

function environmentFiles(...values: string[]): Definition {
  return definitionOf({ environmentFiles: values.map(value => ({ type: 's3' as const, value })) });
}

function containers(...containerDefinitions: Container[]): Definition {
  return { ...definitionOf(), containerDefinitions };
}

function sizes(cpu: number, memory: number): Partial<Definition> {
  return { cpu: String(cpu), memory: String(memory) };
}

function compatible(...requiresCompatibilities: ('EC2' | 'FARGATE')[]): Definition {
  return definitionOf({}, { requiresCompatibilities });
}

function variable(value: string): Definition {
  return definitionOf({ environment: [{ name: 'A', value }] });
}

function command(...words: string[]): Definition {
  return definitionOf({ command: words });
}

function hostPort(networkMode: 'host' | 'bridge', port: number | undefined): Definition {
  return onInstances({ portMappings: [{ containerPort: 80, hostPort: port }] }, { networkMode });
}

function logging(prefix: string): Definition {
  const options = { 'awslogs-group': 'myclu', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': prefix };
  return definitionOf({ logConfiguration: { logDriver: 'awslogs', options } });
}

function everySort(): Definition {
  const options = { 'awslogs-group': 'myclu', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'www' };
  const container: Partial<Container> = {
    portMappings: [
      { containerPort: 80, name: 'http', appProtocol: 'http' },
      { containerPort: 53, protocol: 'udp' },
    ],
    environment: [B, A],
    secrets: [LOGIN, KEY],
    repositoryCredentials: { credentialsParameter: SECRET },
    logConfiguration: { logDriver: 'awslogs', options },
    mountPoints: [{ sourceVolume: 'files', containerPath: '/files', readOnly: true }],
    ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
    dockerLabels: { team: 'blue' },
    linuxParameters: { initProcessEnabled: true },
    stopTimeout: 30,
    user: '1000',
  };
  const over: Partial<Definition> = {
    cpu: '.5 vCPU',
    memory: '1 GB',
    taskRoleArn: ROLE,
    volumes: [FILES],
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    ephemeralStorage: { sizeInGiB: 30 },
    enableFaultInjection: false,
    tags: [{ key: 'Team', value: 'blue' }],
  };
  return definitionOf(container, over);
}
