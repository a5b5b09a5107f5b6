import type { ErrorObject } from 'ajv';
import type { Override } from './environment.js';

/** One thing that is wrong with the configuration. */
export interface ConfigFault {
  /** Where: `accounts.sandbox.region`, `line 3, column 7`, or a variable of the environment. */
  field: string;
  /** Never holds a value of the configuration: it could be a secret. */
  message: string;
}

/** The configuration cannot be used; the message lists all that is wrong with it. */
export class ConfigInvalid extends Error {
  /** @param source the file that the configuration came from, or what stands in its place. */
  constructor(
    source: string,
    readonly faults: ConfigFault[],
  ) {
    super([`${source} is no valid configuration:`, ...faults.map(f => `  ${f.field}: ${f.message}`)].join('\n'));
    this.name = 'ConfigInvalid';
  }
}

/**
 * Puts Ajv's errors in words, each with the field it is about.
 * @param errors of a validator that was compiled with `verbose`.
 * @param overrides what the environment put in, so that a fault of it names the variable.
 */
export function faultsOf(errors: ErrorObject[], overrides: Override[]): ConfigFault[] {
  const variables = new Map(overrides.map(({ path, variable }) => [fieldOf(path), variable]));
  return errors
    .filter(error => error.propertyName === undefined) // what is wrong with a name is said once, by `propertyNames` itself
    .map(error => {
      const field = fieldOf([...pathOf(error.instancePath), ...keyOf(error)]);
      const variable = variables.get(field);
      return { field: variable ? `${field} (from ${variable})` : field, message: messageOf(error) };
    });
}

/** Spells a path as `accounts.sandbox.defaultSgs[0]`. A key that cannot be a name is not spelled out. */
export function fieldOf(path: string[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map(key => (/^\d+$/.test(key) ? `[${key}]` : `.${/^[\w.@$-]{1,64}$/.test(key) ? key : '(unprintable)'}`))
    .join('')
    .replace(/^\./, '');
}

function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The key that an error is about, where the error stands at the object that holds or lacks it. */
function keyOf({ keyword, params }: ErrorObject): string[] {
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return [params.missingProperty];
    case 'additionalProperties':
      return [params.additionalProperty];
    case 'propertyNames':
      return [params.propertyName];
    default:
      return [];
  }
}

const TYPES: Record<string, string> = {
  object: 'must be an object',
  array: 'must be a list',
  string: 'must be text',
  boolean: 'must be true or false',
};

function messageOf({ keyword, params, parentSchema }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return 'is required';
    case 'dependentRequired':
      return `is required beside ${params.property}`;
    case 'false schema':
      return 'cannot stand beside profile';
    case 'additionalProperties':
      return `is not known${suggestion(params.additionalProperty, Object.keys(parentSchema?.properties ?? {}))}`;
    case 'propertyNames':
      return `must be ${parentSchema?.propertyNames.description}`;
    case 'minProperties':
      return 'must have at least one';
    case 'enum':
      return `must be one of ${params.allowedValues.join(', ')}`;
    case 'type':
      return TYPES[params.type] ?? `must be ${params.type}`;
    default:
      return `must be ${parentSchema?.description}`;
  }
}

function suggestion(key: string, known: string[]): string {
  const nearest = known
    .map(name => ({ name, distance: editDistance(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance)[0];
  return nearest ? `; did you mean ${nearest.name}?` : '';
}

/** Levenshtein's: the fewest insertions, deletions and replacements that make one of the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (char === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
