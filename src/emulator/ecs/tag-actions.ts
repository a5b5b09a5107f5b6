import { AwsError, type Backend } from '../backend.js';
import { listOf, required, text } from '../shape.js';
import { getCluster, getService } from './lookups.js';
import { action, invalidParameter, parseTags, type Tags, tagList, tagsToList } from './members.js';
import { arnOf, type Ecs } from './state.js';
import { findTaskDefinition } from './task-definitions/task-definition-actions.js';
import { findTask } from './tasks/task-actions.js';

/** Tags of clusters, services, tasks and task definitions. */
export function tagActions(ecs: Ecs): Backend['actions'] {
  return {
    TagResource: action({ resourceArn: required(text), tags: required(tagList) }, input => {
      const tags = tagsOf(ecs, input.resourceArn);
      const merged = new Map([...tags, ...parseTags(input.tags)]);
      if (merged.size > 50) throw invalidParameter('A resource has at most 50 tags.');
      for (const [key, value] of merged) tags.set(key, value);
      return {};
    }),
    UntagResource: action({ resourceArn: required(text), tagKeys: required(listOf(text)) }, input => {
      const tags = tagsOf(ecs, input.resourceArn);
      for (const key of input.tagKeys) tags.delete(key);
      return {};
    }),
    ListTagsForResource: action({ resourceArn: required(text) }, input => ({
      tags: tagsToList(tagsOf(ecs, input.resourceArn)),
    })),
  };
}

function tagsOf(ecs: Ecs, arn: string): Tags {
  const own = arnOf(ecs, '');
  if (!arn.startsWith(own)) throw invalidParameter(`Invalid identifier: ${arn}`);
  const [type, cluster] = arn.slice(own.length).split('/');
  if (type === 'cluster') return getCluster(ecs, arn).tags;
  if (type === 'service') return getService(getCluster(ecs, cluster), arn).tags;
  const found = type === 'task' ? findTask(getCluster(ecs, cluster), arn) : undefined;
  const tags = found?.tags ?? (type === 'task-definition' ? findTaskDefinition(ecs, arn)?.tags : undefined);
  if (!tags) throw new AwsError('ResourceNotFoundException', `The resource ${arn} was not found.`);
  return tags;
}
