import { join } from 'node:path';
import t from 'tap';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../../../..');

/**
 * Places that read a member of an object by a variable name, and why the name is none that a caller chose. Every object inherits
 * members such as `constructor`; `ownMember` in src/json.ts reads only those that it has itself.
 */
const SAFE: Record<string, string> = {
  'src/aws/batched-reads.ts (response as Record<string, Record<string, string>[]>)[list]': 'a name in the code',
  'src/aws/batched-reads.ts DESCRIBED[operation]': 'the name of a call of the SDK',
  'src/aws/batched-reads.ts member[arn]': 'a name in the code',
  'src/aws/error-codes.ts ERRORS_BY_CODE[code]': 'its own member, which is checked before',
  'src/aws/errors.ts SCHEMAS[action]': 'the name of a call of the SDK',
  'src/aws/rates.ts BUCKETS[service]': 'a service of AWS, named in the code',
  'src/aws/secrets-manager.ts before[stage]': 'one of two names in the code',
  'src/aws/secrets-manager.ts now[stage]': 'one of two names in the code',
  'src/config/environment.ts config[key]': 'the operator’s own name of an account',
  'src/config/environment.ts env[variable]': 'a name in the code',
  'src/config/schema-faults.ts MESSAGES[error.keyword]': 'a keyword of JSON Schema',
  'src/config/schema-faults.ts TYPES[params.type]': 'a type of JSON Schema',
  'src/domain/definition-equality.ts defaults[key]': 'a member of AWS’s objects',
  'src/domain/fargate/registration.ts options[option]': 'an option in the code',
  'src/domain/limits/placeholders.ts WANTED[member]': 'its own member, which is checked before',
  'src/domain/service-changes.ts (OF_DEPLOYMENTS as Members)[key]': 'a member of the spec',
  'src/domain/service-changes.ts (service as Members)[key]': 'a member of the spec',
  'src/domain/service-changes.ts COMPLETED[key]': 'a member of the spec',
  'src/domain/service-changes.ts primary[key]': 'a member of the spec',
  'src/http/bind.ts answers[operationId]': 'an operation of the spec',
  'src/http/bind.ts bodies[operationId]': 'an operation of the spec',
  'src/http/bind.ts value[key]': 'its own member, which is checked before',
  'src/http/keys.ts (value as Members)[key]': 'its own member, which is checked before',
  'src/http/keys.ts members[key]': 'one of its own keys',
  'src/http/keys.ts members[member]': 'one of its own keys',
  'src/http/keys.ts members[pasted]': 'one of its own keys',
  'src/http/keys.ts spelling.below[key]': 'a member of the spec',
  'src/http/keys.ts value[key]': 'one of its own keys',
  'src/http/malformed-requests.ts REFUSALS[code]': 'a code of Node’s parser',
  'src/http/problems.ts STATUS_CODES[status]': 'a number in the code',
  'src/http/validation.ts (value as Record<string, unknown> | undefined | null)?.[key]':
    'the place of a fault, which the validators have found',
  'src/http/validation.ts bodyValidators[`${operationId}_body`]': 'an operation of the spec',
  'src/http/validation.ts parameterValidators[`${operationId}_${place}`]': 'an operation of the spec',
  'src/json.ts below[key]': 'its own member, which is checked before',
  'src/json.ts map[key]': 'its own member, which is checked before',
  'src/orchestration/resources/adjust-definition.ts pointers[one.pointer]': 'a JSON Pointer, which starts with a slash',
  'src/orchestration/resources/credential-updates.ts found[unusable]': 'one of its own keys',
  'src/orchestration/verify-references.ts checks[key]': 'its own member, which is checked before',
};

t.test('no code reads what an object inherits by a name that a caller chose', async t => {
  const found = readsByName();

  t.same(
    found.filter(place => !(place in SAFE)),
    [],
    'use ownMember, a Map, or say why it is safe',
  );
  t.same(
    Object.keys(SAFE).filter(place => !found.includes(place)),
    [],
    'no longer needed',
  );
});

/** Reads such as `map[name]` of objects with a string index, outside of the embedded AWS. */
function readsByName(): string[] {
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    ROOT,
  );
  const files = fileNames.filter(file => /\/src\/(?!emulator\/)/.test(file));
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const found = new Set<string>();
  for (const file of files) {
    const source = program.getSourceFile(file);
    const visit = (node: ts.Node): void => {
      if (ts.isElementAccessExpression(node) && !isAssigned(node) && readsIndex(checker, node))
        found.add(`${file.slice(ROOT.length + 1)} ${node.getText(source)}`);
      node.forEachChild(visit);
    };
    source?.forEachChild(visit);
  }
  return [...found].sort();
}

function readsIndex(
  checker: ts.TypeChecker,
  { expression, argumentExpression: name }: ts.ElementAccessExpression,
): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(expression));
  return !ts.isStringLiteral(name) && checker.getIndexInfoOfType(type, ts.IndexKind.String) !== undefined;
}

function isAssigned(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}
