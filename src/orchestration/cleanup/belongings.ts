import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import { namesSecret } from '../../domain/credential-cases.js';
import { isOfForbiddenSpace } from '../../domain/limits/spaces.js';
import { belongsTo, ofSpace, type Tag } from '../../domain/tags.js';
import { ownedTaskDefinitions } from '../../owned-lists.js';
import type { Owner } from '../../tenancy.js';
import type { SecretReference } from './secrets.js';
import { type DefinitionNames, describeRevisions, namesIn, namesInActive } from './usage.js';

/** Revisions that are deleted, and the ones that remain. */
interface DeletedRevisions {
  deleted: TaggedTaskDefinition[];
  /** What they name stays, whatever their status. */
  remaining: string[];
  /** Secrets that no revision names any more. */
  removed: SecretReference[];
}

/** Log groups beside those of containers. */
export interface FurtherLogGroups {
  /** Those of the deleted service's Service Connect proxies. */
  own: string[];
  /** Those of other services' proxies. */
  used: string[];
}

/** What belongs to deleted revisions, and whether something else names it too. */
interface Belongings {
  secrets: (SecretReference & { isShared: boolean })[];
  logGroups: { name: string; isShared: boolean }[];
}

/**
 * Reads the org's secrets that revisions name as repository credentials, and the log groups of their containers.
 * @param further undefined where log groups stay.
 */
export async function belongingsOf(
  owner: Owner,
  space: string,
  revisions: DeletedRevisions,
  further: FurtherLogGroups | undefined,
): Promise<Belongings> {
  const { deleted, removed } = revisions;
  const named = namesIn(owner.aws, deleted);
  const groups = further ? [...new Set([...named.logGroups, ...further.own])].filter(name => name !== space) : [];
  const mayBelong = named.credentials.length + removed.length + groups.length > 0;
  const others = mayBelong ? await namedElsewhere(owner, space, revisions) : { credentials: [], logGroups: [] };
  const usedGroups = [...others.logGroups, ...(further?.used ?? [])];
  const secrets = [...(await ownedSecrets(owner, named.credentials)), ...removed];
  return {
    secrets: [...new Map(secrets.map(secret => [secret.arn, secret])).values()].map(secret => ({
      ...secret,
      isShared: others.credentials.some(id => namesSecret(id, secret)),
    })),
    logGroups: groups.map(name => ({ name, isShared: usedGroups.includes(name) })),
  };
}

/** What remaining definitions and others of the space name. */
async function namedElsewhere(
  owner: Owner,
  space: string,
  { deleted, remaining }: DeletedRevisions,
): Promise<DefinitionNames> {
  const definitions = await ownedTaskDefinitions(owner, 'ACTIVE', ofSpace(space));
  const counted = new Set([...deleted.map(({ taskDefinition }) => taskDefinition.taskDefinitionArn), ...remaining]);
  const inUse = namesIn(owner.aws, await describeRevisions(owner.aws, remaining));
  const deployable = await namesInActive(
    owner.aws,
    definitions.filter(arn => !counted.has(arn)),
  );
  return {
    credentials: [...inUse.credentials, ...deployable.credentials],
    logGroups: [...inUse.logGroups, ...deployable.logGroups],
  };
}

async function ownedSecrets({ aws, org, spaces }: Owner, ids: string[]): Promise<SecretReference[]> {
  const described = await Promise.all(ids.map(id => secretsManager.describeSecret(aws, id)));
  const isOwn = (tags: Tag[]) => belongsTo(org, tags) && !isOfForbiddenSpace(spaces, tags);
  return described.flatMap(secret =>
    secret?.ARN && !secret.DeletedDate && isOwn(fromPascal(secret.Tags))
      ? [{ arn: secret.ARN, name: secret.Name ?? secret.ARN }]
      : [],
  );
}
