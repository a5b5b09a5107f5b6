import t from 'tap';
import { bodies } from '#generated/keys.js';
import { callersPointer, fromCaller, spellingOf, toWire } from '../../src/http/keys.js';
import { spellPointer } from '../../src/json.js';

const node = bodies.createService ?? -1;
const read = (body: unknown) => fromCaller(node, body);

t.test('keys match in any case and come out as the SDK writes them', async t => {
  const { body, ignored } = read({
    CLUSTER: { clustername: 'a' },
    taskdefinition: { containerdefinitions: [{ NAME: 'b' }] },
    Service: { DesiredCount: 1, enableecsmanagedtags: true },
    serviceregistry: { dnsconfig: { dnsrecords: [{ ttl: 30 }] }, Tags: [{ Key: 'a', Value: 'b' }] },
  });

  t.same(body, {
    cluster: { clusterName: 'a' },
    taskDefinition: { containerDefinitions: [{ name: 'b' }] },
    service: { desiredCount: 1, enableECSManagedTags: true },
    serviceRegistry: { DnsConfig: { DnsRecords: [{ TTL: 30 }] }, Tags: [{ key: 'a', value: 'b' }] },
  });
  t.same(ignored, []);
});

t.test('the caller’s body is left as it is', async t => {
  const given = { taskdefinition: { containerdefinitions: [{ dockerlabels: { a: 'b' }, command: ['x'] }] } };
  const copy = structuredClone(given);
  const { body } = read(given);

  const [container] = (body as typeof BODY).taskDefinition.containerDefinitions;
  if (container) Object.assign(container.dockerLabels, { a: undefined });
  container?.command.pop();

  t.same(given, copy);
});

const BODY = { taskDefinition: { containerDefinitions: [{ dockerLabels: { a: '' }, command: [''] }] } };

t.test('an unknown key is dropped and named by its path', async t => {
  const { body, ignored } = read({
    taskdefinition: { containerdefinitions: [{ ports: [80] }] },
    serviceregistry: { cluster: 'x' },
    extra: 1,
  });

  t.same(body, { taskDefinition: { containerDefinitions: [{}] }, serviceRegistry: {} });
  t.same(ignored.toSorted(), ['extra', 'serviceregistry.cluster', 'taskdefinition.containerdefinitions[0].ports']);
});

t.test('keys of free maps are left as they are, and their values are not', async t => {
  const options = { 'awslogs-Group': 'g' };

  const { body, ignored } = read({
    credentials: { webServer: { secretstring: 's' }, 'com.example/a~b': { NAME: 'n', colour: 1 } },
    taskdefinition: { containerdefinitions: [{ logconfiguration: { options }, DOCKERLABELS: { Name: 'x' } }] },
  });

  t.same(body, {
    credentials: { webServer: { SecretString: 's' }, 'com.example/a~b': { Name: 'n' } },
    taskDefinition: { containerDefinitions: [{ logConfiguration: { options }, dockerLabels: { Name: 'x' } }] },
  });
  t.same(ignored, ['credentials.com.example/a~b.colour']);
});

const EXACT = { Service: { ServiceName: 'exact', servicename: 'folded' } };
const EXACT_LAST = { Service: { servicename: 'folded', ServiceName: 'exact' } };

for (const given of [EXACT, EXACT_LAST]) {
  t.test(`an exact key wins over one that differs in case: ${Object.keys(given.Service)}`, async t => {
    const { body, ignored } = read(given);

    t.same(body, { service: { serviceName: 'exact' } });
    t.same(ignored, ['Service.servicename']);
  });
}

t.test('of keys that differ in case and are not exact the last wins', async t => {
  const { body, ignored } = read({ Service: { servicename: 'first', SERVICENAME: 'last' } });

  t.same(body, { service: { serviceName: 'last' } });
  t.same(ignored, ['Service.servicename']);
});

t.test('an empty text is absent where the spec allows none, and kept where one is allowed or required', async t => {
  const container = { environment: [{ name: 'A', value: '' }], command: [''] };
  const { body, ignored } = read({
    service: { launchtype: '', desiredcount: 1 },
    taskdefinition: { family: '', networkmode: '', containerdefinitions: [container] },
  });

  t.same(body, {
    service: { desiredCount: 1 },
    taskDefinition: { family: '', containerDefinitions: [container] },
  });
  t.same(ignored, []);
});

