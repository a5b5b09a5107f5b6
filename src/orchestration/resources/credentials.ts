import type { SecretValue } from '../../aws/secrets-manager.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { toPascal } from '../../aws/tags.js';
import { secretPrefix } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { withCallersTags } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';

/** Repository credentials by the name of their container. */
export type Credentials = Record<string, Schemas['CreateSecretRequest']>;
export type CreatedCredentials = Record<string, Schemas['CreateSecretResponse']>;

/** @throws {Conflict} where a secret already exists: a new service does not overwrite the credentials of another one. */
export async function assertSecretsAbsent(saga: Saga, space: Space, credentials: Credentials): Promise<void> {
  const check = ([container, { Name }]: [string, { Name: string }]) => {
    const name = secretPrefix(space.org, space.cluster) + Name;
    const branch = async (s: Saga) => {
      const found = await s.read('describeSecret', secretResource(name), () =>
        secretsManager.describeSecret(space.aws, name),
      );
      if (found)
        throw new Conflict(
          `Secret ${name} already exists${found.DeletedDate ? ' and is scheduled for deletion' : ''}.`,
        );
    };
    return [container, branch] as const;
  };
  await saga.parallel(Object.fromEntries(Object.entries(credentials).map(check)));
}

/** Creates a secret of the space for each container's credentials. @param readValue reads the value of a container's secret where the request has none. */
export async function createSecrets(
  saga: Saga,
  space: Space,
  credentials: Credentials,
  readValue?: (container: string) => Promise<SecretValue>,
): Promise<CreatedCredentials> {
  const create = ([container, secret]: [string, Schemas['CreateSecretRequest']]) =>
    [container, (s: Saga) => createSecretStep(s, space, secret, readValue && (() => readValue(container)))] as const;
  return saga.parallel(Object.fromEntries(Object.entries(credentials).map(create)));
}

function createSecretStep(
  saga: Saga,
  { aws, org, cluster, tags }: Space,
  secret: Schemas['CreateSecretRequest'],
  readValue: (() => Promise<SecretValue>) | undefined,
): Promise<Schemas['CreateSecretResponse']> {
  const name = secretPrefix(org, cluster) + secret.Name;
  return saga.step({
    name: 'createSecret',
    resource: secretResource(name),
    action: 'create',
    reason: readValue ? 'The secret in use is outside the space.' : 'Does not exist.',
    expected: { ARN: name, Name: name },
    run: async token =>
      secretsManager.createSecret(aws, {
        KmsKeyId: aws.kmsKeyId,
        ...secret,
        SecretBinary: secret.SecretBinary === undefined ? undefined : Buffer.from(secret.SecretBinary, 'base64'),
        ...(await readValue?.()),
        Name: name,
        ClientRequestToken: token,
        Tags: toPascal(withCallersTags(tags, secret.Tags)),
      }),
    undo: async (created, token) => {
      const id = created?.ARN ?? (await ownSecret(name, token));
      if (!id) return false;
      await secretsManager.deleteSecret(aws, id, 0);
      return true;
    },
  });

  /** The token is the id of the secret's version, so a secret with this version was created by this operation. */
  async function ownSecret(secretId: string, token: string): Promise<string | undefined> {
    const found = await secretsManager.describeSecret(aws, secretId);
    return Object.hasOwn(found?.VersionIdsToStages ?? {}, token) ? found?.ARN : undefined;
  }
}

export function secretResource(name: string): Resource {
  return { type: 'secretsmanager:secret', name };
}
