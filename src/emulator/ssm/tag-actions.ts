import type { Backend } from '../backend.js';
import { actionBuilder, listOf, pascalCaseTag, required, text } from '../shape.js';
import { fail, type Parameter, type Parameters } from './parameters.js';

const action = actionBuilder('ssm');
const MAX_TAGS = 50;
const resource = { ResourceType: required(text), ResourceId: required(text) };

/** Tags of parameters, the only type of resource of Systems Manager that the emulator has. */
export function tagActions(parameters: Parameters): Backend['actions'] {
  const find = (input: { ResourceType: string; ResourceId: string }): Parameter => {
    if (input.ResourceType !== 'Parameter') {
      return fail('InvalidResourceType', `The emulator has no resources of type ${input.ResourceType}.`);
    }
    return parameters.find(input.ResourceId) ?? fail('InvalidResourceId', 'The resource ID is not valid.');
  };
  return {
    AddTagsToResource: action({ ...resource, Tags: required(listOf(pascalCaseTag)) }, input => {
      const { tags } = find(input);
      if (new Set([...tags.keys(), ...input.Tags.map(tag => tag.Key)]).size > MAX_TAGS) {
        fail('TooManyTagsError', `A parameter can have no more than ${MAX_TAGS} tags.`);
      }
      for (const tag of input.Tags) tags.set(tag.Key, tag.Value);
      return {};
    }),
    RemoveTagsFromResource: action({ ...resource, TagKeys: required(listOf(text)) }, input => {
      const { tags } = find(input);
      for (const key of input.TagKeys) tags.delete(key);
      return {};
    }),
    ListTagsForResource: action(resource, input => ({
      TagList: [...find(input).tags].map(([Key, Value]) => ({ Key, Value })),
    })),
  };
}
