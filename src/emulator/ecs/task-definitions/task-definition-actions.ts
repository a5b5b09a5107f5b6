import { callerArn } from '../../account.js';
import type { Backend } from '../../backend.js';
import { pageOf } from '../../paging.js';
import { listOf, oneOf, required, text } from '../../shape.js';
import { action, clientException, invalidParameter, paging, parseTags, tagsToList } from '../members.js';
import { arnOf, type Ecs, type Family } from '../state.js';
import { parseTaskDefinition, registerTaskDefinitionMembers, type TaskDefinition } from './task-definition-input.js';

/** Task definitions from RegisterTaskDefinition to DeleteTaskDefinitions. */
export function taskDefinitionActions(ecs: Ecs): Backend['actions'] {
  return {
    RegisterTaskDefinition: registerTaskDefinition(ecs),
    ...taskDefinitionReads(ecs),
    DeregisterTaskDefinition: action({ taskDefinition: required(text) }, input => {
      if (!namesRevision(ecs, input.taskDefinition)) throw clientException('Revision is missing.');
      const definition = describedTaskDefinition(ecs, input.taskDefinition);
      if (definition.status === 'ACTIVE') {
        definition.status = 'INACTIVE';
        definition.deregisteredAt = ecs.account.clock.now();
      }
      return { taskDefinition: describeTaskDefinition(definition) };
    }),
    DeleteTaskDefinitions: deleteTaskDefinitions(ecs),
  };
}

function registerTaskDefinition(ecs: Ecs) {
  return action(registerTaskDefinitionMembers, input => {
    const parsed = parseTaskDefinition(input);
    const tags = parseTags(input.tags);
    const family = ecs.families.get(parsed.family) ?? { name: parsed.family, lastRevision: 0, revisions: new Map() };
    ecs.families.set(family.name, family);
    family.lastRevision += 1;
    const definition: TaskDefinition = {
      ...parsed,
      arn: arnOf(ecs, `task-definition/${family.name}:${family.lastRevision}`),
      revision: family.lastRevision,
      status: 'ACTIVE',
      registeredAt: ecs.account.clock.now(),
      registeredBy: callerArn(ecs.account),
      deregisteredAt: undefined,
      deleteRequestedAt: undefined,
      tags,
    };
    family.revisions.set(definition.revision, definition);
    return { taskDefinition: describeTaskDefinition(definition), tags: tagsToList(tags) };
  });
}

function taskDefinitionReads(ecs: Ecs): Backend['actions'] {
  const status = oneOf('ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS');
  const familyStatus = oneOf('ACTIVE', 'INACTIVE', 'ALL');
  const invalidCode = 'InvalidParameterException';
  return {
    DescribeTaskDefinition: action({ taskDefinition: required(text), include: listOf(oneOf('TAGS')) }, input => {
      const definition = describedTaskDefinition(ecs, input.taskDefinition);
      const tags = input.include?.includes('TAGS') ? tagsToList(definition.tags) : [];
      return { taskDefinition: describeTaskDefinition(definition), tags };
    }),
    ListTaskDefinitions: action(
      { familyPrefix: text, status, sort: oneOf('ASC', 'DESC'), ...paging },
      ({ familyPrefix, status: requestedStatus = 'ACTIVE', sort, nextToken, maxResults = 100 }) => {
        purgeDeletedRevisions(ecs);
        // Despite its name, familyPrefix is the whole name of a family.
        const families = [...ecs.families.values()].filter(({ name }) => name === (familyPrefix ?? name));
        const found = families
          .flatMap(({ revisions }) => [...revisions.values()])
          .filter(one => one.status === requestedStatus);
        const key = (one: TaskDefinition) => `${one.family}:${String(one.revision).padStart(10, '0')}`;
        const page = pageOf(found, {
          key,
          token: nextToken,
          size: maxResults,
          descending: sort === 'DESC',
          invalidCode,
        });
        return { taskDefinitionArns: page.items.map(({ arn }) => arn), nextToken: page.next };
      },
    ),
    ListTaskDefinitionFamilies: action(
      { familyPrefix: text, status: familyStatus, ...paging },
      ({ familyPrefix = '', status: requestedStatus = 'ALL', nextToken, maxResults = 100 }) => {
        purgeDeletedRevisions(ecs);
        const found = [...ecs.families.values()]
          .filter(({ name, revisions }) => name.startsWith(familyPrefix) && revisions.size > 0)
          .filter(family => requestedStatus === 'ALL' || isActive(family) === (requestedStatus === 'ACTIVE'));
        const page = pageOf(found, { key: ({ name }) => name, token: nextToken, size: maxResults, invalidCode });
        return { families: page.items.map(({ name }) => name), nextToken: page.next };
      },
    ),
  };
}

