import { listOf, type Parsed, required, structure, text } from '../shape.js';
import { fail, type Parameter } from './parameters.js';
import { isUnder } from './paths.js';

const members = { Key: required(text), Option: text, Values: listOf(text) };

export const filterList = listOf(structure(members));

type Filter = Parsed<typeof members>;
type Matcher = (parameter: Parameter) => boolean;

/** The keys of an action's filters. Source: API Reference, ParameterStringFilter. */
export const DESCRIBE_KEYS = ['Path', 'Name', 'Type', 'KeyId', 'Tier', 'DataType'];
export const BY_PATH_KEYS = ['Type', 'KeyId', 'Label'];

const VALUES: Record<string, string[]> = {
  Tier: ['Standard', 'Advanced', 'Intelligent-Tiering'],
  Type: ['String', 'StringList', 'SecureString'],
};

/**
 * Whether a parameter matches all filters.
 * @param keys the keys that the action allows beside those of tags; only DescribeParameters allows these
 * @throws AwsError InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, and ValidationException for a path
 */
export function matcher(filters: Filter[] = [], keys: string[]): Matcher {
  const repeated = filters.find(({ Key }, index) => filters.findIndex(other => other.Key === Key) < index);
  if (repeated) {
    const message = `The following filter is duplicated in the request: ${repeated.Key}. A request can contain only one occurrence of a specific filter.`;
    return fail('InvalidFilterKey', message);
  }
  const matchers = filters.map(filter => matcherOf(filter, keys));
  return parameter => matchers.every(isMatch => isMatch(parameter));
}

function matcherOf({ Key, Option, Values }: Filter, keys: string[]): Matcher {
  const isTag = Key.startsWith('tag:') && keys === DESCRIBE_KEYS;
  if (!isTag && !keys.includes(Key)) {
    const message = `The following filter key is not valid: ${Key}. Valid filter keys include: [${keys.join(', ')}].`;
    return fail('InvalidFilterKey', message);
  }
  const attribute = attributeOf(Key);
  // A tag filter without values matches any value.
  if (isTag && !Values?.length) return parameter => attribute(parameter) !== undefined;
  if (!Values?.length) {
    return fail('InvalidFilterValue', `The following filter values are missing : null for filter key ${Key}`);
  }
  if (Key === 'Path') return pathMatcher(Option ?? 'OneLevel', Values);
  if ((Option ?? 'Equals') === 'Equals') for (const value of Values) checkValue(Key, value);
  const compare = comparison(Option ?? 'Equals', Key);
  const given = Key === 'Name' && Option !== 'Contains' ? Values.map(withSlash) : Values;
  return parameter => given.some(value => compare(attribute(parameter) ?? '', value));
}

function checkValue(key: string, value: string): void {
  const valid = VALUES[key];
  if (!valid || valid.includes(value)) return;
  const message = `The following filter value is not valid: ${value}. Valid values include: [${valid.join(', ')}].`;
  fail('InvalidFilterValue', message);
}

function pathMatcher(option: string, paths: string[]): Matcher {
  if (option !== 'Recursive' && option !== 'OneLevel') return failForOption(option, ['Recursive', 'OneLevel']);
  if (paths.some(path => /^\/(aws|ssm)/i.test(path))) {
    const message = 'Filters for common parameters can\'t be prefixed with "aws" or "ssm" (case-insensitive).';
    fail('ValidationException', message);
  }
  if (paths.some(path => !/^\/([\w.-]+(\/[\w.-]+)*\/?)?$/.test(path))) {
    const message =
      'The parameter doesn\'t meet the parameter name requirements: it must begin with a forward slash "/" and use only letters, numbers, and the symbols . - _ between slashes.';
    fail('ValidationException', message);
  }
  return ({ name }) => paths.some(path => isUnder(path, name, option === 'Recursive'));
}

function attributeOf(key: string): (parameter: Parameter) => string | undefined {
  if (key.startsWith('tag:')) return ({ tags }) => tags.get(key.slice('tag:'.length));
  switch (key) {
    case 'Name':
      return ({ name }) => withSlash(name);
    case 'Type':
      return ({ latest }) => latest.type;
    case 'KeyId':
      return ({ latest }) => latest.keyId;
    case 'Tier':
      return ({ latest }) => latest.tier;
    case 'DataType':
      return ({ latest }) => latest.dataType;
    // No parameter has a label, because no action gives one.
    default:
      return () => undefined;
  }
}

/** `/name` and `name` are one parameter. */
function withSlash(name: string): string {
  return name.startsWith('/') ? name : `/${name}`;
}

function comparison(option: string, key: string): (actual: string, expected: string) => boolean {
  if (option === 'Equals') return (actual, expected) => actual === expected;
  if (option === 'BeginsWith') return (actual, expected) => actual.startsWith(expected);
  if (option === 'Contains' && key === 'Name') return (actual, expected) => actual.includes(expected);
  return failForOption(option, key === 'Name' ? ['BeginsWith', 'Equals', 'Contains'] : ['BeginsWith', 'Equals']);
}

function failForOption(option: string, valid: string[]): never {
  const message = `The following filter option is not valid: ${option}. Valid options include: [${valid.join(', ')}].`;
  return fail('InvalidFilterOption', message);
}
