import asyncHooks from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * Runs the test files in TEST_FILES, separated by commas, in one process. They are not arguments, since tap's test directories are
 * named after those.
 */

// tap follows every promise of a test by an async hook, to find the test of an error that nothing catches. That takes 15 % of the
// processor time of a run. Without the hook such an error ends the process, which fails the run, too.
asyncHooks.createHook = () => {
  const hook = { enable: () => hook, disable: () => hook };
  return hook;
};
syncBuiltinESMExports();

for (const file of (process.env.TEST_FILES ?? '').split(',')) await import(pathToFileURL(resolve(file)).href);
