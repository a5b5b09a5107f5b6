import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { generateKeyMaps } from './generate/keys.js';
import { withDescribedRights } from './generate/rights.js';
import { generateRoutes } from './generate/routes.js';
import { generateSecretPaths } from './generate/secrets.js';
import { readSpec } from './generate/spec.js';
import { generateConfigTypes, generateTypes } from './generate/types.js';
import { generateConfigValidator, generateValidators } from './generate/validators.js';

/**
 * `npm run generate` writes `generated/` from `openapi.yaml` and the configuration's schema. With `-- --check` it writes
 * nothing, and fails if a file there is not up to date.
 */
const root = resolve(import.meta.dirname, '../..');
const directory = join(root, 'generated');

const VALIDATORS = `import type { ValidateFunction } from 'ajv';

declare const validators: Record<string, ValidateFunction>;
export default validators;
`;

const CONFIG_VALIDATOR = `import type { ValidateFunction } from 'ajv';

export declare const validateConfig: ValidateFunction<Config>;
`;

async function generate(): Promise<Map<string, string>> {
  const spec = readSpec(join(root, 'openapi.yaml'));
  const configSchema = JSON.parse(readFileSync(join(root, 'src/config/schema.json'), 'utf8'));
  const routes = generateRoutes(spec);
  const keys = generateKeyMaps(spec);
  const secrets = generateSecretPaths(spec);
  const validators = generateValidators(spec);
  return new Map([
    ['openapi.json', `${JSON.stringify(withDescribedRights(spec))}\n`],
    ['types.d.ts', await generateTypes(spec)],
    ['routes.js', routes.js],
    ['routes.d.ts', routes.dts],
    ['keys.js', keys.js],
    ['keys.d.ts', keys.dts],
    ['secrets.js', secrets.js],
    ['secrets.d.ts', secrets.dts],
    ['parameter-validators.js', withDefault(validators.parameters)],
    ['parameter-validators.d.ts', VALIDATORS],
    ['body-validators.js', withDefault(validators.bodies)],
    ['body-validators.d.ts', VALIDATORS],
    ['answer-validators.js', withDefault(validators.answers)],
    ['answer-validators.d.ts', VALIDATORS],
    ['config.js', generateConfigValidator(configSchema)],
    ['config.d.ts', CONFIG_VALIDATOR + (await generateConfigTypes(configSchema))],
  ]);
}

/** Adds a default export of all named exports, in which validators are looked up by name. */
function withDefault(code: string): string {
  const names = [...code.matchAll(/^export const (\w+) =/gm)].map(match => match[1]);
  return `${code}\nexport default { ${names.join(', ')} };\n`;
}

function withHeader(name: string, text: string): string {
  if (name.endsWith('.json')) return text;
  const from = name.startsWith('config') ? 'src/config/schema.json' : 'openapi.yaml';
  return `// Generated from ${from} by \`npm run generate\`. Do not edit.\n${text}`;
}

function stale(files: Map<string, string>): string[] {
  return [...files].filter(([name, text]) => current(name) !== withHeader(name, text)).map(([name]) => name);
}

function current(name: string): string | undefined {
  try {
    return readFileSync(join(directory, name), 'utf8');
  } catch {
    return undefined;
  }
}

const files = await generate();
if (process.argv.includes('--check')) {
  const names = stale(files);
  if (names.length > 0) {
    console.error(`generated/ is not up to date (${names.join(', ')}): run npm run generate`);
    process.exitCode = 1;
  }
} else {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  for (const [name, text] of files) writeFileSync(join(directory, basename(name)), withHeader(name, text));
  console.log(`generated/: ${files.size} files`);
}
