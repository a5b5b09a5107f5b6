import { readFileSync } from 'node:fs';
import t from 'tap';
import { bodies } from '#generated/keys.js';
import { type OperationId, routes } from '#generated/routes.js';
import { type Fault, NamedError } from '../../src/errors.js';
import { explainRefused, handlers } from '../../src/handlers/index.js';
import { fromCaller } from '../../src/http/keys.js';
import { bodyFaults, parameterFaults, readQuery } from '../../src/http/validation.js';
import { examplesOf } from '../support/examples.js';

/** The rules by the name of their export. */
const RULES = handlers as unknown as Record<string, ((body: object, context: object) => Fault[]) | undefined>; // looked up by name alone

const CONTEXT = { org: 'myorg', aws: { subnets: [], allowPublicIp: false } };

/** All that is wrong with a body by its schema and its rule. */
function faultsOf(operationId: OperationId, given: unknown): Fault[] {
  const { body } = fromCaller(bodies[operationId] ?? -1, given);
  const rule = RULES[`${operationId}Rule`];
  return bodyFaults(operationId, body, values => rule?.(values, CONTEXT) ?? [], explainRefused);
}

const pointersOf = (faults: Fault[]) => faults.map(({ pointer }) => pointer);

t.test('faults of the schema and of the rule are found together', async t => {
  const faults = faultsOf('createService', {
    service: { servicename: 1, desiredcount: 1, cluster: 'myclu' },
    taskdefinition: { family: 'web', cpu: '256', memory: '512', containerdefinitions: [{ name: 'web' }] },
  });

  t.same(faults, [
    { pointer: '/service/serviceName', message: 'must be string' },
    { pointer: '/taskDefinition/containerDefinitions/0/image', message: 'is required' },
    {
      pointer: '/service/networkConfiguration/awsvpcConfiguration/subnets',
      message: 'is required: the account has no default subnets',
    },
  ]);
});

t.test('of several faults in one place the schema’s is reported', async t => {
  const faults = faultsOf('createService', { service: { cluster: 'myclu', taskdefinition: 'web', desiredcount: '1' } });

  t.same(
    faults.filter(({ pointer }) => pointer === '/service/desiredCount'),
    [{ pointer: '/service/desiredCount', message: 'must be integer' }],
  );
});

t.test('a placeholder is named also where the schema would refuse it', async t => {
  const faults = faultsOf('createService', {
    service: { servicename: '<service>', cluster: 'myclu', desiredcount: '<count>', taskdefinition: 'web' },
  });

  t.same(faults.slice(0, 2), [
    { pointer: '/service/serviceName', message: '`<service>` is a placeholder: put the service’s name there' },
    { pointer: '/service/desiredCount', message: '`<count>` is a placeholder: put the number of tasks there' },
  ]);
});

t.test('an invalid item does not move the items behind it', async t => {
  const faults = faultsOf('createTaskDefinition', {
    family: 'web',
    memory: '512',
    containerdefinitions: [1, { name: 'web' }],
  });

  t.same(pointersOf(faults), [
    '/containerDefinitions/0',
    '/containerDefinitions/0/name',
    '/containerDefinitions/0/image',
    '/containerDefinitions/1/image',
  ]);
});

t.test('a rule does not run on a body that is not an object', async t => {
  for (const body of [null, [], 'text', 1]) {
    t.same(faultsOf('createService', body), [{ pointer: '', message: 'must be object' }], JSON.stringify(body));
  }
});

const UNFIT = [null, true, -1, 1.5, '', 'x'.repeat(100_000), [], [null], [[]], {}, { a: {} }];

for (const { operationId, title, request } of examplesOf().filter(
  ({ operationId }) => `${operationId}Rule` in handlers,
)) {
  t.test(`${title}: no unfit value makes the rule fail or report a place twice`, async t => {
    for (const [path, body] of withEachValue(request.body)) {
      const pointers = pointersOf(faultsOf(operationId, body));
      t.same(pointers, [...new Set(pointers)], path);
    }
  });
}

/** Bodies in each of which one value is replaced by an unfit one. */
function withEachValue(value: unknown, path = ''): [path: string, body: unknown][] {
  const replaced = UNFIT.map((unfit, index): [string, unknown] => [`${path} ${index}`, unfit]);
  if (typeof value !== 'object' || value === null) return replaced;
  const below = Object.entries(value).flatMap(([key, member]) =>
    withEachValue(member, `${path}/${key}`).map(([at, other]): [string, unknown] => [
      at,
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other },
    ]),
  );
  return [...replaced, ...below];
}

