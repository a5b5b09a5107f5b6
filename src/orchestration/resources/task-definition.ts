import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { AwsAccount } from '../../aws/account.js';
import {
  describeTaskDefinition,
  latestTaskDefinitions,
  registerTaskDefinition,
  removeTaskDefinition,
  type TaggedTaskDefinition,
} from '../../aws/ecs.js';
import { inTurn } from '../../concurrency/in-turn.js';
import { waitFor } from '../../concurrency/poll.js';
import { definitionChanges } from '../../domain/definition-equality.js';
import type { Schemas } from '../../domain/schemas.js';
import { madeBy, operationTag, ownTags, withCallersTags } from '../../domain/tags.js';
import { Throttled } from '../../errors.js';
import type { Saga } from '../../saga/saga.js';
import { latestOfFamily, type Owner, ownedTaskDefinition } from '../../tenancy.js';
import type { Space } from '../space.js';
import type { MadeCredentials } from './credentials.js';

const REGISTER_DEADLINE = 30_000;

/** @throws {NotFound} where there is none, or it is another org's. */
export async function findTaskDefinition(
  saga: Saga,
  space: Space,
  taskDefinition: string,
): Promise<TaggedTaskDefinition> {
  const resource = { type: 'ecs:task-definition', name: taskDefinition };
  const found = await saga.read('describeTaskDefinition', resource, () => ownedTaskDefinition(space, taskDefinition));
  saga.leave('registerTaskDefinition', resource, 'reuse', 'The service names it.');
  return found;
}

/** What a definition gets from its space where it does not say otherwise itself. */
export interface SpaceParts {
  roleArn: string | undefined;
  credentials: MadeCredentials;
  /** The first part of the names of its log streams. */
  streamPrefix: string;
}

/** Completes a definition for Fargate and the space. */
export function completed(
  { aws, cluster, tags }: Space,
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
      const secretArn = credentials[container.name ?? '']?.ARN;
      return {
        logConfiguration,
        ...container,
        ...(secretArn && { repositoryCredentials: { credentialsParameter: secretArn } }),
      };
    }),
    tags: withCallersTags(tags, input.tags),
  };
}

/** AWS refuses to register two revisions of a family at once; another process may be at it. */
function register(aws: AwsAccount, input: Schemas['RegisterTaskDefinitionRequest']): Promise<TaggedTaskDefinition> {
  const { family } = input;
  return inTurn(`${aws.name}/${family}`, () =>
    waitFor(`Registering a revision of ${family}`, REGISTER_DEADLINE, async () => {
      try {
        return await registerTaskDefinition(aws, input);
      } catch (error) {
        if (error instanceof Throttled && /too many concurrent attempts/i.test(error.message)) return undefined;
        throw error;
      }
    }),
  );
}

/** Registers a definition as it is given, with the org's tag. @throws {NotFound} where the family is another org's. */
export async function registerAsGiven(
  saga: Saga,
  owner: Owner,
  { tags, ...definition }: Schemas['RegisterTaskDefinitionRequest'],
): Promise<TaggedTaskDefinition> {
  const { family } = definition;
  const resource = { type: 'ecs:task-definition', name: family };
  await saga.read('describeTaskDefinition', resource, () => latestOfFamily(owner, family));
  return registerStep(saga, owner, { ...definition, tags: ownTags(owner.org, tags) });
}

/** Registers a revision of the family. @param before the revision that it takes the place of. */
export function registerStep(
  saga: Saga,
  { aws }: Pick<Space, 'aws'>,
  input: Schemas['RegisterTaskDefinitionRequest'],
  before?: TaskDefinition,
): Promise<TaggedTaskDefinition> {
  const { tags = [], ...definition } = input;
  const { family } = definition;
  return saga.step({
    name: 'registerTaskDefinition',
    resource: { type: 'ecs:task-definition', name: family },
    action: 'create',
    reason: before ? 'Neither the running nor the latest revision is equal to it.' : 'The request gives it.',
    ...(before && { changes: definitionChanges(before, definition) }),
    expected: { taskDefinition: { family, taskDefinitionArn: family }, tags },
    run: () => register(aws, { ...definition, tags: [...tags, operationTag(saga.id)] }),
    find: async () => {
      const [revision] = await ownRevisions(family);
      return revision ? describeTaskDefinition(aws, revision) : undefined;
    },
    undo: async () => {
      const revisions = await ownRevisions(family);
      await Promise.all(revisions.map(revision => removeTaskDefinition(aws, revision)));
      return revisions.length > 0;
    },
  });

  /** There may be several: a call that was answered by a dropped connection is sent again, and AWS registers each. */
  async function ownRevisions(name: string): Promise<string[]> {
    const arns = await latestTaskDefinitions(aws, name);
    const described = await Promise.all(arns.map(arn => describeTaskDefinition(aws, arn)));
    return arns.filter((_, index) => madeBy(saga.id, described[index]?.tags));
  }
}
