import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { calledOperations } from './support/aws-operations.js';

/**
 * Writes the errors that AWS's models list for each operation that this service calls to test/fixtures/aws-errors.json.
 * Usage: node dist/scripts/aws-errors.js <the folder `botocore` of an unpacked release of botocore> && npm run format
 */

/** The errors of a service's operations, as its model has them. */
export interface ServiceErrors {
  /** AWS's names of the errors of each operation. */
  operations: Record<string, string[]>;
  /** The codes in responses, where they are not the names. */
  codes: Record<string, string>;
}

/** The part of a model that has the errors. */
interface Model {
  operations: Record<string, { errors?: { shape: string }[] } | undefined>;
  shapes: Record<string, { error?: { code?: string } } | undefined>;
}

/** The folders of models whose names are not those of ARNs. */
const FOLDERS: Record<string, string> = { elasticloadbalancing: 'elbv2', tagging: 'resourcegroupstaggingapi' };

const root = join(import.meta.dirname, '../..');
const [botocore] = process.argv.slice(2);
if (!botocore) throw new Error('Give the folder of botocore.');

const [, version] = /__version__ = '([\d.]+)'/.exec(readFileSync(join(botocore, '__init__.py'), 'utf8')) ?? [];
const services = Object.fromEntries(
  Object.entries(calledOperations(root)).map(([service, operations]) => [
    service,
    errorsOf(readModel(join(botocore, 'data', FOLDERS[service] ?? service)), operations),
  ]),
);
const table = { source: `botocore ${version} (Apache-2.0): data/*/*/service-2.json`, services };
writeFileSync(join(root, 'test/fixtures/aws-errors.json'), `${JSON.stringify(table, undefined, 2)}\n`);

function readModel(folder: string): Model {
  const [latest = ''] = readdirSync(folder).sort().reverse();
  return JSON.parse(gunzipSync(readFileSync(join(folder, latest, 'service-2.json.gz'))).toString());
}

function errorsOf({ operations, shapes }: Model, called: string[]): ServiceErrors {
  const errors = called.map(name => [name, (operations[name]?.errors ?? []).map(({ shape }) => shape).sort()] as const);
  const codes = errors
    .flatMap(([, names]) => names)
    .flatMap(name => {
      const code = shapes[name]?.error?.code;
      return code === undefined || code === name ? [] : [[name, code]];
    });
  return { operations: Object.fromEntries(errors), codes: Object.fromEntries(codes) };
}
