import { AwsError, type Backend } from '../backend.js';
import { listOf, required, text } from '../shape.js';
import { findService, getCluster } from './lookups.js';
import { action, invalidParameter, parseTags, type Tags, tagList, tagsToList } from './members.js';
import { arnOf, type Ecs, type Service } from './state.js';
import { describedTaskDefinition } from './task-definitions/task-definition-actions.js';
import { findTask } from './tasks/task-actions.js';

/** Tags of clusters, services, tasks and task definitions. */
export function tagActions(ecs: Ecs): Backend['actions'] {
  return {
    TagResource: action({ resourceArn: required(text), tags: required(tagList) }, input => {
      const tags = tagsOf(ecs, input.resourceArn, resourceNotFound);
      const merged = new Map([...tags, ...parseTags(input.tags)]);
      if (merged.size > 50) throw invalidParameter('A resource has at most 50 tags.');
      for (const [key, value] of merged) tags.set(key, value);
      return {};
    }),
    UntagResource: action({ resourceArn: required(text), tagKeys: required(listOf(text)) }, input => {
      const tags = tagsOf(ecs, input.resourceArn, resourceNotFound);
      for (const key of input.tagKeys) tags.delete(key);
      return {};
    }),
    ListTagsForResource: action({ resourceArn: required(text) }, input => ({
      tags: tagsToList(tagsOf(ecs, input.resourceArn, unknownResource)),
    })),
  };
}

/** @param notFound the error if the resource does not exist and is neither a cluster nor a task definition */
function tagsOf(ecs: Ecs, arn: string, notFound: (arn: string) => AwsError): Tags {
  const own = arnOf(ecs, '');
  if (!arn.startsWith(own)) throw invalidParameter(`Invalid identifier: ${arn}`);
  const [type, cluster] = arn.slice(own.length).split('/');
  if (type === 'cluster') return getCluster(ecs, arn).tags;
  if (type === 'task-definition') return describedTaskDefinition(ecs, arn).tags;
  const found = type === 'service' ? findActiveService(ecs, cluster, arn) : undefined;
  const tags = found?.tags ?? (type === 'task' ? findTask(getCluster(ecs, cluster), arn)?.tags : undefined);
  if (!tags) throw notFound(arn);
  return tags;
}

function findActiveService(ecs: Ecs, cluster: string | undefined, arn: string): Service | undefined {
  const service = findService(getCluster(ecs, cluster), arn);
  return service?.status === 'INACTIVE' ? undefined : service;
}

function resourceNotFound(arn: string): AwsError {
  return new AwsError('ResourceNotFoundException', `The resource ${arn} was not found.`);
}

/** ListTagsForResource has no ResourceNotFoundException. Source: Amazon ECS API Reference, ListTagsForResource. */
function unknownResource(): AwsError {
  return invalidParameter('The specified resource was not found. Specify a valid ARN and try again.');
}
