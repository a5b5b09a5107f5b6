import { createHash } from 'node:crypto';
import type { Backend } from '../backend.js';
import { plain } from '../plain.js';
import type { World } from '../world.js';
import { listActions } from './list-actions.js';
import { secretActions } from './secret-actions.js';
import { emptySecrets, type Secret } from './secrets.js';
import { valueActions } from './value-actions.js';

/** Secrets Manager: secrets, the versions of their values, tags, and deletion with its recovery window. */
export function secretsManagerBackend(world: World): Backend {
  const secrets = emptySecrets(world);

  world.links.secretExists = arn => {
    const secret = secrets.peek(arn);
    return secret !== undefined && !secret.deleted;
  };

  return {
    service: 'secretsmanager',
    protocol: { kind: 'json', target: 'secretsmanager' },
    actions: { ...secretActions(world, secrets), ...valueActions(world, secrets), ...listActions(world, secrets) },
    *taggedResources() {
      for (const { arn, tags } of secrets.all()) yield { arn, type: 'secretsmanager:secret', tags };
    },
    snapshot: () => plain(Object.fromEntries(secrets.all().map(secret => [secret.name, snapshotOf(secret)]))),
  };
}

/** Values go in as a hash: a changed one shows, none is shown. When a secret was read is not part of its state. */
function snapshotOf({ accessed: _, versions, ...secret }: Secret) {
  const hashed = [...versions].map(([id, { SecretString, SecretBinary, ...version }]) => {
    const value = createHash('sha256')
      .update(JSON.stringify([SecretString, SecretBinary]))
      .digest('hex');
    return [id, { ...version, value }];
  });
  return { ...secret, versions: Object.fromEntries(hashed) };
}