t.test('null is absent where the spec has a property, and a value in free maps and lists', async t => {
  const { body, ignored } = read({
    cluster: null,
    service: { ServiceName: null, servicename: 'folded' },
    credentials: { web: null },
    tags: [null],
  });

  t.same(body, { service: { serviceName: 'folded' }, credentials: { web: null }, tags: [null] });
  t.same(ignored, []);
});

t.test('a key that would reach into the prototype is dropped', async t => {
  const { body, ignored } = read(
    JSON.parse(
      '{"service":{"__proto__":{"ServiceName":"x"},"constructor":1},"credentials":{"__proto__":{"Name":"n"}}}',
    ),
  );

  t.same(body, { service: {}, credentials: {} });
  t.equal(({} as { ServiceName?: string }).ServiceName, undefined);
  t.same(ignored, ['service.__proto__', 'service.constructor', 'credentials.__proto__']);
});

t.test('values of the wrong shape pass, for the validators to name', async t => {
  t.same(read({ service: 'text', taskdefinition: [1], tags: { a: 1 } }).body, {
    service: 'text',
    taskDefinition: [1],
    tags: { a: 1 },
  });
  t.equal(read(null).body, null);
});

t.test('free JSON keeps its keys at any depth', async t => {
  const nested = JSON.parse('['.repeat(50) + ']'.repeat(50));
  const body = { service: { deploymentConfiguration: { lifecycleHooks: [{ hookDetails: nested }] } } };

  t.same(read(body).body, body);
});

t.test('an answer becomes PascalCase, dates and free maps as they are', async t => {
  const createdAt = new Date('2026-01-02T03:04:05Z');

  const wire = toWire(node, { service: { desiredCount: 1, createdAt }, credentials: { web: { Name: 'n' } } });

  t.same(wire, { Service: { DesiredCount: 1, CreatedAt: createdAt }, Credentials: { web: { Name: 'n' } } });
});

t.test('a member that the spec does not know yet gets its first letter raised', async t => {
  t.same(toWire(node, { service: { brandNew: { inner: 1 } } }), { Service: { BrandNew: { inner: 1 } } });
});

const CALLERS_BODY = {
  taskdefinition: {
    containerDEFINITIONS: [{ name: 1, dockerlabels: { 'com.example/team': 1, 'm~n': 1, Name: 1, name: 1 } }],
  },
  service: { serviceName: 'folded', ServiceName: 'exact', servicename: null, loadbalancers: null },
  credentials: { 'web/a~b': { NAME: 1 }, Web: { name: 1 }, web: {} },
  tags: [{ KEY: 1 }],
};

const POINTERS: [name: string, inside: string, callers: string][] = [
  ['the whole body', '', ''],
  [
    'what the caller sent',
    '/taskDefinition/containerDefinitions/0/name',
    '/taskdefinition/containerDEFINITIONS/0/name',
  ],
  ['what the caller did not send', '/taskDefinition/cpu', '/taskdefinition/Cpu'],
  ['what lies in something that the caller did not send', '/cluster/clusterName', '/Cluster/ClusterName'],
  [
    'an item that the caller did not send',
    '/service/loadBalancers/0/containerPort',
    '/service/LoadBalancers/0/ContainerPort',
  ],
  ['the one of two keys that counts', '/service/serviceName', '/service/ServiceName'],
  ['an item of a list', '/tags/0/key', '/tags/0/KEY'],
  [
    'a label with a slash',
    '/taskDefinition/containerDefinitions/0/dockerLabels/com.example~1team',
    '/taskdefinition/containerDEFINITIONS/0/dockerlabels/com.example~1team',
  ],
  [
    'a label with a tilde',
    '/taskDefinition/containerDefinitions/0/dockerLabels/m~0n',
    '/taskdefinition/containerDEFINITIONS/0/dockerlabels/m~0n',
  ],
  [
    'a label that another differs from in case alone',
    '/taskDefinition/containerDefinitions/0/dockerLabels/name',
    '/taskdefinition/containerDEFINITIONS/0/dockerlabels/name',
  ],
  ['a container’s name with a slash and a tilde', '/credentials/web~1a~0b/Name', '/credentials/web~1a~0b/NAME'],
  ['a container’s name that another differs from in case alone', '/credentials/web/Name', '/credentials/web/Name'],
  ['a container that the caller did not send', '/credentials/other~1one/Tags', '/credentials/other~1one/Tags'],
];

for (const [name, inside, callers] of POINTERS) {
  t.test(`a pointer to ${name} is spelled as the caller spells it`, async t => {
    t.equal(callersPointer(node, CALLERS_BODY)(inside), callers);
  });
}

