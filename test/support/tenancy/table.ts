import { nameOf } from '../../../src/domain/names.js';
import { type Answer, ORG } from '../service.js';
import { type Kind, MEMBERS } from './members.js';
import { ourAsk, requestFor } from './other-org-requests.js';
import { send } from './other-org-suite.js';
import { PLACES, type Place } from './places.js';
import { bodyWith } from './table-requests.js';
import type { Belongings, TwoOrgs } from './two-orgs.js';

/** Whose resource a request names: ours, the other org's, one without any org's tag, one of another account or Region, or none. */
export const OWNERS = ['own', 'other org’s', 'untagged', 'elsewhere', 'missing'] as const;
export type Owner = (typeof OWNERS)[number];

/** What became of what a request names, as docs/tenancy.md explains. */
export type Outcome = 'not found' | 'taken' | 'refused' | 'replaced' | 'ignored' | 'used' | 'found';

/** What requests with names at a place did. */
export interface Row {
  operationId: string;
  kind: Kind;
  place: string;
  outcomes: Record<Owner, Outcome[]>;
  /** The responses to another org's and to a missing one, where they are refused and differ. */
  differences: string[];
}

/** The places that name a resource with an owner. */
export const NAMING: [Kind, Place][] = PLACES.flatMap(place =>
  (Object.keys(MEMBERS) as Kind[])
    .filter(kind => (MEMBERS[kind] as readonly string[]).includes(place.member))
    .map((kind): [Kind, Place] => [kind, place]),
);

/** The texts that name a resource of a kind: its name, and its ARN. */
const NAMES: Record<Kind, (owner: Belongings) => string[]> = {
  cluster: ({ name, cluster }) => [name, cluster],
  service: ({ name, service }) => [name, service],
  task: ({ tasks }) => tasks.slice(0, 1).flatMap(arn => [nameOf(arn), arn]),
  'task definition': ({ name, definition }) => [name, `${name}:1`, definition],
  role: ({ role }) => [role],
  secret: ({ name, secret }) => [`${name}/secret`, secret],
  parameter: ({ name }) => [name],
  'log group': ({ name }) => [name],
  'target group': ({ targetGroup }) => [targetGroup],
  'listener rule': ({ rule }) => [rule],
  registry: ({ registryId, registry }) => [registryId, registry],
  space: ({ name }) => [name],
};

/** Members that take one form of name only. */
const FORMS: Record<string, (owner: Belongings) => string[]> = {
  'CreateClusterRequest.ClusterName': ({ name }) => [name],
  'CreateServiceRequest.ServiceName': ({ name }) => [name],
  'RegisterTaskDefinitionRequest.Family': ({ name }) => [name],
  'query.family': ({ name }) => [name],
  'query.prefix': ({ name }) => [name],
  'CreateDiscoveryServiceRequest.Name': ({ name }) => [name],
  'ServiceRegistry.RegistryArn': ({ registry }) => [registry],
  'CreateSecretRequest.Name': ({ name }) => [`${name}/secret`],
  'RepositoryCredentials.CredentialsParameter': ({ secret }) => [secret],
  'FSxWindowsFileServerAuthorizationConfig.CredentialsParameter': ({ secret }) => [secret],
  'Secret.ValueFrom': ({ name, secret }) => [
    secret,
    `/${name === 'ours' ? ORG : name}/${name}/${name}`,
    `arn:aws:ssm:us-east-1:012345678901:parameter/${name === 'ours' ? ORG : name}/${name}/${name}`,
  ],
};