function deleteTaskDefinitions(ecs: Ecs) {
  return action({ taskDefinitions: required(listOf(text, 10)) }, input => {
    const failures: { arn: string; reason: string }[] = [];
    const deleted: TaskDefinition[] = [];
    for (const identifier of input.taskDefinitions) {
      if (!namesRevision(ecs, identifier)) {
        const reason =
          'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.';
        failures.push({ arn: identifier, reason });
        continue;
      }
      const definition = findTaskDefinition(ecs, identifier);
      if (!definition) {
        const reason =
          'The specified task definition does not exist. Specify a valid account, family, revision and try again.';
        failures.push({ arn: identifier, reason });
      } else if (definition.status === 'ACTIVE') {
        const reason =
          'The specified task definition is still in ACTIVE status. Please deregister the target and try again.';
        failures.push({ arn: definition.arn, reason });
      } else {
        definition.status = 'DELETE_IN_PROGRESS';
        definition.deleteRequestedAt ??= ecs.account.clock.now();
        deleted.push(definition);
      }
    }
    return { taskDefinitions: deleted.map(describeTaskDefinition), failures };
  });
}

/** @param identifier `family` for the latest ACTIVE revision; `family:revision` or an ARN for a revision in any status */
export function findTaskDefinition(ecs: Ecs, identifier: string): TaskDefinition | undefined {
  purgeDeletedRevisions(ecs);
  const { family, revision } = parseIdentifier(ecs, identifier);
  const revisions = ecs.families.get(family)?.revisions;
  if (revision !== undefined) return revisions?.get(revision);
  return [...(revisions?.values() ?? [])].findLast(({ status }) => status === 'ACTIVE');
}

/**
 * A task definition in any status.
 * @throws AwsError ClientException
 */
export function describedTaskDefinition(ecs: Ecs, identifier: string): TaskDefinition {
  const definition = findTaskDefinition(ecs, identifier);
  if (!definition) throw clientException('Unable to describe task definition.');
  return definition;
}

/**
 * A task definition with which services and tasks can start.
 * @throws AwsError ClientException
 */
export function getActiveTaskDefinition(ecs: Ecs, identifier: string): TaskDefinition {
  const definition = findTaskDefinition(ecs, identifier);
  if (!definition) throw clientException('TaskDefinition not found.');
  if (definition.status !== 'ACTIVE') throw clientException('TaskDefinition is inactive');
  return definition;
}

/** @throws AwsError InvalidParameterException, if the revision is not a number */
function namesRevision(ecs: Ecs, identifier: string): boolean {
  return parseIdentifier(ecs, identifier).revision !== undefined;
}

function parseIdentifier(ecs: Ecs, identifier: string): { family: string; revision: number | undefined } {
  const own = arnOf(ecs, 'task-definition/');
  const short = identifier.startsWith(own) ? identifier.slice(own.length) : identifier;
  const [family = '', revision] = short.split(':');
  if (revision === undefined) return { family, revision };
  if (!/^\d+$/.test(revision)) throw invalidParameter(`Invalid revision number. Number: ${revision}`);
  return { family, revision: Number(revision) };
}

function isActive({ revisions }: Family): boolean {
  return [...revisions.values()].some(({ status }) => status === 'ACTIVE');
}

/** Removes the revisions in DELETE_IN_PROGRESS that no service and no task uses. */
function purgeDeletedRevisions(ecs: Ecs): void {
  for (const { revisions } of ecs.families.values()) {
    for (const definition of revisions.values()) {
      if (definition.status === 'DELETE_IN_PROGRESS' && !isUsed(ecs, definition)) revisions.delete(definition.revision);
    }
  }
}

function isUsed(ecs: Ecs, definition: TaskDefinition): boolean {
  return [...ecs.clusters.values()].some(({ services, tasks }) => {
    const isUsedByService = [...services.values()].some(
      service =>
        service.status !== 'INACTIVE' && service.deployments.some(one => one.spec.taskDefinition === definition),
    );
    return (
      isUsedByService || [...tasks.values()].some(one => one.lastStatus !== 'STOPPED' && one.definition === definition)
    );
  });
}

export function describeTaskDefinition(definition: TaskDefinition) {
  const { arn, tags: _, ...members } = definition;
  return { taskDefinitionArn: arn, ...members };
}
