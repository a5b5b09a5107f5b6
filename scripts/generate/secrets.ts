import { resolve, type Schema, type Spec } from './spec.js';
import { inSdkSpelling } from './spelling.js';

/** The steps to a secret, and whether answers never contain it. */
export interface SecretPath {
  /** A property, `*` for all items of a list or values of a map, or the keys of a map that match a pattern. */
  steps: (string | { matching: string })[];
  writeOnly?: true;
}

/**
 * Generates where the secrets of each schema are, in the SDK's spelling: the members that the spec marks with `writeOnly` or `x-secret`,
 * and the keys of free maps that match `x-secret-keys`.
 * @returns the sources of `secrets.js` and `secrets.d.ts`.
 */
export function generateSecretPaths(spec: Spec): { js: string; dts: string } {
  const renamed = inSdkSpelling(spec);
  const all = Object.entries(renamed.components.schemas)
    .map(([name, schema]) => [name, secretPathsOf(renamed, schema)] as const)
    .filter(([, paths]) => paths.length > 0);
  const lines = all.map(
    ([name, paths]) => `  ${name}: [\n${paths.map(path => `    ${JSON.stringify(path)},\n`).join('')}  ],`,
  );
  return {
    js: `export const secretPaths = {\n${lines.join('\n')}\n};\n`,
    dts: declarations(all.map(([name]) => name)),
  };
}

function declarations(names: string[]): string {
  return `/** The steps to a secret, and whether answers never contain it. */
export interface SecretPath {
  /** A property, \`*\` for all items of a list or values of a map, or the keys of a map that match a pattern. */
  steps: (string | { matching: string })[];
  writeOnly?: true;
}

/** The schemas that have secrets. */
export type SchemaWithSecrets =
${names.map(name => `  | '${name}'`).join('\n')};

/** Where the secrets of each schema are, in the SDK's spelling. */
export declare const secretPaths: Record<SchemaWithSecrets, SecretPath[]>;
`;
}

/** Where a schema has secrets, in the spelling of the spec. Each path once. A schema that contains itself has no further ones inside. */
export function secretPathsOf(spec: Spec, schema: Schema, outer: Schema[] = []): SecretPath[] {
  const shape = resolve<Schema>(spec, schema as { $ref: string });
  if (outer.includes(shape)) return [];
  if (shape.writeOnly) return [{ steps: [], writeOnly: true }];
  if (shape['x-secret']) return [{ steps: [] }];
  const { properties = {}, items, additionalProperties, allOf = [], oneOf = [], anyOf = [] } = shape;
  const keyed = shape['x-secret-keys'];
  const below = (child: Schema, ...step: SecretPath['steps']) =>
    secretPathsOf(spec, child, [...outer, shape]).map(({ steps, ...rest }) => ({
      steps: [...step, ...steps],
      ...rest,
    }));
  const paths = [
    ...Object.entries(properties).flatMap(([key, property]) => below(property, key)),
    ...[items, additionalProperties].flatMap(child => (typeof child === 'object' ? below(child, '*') : [])),
    ...(typeof keyed === 'string' ? [{ steps: [{ matching: keyed }] }] : []),
    ...[...allOf, ...oneOf, ...anyOf].flatMap(child => below(child)),
  ];
  return [...new Map(paths.map(path => [JSON.stringify(path), path])).values()];
}
