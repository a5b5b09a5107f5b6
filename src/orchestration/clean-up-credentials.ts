import type { Service, Task } from '@aws-sdk/client-ecs';
import * as ecs from '../aws/ecs.js';
import { poll } from '../concurrency/poll.js';
import { namesSecret } from '../domain/credential-cases.js';
import { familyOf } from '../domain/names.js';
import { ofSpace } from '../domain/tags.js';
import { ownedTaskDefinitions } from '../owned-lists.js';
import type { Saga } from '../saga/saga.js';
import { type FollowUp, followUp, type Workflow } from '../saga/workflow.js';
import type { Owner } from '../tenancy.js';
import { deleteSecrets, type SecretReference } from './cleanup/secrets.js';
import { credentialsNamedBy, namesInActive, readUsage } from './cleanup/usage.js';
import { cleanUpLock } from './locks.js';
import { deploymentsOf } from './resources/deployment.js';
import { RECOVERY_DAYS, secretResource } from './resources/secrets.js';
import { serviceResource } from './resources/service.js';
import { taskDefinitionResource } from './resources/task-definition.js';

/** Milliseconds. */
const ROLLOUT_TIMEOUT_MS = 3_600_000;

/** Secrets that updates of a service, or of a managed task definition, removed from its definition. */
export interface OrphanedCredentials {
  space: string;
  /** The service's name, or the family. */
  member: string;
  secrets: SecretReference[];
  /** The families of the definitions before and after the update. */
  families: string[];
  /** The definition that the update replaced. */
  previous: string;
  /** The updated service; absent for a managed task definition. */
  service?: UpdatedService;
}

type UpdatedService = Pick<Service, 'clusterArn' | 'serviceArn' | 'serviceName' | 'taskDefinition'>;

/**
 * Deletes secrets that updates removed, with a recovery window, once the service is deployed without them. Those stay that something
 * needs: the service's previous definition, to which it can be rolled back, another definition of the space, or one that is deployed
 * anywhere in the org. A later update looks at them again.
 */
export const cleanUpCredentials: Workflow<OrphanedCredentials, { result: undefined }, Owner> = {
  name: 'cleanUpCredentials',
  target: ({ space, member }) => `${space}/${member}`,
  isPlanned: true,
  async run(saga, owner, orphaned) {
    const { space, member, service } = orphaned;
    if (service) await waitForDeployment(saga, owner, service, 'waitForDeployment');
    // A rollback or an update of the service waits for this lock, or has started its deployment before.
    await saga.withLock(cleanUpLock(owner, space, member), async () => {
      if (!service || (await waitForDeployment(saga, owner, service, 'confirmDeployment')))
        return deleteUnneeded(saga, owner, orphaned);
      for (const { name } of orphaned.secrets) keep(saga, name, 'The service does not run the updated definition.');
    });
    return { result: undefined };
  },
};

/** The clean-up after an update, where it left secrets behind. */
export function cleanUpOf(orphaned: OrphanedCredentials): FollowUp[] {
  return orphaned.secrets.length > 0 ? [followUp(cleanUpCredentials, orphaned)] : [];
}

/** Waits until no deployment is in progress; a plan does not wait. @returns whether the service runs the updated definition. */
function waitForDeployment(saga: Saga, { aws }: Owner, service: UpdatedService, step: string): Promise<boolean> {
  const { clusterArn = '', serviceName = '', taskDefinition } = service;
  const waitingFor = `the deployment of service ${serviceName}`;
  return saga.wait(step, serviceResource(serviceName), true, signal =>
    poll({ waitingFor, timeoutMs: ROLLOUT_TIMEOUT_MS, signal, sleep: aws.sleep }, async () => {
      const current = await ecs.describeService(aws, clusterArn, serviceName);
      const { deployments = [] } = current ?? {};
      const isOver = deployments.length <= 1 && deployments.every(({ rolloutState }) => rolloutState !== 'IN_PROGRESS');
      if (isOver) return current?.taskDefinition === taskDefinition;
      // The lock is not held while another deployment ends: its own clean-up follows.
      return step === 'confirmDeployment' ? false : undefined;
    }),
  );
}

async function deleteUnneeded(saga: Saga, owner: Owner, orphaned: OrphanedCredentials): Promise<void> {
  const { secrets, families } = orphaned;
  const { previous, others } = await saga.read('describeTaskDefinition', taskDefinitionResource(families[0]), () =>
    credentialsNeeded(owner, orphaned),
  );
  const reasonToKeep = (secret: SecretReference) => {
    if (previous.some(parameter => namesSecret(parameter, secret))) return 'The previous task definition names it.';
    return others.some(parameter => namesSecret(parameter, secret)) && 'Another task definition names it.';
  };
  for (const secret of secrets) {
    const reason = reasonToKeep(secret);
    if (reason) keep(saga, secret.name, reason);
  }
  const unneeded = secrets.filter(secret => !reasonToKeep(secret));
  await deleteSecrets(saga, owner, unneeded, RECOVERY_DAYS);
}

function keep(saga: Saga, secret: string, reason: string): void {
  saga.recordUnchanged('deleteSecret', secretResource(secret), 'keep', reason);
}

/** The credentials that the previous definitions name, and those that others do. */
async function credentialsNeeded(owner: Owner, orphaned: OrphanedCredentials) {
  const { space, families, previous, service } = orphaned;
  const usage = await readUsage(owner, {
    service: ({ serviceArn }) => serviceArn === service?.serviceArn,
    task: task => task.startedAt !== undefined || isOfService(task, service),
  });
  const before = new Set([previous, ...(service ? await previousOf(owner, service) : [])]);
  return {
    previous: await credentialsNamedBy(owner.aws, before),
    others: [
      ...(await credentialsNamedBy(owner.aws, usage.definitions)),
      ...(await namesInActive(owner.aws, await otherFamilies(owner, space, families))).credentials,
    ],
  };
}

/** The definition of the service's last successful deployment with another one than the updated. */
async function previousOf(owner: Owner, service: UpdatedService): Promise<string[]> {
  const deployments = await deploymentsOf(owner, service);
  const previous = deployments.find(
    ({ status, taskDefinition }) => status === 'SUCCESSFUL' && taskDefinition !== service.taskDefinition,
  );
  return previous?.taskDefinition ? [previous.taskDefinition] : [];
}

/** A started task has pulled its image; a pending one may still need its credentials. The service's own tasks stop with its deployments. */
function isOfService(
  { group, clusterArn }: Pick<Task, 'group' | 'clusterArn'>,
  service: UpdatedService | undefined,
): boolean {
  return group === `service:${service?.serviceName}` && clusterArn === service?.clusterArn;
}

/** The definitions of the space that are not revisions of these families. */
async function otherFamilies(owner: Owner, space: string, families: string[]): Promise<string[]> {
  const definitions = await ownedTaskDefinitions(owner, 'ACTIVE', ofSpace(space));
  return definitions.filter(arn => !families.includes(familyOf(arn)));
}
