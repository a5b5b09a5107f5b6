import { pageOf } from '../paging.js';
import { actionBuilder, listOf, number, type Parsed, required, structure, text } from '../shape.js';
import { fail, type Parameter, type Parameters } from './parameters.js';
import { isUnder, metadata } from './read-actions.js';

const action = actionBuilder('ssm');
const filterMembers = { Key: required(text), Option: text, Values: listOf(text) };
type Filter = Parsed<typeof filterMembers>;

/** DescribeParameters: the parameters that match all filters, without their values. */
export function describeParameters(parameters: Parameters) {
  return action(
    { ParameterFilters: listOf(structure(filterMembers)), MaxResults: number, NextToken: text },
    (input, call) => {
      const filters = (input.ParameterFilters ?? []).map(filterOf);
      const page = pageOf(
        parameters.all().filter(parameter => filters.every(isMatch => isMatch(parameter))),
        {
          key: parameter => parameter.name,
          token: input.NextToken,
          size: input.MaxResults ?? 50,
          invalidCode: 'InvalidNextToken',
        },
      );
      return {
        Parameters: page.items.map(parameter => metadata(parameter, parameter.latest, call)),
        NextToken: page.next,
      };
    },
  );
}

function filterOf({ Key, Option, Values }: Filter): (parameter: Parameter) => boolean {
  if (Key === 'Path') return pathFilter(Option ?? 'OneLevel', Values ?? []);
  const attribute = attributeOf(Key);
  const isTag = Key.startsWith('tag:');
  // A tag filter without values matches any value.
  if (isTag && !Values?.length) return parameter => attribute(parameter) !== undefined;
  if (!Values?.length) return fail('InvalidFilterValue', `The filter ${Key} needs values.`);
  const compare = comparison(Option ?? 'Equals', Key);
  return parameter => Values.some(value => compare(attribute(parameter) ?? '', value));
}

function pathFilter(option: string, paths: string[]): (parameter: Parameter) => boolean {
  if (option !== 'Recursive' && option !== 'OneLevel') {
    return fail('InvalidFilterOption', `The filter option ${option} is not valid for Path: use Recursive or OneLevel.`);
  }
  if (!paths.length || paths.some(path => !path.startsWith('/'))) {
    return fail('InvalidFilterValue', 'The filter Path needs values that begin with a slash.');
  }
  return ({ name }) => paths.some(path => isUnder(path, name, option === 'Recursive'));
}

function attributeOf(key: string): (parameter: Parameter) => string | undefined {
  if (key.startsWith('tag:')) return ({ tags }) => tags.get(key.slice('tag:'.length));
  switch (key) {
    case 'Name':
      return ({ name }) => name;
    case 'Type':
      return ({ latest }) => latest.type;
    case 'KeyId':
      return ({ latest }) => latest.keyId;
    case 'Tier':
      return ({ latest }) => latest.tier;
    case 'DataType':
      return ({ latest }) => latest.dataType;
    default:
      return fail('InvalidFilterKey', `The filter key ${key} is not valid.`);
  }
}

function comparison(option: string, key: string): (actual: string, expected: string) => boolean {
  if (option === 'Equals') return (actual, expected) => actual === expected;
  if (option === 'BeginsWith') return (actual, expected) => actual.startsWith(expected);
  if (option === 'Contains' && key === 'Name') return (actual, expected) => actual.includes(expected);
  return fail('InvalidFilterOption', `The filter option ${option} is not valid for ${key}.`);
}
