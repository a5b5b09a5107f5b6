import { type OperationId, type Route, routes } from '#generated/routes.js';
import { nameOf } from '../../../src/domain/names.js';
import type { Belongings, TwoOrgs } from './two-orgs.js';

/** A request with its path below the spec's server. */
export interface Ask {
  /** The parts that name the other org's resources. */
  title: string;
  path: string;
  body?: object;
}

/** Operations that name no AWS resource, beside the public ones. */
const NAME_NO_RESOURCE: OperationId[] = [
  'verifyImage',
  'inspectImage',
  'listOperations',
  'getOperation',
  'cancelOperation',
  'streamOperation',
];

/** The operations on an org's resources, one entry for each of their paths. */
export const walked = routes
  .filter(({ operationId, right }) => right && !NAME_NO_RESOURCE.includes(operationId))
  .flatMap(route => route.paths.map(path => ({ ...route, paths: [path] })));

/** Parameters that name an org's resource, and every way to name it. */
const NAMES: Record<string, (owner: Belongings) => string[]> = {
  'path.cluster': ({ name, cluster }) => [name, cluster],
  'path.service': ({ name, service }) => [name, service],
  'path.task': ({ tasks }) => tasks.flatMap(arn => [nameOf(arn), arn]),
  'path.taskdef': ({ name, managed, definition }) => [`${name}-nightly`, managed, name, `${name}:1`, definition],
  'path.id': ({ registryId, registry }) => [registryId, registry],
  'path.secret': ({ name, secret }) => [`${name}/secret`, secret],
  'path.prefix': ({ name }) => [name],
  'path.param': ({ name }) => [name],
  'path.space': ({ name }) => [name],
  'query.service': ({ name, service }) => [name, service],
  'query.task': ({ tasks }) => tasks.flatMap(arn => [nameOf(arn), arn]),
};
/** Optional parameters. */
const OPTIONAL = ['query.service'];
/** Filters of lists, for which the other org's resources are like missing ones. */
const FILTERS: Record<string, (name: string) => string> = {
  'query.family': name => `family=${name}`,
  'query.prefix': name => `prefix=${name}`,
  'query.space': name => `space=${name}`,
  'query.tags': name => `spinup:org=${name}`,
};
/** Parameters that name no resource, with their value in every request. */
const PLAIN: Record<string, string | undefined> = {
  'path.account': 'sandbox',
  'query.container': 'web',
  'query.limit': undefined,
  'query.seq': undefined,
  'query.start': undefined,
  'query.end': undefined,
  'query.status': undefined,
  'query.startedBy': undefined,
  'query.reason': undefined,
  'query.window': undefined,
  'query.wait': undefined,
  'query.timeout': undefined,
  'query.verify': undefined, // reports the missing references of the body in a 400
};
/** The prefix of a new resource has no owner, and a space without load balancers of the org has an empty list, whoever's it is. */
const PLACES: Partial<Record<OperationId, string>> = {
  createParameter: 'path.prefix',
  describeLoadBalancers: 'path.space',
};

/** Resources that AWS deletes only when they are empty, or by their revision. */
const DELETABLE: Partial<Record<OperationId, (ours: Belongings) => Record<string, string>>> = {
  deleteCluster: () => ({ 'path.cluster': 'empty' }),
  deleteTaskDefinition: ({ name }) => ({ 'path.taskdef': `${name}:1` }),
  deleteDiscoveryService: ({ unusedId }) => ({ 'path.id': unusedId }),
};

/** What the tables here do not contain: the resources that an operation or its bodies name. */
export function untold({ operationId, parameters, body }: Route, world: TwoOrgs): string[] {
  const bodies = bodiesOf(world);
  const known = [NAMES, FILTERS, PLAIN].flatMap(table => Object.keys(table));
  const asked = parameters.filter(name => !name.startsWith('header.') && !isSwitch(name));
  return [
    ...asked.filter(name => !known.includes(name)),
    ...(body === 'none' || operationId in bodies ? [] : ['body']),
  ];
}

/** The request that names only our resources. */
export function ourAsk(route: Route, world: TwoOrgs): Ask {
  const names = ownNames(route, world);
  return { title: 'ours', ...asked(route, names), ...bodyOf(route, bodiesOf(world)[route.operationId]?.ours) };
}

