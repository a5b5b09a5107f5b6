import type { Service, Task } from '@aws-sdk/client-ecs';
import * as ecs from '../aws/ecs.js';
import { poll } from '../concurrency/poll.js';
import { namesSecret } from '../domain/credential-cases.js';
import { familyOf } from '../domain/names.js';
import { ofSpace } from '../domain/tags.js';
import { type FollowUp, followUp, type Workflow } from '../saga/workflow.js';
import { type Owner, ownedTagged } from '../tenancy.js';
import { credentialsNamedBy, deleteSecrets, type SecretReference } from './cleanup/secrets.js';
import { definitionsIn, readUsage } from './cleanup/usage.js';
import { secretResource } from './resources/credentials.js';
import { serviceResource } from './resources/service.js';
import { taskDefinitionResource } from './resources/task-definition.js';

/** Milliseconds. */
const ROLLOUT_TIMEOUT_MS = 3_600_000;

/** Secrets that an update no longer references. */
export interface OrphanedCredentials {
  space: string;
  secrets: SecretReference[];
  /** The families of the definitions before and after the update. */
  families: string[];
  /** The updated service; absent for a managed task definition. */
  service?: UpdatedService;
}

type UpdatedService = Pick<Service, 'clusterArn' | 'serviceArn' | 'serviceName' | 'taskDefinition'>;

/**
 * Deletes secrets that an update no longer references, except those that something else needs: another definition of the space, one
 * that is deployed anywhere in the org, or the service's previous one, to which it returns when its deployment fails.
 */
export const cleanUpCredentials: Workflow<OrphanedCredentials, { result: undefined }, Owner> = {
  name: 'cleanUpCredentials',
  target: ({ space }) => space,
  isPlanned: true,
  async run(saga, owner, { space, secrets, families, service }) {
    const deployed = service
      ? await saga.wait('waitForDeployment', serviceResource(service.serviceName), [], signal =>
          otherDefinitions(owner, service, signal),
        )
      : [];
    const named = await saga.read('describeTaskDefinition', taskDefinitionResource(families[0]), async () => {
      const usage = await readUsage(owner, {
        service: ({ serviceArn }) => serviceArn === service?.serviceArn,
        task: task => task.startedAt !== undefined || isOfService(task, service),
      });
      const used = await credentialsNamedBy(owner.aws, [...new Set([...deployed, ...definitionsIn(usage)])]);
      const others = await otherFamilies(owner, space, families);
      return [...used, ...(await credentialsNamedBy(owner.aws, others, 'ACTIVE'))];
    });
    const isNamed = (secret: SecretReference) => named.some(parameter => namesSecret(parameter, secret));
    for (const { name } of secrets.filter(isNamed))
      saga.recordUnchanged('deleteSecret', secretResource(name), 'keep', 'Another task definition names it.');
    await deleteSecrets(
      saga,
      owner,
      secrets.filter(secret => !isNamed(secret)),
    );
    return { result: undefined };
  },
};

/** The clean-up after an update, where it left secrets behind. */
export function cleanUpOf(orphaned: OrphanedCredentials): FollowUp[] {
  return orphaned.secrets.length > 0 ? [followUp(cleanUpCredentials, orphaned)] : [];
}

/** The definitions that a service is deployed with when no deployment is in progress, apart from the updated one. */
function otherDefinitions(
  { aws }: Owner,
  { clusterArn = '', serviceName = '', taskDefinition }: UpdatedService,
  signal: AbortSignal,
): Promise<string[]> {
  const waitingFor = `the deployment of service ${serviceName}`;
  return poll({ waitingFor, timeoutMs: ROLLOUT_TIMEOUT_MS, signal }, async () => {
    const current = await ecs.describeService(aws, clusterArn, serviceName);
    const { deployments = [] } = current ?? {};
    const isOver = deployments.length <= 1 && deployments.every(({ rolloutState }) => rolloutState !== 'IN_PROGRESS');
    if (!isOver) return undefined;
    return [...definitionsIn({ services: current ? [current] : [], tasks: [] })].filter(arn => arn !== taskDefinition);
  });
}

/** A started task has pulled its image; a pending one may still need its credentials. The service's own tasks stop with its deployments. */
function isOfService({ group, clusterArn }: Task, service: UpdatedService | undefined): boolean {
  return group === `service:${service?.serviceName}` && clusterArn === service?.clusterArn;
}

/** The definitions of the space that are not revisions of these families. */
async function otherFamilies(owner: Owner, space: string, families: string[]): Promise<string[]> {
  const tagged = await ownedTagged(owner, 'ecs:task-definition', ofSpace(space));
  return tagged.map(({ arn }) => arn).filter(arn => !families.includes(familyOf(arn)));
}
