import { undefinedIfDenied } from '../aws/errors.js';
import * as secretsManager from '../aws/secrets-manager.js';
import * as ssm from '../aws/ssm.js';
import { fromPascal } from '../aws/tags.js';
import { isParameterOfOrg, isSecretOfAnotherOrg, isSecretOfOrg } from '../domain/names.js';
import { referencesIn } from '../domain/references.js';
import { belongsToAnother, type Tag } from '../domain/tags.js';
import { valueFromOf } from '../domain/value-from.js';
import { NotFound } from '../errors.js';
import { parallelEach } from '../saga/parallel.js';
import type { Saga } from '../saga/saga.js';
import type { Owner } from '../tenancy.js';

type NamedValue = ReturnType<typeof valueFromOf>;

/**
 * Asserts that the secrets and parameters whose values a request gives to containers are not another org's. Those below the org's own
 * prefixes are known by their names; each other one is read, as a role that the account allows may have access to it.
 * @throws {NotFound} also where one does not exist, or this service may not read its tags.
 */
export async function findNamedValues(saga: Saga, owner: Owner, request: object): Promise<void> {
  const named = referencesIn(request, '').filter(({ key }) => key === 'valueFrom');
  const values = named.map(({ value }) => valueFromOf(value)).filter(value => !isOwn(owner.org, value));
  const byName = Object.fromEntries(values.map(value => [idOf(value), value]));
  await parallelEach(saga, byName, (s, value) =>
    value.kind === 'secret'
      ? s.read('describeSecret', { type: 'secretsmanager:secret', name: value.id }, () => assertVisible(owner, value))
      : s.read('listTagsForResource', { type: 'ssm:parameter', name: value.name }, () => assertVisible(owner, value)),
  );
}

function idOf(value: NamedValue): string {
  return value.kind === 'secret' ? value.id : value.name;
}

function isOwn(org: string, { kind, name }: NamedValue): boolean {
  return kind === 'secret' ? isSecretOfOrg(org, name) : isParameterOfOrg(org, name);
}

async function assertVisible(owner: Owner, value: NamedValue): Promise<void> {
  const tags = await undefinedIfDenied(() => tagsOf(owner, value));
  if (!tags || belongsToAnother(owner.org, tags))
    throw new NotFound(`${value.kind === 'secret' ? 'Secret' : 'Parameter'} ${idOf(value)} does not exist.`);
}

/** @returns undefined where it does not exist. */
async function tagsOf({ aws, org }: Owner, value: NamedValue): Promise<Tag[] | undefined> {
  if (value.kind === 'parameter') return ssm.tagsOfParameter(aws, value.name);
  if (isSecretOfAnotherOrg(org, value.name)) return undefined;
  const secret = await secretsManager.describeSecret(aws, value.id);
  return secret && fromPascal(secret.Tags);
}