/** A definition as `aws ecs describe-task-definition` prints it. */
const DESCRIBED = {
  taskDefinition: {
    taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:7',
    family: 'web',
    revision: 7,
    status: 'ACTIVE',
    requiresAttributes: [{ name: 'ecs.capability.task-eni' }],
    compatibilities: ['EC2', 'FARGATE'],
    registeredAt: 1764236400.123,
    registeredBy: 'arn:aws:iam::123456789012:user/deploy',
    containerDefinitions: [{ name: 'web', links: ['a'], extra: 1 }],
  },
  tags: [{ key: 'App', value: 'web' }],
};
const TAKEN = {
  family: 'web',
  containerDefinitions: [{ name: 'web', links: ['a'] }],
  tags: [{ key: 'App', value: 'web' }],
};

for (const operation of ['createService', 'updateService', 'updateServiceNamedInBody', 'updateManagedTaskDefinition']) {
  t.test(`${operation} takes a pasted definition, and reports nothing that AWS wrote`, async t => {
    const wrapped = fromCaller(bodies[operation] ?? -1, { TaskDefinition: DESCRIBED });
    const direct = fromCaller(bodies[operation] ?? -1, { TASKDEFINITION: DESCRIBED.taskDefinition });

    t.same(wrapped.body, { taskDefinition: TAKEN });
    t.same(wrapped.ignored, ['TaskDefinition.taskDefinition.containerDefinitions[0].extra']);
    t.same(direct.body, { taskDefinition: { family: 'web', containerDefinitions: TAKEN.containerDefinitions } });
    t.same(direct.ignored, ['TASKDEFINITION.containerDefinitions[0].extra']);
  });
}

const NEW_DEFINITIONS: [title: string, given: object, taken: object][] = [
  ['a pasted response is a plain definition', DESCRIBED, TAKEN],
  ['null members beside it are absent', { ...DESCRIBED, Cluster: null, Credentials: null }, TAKEN],
  [
    'with a cluster beside it, it is a managed one',
    { ...DESCRIBED, cluster: { clustername: 'myclu' } },
    {
      cluster: { clusterName: 'myclu' },
      taskDefinition: { family: 'web', containerDefinitions: TAKEN.containerDefinitions },
      tags: TAKEN.tags,
    },
  ],
  [
    'in the member of a managed one',
    { taskdefinition: DESCRIBED, cluster: { clustername: 'myclu' } },
    { cluster: { clusterName: 'myclu' }, taskDefinition: TAKEN },
  ],
  [
    'without anything that AWS wrote, it is a managed one that lacks its cluster',
    { taskdefinition: { family: 'web' } },
    { taskDefinition: { family: 'web' } },
  ],
];

for (const [title, given, taken] of NEW_DEFINITIONS) {
  t.test(`a new task definition: ${title}`, async t => {
    t.same(fromCaller(bodies.createTaskDefinition ?? -1, given).body, taken);
  });
}

t.test('a pointer into a pasted definition is spelled as the caller pasted it', async t => {
  const spell = callersPointer(node, { taskdefinition: DESCRIBED });

  t.equal(
    spell('/taskDefinition/containerDefinitions/0/name'),
    '/taskdefinition/taskDefinition/containerDefinitions/0/name',
  );
  t.equal(spell('/taskDefinition/tags/0/value'), '/taskdefinition/tags/0/value');
});

t.test('the spelling of a body is kept for later, whatever its number of items', async t => {
  const body = (count: number) => ({
    taskdefinition: {
      Family: 'f',
      CONTAINERDEFINITIONS: Array.from({ length: count }, (_, index) => ({ Name: `c${index}`, image: 'i' })),
    },
    Credentials: Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, { SECRETSTRING: 's' }])),
  });
  const spelling = spellingOf(node, body(2));

  for (const [pointer, spelled] of [
    ['', ''],
    ['/taskDefinition/containerDefinitions/1/name', '/taskdefinition/CONTAINERDEFINITIONS/1/Name'],
    ['/taskDefinition/containerDefinitions/1/image', '/taskdefinition/CONTAINERDEFINITIONS/1/image'],
    ['/credentials/c1/SecretString', '/Credentials/c1/SECRETSTRING'],
    ['/credentials/a~1b', '/Credentials/a~1b'],
  ] as const)
    t.equal(spellPointer(spelling, pointer), spelled);
  t.same(spellingOf(node, body(100)), spelling);
});
