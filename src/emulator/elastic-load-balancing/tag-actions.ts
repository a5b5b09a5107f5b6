import type { Backend } from '../backend.js';
import { actionsOf, listOf, required, text } from '../shape.js';
import { type Balancing, fail, kindOf, tagMap } from './balancing.js';
import { tagList } from './members.js';

const action = actionsOf('ValidationError');
const mostTags = 50;
const resourceArns = required(listOf(text, 20));

/** Tags of load balancers, listeners, rules and target groups. */
export function tagActions(balancing: Balancing): Backend['actions'] {
  return {
    AddTags: action({ ResourceArns: resourceArns, Tags: required(tagList) }, input => {
      const added = tagMap(input.Tags);
      const resources = input.ResourceArns.map(arn => taggedResource(balancing, arn));
      if (resources.some(({ tags }) => new Set([...tags.keys(), ...added.keys()]).size > mostTags)) {
        fail('TooManyTags', `The maximum number of tags on a resource is ${mostTags}`);
      }
      for (const { tags } of resources) for (const [key, value] of added) tags.set(key, value);
      return {};
    }),
    RemoveTags: action({ ResourceArns: resourceArns, TagKeys: required(listOf(text)) }, input => {
      const resources = input.ResourceArns.map(arn => taggedResource(balancing, arn));
      for (const { tags } of resources) for (const key of input.TagKeys) tags.delete(key);
      return {};
    }),
    DescribeTags: action({ ResourceArns: resourceArns }, input => ({
      TagDescriptions: input.ResourceArns.map(arn => ({
        ResourceArn: arn,
        Tags: [...taggedResource(balancing, arn).tags].map(([Key, Value]) => ({ Key, Value })),
      })),
    })),
  };
}

function taggedResource(balancing: Balancing, arn: string): { tags: Map<string, string> } {
  switch (kindOf(arn)) {
    case 'loadbalancer':
      return balancing.loadBalancers.get(arn);
    case 'listener':
      return balancing.listeners.get(arn);
    case 'listener-rule':
      return balancing.rules.get(arn);
    case 'targetgroup':
      return balancing.targetGroups.get(arn);
    default:
      return fail('ValidationError', `'${arn}' is not a valid load balancing ARN`);
  }
}
