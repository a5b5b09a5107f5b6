import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bodies } from '#generated/keys.js';
import { placeholderMessage } from './domain/limits/placeholders.js';
import { given } from './domain/limits/tags.js';
import { executionRoleName } from './domain/names.js';
import { createManagedFaults } from './domain/rules.js';
import type { Schemas, Unchecked } from './domain/schemas.js';
import { adjustedDefinition } from './domain/space-adjustments.js';
import { orgsOf } from './domain/tags.js';
import { type Fault, Invalid } from './errors.js';
import { callersPointer, fromCaller } from './http/keys.js';
import { bodyFaults } from './http/validation.js';
import { isTooDeep, jsonPointer, MAX_DEPTH, parseJson, positionIn } from './json.js';
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
 * @param args of the command line: a file, `--space` and `--region`.
 * @throws {Invalid} where there is no such file, it is not JSON, or no space can have the name.
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

/** @param file the name that notes start with. @param text of the file. @throws {Invalid} as runConvert. */
export function convert(file: string, text: string, target: { space: string; region: string }): Conversion {
  if (isTooDeep(text)) throw new Invalid(`${file} is nested more than ${MAX_DEPTH} levels deep.`);
  const content = parseJson(
    text,
    ({ line, column }) => new Invalid(`${file} is not JSON: line ${line}, column ${column}.`),
  );
  const request = { Cluster: { ClusterName: target.space }, TaskDefinition: content };
  const node = bodies.createTaskDefinition ?? -1;
  const spell = callersPointer(node, request);
  const noteAt = (at: string, message: string) =>
    `${file}:${positionIn(text, at).line} ${at ? `${at} ` : ''}${message}`;
  const note = (pointer: string, message: string) => noteAt(spell(pointer).slice(AT.length), message);
  const { body, ignored } = fromCaller(node, request);
  const unknown = ignored.map(path => noteAt(pointerOf(path).slice(AT.length), 'is unknown and is ignored'));
  const faults = faultsOf(body);
  const ofSpace = faults.find(({ pointer = '' }) => pointer.startsWith('/cluster'));
  if (ofSpace) throw new Invalid(`--space ${ofSpace.message}.`);
  if (faults.length > 0)
    return {
      definition: undefined,
      notes: [...faults.map(({ pointer = '', message }) => note(pointer, message)), ...unknown],
    };
  // Safe: the schema of the body allows it.
  const { definition, replaced } = inSpace(
    (body as Schemas['TaskDefinitionOrchestrationRequest']).taskDefinition,
    target,
  );
  return {
    definition: `${JSON.stringify(definition, null, 2)}\n`,
    notes: [...replaced.map(({ pointer, message }) => note(pointer, message)), ...unknown],
  };
}

/** A path of fromCaller as a pointer. A key with a dot becomes several keys, of which positionIn finds what is around it. */
function pointerOf(path: string): string {
  return jsonPointer(...path.replace(/\[(\d+)\]/g, '.$1').split('.'));
}

/** The org is the one that the definition's tags name: a definition that this service returned has them. */
function faultsOf(body: unknown): Fault[] {
  const rule = (request: Unchecked<Schemas['TaskDefinitionOrchestrationRequest']>) => {
    const [org = ''] = orgsOf(given(request.taskDefinition?.tags));
    return createManagedFaults(request, org);
  };
  return bodyFaults('createTaskDefinition', body, rule, placeholderMessage);
}

function inSpace(
  wanted: Schemas['RegisterTaskDefinitionRequest'],
  { space, region }: { space: string; region: string },
) {
  const role = executionRoleName(space);
  const streamPrefix = wanted.family;
  const { definition, adjustments } = adjustedDefinition(wanted, {
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
  return { definition: { ...completed, ...(wanted.tags && { tags: wanted.tags }) }, replaced };
}

function shown(value: unknown): string {
  return [value].flat().join(', ');
}
