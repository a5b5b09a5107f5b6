import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import type { Saga } from '../../saga/saga.js';
import type { Owner } from '../../tenancy.js';
import { secretResource } from '../resources/credentials.js';
import { deleteStep } from '../resources/steps.js';

/** A secret that may be deleted. */
export interface SecretReference {
  arn: string;
  name: string;
}

/** Deletes secrets that no remaining definition names, one after another. The deletion of a secret cannot be rolled back. */
export async function deleteSecrets(
  saga: Saga,
  { aws }: Pick<Owner, 'aws'>,
  secrets: SecretReference[],
): Promise<void> {
  for (const { arn, name } of secrets) {
    await deleteStep(saga, 'deleteSecret', secretResource(name), 'No remaining task definition names it.', async () => {
      try {
        await secretsManager.deleteSecret(aws, arn, 0);
      } catch (error) {
        // The call may have had its effect without a response.
        const current = await secretsManager.describeSecret(aws, arn);
        if (current && current.DeletedDate === undefined) throw error;
      }
    });
  }
}

/** The repository credentials that revisions name, by name or ARN. @param status considers revisions in this status only. */
export async function credentialsNamedBy(
  aws: Owner['aws'],
  revisions: string[],
  status?: 'ACTIVE',
): Promise<Set<string>> {
  const described = await describeRevisions(aws, revisions);
  return credentialsIn(described.filter(({ taskDefinition }) => !status || taskDefinition.status === status));
}

/** Describes revisions one after another, in their order. */
export async function describeRevisions(aws: Owner['aws'], revisions: string[]): Promise<TaggedTaskDefinition[]> {
  const described: TaggedTaskDefinition[] = [];
  for (const revision of revisions) {
    await aws.rateLimits.readDefinition();
    described.push(await ecs.describeTaskDefinition(aws, revision));
  }
  return described;
}

/** The repository credentials that revisions name. */
export function credentialsIn(revisions: TaggedTaskDefinition[]): Set<string> {
  const containers = revisions.flatMap(({ taskDefinition }) => taskDefinition.containerDefinitions ?? []);
  return new Set(containers.flatMap(({ repositoryCredentials }) => repositoryCredentials?.credentialsParameter || []));
}