/** Every request that names a resource of the other org: each name alone, all names together, each body; with every switch. */
export function theirAsks(route: Route, world: TwoOrgs): Ask[] {
  const ours = ourAsk(route, world);
  const own = ownNames(route, world);
  const slots = namesIn(route).filter(name => name !== PLACES[route.operationId]);
  const alone = slots.flatMap(name =>
    (NAMES[name]?.(world.theirs) ?? []).map(value => ({ title: `${name} ${value}`, names: { ...own, [name]: value } })),
  );
  const all = Object.fromEntries(slots.map(name => [name, first(NAMES[name]?.(world.theirs))]));
  const named = [...alone, ...(slots.length > 1 ? [{ title: 'all', names: { ...own, ...all } }] : [])];
  const switches = ['', ...route.booleans.filter(name => name !== 'verify')];
  const byName = named.flatMap(({ title, names }) =>
    switches.map(name => ({ ...ours, ...asked(route, names, name), title: `${title} ${name}` })),
  );
  const bodies = bodiesOf(world)[route.operationId]?.theirs ?? [];
  const byBody = bodies.flatMap(body =>
    switches.map(name => ({ ...asked(route, own, name), body, title: `${JSON.stringify(body)} ${name}` })),
  );
  return [...byName.flatMap(spellings), ...byBody];
}

/** The colons of an ARN may be percent-encoded or not. */
function spellings(ask: Ask): Ask[] {
  const encoded = ask.path.replaceAll(':', '%3A');
  return encoded === ask.path ? [ask] : [ask, { ...ask, path: encoded, title: `${ask.title} encoded` }];
}

/** For each filter of a list, the request for the other org's resource and the same for a missing one. */
export function filterAsks(route: Route, world: TwoOrgs): { theirs: Ask; nobodys: Ask }[] {
  const { path } = ourAsk(route, world);
  const filtered = (query: string) => ({ title: query, path: `${path}&${query}` });
  return route.parameters.flatMap(name => {
    const filter = FILTERS[name];
    return filter ? [{ theirs: filtered(filter('theirs')), nobodys: filtered(filter('nobodys')) }] : [];
  });
}

/** The request for a new resource with the name of the other org's; none where names do not conflict. */
export function takenAsk(route: Route, world: TwoOrgs): Ask | undefined {
  const body = bodiesOf(world)[route.operationId]?.taken;
  return body && { ...ourAsk(route, world), body, title: 'taken' };
}

/** @param on a switch of the query to set. */
function asked({ paths, parameters }: Route, names: Record<string, string>, on = ''): Pick<Ask, 'path'> {
  const values: Record<string, string | undefined> = { ...PLAIN, ...names };
  const path = (paths[0] ?? '').replace('/v1/ecs', '').replace(/:(\w+)/g, (_, name) => encode(values[`path.${name}`]));
  const query = parameters
    .filter(name => name.startsWith('query.') && values[name] !== undefined)
    .map(name => `${name.slice('query.'.length)}=${encode(values[name])}`);
  return { path: `${path}?${[...query, ...(on ? [`${on}=true`] : [])].join('&')}` };
}

function ownNames(route: Route, { ours }: TwoOrgs): Record<string, string> {
  const needed = namesIn(route).filter(name => !OPTIONAL.includes(name));
  const names = needed.map(name => [name, first(NAMES[name]?.(ours))] as const);
  return { ...Object.fromEntries(names), ...DELETABLE[route.operationId]?.(ours) };
}

/** Colons may be unencoded. */
function encode(text = ''): string {
  return encodeURIComponent(text).replaceAll('%3A', ':');
}

function bodyOf({ body }: Route, value: object | undefined): Pick<Ask, 'body'> {
  return body === 'none' ? {} : { body: value };
}

function namesIn({ parameters }: Route): string[] {
  return parameters.filter(name => name in NAMES);
}

function isSwitch(name: string): boolean {
  return routes.some(({ booleans }) => booleans.includes(name.replace('query.', '')));
}

