import { register } from 'node:module';

/**
 * Loads one module from another file, with `node --import`: the module's URL is in MUTANT_URL, the file's path in MUTANT_FILE.
 */
const hooks = `
  import { readFile } from 'node:fs/promises';
  export async function load(url, context, next) {
    if (url !== process.env.MUTANT_URL) return next(url, context);
    return { format: 'module', source: await readFile(process.env.MUTANT_FILE), shortCircuit: true };
  }`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
