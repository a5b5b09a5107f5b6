import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { AwsAccount } from '../../aws/account.js';
import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import { undefinedIfNotFound } from '../../aws/errors.js';
import { retryWhileLate } from '../../aws/retries.js';
import { poll } from '../../concurrency/poll.js';
import { definitionChanges } from '../../domain/definition-equality.js';
import { definitionSizeFaults } from '../../domain/limits/definition-size.js';
import type { Schemas } from '../../domain/schemas.js';
import { madeBy, operationTag, withCallersTags } from '../../domain/tags.js';
import { Invalid, NamedError, NotFound, Throttled } from '../../errors.js';
import { ownMember } from '../../json.js';
import type { Resource, Saga } from '../../saga/saga.js';
import { ownedTaskDefinition } from '../../tenancy.js';
import type { Space } from '../space.js';
import type { CreatedCredentials } from './secrets.js';

/** Milliseconds. */
const REGISTRATION_TIMEOUT_MS = 30_000;

/** Finds the definition that a request names. @throws {NotFound} where it does not exist or is another org's. */
export async function findTaskDefinition(
  saga: Saga,
  space: Space,
  taskDefinition: string,
): Promise<TaggedTaskDefinition> {
  const resource = taskDefinitionResource(taskDefinition);
  const found = await saga.read('describeTaskDefinition', resource, () => ownedTaskDefinition(space, taskDefinition));
  saga.recordUnchanged('registerTaskDefinition', resource, 'reuse', 'The request names it.');
  return found;
}

/** What a definition gets from its space unless it has values of its own. */
interface SpaceParts {
  roleArn: string | undefined;
  credentials: CreatedCredentials;
  /** The prefix of its log streams' names. */
  streamPrefix: string;
}

/** Completes a definition for Fargate and the space. */
export function completedTaskDefinition(
  { aws, cluster, tags }: Pick<Space, 'cluster' | 'tags'> & { aws: Pick<AwsAccount, 'region'> },
  input: Schemas['RegisterTaskDefinitionRequest'],
  { roleArn, credentials, streamPrefix }: SpaceParts,
): Schemas['RegisterTaskDefinitionRequest'] {
  const logConfiguration: Schemas['LogConfiguration'] = {
    logDriver: 'awslogs',
    options: { 'awslogs-group': cluster, 'awslogs-region': aws.region, 'awslogs-stream-prefix': streamPrefix },
  };
  return {
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: roleArn,
    taskRoleArn: roleArn,
    ...input,
    containerDefinitions: input.containerDefinitions.map(container => {
      const secretArn = ownMember(credentials, container.name ?? '')?.ARN;
      return {
        logConfiguration,
        ...container,
        ...(secretArn && { repositoryCredentials: { credentialsParameter: secretArn } }),
      };
    }),
    tags: withCallersTags(tags, input.tags),
  };
}

/**
 * @param pointer to what the request gives. @param input as registerTaskDefinitionStep gets it, with ARNs of the right length.
 * @throws {Invalid} where it would be too large, before anything is created for it.
 */
export function assertDefinitionSize(
  saga: Saga,
  pointer: string,
  { tags = [], ...definition }: Schemas['RegisterTaskDefinitionRequest'],
): void {
  const faults = definitionSizeFaults(pointer, { ...definition, tags: [...tags, operationTag(saga.id)] });
  if (faults.length > 0) throw new Invalid('The task definition is too large with what is added to it.', { faults });
}

/**
 * Retries while another client registers a revision of the family: ECS refuses to register two at the same time. IAM refuses to pass a
 * role that it does not see yet.
 */
function register(
  aws: AwsAccount,
  input: Schemas['RegisterTaskDefinitionRequest'],
  isRoleNew: boolean,
): Promise<TaggedTaskDefinition> {
  const waitingFor = `other registrations of ${input.family} to end`;
  return poll({ waitingFor, timeoutMs: REGISTRATION_TIMEOUT_MS, sleep: aws.sleep }, async () => {
    try {
      return await ecs.registerTaskDefinition(aws, input);
    } catch (error) {
      const { message } = error instanceof NamedError ? error : { message: '' };
      if (error instanceof Throttled && /too many concurrent attempts/i.test(message)) return undefined;
      if (isRoleNew && /not authorized to perform: iam:PassRole/i.test(message)) return undefined;
      throw error;
    }
  });
}

const NEW_REVISION = {
  waitingFor: 'the new revision to be visible',
  timeoutMs: 15_000,
  isLate: (error: Error) => error instanceof NotFound,
};

/** Registers a revision of a family. @param previous the revision that it replaces. @param isRoleNew whether this operation created its role. */
export function registerTaskDefinitionStep(
  saga: Saga,
  aws: AwsAccount,
  input: Schemas['RegisterTaskDefinitionRequest'],
  { previous, isRoleNew = false }: { previous?: TaskDefinition; isRoleNew?: boolean } = {},
): Promise<TaggedTaskDefinition> {
  const { tags = [], ...definition } = input;
  const { family } = definition;
  return saga.step({
    name: 'registerTaskDefinition',
    resource: taskDefinitionResource(family),
    action: 'create',
    reason: previous ? 'Differs from the running and the latest revision.' : 'The request gives a definition.',
    changes: definitionChanges(previous ?? {}, definition),
    // Safe: a revision has the members of the definition.
    expected: { taskDefinition: { ...(definition as TaskDefinition), taskDefinitionArn: family }, tags },
    run: () => register(aws, { ...definition, tags: [...tags, operationTag(saga.id)] }, isRoleNew),
    find: async () => {
      const [revision] = await ownRevisions(family);
      return revision ? ecs.describeTaskDefinition(aws, revision) : undefined;
    },
    undo: async registered => {
      // The list may not have the new revision yet.
      const known = registered?.taskDefinition.taskDefinitionArn;
      const revisions = [...new Set([...(await ownRevisions(family)), ...(known ? [known] : [])])];
      // A revision that does not become visible has been deleted, perhaps by this undo in a process that has ended since.
      const remove = (revision: string) =>
        undefinedIfNotFound(() => retryWhileLate(aws, NEW_REVISION, () => ecs.removeTaskDefinition(aws, revision)));
      await Promise.all(revisions.map(remove));
      return revisions.length > 0;
    },
  });

  /** There may be several: a call whose connection broke is sent again, and AWS registers each. */
  async function ownRevisions(name: string): Promise<string[]> {
    const arns = await ecs.latestTaskDefinitions(aws, name);
    const described = await Promise.all(arns.map(arn => ecs.describeTaskDefinition(aws, arn)));
    return arns.filter((_, index) => madeBy(saga.id, described[index]?.tags));
  }
}

/** @param name family, family:revision or ARN. */
export function taskDefinitionResource(name = ''): Resource {
  return { type: 'ecs:task-definition', name };
}