/** Sends each request of an operation's places, those that change what is ours last. */
export async function rowsOf(world: TwoOrgs, untagged: Belongings, places: [Kind, Place][]): Promise<Row[]> {
  const belongings = { own: world.ours, 'other org’s': world.theirs, untagged, missing: absent(world.theirs) };
  const rows = places.map(([kind, place]) => ({
    kind,
    place,
    names: FORMS[place.member] ?? NAMES[kind],
    found: emptyRow(kind, place),
  }));
  for (const { place, names, found } of rows) {
    const theirs = names(belongings['other org’s']);
    const missing = names(belongings.missing);
    for (const [index, name] of theirs.entries()) {
      const [one, other] = [await tried(world, place, name), await tried(world, place, missing[index] ?? '')];
      found.outcomes['other org’s'].push(one.outcome);
      found.outcomes.missing.push(other.outcome);
      const texts = [textOf(one.answer, name), textOf(other.answer, missing[index] ?? '')];
      if (isRefused(one.outcome) && isRefused(other.outcome) && texts[0] !== texts[1]) found.differences.push(...texts);
    }
    for (const name of names(belongings.untagged))
      found.outcomes.untagged.push((await tried(world, place, name)).outcome);
    for (const name of names(belongings.own).flatMap(elsewhere))
      found.outcomes.elsewhere.push((await tried(world, place, name)).outcome);
  }
  for (const { place, names, found } of rows)
    for (const name of names(belongings.own)) found.outcomes.own.push((await tried(world, place, name)).outcome);
  return rows.map(({ found }) => found);
}

function emptyRow(kind: Kind, { route, member, steps }: Place): Row {
  const place =
    steps.length > 0
      ? steps
          .map(({ key }) => key)
          .join('.')
          .replaceAll('.[]', '[]')
          .replaceAll('.{}', '{}')
      : member;
  const outcomes = { own: [], 'other org’s': [], untagged: [], elsewhere: [], missing: [] };
  return { operationId: route.operationId, kind, place, outcomes, differences: [] };
}

/** The same resource's ARN in another account, another Region and another partition. */
function elsewhere(name: string): string[] {
  if (!name.startsWith('arn:')) return [];
  const parts = name.split(':');
  return [
    parts.with(4, '999999999999'),
    ...(parts[3] ? [parts.with(3, 'eu-west-1')] : []),
    parts.with(1, 'aws-cn'),
  ].map(each => each.join(':'));
}

/** Names of the same form that nothing has. */
function absent(theirs: Belongings): Belongings {
  const { registryId, tasks } = theirs;
  const ids = [registryId, ...tasks.map(nameOf)].map(id => [id, id.replace(/[a-z0-9]{6}$/, '000000')] as const);
  const text = JSON.stringify(theirs).replaceAll('theirs', 'absent');
  return JSON.parse(ids.reduce((each, [from, to]) => each.replaceAll(from, to), text));
}

let created = 0;

/** Sends the request with a name at a place. */
async function tried(world: TwoOrgs, place: Place, name: string): Promise<{ outcome: Outcome; answer: Answer }> {
  const { emulator } = world;
  created += 1;
  emulator.calls.length = 0;
  const key = place.member === 'LogConfiguration.Options' ? 'awslogs-group' : 'web';
  const ask =
    place.steps.length > 0
      ? { ...ourAsk(place.route, world), body: bodyWith(world, place, `new${created}`, key, name) }
      : requestFor(place.route, world, place.member, name);
  const answer = await send(world, place.route, ask);
  await world.settled();
  const changes = emulator.calls.filter(({ action }) => !/^(Describe|List|Get)/.test(action)).map(({ input }) => input);
  const isNamed = JSON.stringify(changes).includes(JSON.stringify(name).slice(1, -1));
  return { outcome: outcomeOf(place, answer, isNamed), answer };
}

function outcomeOf({ route }: Place, { status, body }: Answer, isNamed: boolean): Outcome {
  if (status === 404) return 'not found';
  if (status === 409) return 'taken';
  if (status >= 400) return 'refused';
  if (route.method === 'GET') return 'found';
  if (isNamed) return 'used';
  return body?.Adjustments?.length > 0 ? 'replaced' : 'ignored';
}

function isRefused(outcome: Outcome): boolean {
  return ['not found', 'refused'].includes(outcome);
}

/** A response without what differs between requests: the name, the operation and the request id. */
function textOf({ status, body }: Answer, name: string): string {
  const { requestId: _, operation: __, instance: ___, ...rest } = body;
  const names = [name, nameOf(name)].sort((one, other) => other.length - one.length);
  return names.reduce((text, each) => text.replaceAll(each, '…'), JSON.stringify({ status, ...rest }));
}
