import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import { logGroupArn } from '../../domain/arns.js';
import { asGiven, sameDefinition } from '../../domain/definition-equality.js';
import type { Answered, Schemas } from '../../domain/schemas.js';
import type { Tag } from '../../domain/tags.js';
import { Invalid } from '../../errors.js';
import { jsonPointer } from '../../json.js';
import type { Saga } from '../../saga/saga.js';
import { latestOfFamily } from '../../tenancy.js';
import type { Space } from '../space.js';
import {
  type CredentialDecision,
  decideCredentials,
  type FoundCredential,
  findCredentials,
  unusedCredentials,
  updateCredentials,
} from './credential-updates.js';
import type { Credentials } from './credentials.js';
import { ensureExecutionPolicy, ensureExecutionRole, type FoundRole, findExecutionRole } from './execution-role.js';
import { awslogsGroups, ensureLogGroups, type FoundLogGroups, findLogGroups, logGroupNames } from './log-groups.js';
import { needsRole } from './provision-definition.js';
import { tagDefinitionParts } from './tags.js';
import { completedTaskDefinition, registerTaskDefinitionStep, taskDefinitionResource } from './task-definition.js';

/** The part of an update that concerns a definition and what belongs to it. */
interface DefinitionUpdate {
  taskDefinition?: Schemas['RegisterTaskDefinitionRequest'];
  credentials?: Credentials;
  tags?: Tag[];
}

/** A definition and what belongs to it, as far as they exist. */
interface FoundDefinition {
  running: TaggedTaskDefinition;
  /** The latest revision of the new definition's family. */
  latest: TaggedTaskDefinition | undefined;
  active: Record<string, FoundCredential>;
  role: FoundRole | undefined;
  logGroups: FoundLogGroups;
}

/** The result of revising a definition. */
export interface RevisedDefinition {
  taskDefinition: TaskDefinition;
  /** Whether it is not the running revision. */
  isOther: boolean;
  credentials: Record<string, Answered<Schemas['CreateSecretResponse']>>;
  /** The ARNs of its containers' log groups that exist. */
  logGroups: string[];
  /** Secrets to delete once no deployed definition names them. */
  unused: { arn: string; name: string }[];
}

/** Reads what the revision of a definition depends on, in parallel. */
export async function findDefinition(
  saga: Saga,
  space: Space,
  running: TaggedTaskDefinition,
  update: DefinitionUpdate,
): Promise<FoundDefinition> {
  const wanted = wantedDefinition(running, update);
  const { family } = wanted;
  const resource = taskDefinitionResource(family);
  const isAffected = revises(update) || Boolean(update.tags?.length);
  const { latest, ...found } = await saga.parallel({
    latest: async s =>
      revises(update) ? s.read('describeTaskDefinition', resource, () => latestOfFamily(space, family)) : running,
    active: async s => (isAffected ? findCredentials(s, space, running.taskDefinition.containerDefinitions ?? []) : {}),
    role: async s => (isAffected ? findExecutionRole(s, space) : undefined),
    logGroups: s => findLogGroups(s, space, logGroupNames(space, wanted.containerDefinitions)),
  });
  return { running, latest, ...found };
}

/**
 * Applies an update to credentials, role, log groups, definition and tags. Registers the definition as a new revision unless
 * it equals the running or the latest one.
 * @param streamPrefix the prefix of its log streams' names.
 */
export async function reviseDefinition(
  saga: Saga,
  space: Space,
  found: FoundDefinition,
  update: DefinitionUpdate,
  streamPrefix: string,
): Promise<RevisedDefinition> {
  const wanted = wantedDefinition(found.running, update);
  const given = update.credentials ?? {};
  assertCredentialContainers(wanted, given);
  const decisions = decideCredentials(found.active, wanted.containerDefinitions, given);
  const revised = revises(update)
    ? await registerRevision(saga, space, found, { wanted, given, decisions, streamPrefix })
    : { taskDefinition: found.running.taskDefinition, credentials: {}, unused: [] };
  const { taskDefinitionArn } = revised.taskDefinition;
  if (update.tags?.length) {
    const definition = [found.running, found.latest].find(
      known => known?.taskDefinition.taskDefinitionArn === taskDefinitionArn,
    );
    const parts = { definition, role: found.role, logGroups: found.logGroups, secrets: retainedSecrets(decisions) };
    await tagDefinitionParts(saga, { space, tags: update.tags }, parts);
  }
  return {
    ...revised,
    isOther: taskDefinitionArn !== found.running.taskDefinition.taskDefinitionArn,
    logGroups: logGroupArns(space, revised.taskDefinition, revises(update) ? undefined : found.logGroups),
  };
}

