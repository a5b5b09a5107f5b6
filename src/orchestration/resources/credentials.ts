import type { SecretValue } from '../../aws/secrets-manager.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { toPascal } from '../../aws/tags.js';
import { secretPrefix } from '../../domain/names.js';
import type { Schemas } from '../../domain/schemas.js';
import { withCallersTags } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import { parallelEach } from '../../saga/parallel.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';
import { createStep } from './steps.js';

/** Repository credentials by the name of their container. */
export type Credentials = Record<string, Schemas['CreateSecretRequest']>;
export type CreatedCredentials = Record<string, Schemas['CreateSecretResponse']>;

/** @throws {Conflict} where a secret already exists: a new service does not overwrite the credentials of another one. */
export async function assertSecretsAbsent(
  saga: Saga,
  { aws, org, cluster }: Space,
  credentials: Credentials,
): Promise<void> {
  await parallelEach(saga, credentials, async (s, { Name }) => {
    const name = secretPrefix(org, cluster) + Name;
    const found = await s.read('describeSecret', secretResource(name), () => secretsManager.describeSecret(aws, name));
    const state = found?.DeletedDate ? ' and is scheduled for deletion' : '';
    if (found) throw new Conflict(`Secret ${name} already exists${state}.`);
  });
}

/** Creates a secret of the space for each container's credentials. @param readValue reads the value of a container's secret where the request has none. */
export function createSecrets(
  saga: Saga,
  space: Space,
  credentials: Credentials,
  readValue?: (container: string) => Promise<SecretValue>,
): Promise<CreatedCredentials> {
  return parallelEach(saga, credentials, (s, secret, container) =>
    createSecretStep(s, space, secret, readValue && (() => readValue(container))),
  );
}

function createSecretStep(
  saga: Saga,
  { aws, org, cluster, tags }: Space,
  secret: Schemas['CreateSecretRequest'],
  readValue: (() => Promise<SecretValue>) | undefined,
): Promise<Schemas['CreateSecretResponse']> {
  const name = secretPrefix(org, cluster) + secret.Name;
  return createStep<Schemas['CreateSecretResponse']>(saga, {
    name: 'createSecret',
    resource: secretResource(name),
    ...(readValue && { reason: 'The secret in use is outside the space.' }),
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

export function secretResource(name: string): Resource {
  return { type: 'secretsmanager:secret', name };
}