function first(values: string[] = []): string {
  return values[0] ?? '';
}

interface Bodies {
  /** Names our resources, or none. */
  ours: object;
  /** Each names a resource of the other org; none where the bodies of the operation name no resource. */
  theirs: object[];
  /** Gives a new resource the name of the other org's, which is unique in AWS. */
  taken?: object;
}

function bodiesOf({ theirs, emulator }: Pick<TwoOrgs, 'theirs' | 'emulator'>): Partial<Record<OperationId, Bodies>> {
  const { name, cluster, service, definition, managed, registry, targetGroup } = theirs;
  const { namespaceId: NamespaceId } = emulator.seed;
  const definitions = [name, `${name}:1`, definition, managed].map(TaskDefinition => ({ TaskDefinition }));
  const changes = [
    ...definitions,
    { ServiceRegistries: [{ RegistryArn: registry }] },
    { LoadBalancers: [{ TargetGroupArn: targetGroup, ContainerName: 'web', ContainerPort: 80 }] },
  ];
  const one = { ServiceName: 'new', DesiredCount: 1 };
  const created = (members: object) => ({
    Service: { ...one, Cluster: 'ours', TaskDefinition: 'ours', ...members },
  });
  return {
    createService: {
      ours: created({}),
      theirs: [
        ...[{ Cluster: name }, { Cluster: cluster }, ...changes].map(created),
        { Service: one, ...managedOf('new', name) },
        { Service: one, ...managedOf(name, 'ours') },
      ],
      taken: created({ ServiceName: name }),
    },
    updateService: {
      ours: { ForceNewDeployment: true },
      theirs: [...changes.map(Service => ({ Service })), { TaskDefinition: definitionOf(name) }],
    },
    updateServiceNamedInBody: {
      ours: { Service: { Service: 'ours' }, ForceNewDeployment: true },
      theirs: [
        ...[name, service].map(Service => ({ Service: { Service }, ForceNewDeployment: true })),
        ...changes.map(changed => ({ Service: { Service: 'ours', ...changed } })),
        { Service: { Service: 'ours' }, TaskDefinition: definitionOf(name) },
      ],
    },
    rollbackService: { ours: { TaskDefinition: 'ours-nightly' }, theirs: definitions },
    createCluster: { ours: { ClusterName: 'new' }, theirs: [{ ClusterName: name }] },
    runTask: { ours: { TaskDefinition: 'ours' }, theirs: definitions },
    createTaskDefinition: {
      ours: definitionOf('new'),
      theirs: [definitionOf(name), managedOf('new', name), managedOf(name, 'ours')],
    },
    updateManagedTaskDefinition: {
      ours: { TaskDefinition: definitionOf('ours-nightly') },
      theirs: [{ TaskDefinition: definitionOf(name) }],
    },
    runManagedTaskDefinition: { ours: {}, theirs: [] },
    createDiscoveryService: {
      ours: { Name: 'new', NamespaceId },
      theirs: [],
      taken: { Name: name, NamespaceId, DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 30 }] } },
    },
    createSecret: {
      ours: { Name: 'new', SecretString: 'x' },
      theirs: [],
      taken: { Name: `${name}/secret`, SecretString: 'x' },
    },
    updateSecret: { ours: { Secret: 'y' }, theirs: [] },
    createParameter: { ours: { Name: 'new', Value: 'x' }, theirs: [], taken: { Name: name, Value: 'x' } },
    updateParameter: { ours: { Value: 'y' }, theirs: [] },
  };
}

export function definitionOf(Family: string) {
  return {
    Family,
    Cpu: '256',
    Memory: '512',
    ContainerDefinitions: [{ Name: 'web', Image: 'nginx:1', PortMappings: [{ ContainerPort: 80 }] }],
  };
}

export function managedOf(family: string, ClusterName: string) {
  return { Cluster: { ClusterName }, TaskDefinition: definitionOf(family) };
}

/** The request with ours, but for one parameter. @param member `path.name` or `query.name`. */
export function requestFor(route: Route, world: TwoOrgs, member: string, name: string): Ask {
  return { ...ourAsk(route, world), ...asked(route, { ...ownNames(route, world), [member]: name }) };
}
