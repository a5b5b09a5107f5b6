import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bodies } from '#generated/keys.js';
import { executionRoleName } from './domain/names.js';
import type { Schemas } from './domain/schemas.js';
import { adjustedDefinition } from './domain/space-adjustments.js';
import { type Fault, Invalid } from './errors.js';
import { explainRefused, handlers } from './handlers/index.js';
import { callersPointer, fromCaller } from './http/keys.js';
import { bodyFaults } from './http/validation.js';
import { parseJson, positionIn } from './json.js';
import { completedTaskDefinition } from './orchestration/resources/task-definition.js';

/** The member of a managed definition's request that the file is. */
const AT = '/TaskDefinition';

/** What a space makes of a definition. */
export interface Conversion {
  /** The definition as it would be registered, as JSON in the spelling of AWS; undefined where it cannot be. */
  definition: string | undefined;
  /** What is replaced, ignored or wrong, each in one line that starts with the file and the line in it. */
  notes: string[];
}

/**
 * Converts the definition in a file as `POST /{account}/taskdefs` would for a space, without an account: no role that it names is used,
 * and its log groups count as absent.
 * @param args of the command line: a file, `--space` and `--region`. @throws {Invalid} where there is no such file, or it is not JSON.
 */
export async function runConvert(args: string[]): Promise<Conversion> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { space: { type: 'string', default: 'myspace' }, region: { type: 'string', default: 'us-east-1' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Invalid('Name one file: ecs-api convert FILE.');
  const text = await readFile(file, 'utf8').catch(({ code }) => {
    throw new Invalid(`${file} cannot be read: ${code}.`);
  });
  return convert(file, text, values);
}

/** @param file the name that notes start with. @param text of the file. */
export function convert(file: string, text: string, target: { space: string; region: string }): Conversion {
  const given = parseJson(
    text,
    ({ line, column }) => new Invalid(`${file} is not JSON: line ${line}, column ${column}.`),
  );
  const request = { Cluster: { ClusterName: target.space }, TaskDefinition: given };
  const node = bodies.createTaskDefinition ?? -1;
  const spell = callersPointer(node, request);
  const note = (pointer: string, message: string) => {
    const at = spell(pointer).slice(AT.length);
    return `${file}:${positionIn(text, at).line} ${at ? `${at} ` : ''}${message}`;
  };
  const { body, ignored } = fromCaller(node, request);
  const faults = faultsOf(body);
  if (faults.length > 0)
    return { definition: undefined, notes: faults.map(({ pointer = '', message }) => note(pointer, message)) };
  // Safe: the schema of the body allows it.
  const { definition, replaced } = inSpace(
    (body as Schemas['TaskDefinitionOrchestrationRequest']).taskDefinition,
    target,
  );
  return {
    definition: `${JSON.stringify(definition, null, 2)}\n`,
    notes: [
      ...replaced.map(({ pointer, message }) => note(pointer, message)),
      ...ignored.map(path => `${file} ${path.replace(/^TaskDefinition\./, '')} is unknown and is ignored`),
    ],
  };
}

function faultsOf(body: unknown): Fault[] {
  const rule = (values: object) => handlers.createTaskDefinitionRule(values, { org: '' } as never);
  return bodyFaults('createTaskDefinition', body, rule, explainRefused);
}

function inSpace(
  given: Schemas['RegisterTaskDefinitionRequest'],
  { space, region }: { space: string; region: string },
) {
  const role = executionRoleName(space);
  const streamPrefix = given.family;
  const { definition, adjustments } = adjustedDefinition(given, {
    region,
    logGroup: space,
    streamPrefix,
    role,
    roleName: role,
    usableRole: () => undefined,
    isUsableGroup: () => true,
  });
  const { tags: _, ...completed } = completedTaskDefinition({ aws: { region }, cluster: space, tags: [] }, definition, {
    roleArn: role,
    credentials: {},
    streamPrefix,
  });
  const replaced = adjustments.map(({ pointer, given: from, used, reason }) => ({
    pointer,
    message: `${from === null ? 'becomes' : `${shown(from)} becomes`} ${shown(used)}: ${reason}`,
  }));
  return { definition: { ...completed, ...(given.tags && { tags: given.tags }) }, replaced };
}

function shown(value: unknown): string {
  return [value].flat().join(', ');
}
