import { createHash } from 'node:crypto';
import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { plainJson } from '../plain-json.js';
import { listActions } from './list-actions.js';
import { secretActions } from './secret-actions.js';
import { newSecrets, type Secret } from './secrets.js';
import { valueActions } from './value-actions.js';

/** Secrets Manager: secrets, versions of their values, tags, and deletion with a recovery window. */
export function secretsManagerBackend(account: Account): Backend {
  const secrets = newSecrets(account);

  account.links.secretExists = arn => {
    const secret = secrets.find(arn);
    return secret !== undefined && !secret.deleted;
  };

  return {
    service: 'secretsmanager',
    protocol: { kind: 'json', target: 'secretsmanager' },
    actions: {
      ...secretActions(account, secrets),
      ...valueActions(account, secrets),
      ...listActions(account, secrets),
    },
    *taggedResources() {
      for (const { arn, tags } of secrets.all()) yield { arn, type: 'secretsmanager:secret', tags };
    },
    snapshot: () => plainJson(Object.fromEntries(secrets.all().map(secret => [secret.name, snapshotOf(secret)]))),
  };
}

/** The snapshot has a hash of each value. The time of the last read is not part of the state. */
function snapshotOf({ accessed: _, versions, ...secret }: Secret) {
  const hashed = [...versions].map(([id, { SecretString, SecretBinary, ...version }]) => {
    const value = createHash('sha256')
      .update(JSON.stringify([SecretString, SecretBinary]))
      .digest('hex');
    return [id, { ...version, value }];
  });
  return { ...secret, versions: Object.fromEntries(hashed) };
}
