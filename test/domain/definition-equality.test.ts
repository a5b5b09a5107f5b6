import { ECS, type RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
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

function web(): Container[] {
  return definitionOf().containerDefinitions;
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
