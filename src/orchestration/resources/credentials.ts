import { createSecret, deleteSecretAtOnce, describeSecret, type SecretValue } from '../../aws/secrets-manager.js';
import { toPascal } from '../../aws/tags.js';
import { secretPrefix } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { withCallersTags } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';

/** Repository credentials by the name of the container that they are for. */
export type Credentials = Record<string, Schemas['CreateSecretRequest']>;
export type MadeCredentials = Record<string, Schemas['CreateSecretResponse']>;

/** @throws {Conflict} where a secret of one of the names is there: a new service does not take over another's credentials. */
export async function refuseTakenSecrets(saga: Saga, space: Space, credentials: Credentials): Promise<void> {
  const look = ([container, { Name }]: [string, { Name: string }]) => {
    const name = secretPrefix(space.org, space.cluster) + Name;
    const branch = async (s: Saga) => {
      const found = await s.read('describeSecret', secretResource(name), () => describeSecret(space.aws, name));
      if (found)
        throw new Conflict(`Secret ${name} is there already${found.DeletedDate ? ', waiting for its deletion' : ''}.`);
    };
    return [container, branch] as const;
  };
  await saga.parallel(Object.fromEntries(Object.entries(credentials).map(look)));
}

/** Keeps each container's credentials as a secret of the space. @param readValue reads the value where the request has none, by container. */
export async function createSecrets(
  saga: Saga,
  space: Space,
  credentials: Credentials,
  readValue?: (container: string) => Promise<SecretValue>,
): Promise<MadeCredentials> {
  const make = ([container, secret]: [string, Schemas['CreateSecretRequest']]) =>
    [container, (s: Saga) => makeSecret(s, space, secret, readValue && (() => readValue(container)))] as const;
  return saga.parallel(Object.fromEntries(Object.entries(credentials).map(make)));
}

function makeSecret(
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
    reason: readValue ? 'The one in use lies outside the space.' : 'The request gives it.',
    expected: { ARN: name, Name: name },
    run: async token =>
      createSecret(aws, {
        KmsKeyId: aws.kmsKeyId,
        ...secret,
        SecretBinary: secret.SecretBinary === undefined ? undefined : Buffer.from(secret.SecretBinary, 'base64'),
        ...(await readValue?.()),
        Name: name,
        ClientRequestToken: token,
        Tags: toPascal(withCallersTags(tags, secret.Tags)),
      }),
    undo: async (made, token) => {
      const id = made?.ARN ?? (await ownSecret(name, token));
      if (!id) return false;
      await deleteSecretAtOnce(aws, id);
      return true;
    },
  });

  /** The token became the id of the secret's version, so a secret that has it is this operation's. */
  async function ownSecret(secretId: string, token: string): Promise<string | undefined> {
    const found = await describeSecret(aws, secretId);
    return Object.hasOwn(found?.VersionIdsToStages ?? {}, token) ? found?.ARN : undefined;
  }
}

export function secretResource(name: string): Resource {
  return { type: 'secretsmanager:secret', name };
}
