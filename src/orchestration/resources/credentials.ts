import type { SecretValue } from '../../aws/secrets-manager.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { fromPascal, toPascal } from '../../aws/tags.js';
import { futureSecretArn } from '../../domain/arns.js';
import { namesSecret } from '../../domain/credential-cases.js';
import { credentialName, secretPrefix } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { carries, ofSpace, withCallersTags } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import { ownMember } from '../../json.js';
import { parallelEach } from '../../saga/parallel.js';
import type { Saga } from '../../saga/saga.js';
import { credentialsInUse, type SpaceMember } from '../cleanup/usage.js';
import type { Space } from '../space.js';
import {
  type CreatedCredentials,
  type FoundCredential,
  replaceValue,
  reviveSecret,
  secretResource,
  toFoundCredential,
} from './secrets.js';
import { createStep } from './steps.js';
import { tagStep } from './tags.js';

/** Repository credentials by the name of their container. */
export type Credentials = Record<string, Schemas['RepositoryCredential']>;

/** Credentials with the names of their secrets, after the prefix. */
export type NamedCredentials = Record<string, NamedCredential>;
type NamedCredential = Schemas['RepositoryCredential'] & { Name: string };

/** Secrets that were left behind and can be taken into use, by container; undefined where there is none. */
export type LeftSecrets = Record<string, FoundCredential | undefined>;

export function namedCredentials(family: string, given: Credentials): NamedCredentials {
  return Object.fromEntries(
    Object.entries(given).map(([container, secret]) => [
      container,
      { ...secret, Name: credentialName(secret.Name, family, container) },
    ]),
  );
}

/**
 * Finds secrets that have the names of new ones and were left behind: by a deleted service, a deployment that was rolled back, or
 * an update that removed them.
 * @param member for which they are created. @throws {Conflict} where a secret is not the space's, or something else uses it.
 */
export async function findLeftSecrets(
  saga: Saga,
  space: Space,
  credentials: NamedCredentials,
  member: SpaceMember,
): Promise<LeftSecrets> {
  const { aws, org, cluster } = space;
  const found = await parallelEach(saga, credentials, async (s, { Name }) => {
    const name = secretPrefix(org, cluster) + Name;
    const secret = await s.read('describeSecret', secretResource(name), () => secretsManager.describeSecret(aws, name));
    return secret && toFoundCredential(space, secret);
  });
  const existing = Object.values(found).filter(secret => secret !== undefined);
  for (const { name, isOwn, secret } of existing)
    if (!isOwn || !carries(fromPascal(secret.Tags), ofSpace(cluster)))
      throw new Conflict(`Secret ${name} already exists. Give the credential another Name.`);
  const [first] = existing;
  if (!first) return {};
  const used = await saga.read('describeServices', secretResource(first.name), () =>
    credentialsInUse(space, cluster, member),
  );
  for (const secret of existing)
    if (used.some(parameter => namesSecret(parameter, secret)))
      throw new Conflict(
        `Secret ${secret.name} already exists and is in use. Give the credential another Name, or update what uses it.`,
      );
  return found;
}

/**
 * Creates a secret of the space for each container's credentials, or takes one into use that was left behind.
 * @param readValue reads the value of a container's secret where the request has none.
 */
export function createSecrets(
  saga: Saga,
  space: Space,
  credentials: NamedCredentials,
  left: LeftSecrets,
  readValue?: (container: string) => Promise<SecretValue>,
): Promise<CreatedCredentials> {
  return parallelEach(saga, credentials, (s, secret, container) => {
    const read = readValue && (() => readValue(container));
    const found = ownMember(left, container);
    return found ? reuseSecret(s, space, found, secret, read) : createSecretStep(s, space, secret, read);
  });
}

/** What createSecrets will return, with ARNs of the same length. */
export function expectedSecrets({ aws, org, cluster }: Space, credentials: NamedCredentials): CreatedCredentials {
  return Object.fromEntries(
    Object.entries(credentials).map(([container, { Name }]) => [
      container,
      { ARN: futureSecretArn(aws.region, secretPrefix(org, cluster) + Name) },
    ]),
  );
}

async function reuseSecret(
  saga: Saga,
  space: Space,
  found: FoundCredential,
  given: NamedCredential,
  readValue: (() => Promise<SecretValue>) | undefined,
): Promise<Schemas['CreateSecretResponse']> {
  const { name, arn, secret } = found;
  saga.recordUnchanged('createSecret', secretResource(name), 'reuse', 'It was left behind, and nothing uses it.');
  await reviveSecret(saga, space, found);
  const tags = withCallersTags(space.tags, given.Tags);
  const taggable = { resource: secretResource(name), id: arn, tags: fromPascal(secret.Tags) };
  await tagStep(saga, space.aws, 'tagSecret', taggable, tags);
  return replaceValue(saga, space.aws, found, given, readValue);
}

function createSecretStep(
  saga: Saga,
  { aws, org, cluster, tags }: Space,
  secret: NamedCredential,
  readValue: (() => Promise<SecretValue>) | undefined,
): Promise<Schemas['CreateSecretResponse']> {
  const name = secretPrefix(org, cluster) + secret.Name;
  return createStep<Schemas['CreateSecretResponse']>(saga, aws, {
    name: 'createSecret',
    resource: secretResource(name),
    ...(readValue && { reason: 'The secret in use is outside the space.' }),
    expected: { ARN: name, Name: name },
    run: async token => {
      const { SecretString, SecretBinary, ...rest } = secret;
      return secretsManager.createSecret(aws, {
        ...rest,
        KmsKeyId: secret.KmsKeyId || aws.kmsKeyId,
        ...(readValue ? await readValue() : secretsManager.secretValue({ SecretString, SecretBinary })),
        Name: name,
        ClientRequestToken: token,
        Tags: toPascal(withCallersTags(tags, secret.Tags)),
      });
    },
    findOwn: async (token, created) => {
      if (created?.ARN) return created;
      const found = await secretsManager.describeSecret(aws, name);
      // The token is the id of the version that this operation created.
      const isOwn = Object.hasOwn(found?.VersionIdsToStages ?? {}, token);
      return isOwn ? { ARN: found?.ARN, Name: name, VersionId: token } : undefined;
    },
    remove: ({ ARN = name }) => secretsManager.deleteSecret(aws, ARN, 0),
  });
}
