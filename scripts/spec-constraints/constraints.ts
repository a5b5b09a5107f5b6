import type { Schema } from '../generate/spec.js';

/** A shape of AWS's model, as in src/emulator/aws-inputs.json. */
export interface ModelShape {
  type: string;
  members?: Record<string, string>;
  member?: string;
  value?: string;
  required?: string[];
  enum?: string[];
  pattern?: string;
  min?: number;
  max?: number;
}

/** Constraints by the name of their keyword in JSON Schema. Those that constrain nothing are left out. */
export type Constraint = Record<string, unknown>;

/** The keywords of a smallest and a largest size by the type of a shape. */
const SIZES: Record<string, [min: string, max: string]> = {
  string: ['minLength', 'maxLength'],
  blob: ['minLength', 'maxLength'],
  list: ['minItems', 'maxItems'],
  map: ['minProperties', 'maxProperties'],
  integer: ['minimum', 'maximum'],
  long: ['minimum', 'maximum'],
  double: ['minimum', 'maximum'],
};

export function constraintsOfSchema(schema: Schema): Constraint {
  const { pattern, enum: values } = schema as { pattern?: string; enum?: string[] };
  const sizes = Object.values(SIZES)
    .flat()
    .map(keyword => [keyword, schema[keyword]]);
  const isWhole = pattern === undefined || /^\^.*\$$/.test(pattern);
  return given([
    ...sizes,
    ['pattern', isWhole ? core(pattern) : `${pattern} without anchors`],
    ['enum', sorted(values)],
  ]);
}

export function constraintsOfShape({ type, pattern, enum: values, min, max }: ModelShape): Constraint {
  const [least = '', most = ''] = SIZES[type] ?? [];
  return given([
    [least, min === 0 && least !== 'minimum' ? undefined : min],
    [most, max],
    ['pattern', core(pattern)],
    ['enum', sorted(values)],
  ]);
}

function given(entries: [string, unknown][] | unknown[][]): Constraint {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** AWS's patterns describe the whole value, with and without anchors. */
function core(pattern: string | undefined): string | undefined {
  const inner = pattern?.replace(/^\^/, '').replace(/\$$/, '');
  return inner?.startsWith('(') && inner.indexOf(')') === inner.length - 1 ? inner.slice(1, -1) : inner;
}

function sorted(values: string[] | undefined): string | undefined {
  return values && [...values].sort().join(', ');
}
