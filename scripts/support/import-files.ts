import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Runs the test files in TEST_FILES, separated by commas, in one process. They are not arguments, since tap's test directories
// are named after those.
for (const file of (process.env.TEST_FILES ?? '').split(',')) await import(pathToFileURL(resolve(file)).href);
