import type { Backend } from '../backend.js';
import { actionBuilder, listOf, required, text } from '../shape.js';
import { tagList } from './members.js';
import { type Elb, fail, kindOf, tagMap } from './state.js';

const action = actionBuilder('elasticloadbalancing');
const MAX_TAGS = 50;
const resourceArns = required(listOf(text, 20));

/** Tags of load balancers, listeners, rules and target groups. */
export function tagActions(elb: Elb): Backend['actions'] {
  return {
    AddTags: action({ ResourceArns: resourceArns, Tags: required(tagList) }, input => {
      const added = tagMap(input.Tags);
      const resources = input.ResourceArns.map(arn => taggedResource(elb, arn));
      if (resources.some(({ tags }) => new Set([...tags.keys(), ...added.keys()]).size > MAX_TAGS)) {
        fail('TooManyTags', `The maximum number of tags on a resource is ${MAX_TAGS}`);
      }
      for (const { tags } of resources) for (const [key, value] of added) tags.set(key, value);
      return {};
    }),
    RemoveTags: action({ ResourceArns: resourceArns, TagKeys: required(listOf(text)) }, input => {
      const resources = input.ResourceArns.map(arn => taggedResource(elb, arn));
      for (const { tags } of resources) for (const key of input.TagKeys) tags.delete(key);
      return {};
    }),
    DescribeTags: action({ ResourceArns: resourceArns }, input => ({
      TagDescriptions: input.ResourceArns.map(arn => ({
        ResourceArn: arn,
        Tags: [...taggedResource(elb, arn).tags].map(([Key, Value]) => ({ Key, Value })),
      })),
    })),
  };
}

function taggedResource(elb: Elb, arn: string): { tags: Map<string, string> } {
  switch (kindOf(arn)) {
    case 'loadbalancer':
      return elb.loadBalancers.get(arn);
    case 'listener':
      return elb.listeners.get(arn);
    case 'listener-rule':
      return elb.rules.get(arn);
    case 'targetgroup':
      return elb.targetGroups.get(arn);
    default:
      return fail('ValidationError', `'${arn}' is not a valid load balancing ARN`);
  }
}
