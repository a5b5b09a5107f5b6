import { forEachConcurrently } from '../../aws/pages.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import { belongsTo, carries, orgTags, removedFrom } from '../../domain/tags.js';
import type { Saga } from '../../saga/saga.js';
import type { Owner } from '../../tenancy.js';
import { secretResource } from '../resources/secrets.js';
import { deleteStep } from '../resources/steps.js';

/** A secret that may be deleted. */
export interface SecretReference {
  arn: string;
  name: string;
}

/**
 * Deletes secrets that no remaining definition needs, one after another. The deletion of a secret cannot be rolled back.
 * @param days the recovery window, in which a deletion can be cancelled; 0 for none.
 */
export async function deleteSecrets(
  saga: Saga,
  { aws }: Pick<Owner, 'aws'>,
  secrets: SecretReference[],
  days: number,
): Promise<void> {
  const window = days > 0 ? ` It can be restored for ${days} days.` : '';

  for (const { arn, name } of secrets) {
    await deleteStep(
      saga,
      'deleteSecret',
      secretResource(name),
      `No remaining task definition names it.${window}`,
      async () => {
        try {
          await secretsManager.deleteSecret(aws, arn, days);
        } catch (error) {
          // The call may have had its effect without a response.
          const current = await secretsManager.describeSecret(aws, arn);
          if (current && current.DeletedDate === undefined) throw error;
        }
      },
    );
  }
}

/** Reads the secrets that updates removed from the definition of a space's member and that are not deleted yet. */
export async function findRemovedSecrets(
  saga: Saga,
  { aws, org }: Owner,
  space: string,
  member: string,
): Promise<SecretReference[]> {
  const { key, value } = removedFrom(space, member);
  const filters = [
    { keys: orgTags(org).map(tag => tag.key), value: org },
    { keys: [key], value },
  ];
  const found = await saga.read('listSecrets', secretResource(value), async () => {
    const listed = await secretsManager.listSecrets(aws, filters);
    // The list may be five minutes old: a secret may have been taken into use again. Source: API Reference, ListSecrets.
    const candidates = listed.flatMap(({ ARN, Tags }) =>
      ARN && carries(fromPascal(Tags), { [key]: value }) ? [ARN] : [],
    );
    return forEachConcurrently(undefined, candidates, arn => secretsManager.describeSecret(aws, arn));
  });
  return found.flatMap(secret => {
    if (!secret || secret.DeletedDate) return [];
    const { ARN: arn = '', Name: name = '', Tags } = secret;
    const tags = fromPascal(Tags);
    return belongsTo(org, tags) && carries(tags, { [key]: value }) ? [{ arn, name }] : [];
  });
}
