import { readFileSync, writeFileSync } from 'node:fs';
import { newAccount } from '../src/emulator/account.js';
import { createBackends } from '../src/emulator/backends.js';
import { manualClock } from '../src/emulator/index.js';
import { DOCUMENTED_RANGES, type ModelShape, NEWER_SHAPES } from './aws-inputs/documented.js';

/*
 * Reduces AWS's service models to the inputs of the actions that the embedded AWS serves, completes them by what AWS's documents add, and
 * writes them to src/emulator/aws-inputs.json. Run it after adding an action:
 *
 *     npx tsc && node dist/scripts/aws-inputs.js FOLDER
 *
 * FOLDER has a file a service with `operations` and `shapes` as in botocore's `service-2.json`.
 */

/** The files of the services whose name in AWS's models differs from the one in ARNs. */
const FILES: Record<string, string> = { elasticloadbalancing: 'elbv2', tagging: 'resourcegroupstaggingapi' };

interface Model {
  botocore: string;
  operations: Record<string, { input?: string }>;
  shapes: Record<string, ModelShape>;
}

const CONSTRAINTS = ['required', 'enum', 'pattern', 'min', 'max', 'sensitive'];

const [folder = ''] = process.argv.slice(2);
const target = new URL(import.meta.resolve('#root/src/emulator/aws-inputs.json'));
const account = newAccount({ region: 'us-east-1', accountId: '012345678901', clock: manualClock(), timings: {} });
const services = createBackends(account).map(({ service, actions }) => {
  const model = JSON.parse(readFileSync(`${folder}/${FILES[service] ?? service}.json`, 'utf8')) as Model;
  const { botocore, operations, shapes } = model;
  return [
    service,
    { botocore, ...reduce({ operations, shapes: completed(service, shapes) }, Object.keys(actions).sort()) },
  ] as const;
});
const source = `AWS's service models as in botocore ${services[0]?.[1].botocore} (Apache-2.0), reduced and completed by scripts/aws-inputs.ts`;
writeFileSync(target, render(source, Object.fromEntries(services)));

/** The shapes of a model, with those that are newer, and with a shape of its own for each member that has a documented range. */
function completed(service: string, given: Model['shapes']): Model['shapes'] {
  const shapes = { ...given, ...NEWER_SHAPES[service] };
  for (const [place, [min, max]] of Object.entries(DOCUMENTED_RANGES[service] ?? {})) {
    const [name = '', member = ''] = place.split('.');
    const shape = shapes[name];
    const { type } = shapes[shape?.members?.[member]?.shape ?? ''] ?? {};
    if (!shape || !type) throw new Error(`${place} does not exist`);
    shapes[name] = { ...shape, members: { ...shape.members, [member]: { shape: place } } };
    shapes[place] = { type, min, ...(max !== undefined && { max }) };
  }
  return shapes;
}

function reduce({ operations, shapes }: Omit<Model, 'botocore'>, actions: string[]) {
  const inputs = Object.fromEntries(
    actions.flatMap(action => {
      const input = operations[action]?.input;
      return input === undefined ? [] : [[action, input]];
    }),
  );
  const reached: Record<string, unknown> = {};
  for (const input of Object.values(inputs)) visit(input);
  return { inputs, shapes: reached };

  function visit(name: string): void {
    const shape = shapes[name];
    if (!shape || name in reached) return;
    const { type, members = {}, member, key, value } = shape;
    const names = Object.entries(members).map(([member, { shape: of }]) => [member, of]);
    reached[name] = {
      type,
      ...(names.length ? { members: Object.fromEntries(names) } : {}),
      ...(member ? { member: member.shape } : {}),
      ...(key && value ? { key: key.shape, value: value.shape } : {}),
      ...Object.fromEntries(Object.entries(shape).filter(([constraint]) => CONSTRAINTS.includes(constraint))),
    };
    const below = [...Object.values(members), member, key, value];
    for (const next of below) if (next) visit(next.shape);
  }
}

/** One line an action and a shape, so that a diff shows what AWS changed. */
function render(source: string, byService: Record<string, { inputs: object; shapes: object }>): string {
  const table = (rows: object) =>
    Object.entries(rows)
      .map(([name, row]) => `${JSON.stringify(name)}:${JSON.stringify(row)}`)
      .join(',\n');
  const blocks = Object.entries(byService).map(
    ([service, { inputs, shapes }]) => `"${service}":{"inputs":{\n${table(inputs)}},\n"shapes":{\n${table(shapes)}}}`,
  );
  return `{"source":${JSON.stringify(source)},\n"services":{\n${blocks.join(',\n')}}}\n`;
}
