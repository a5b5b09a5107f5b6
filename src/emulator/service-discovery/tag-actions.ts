import type { Backend } from '../backend.js';
import { actionBuilder, listOf, pascalCaseTag, required, text } from '../shape.js';
import { fail, type Registry } from './registry.js';

const action = actionBuilder('servicediscovery');
const MAX_TAGS = 50;

/** Tags of services and namespaces. */
export function tagActions(registry: Registry): Backend['actions'] {
  return {
    TagResource: action({ ResourceARN: required(text), Tags: required(listOf(pascalCaseTag)) }, input => {
      const { tags } = registry.getByArn(input.ResourceARN);
      if (new Set([...tags.keys(), ...input.Tags.map(tag => tag.Key)]).size > MAX_TAGS) {
        fail('TooManyTagsException', `A resource can have no more than ${MAX_TAGS} tags.`);
      }
      for (const tag of input.Tags) tags.set(tag.Key, tag.Value);
      return {};
    }),
    UntagResource: action({ ResourceARN: required(text), TagKeys: required(listOf(text)) }, input => {
      const { tags } = registry.getByArn(input.ResourceARN);
      for (const key of input.TagKeys) tags.delete(key);
      return {};
    }),
    ListTagsForResource: action({ ResourceARN: required(text) }, input => ({
      Tags: [...registry.getByArn(input.ResourceARN).tags].map(([Key, Value]) => ({ Key, Value })),
    })),
  };
}