/** The ARNs of a definition's log groups. @param found those that may not exist; undefined where all of them do. */
function logGroupArns(
  { aws }: Space,
  { containerDefinitions = [], taskDefinitionArn = '' }: TaskDefinition,
  found?: FoundLogGroups,
): string[] {
  return awslogsGroups(aws, containerDefinitions)
    .filter(name => !found || found[name])
    .map(name => logGroupArn(taskDefinitionArn, name));
}

/** The secrets that the revised definition no longer needs, and the families of both definitions. */
export function orphanedCredentials(
  { taskDefinition: before }: TaggedTaskDefinition,
  { taskDefinition, unused }: RevisedDefinition,
) {
  const families = [...new Set([before.family ?? '', taskDefinition.family ?? ''])];
  return { secrets: unused, families };
}

interface Revision {
  wanted: Schemas['RegisterTaskDefinitionRequest'];
  given: Credentials;
  decisions: CredentialDecision[];
  streamPrefix: string;
}

async function registerRevision(
  saga: Saga,
  space: Space,
  { running, latest, active, role, logGroups }: FoundDefinition,
  { wanted, given, decisions, streamPrefix }: Revision,
) {
  const roleInUse = needsRole(wanted) ? role : undefined;
  const { roleArn, credentials } = await saga.parallel({
    roleArn: async s => roleInUse && ensureExecutionRole(s, space, roleInUse),
    credentials: s => updateCredentials(s, space, decisions, given),
  });
  const input = completedTaskDefinition(space, wanted, { roleArn, credentials, streamPrefix });
  const { taskDefinition } = await saga.parallel({
    taskDefinition: s => ensureRegistered(s, space, running, latest, input),
    policy: async s => roleInUse && ensureExecutionPolicy(s, space, roleInUse),
    logGroups: s => ensureLogGroups(s, space, logGroups),
  });
  return { taskDefinition, credentials, unused: unusedCredentials(active, input.containerDefinitions) };
}

/** The org's secrets that the definition still uses. */
function retainedSecrets(decisions: CredentialDecision[]): FoundCredential[] {
  const isRetained = ({ action, active }: CredentialDecision) =>
    (action === 'keep' || action === 'replace') && active?.isOwn;
  return decisions.filter(isRetained).flatMap(({ active }) => active ?? []);
}

/** Whether the update may lead to a new revision. */
function revises({ taskDefinition, credentials }: DefinitionUpdate): boolean {
  return taskDefinition !== undefined || credentials !== undefined;
}

function wantedDefinition({ taskDefinition }: TaggedTaskDefinition, update: DefinitionUpdate) {
  return update.taskDefinition ?? asGiven(taskDefinition);
}

/** @throws {Invalid} for a credential without a container, which the rules cannot detect when the request has no definition. */
function assertCredentialContainers(
  { containerDefinitions }: Schemas['RegisterTaskDefinitionRequest'],
  given: Credentials,
): void {
  const names = containerDefinitions.map(({ name }) => name);
  const faults = Object.keys(given)
    .filter(container => !names.includes(container))
    .map(container => ({ pointer: jsonPointer('credentials', container), message: 'is not the name of a container' }));
  if (faults.length > 0)
    throw new Invalid('The request has a credential for a container that the definition does not have.', { faults });
}

/** The running or the latest revision where it equals the wanted definition; a new one otherwise. */
async function ensureRegistered(
  saga: Saga,
  space: Space,
  running: TaggedTaskDefinition,
  latest: TaggedTaskDefinition | undefined,
  input: Schemas['RegisterTaskDefinitionRequest'],
): Promise<TaskDefinition> {
  const equal = [running, latest].find(revision => revision && sameDefinition(input, revision.taskDefinition));
  if (!equal) return (await registerTaskDefinitionStep(saga, space.aws, input, running.taskDefinition)).taskDefinition;
  const { taskDefinition } = equal;
  const reason = `Equals revision ${taskDefinition.revision}.`;
  saga.recordUnchanged('registerTaskDefinition', taskDefinitionResource(input.family), 'reuse', reason);
  return taskDefinition;
}
