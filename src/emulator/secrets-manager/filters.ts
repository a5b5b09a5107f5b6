import { listOf, oneOf, type Parsed, structure, text } from '../shape.js';
import { fail, type Secret } from './secrets.js';

const members = {
  Key: oneOf('description', 'name', 'tag-key', 'tag-value', 'primary-region', 'owning-service', 'all'),
  Values: listOf(text),
};

export const filterList = listOf(structure(members));

/** Filters of ListSecrets and BatchGetSecretValue. The model requires neither member. */
export type Filters = Parsed<typeof members>[];

type Key = NonNullable<Filters[number]['Key']>;

/**
 * Whether a secret matches all filters.
 * @throws AwsError InvalidParameterException for a filter without a key or without values
 */
export function matcher(filters: Filters): (secret: Secret) => boolean {
  const checked = filters.map(({ Key, Values }) => {
    const key = Key ?? fail('InvalidParameterException', 'Invalid filter key');
    return { key, values: Values ?? fail('InvalidParameterException', `Invalid filter values for key: ${key}`) };
  });
  return secret => checked.every(({ key, values }) => hasAny(secret, key, values));
}

/** Any value suffices. One that begins with `!` is met by the secrets that do not match the rest of it. */
function hasAny(secret: Secret, key: Key, values: string[]): boolean {
  return values.some(value =>
    value.startsWith('!') ? !hasAttribute(secret, key, value.slice(1)) : hasAttribute(secret, key, value),
  );
}

/**
 * Source: API Reference, Filter, and User Guide, "Find secrets in AWS Secrets Manager": names and tags match by their
 * beginning and by case; `description` needs all words of the value, `all` any of them in any attribute, and both ignore case.
 */
function hasAttribute(secret: Secret, key: Key, value: string): boolean {
  const keys = [...secret.tags.keys()];
  const values = [...secret.tags.values()];
  const description = secret.description ?? '';
  switch (key) {
    case 'name':
      return secret.name.startsWith(value);
    case 'description':
      return wordsOf(value).every(word => hasWord(description, word));
    case 'tag-key':
      return keys.some(tagKey => tagKey.startsWith(value));
    case 'tag-value':
      return values.some(tagValue => tagValue.startsWith(value));
    case 'all':
      return wordsOf(value).some(word => hasWord([secret.name, description, ...keys, ...values].join('\n'), word));
    // No secret is replicated or owned by another service.
    default:
      return false;
  }
}

function hasWord(attribute: string, beginning: string): boolean {
  return wordsOf(attribute).some(word => word.startsWith(beginning));
}

/** Words end at punctuation, and where letters of another case or digits follow: `credsDatabase#892` has three. */
function wordsOf(value: string): string[] {
  const words = value.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\d+/gu) ?? [];
  return words.map(word => word.toLowerCase());
}
