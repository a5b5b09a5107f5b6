import type { Service, Task } from '@aws-sdk/client-ecs';
import { describeService } from '../aws/ecs.js';
import { waitFor } from '../concurrency/poll.js';
import { namesSecret } from '../domain/credential-cases.js';
import { familyOf } from '../domain/names.js';
import { ofSpace } from '../domain/tags.js';
import type { Resource, Saga } from '../saga/saga.js';
import { type Owner, ownedTagged } from '../tenancy.js';
import { namedBy } from './cleanup/task-definition.js';
import { definitionsIn, readUse } from './cleanup/usage.js';
import { deleteSecrets } from './resources/credential-updates.js';
import { secretResource } from './resources/credentials.js';

/** Milliseconds. */
const ROLLOUT_DEADLINE = 3_600_000;

/** Secrets that an update does without. */
export interface LeftCredentials {
  space: string;
  secrets: { arn: string; name: string }[];
  /** Of the definitions before and after the update. */
  families: string[];
  /** The service as it was updated; none for a managed task definition. */
  service?: Pick<Service, 'clusterArn' | 'serviceArn' | 'serviceName' | 'taskDefinition'>;
}

/**
 * Deletes secrets that an update does without, but those that something else needs: another definition of the space, one that
 * is deployed anywhere in the org, or the service's own, which goes back to what it was when its deployment fails.
 */
export async function clearCredentials(
  saga: Saga,
  owner: Owner,
  { space, secrets, families, service }: LeftCredentials,
): Promise<void> {
  const about = service ? resource('service', service.serviceName) : resource('task-definition', families[0]);
  const deployed = service
    ? await saga.wait('waitForDeployment', about, [], () => otherDefinitions(owner, service))
    : [];
  const named = await saga.read('describeTaskDefinition', about, async () => {
    const use = await readUse(owner, {
      service: ({ serviceArn }) => serviceArn === service?.serviceArn,
      task: task => task.startedAt !== undefined || isOfService(task, service),
    });
    const used = await namedBy(owner.aws, [...new Set([...deployed, ...definitionsIn(use)])]);
    const others = await otherFamilies(owner, space, families);
    return [...used, ...(await namedBy(owner.aws, others, 'ACTIVE'))];
  });
  const isNamed = (secret: { arn: string; name: string }) => named.some(parameter => namesSecret(parameter, secret));
  for (const { name } of secrets.filter(isNamed))
    saga.leave('deleteSecret', secretResource(name), 'keep', 'Another definition names it.');
  await deleteSecrets(
    saga,
    owner,
    secrets.filter(secret => !isNamed(secret)),
  );
}

/** What a service is deployed with, when nothing rolls out any more, beside the definition that the update gave it. */
function otherDefinitions(
  { aws }: Owner,
  { clusterArn = '', serviceName = '', taskDefinition }: NonNullable<LeftCredentials['service']>,
): Promise<string[]> {
  return waitFor(`Rolling out service ${serviceName}`, ROLLOUT_DEADLINE, async () => {
    const now = await describeService(aws, clusterArn, serviceName);
    const { deployments = [] } = now ?? {};
    const isOver = deployments.length <= 1 && deployments.every(({ rolloutState }) => rolloutState !== 'IN_PROGRESS');
    if (!isOver) return undefined;
    return [...definitionsIn({ services: now ? [now] : [], tasks: [] })].filter(arn => arn !== taskDefinition);
  });
}

/** A task that has started has its image; one that has not may still ask for it. The service's own stop with its deployments. */
function isOfService({ group, clusterArn }: Task, service: LeftCredentials['service']): boolean {
  return group === `service:${service?.serviceName}` && clusterArn === service?.clusterArn;
}

/** The definitions of the space that are not revisions of these families. */
async function otherFamilies(owner: Owner, space: string, families: string[]): Promise<string[]> {
  const tagged = await ownedTagged(owner, 'ecs:task-definition', ofSpace(space));
  return tagged.map(({ arn }) => arn).filter(arn => !families.includes(familyOf(arn)));
}

function resource(type: 'service' | 'task-definition', name = ''): Resource {
  return { type: `ecs:${type}`, name };
}
