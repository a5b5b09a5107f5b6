import { undefinedIfDenied } from '../aws/errors.js';
import { forEachConcurrently } from '../aws/pages.js';
import * as secretsManager from '../aws/secrets-manager.js';
import * as ssm from '../aws/ssm.js';
import { fromPascal } from '../aws/tags.js';
import { isOfForbiddenSpace, permitsSpace, permitsTagged } from '../domain/limits/spaces.js';
import { isParameterOfOrg, isSecretOfAnotherOrg, isSecretOfOrg } from '../domain/names.js';
import { type Reference, referencesIn } from '../domain/references.js';
import { belongsToAnother, type Tag } from '../domain/tags.js';
import { valueFromOf } from '../domain/value-from.js';
import { NotFound } from '../errors.js';
import type { Resource, Saga } from '../saga/saga.js';
import { isOfThisAccount, type Owner } from '../tenancy.js';

type NamedValue = ReturnType<typeof valueFromOf>;

/**
 * Asserts that the secrets and parameters whose values a request gives to containers are not another org's. Those below the org's own
 * prefixes are known by their names; each other one is read, as a role that the account allows may have access to it.
 * What an ARN of another account or Region names counts as missing.
 * @param part of the request. @param pointer to it. @param keys of the members that name a value.
 * @throws {NotFound} with a fault for each that does not exist, is another org's, or has tags that this service may not read.
 */
export async function findNamedValues(
  saga: Saga,
  owner: Owner,
  part: object,
  pointer: string,
  keys: readonly string[] = ['valueFrom'],
): Promise<void> {
  const named = referencesIn(part, pointer)
    .filter(({ key }) => keys.includes(key))
    .map(reference => ({ ...reference, named: namedBy(reference) }))
    .filter(({ named }) => named.arn !== undefined || !isOwn(owner, named));
  const values = [...new Map(named.map(reference => [idOf(reference.named), reference.named])).values()];
  const [first] = values;
  if (!first) return;
  const missing = new Set(await saga.read('describeNamedValues', resourceOf(first), () => invisibleOf(owner, values)));
  const faulty = named.filter(reference => missing.has(idOf(reference.named)));
  if (faulty.length > 0) throw missingValues(faulty);
}

/** The ids of those values that do not exist for the org. A few are read at a time, as a request may name thousands. */
async function invisibleOf(owner: Owner, values: NamedValue[]): Promise<string[]> {
  const areVisible = await forEachConcurrently(undefined, values, value => isVisibleTo(owner, value));
  return values.filter((_, index) => !areVisible[index]).map(idOf);
}

/** The members that name a value for a container, or the credentials for a registry or a file system. */
export const VALUE_KEYS = ['valueFrom', 'credentialsParameter'];

/** Credentials may be named by the name of a secret, other values by that of a parameter. */
function namedBy({ key, value }: Reference): NamedValue {
  const isSecretName = key === 'credentialsParameter' && !value.startsWith('arn:');
  return isSecretName ? { kind: 'secret', id: value, name: value } : valueFromOf(value);
}

function missingValues(missing: (Reference & { named: NamedValue })[]): NotFound {
  const faults = missing.map(({ pointer, named }) => ({ pointer, message: `${titleOf(named)} does not exist` }));
  const [first = '', ...more] = new Set(missing.map(({ named }) => titleOf(named)));
  const others = more.length > 0 ? `, and neither do ${more.length} more that the request names` : '';
  return new NotFound(`${first} does not exist${others}.`, { faults });
}

function titleOf(value: NamedValue): string {
  return `${value.kind === 'secret' ? 'Secret' : 'Parameter'} ${idOf(value)}`;
}

function resourceOf(value: NamedValue): Resource {
  return value.kind === 'secret'
    ? { type: 'secretsmanager:secret', name: value.id }
    : { type: 'ssm:parameter', name: value.name };
}

function idOf(value: NamedValue): string {
  return value.kind === 'secret' ? value.id : value.name;
}

function isOfOrg(org: string, { kind, name }: Pick<NamedValue, 'kind' | 'name'>): boolean {
  return kind === 'secret' ? isSecretOfOrg(org, name) : isParameterOfOrg(org, name);
}

/** Whether a value is the org's by its name, and in a space of the caller: `spinup/<org>/<space>/…`, `/<org>/<space>/…`. */
function isOwn({ org, spaces }: Owner, { kind, name }: NamedValue): boolean {
  if (!isOfOrg(org, { kind, name })) return false;
  const [, , space, member] = name.split('/');
  return spaces === undefined || (member !== undefined && permitsSpace(spaces, space));
}

async function isVisibleTo(owner: Owner, value: NamedValue): Promise<boolean> {
  if (value.arn !== undefined && !(await isOfThisAccount(owner, value.arn))) return false;
  if (isOwn(owner, value)) return true;
  const tags = await undefinedIfDenied(() => tagsOf(owner, value));
  const { org, spaces } = owner;
  if (tags === undefined || belongsToAnother(org, tags)) return false;
  return isOfOrg(org, value) ? permitsTagged(spaces, tags) : !isOfForbiddenSpace(spaces, tags);
}

/** @returns undefined where it does not exist. */
async function tagsOf({ aws, org }: Owner, value: NamedValue): Promise<Tag[] | undefined> {
  if (value.kind === 'parameter') return ssm.tagsOfParameter(aws, value.name);
  if (isSecretOfAnotherOrg(org, value.name)) return undefined;
  const secret = await secretsManager.describeSecret(aws, value.id);
  return secret && fromPascal(secret.Tags);
}
