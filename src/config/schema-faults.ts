import type { ErrorObject } from 'ajv';
import { parsePointer } from '../json.js';
import type { Override } from './environment.js';
import { type ConfigFault, fieldOf } from './faults.js';

/**
 * Turns Ajv's errors into faults that name the field.
 * @param errors of a validator that was compiled with `verbose`.
 * @param overrides from the environment, so that a fault in one names its variable.
 */
export function schemaFaults(errors: ErrorObject[], overrides: Override[]): ConfigFault[] {
  const variables = new Map(overrides.map(({ path, variable }) => [fieldOf(path), variable]));
  return errors
    .filter(error => error.propertyName === undefined) // `propertyNames` itself reports an invalid name, once
    .filter(error => error.keyword !== 'if') // what it demands is reported by itself
    .map(error => {
      const field = fieldOf([...parsePointer(error.instancePath), ...keyOf(error)]);
      const variable = variables.get(field);
      return { field: variable ? `${field} (from ${variable})` : field, message: messageOf(error) };
    });
}

/** The key that an error is about where Ajv locates the error at the object around it. */
function keyOf({ params }: ErrorObject): string[] {
  const key = params.missingProperty ?? params.additionalProperty ?? params.propertyName;
  return key === undefined ? [] : [key];
}

const TYPES: Record<string, string> = {
  object: 'must be an object',
  array: 'must be a list',
  string: 'must be text',
  boolean: 'must be true or false',
};

const MESSAGES: Record<string, (error: ErrorObject) => string> = {
  required: () => 'is required',
  dependentRequired: ({ params }) => `is required with ${params.property}`,
  'false schema': () => 'must not be given with profile',
  additionalProperties: ({ params, parentSchema }) =>
    `is unknown${suggestion(params.additionalProperty, Object.keys(parentSchema?.properties ?? {}))}`,
  propertyNames: ({ parentSchema }) => `must be ${parentSchema?.propertyNames.description}`,
  minProperties: () => 'must have at least one',
  enum: ({ params }) => `must be one of ${params.allowedValues.join(', ')}`,
  type: ({ params }) => TYPES[params.type] ?? `must be ${params.type}`,
};

function messageOf(error: ErrorObject): string {
  return MESSAGES[error.keyword]?.(error) ?? `must be ${error.parentSchema?.description}`;
}

function suggestion(key: string, known: string[]): string {
  const nearest = known
    .map(name => ({ name, distance: editDistance(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance)[0];
  return nearest ? `; did you mean ${nearest.name}?` : '';
}

/** The Levenshtein distance: the fewest insertions, deletions and replacements that turn one text into the other. */
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
