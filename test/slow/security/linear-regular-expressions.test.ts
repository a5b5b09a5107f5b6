import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import t from 'tap';
import ts from 'typescript';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../../../..');

/** Those that the check cannot decide: where, and why they need no more than linear time, or whose time it is. */
const REVIEWED: Record<string, string> = {
  "src/secrets.ts: new RegExp(step.matching, 'i')":
    'the specification has it as x-secret-keys, which the last test checks',
  "src/emulator/validation.ts: new RegExp(`^(?:${pattern})$`, /\\\\p\\{|\\\\u1/.test(pattern) ? 'u' : '')":
    'a pattern of the models of AWS; nothing but tests and demonstrations calls the embedded AWS',
  'src/emulator/ssm/put-parameter.ts: new RegExp(allowedPattern)':
    'a pattern of the caller, of the embedded AWS as of AWS',
  'src/json.ts: /(?:-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null)(?![\\w.])/y':
    'sticky; each part begins with a character that the part before it does not have',
  'src/emulator/secrets-manager/filters.ts: /\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+|\\p{Lo}+|\\d+/gu':
    'gives back one letter at most, and what it passes over once',
  'src/domain/limits/placeholders.ts: /<[^<>]+>|\\$?\\{\\{[^{}]*\\}\\}|\\$?\\{[^{}]*\\}|\\$\\([^()]*\\)|\\$\\w+|%\\w+%|__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__|[Xx]{8,}|\\bYOUR[-_][A-Z0-9_-]+/g':
    'its automaton is too large; each of its alternatives is linear by the same check',
  'src/handlers/service-logs.ts: /^(["\'])(.*)\\1$/': 'anchored; for each end of .* the rest is one character',
  "src/registry/challenge.ts: new RegExp(`[\\\\s,]*(${TOKEN})(?:\\\\s+(?![\\\\s=])|\\\\s*(?:,|$))`, 'y')":
    'sticky; separators, token and white space have no character in common',
};

interface Found {
  file: string;
  /** As it is written. */
  text: string;
  /** Undefined where it is not known before the code runs. */
  expression?: { source: string; flags: string };
}

/** Every regular expression of a file of TypeScript. */
function expressionsIn(file: string): Found[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const expression = { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
      found.push({ file, text: node.text, expression });
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') {
      const [text, flags] = (node.arguments ?? []).map(argument => textOf(argument, source));
      found.push({
        file,
        text: node.getText(),
        ...(text !== undefined && { expression: { source: text, flags: flags ?? '' } }),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The value of a literal, or of a template of constants of the same file. */
function textOf(node: ts.Expression, source: ts.SourceFile): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) {
    const constants = source.statements
      .filter(ts.isVariableStatement)
      .flatMap(statement => [...statement.declarationList.declarations]);
    const initializer = constants.find(({ name }) => name.getText() === node.text)?.initializer;
    return initializer && textOf(initializer, source);
  }
  if (!ts.isTemplateExpression(node)) return undefined;
  const parts = node.templateSpans.flatMap(({ expression, literal }) => [textOf(expression, source), literal.text]);
  return parts.includes(undefined) ? undefined : node.head.text + parts.join('');
}

/** Every regular expression of a JSON Schema, or of a document with schemas. */
function patternsIn(file: string): Found[] {
  const found: Found[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string' && ['pattern', 'x-secret-keys'].includes(key))
      found.push({ file, text: value, expression: { source: value, flags: key === 'pattern' ? 'u' : 'i' } });
    if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) visit(member, name);
  };
  visit(parse(readFileSync(join(ROOT, file), 'utf8')), '');
  return found;
}

/** @returns undefined where matching needs linear time at most. Source: recheck's documentation, "Diagnostics". */
function faultOf({ file, text, expression }: Found): string | undefined {
  const name = `${file}: ${text}`;
  if (name in REVIEWED) return undefined;
  if (!expression) return `${name} is not known`;
  const diagnostics = checkSync(expression.source, expression.flags, { timeout: 120_000 });
  if (diagnostics.status === 'safe') return undefined;
  return diagnostics.status === 'vulnerable' ? `${name} is ${diagnostics.complexity.summary}` : `${name} is not known`;
}

const FILES = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(name =>
  name.endsWith('.ts'),
);

t.test('the check finds polynomial and exponential backtracking', async t => {
  const sources = ['Credential=([^/]+)/\\d{8}/', '\\s*=\\s*$', '^(a+)+$'];

  t.same(
    sources.map(source => faultOf({ file: 'x', text: source, expression: { source, flags: '' } })),
    [
      'x: Credential=([^/]+)/\\d{8}/ is 2nd degree polynomial',
      'x: \\s*=\\s*$ is 2nd degree polynomial',
      'x: ^(a+)+$ is exponential',
    ],
  );
});

t.test('no regular expression of src/ needs more than linear time, except for what was reviewed', async t => {
  const found = FILES.flatMap(name => expressionsIn(join('src', name)));

  t.same(
    found.flatMap(one => faultOf(one) ?? []),
    [],
  );
  const names = found.map(({ file, text }) => `${file}: ${text}`);
  t.same(
    Object.keys(REVIEWED).filter(name => !names.includes(name)),
    [],
    'what was reviewed exists',
  );
});

t.test('no pattern of the specification and of the configuration needs more than linear time', async t => {
  const found = ['openapi.yaml', 'src/config/schema.json'].flatMap(patternsIn);
  const distinct = [...new Map(found.map(one => [one.text, one])).values()];

  t.ok(distinct.length > 20, `${distinct.length} patterns`);
  t.same(
    distinct.flatMap(one => faultOf(one) ?? []),
    [],
  );
});