t.test('a fault names a key of a free map as it is, escaped in a pointer', async t => {
  const container = { name: 'web', image: 'nginx:1', dockerlabels: { 'com.example/team': 1, 'm~n': 2 } };
  const faults = faultsOf('createTaskDefinition', {
    family: 'web',
    memory: '512',
    containerdefinitions: [container],
  });

  t.same(pointersOf(faults), [
    '/containerDefinitions/0/dockerLabels/com.example~1team',
    '/containerDefinitions/0/dockerLabels/m~0n',
  ]);
});

t.test('a parameter is named by its place, its key unescaped', async t => {
  t.same(parameterFaults('deleteSecret', 'query', { window: '5' }), [
    {
      parameter: 'query.window',
      message:
        'must be one of 0, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30',
    },
  ]);
  t.same(parameterFaults('listSecrets', 'query', { tags: { 'com.example/team': {}, 'm~n': {} } }), [
    { parameter: 'query.tags.com.example/team', message: 'must be string' },
    { parameter: 'query.tags.m~n', message: 'must be string' },
  ]);
});

t.test('of a repeated parameter that is not a list the last value counts', async t => {
  t.same(readQuery(routeOf('getService'), { all: ['false', 'T'] }), { all: 'true' });
  t.same(readQuery(routeOf('listTasks'), { status: ['RUNNING', 'STOPPED'], family: ['a', 'b'] }), {
    status: ['RUNNING', 'STOPPED'],
    family: 'b',
  });
});

function routeOf(operationId: OperationId) {
  const route = routes.find(route => route.operationId === operationId);
  if (!route) throw new Error(`There is no operation ${operationId}.`);
  return route;
}

t.test('validators collect errors without copying those before, which takes quadratic time', async t => {
  for (const part of ['body', 'parameter', 'answer']) {
    const source = readFileSync(new URL(import.meta.resolve(`#generated/${part}-validators.js`)), 'utf8');
    t.notMatch(source, '.concat(', part);
  }
});

t.test('every rule is named after an operation', async t => {
  const rules = Object.keys(handlers).filter(name => name.endsWith('Rule'));

  t.same(
    rules.filter(name => !routes.some(({ operationId }) => `${operationId}Rule` === name)),
    [],
  );
});

const TAGS: [what: string, tag: object, pointers: string[]][] = [
  ['letters, spaces and digits of every script', { Key: 'Größe 大 ٣', Value: '_.:/=+-@' }, []],
  ['the longest key and value', { Key: 'k'.repeat(128), Value: 'v'.repeat(256) }, []],
  ['too long a key and value', { Key: 'k'.repeat(129), Value: 'v'.repeat(257) }, ['/tags/0/key', '/tags/0/value']],
  ['other characters', { Key: 'a,b', Value: 'a\tb' }, ['/tags/0/key', '/tags/0/value']],
  ['no key', { Value: 'x' }, ['/tags/0/key']],
  ['a key of AWS’s', { Key: 'AWS:x' }, ['/tags/0/key']],
];

for (const [what, tag, pointers] of TAGS)
  t.test(`tags: ${what}`, async t =>
    t.same(pointersOf(faultsOf('createCluster', { ClusterName: 'c', Tags: [tag] })), pointers),
  );

const DISCOVERY_NAMES: [name: string, isValid: boolean][] = [
  ['www', true],
  ['_http._tcp', true],
  ['w', true],
  [`${'w'.repeat(63)}.${'w'.repeat(63)}`, true],
  ['w'.repeat(64), false],
  ['-www', false],
  ['www.', false],
  ['a b', false],
];

for (const [name, isValid] of DISCOVERY_NAMES)
  t.test(`a Cloud Map service ${isValid ? 'can' : 'cannot'} be named ${name}`, async t =>
    t.same(pointersOf(faultsOf('createDiscoveryService', { Name: name })), isValid ? [] : ['/Name']),
  );

t.test('of more faults than an error keeps, only those are explained, and the rule does not run', t => {
  const { body } = fromCaller(bodies.createDiscoveryService ?? -1, {
    Name: 'api',
    DnsConfig: { DnsRecords: Array.from({ length: 20_000 }, () => ({})) },
  });
  let explained = 0;
  let rules = 0;

  const faults = bodyFaults(
    'createDiscoveryService',
    body,
    () => {
      rules += 1;
      return [];
    },
    () => {
      explained += 1;
      return undefined;
    },
  );

  t.ok(faults.length > 20_000);
  t.same([explained, rules], [NamedError.MOST_FAULTS, 0]);
  t.end();
});
