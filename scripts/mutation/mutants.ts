import ts from 'typescript';

/** One small change of a program. */
export interface Mutant {
  mutator: string;
  /** Where the change stands, as offsets in the text. */
  start: number;
  end: number;
  /** The offset of the code that runs whenever the changed code does: V8 counts `?? b` by how often `b` runs. */
  reachedAt: number;
  replacement: string;
}

const SWAPS: Record<string, { mutator: string; operator: string }> = {
  '===': { mutator: 'equality', operator: '!==' },
  '!==': { mutator: 'equality', operator: '===' },
  '<': { mutator: 'relation', operator: '<=' },
  '<=': { mutator: 'relation', operator: '<' },
  '>': { mutator: 'relation', operator: '>=' },
  '>=': { mutator: 'relation', operator: '>' },
  '&&': { mutator: 'logic', operator: '||' },
  '||': { mutator: 'logic', operator: '&&' },
  '??': { mutator: 'logic', operator: '&&' },
  '+': { mutator: 'arithmetic', operator: '-' },
  '-': { mutator: 'arithmetic', operator: '+' },
  '*': { mutator: 'arithmetic', operator: '/' },
  '/': { mutator: 'arithmetic', operator: '*' },
  '+=': { mutator: 'arithmetic', operator: '-=' },
  '-=': { mutator: 'arithmetic', operator: '+=' },
};

/** Members with text for people, which tests need not repeat. */
const PROSE = new Set(['reason', 'detail', 'title', 'message', 'waitingFor']);

/** All mutants of a JavaScript module. */
export function mutantsOf(text: string): Mutant[] {
  const file = ts.createSourceFile('module.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    mutants.push(...mutantsOfNode(node, file));
    if (!isProse(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

/** The text with the change. */
export function mutate(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

function mutantsOfNode(node: ts.Node, file: ts.SourceFile): Mutant[] {
  const replace = (mutator: string, target: ts.Node, replacement: string): Mutant[] =>
    target.getText(file) === replacement
      ? []
      : [{ mutator, start: target.getStart(file), end: target.end, replacement, reachedAt: node.getStart(file) }];
  if (ts.isIfStatement(node) || ts.isWhileStatement(node))
    return replace('condition', node.expression, `!(${node.expression.getText(file)})`);
  if (ts.isConditionalExpression(node))
    return replace('condition', node.condition, `!(${node.condition.getText(file)})`);
  if (ts.isBinaryExpression(node)) return swapped(node, file);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return replace('boolean', node, 'false');
  if (node.kind === ts.SyntaxKind.FalseKeyword) return replace('boolean', node, 'true');
  if (isText(node)) return isProse(node) ? [] : replace('string', node, "''");
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return replace('array', node, '[]');
  if (ts.isObjectLiteralExpression(node) && node.properties.length > 0) return replace('object', node, '({})');
  if (ts.isExpressionStatement(node) && isCall(node.expression)) return replace('statement', node, ';');
  if (ts.isReturnStatement(node) && node.expression) return replace('return value', node, 'return undefined;');
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return replace('return value', node.body, 'undefined');
  if (hasQuestionDot(node)) {
    // `a?.[0]` and `a?.(b)` need no dot after the change.
    return replace('optional chaining', node.questionDotToken, ts.isPropertyAccessExpression(node) ? '.' : '');
  }
  return [];
}

function swapped(node: ts.BinaryExpression, file: ts.SourceFile): Mutant[] {
  const { operatorToken: token, left, right } = node;
  const swap = SWAPS[token.getText(file)];
  // Text is joined with `+` too, and has no opposite.
  if (!swap || (swap.mutator === 'arithmetic' && (isText(left) || isText(right)))) return [];
  const reachedAt = left.getStart(file);
  return [
    { mutator: swap.mutator, start: token.getStart(file), end: token.end, replacement: swap.operator, reachedAt },
  ];
}

function isText(node: ts.Node): boolean {
  if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node) && !ts.isTemplateExpression(node))
    return false;
  const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
  return !isName && node.getText().length > 2;
}

/** Messages of errors and other text for people. */
function isProse(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) return PROSE.has(node.name.text);
  return isText(node) && ts.isNewExpression(node.parent);
}

function isCall(node: ts.Node): boolean {
  return ts.isCallExpression(ts.isAwaitExpression(node) ? node.expression : node);
}

function hasQuestionDot(node: ts.Node): node is ts.Node & { questionDotToken: ts.QuestionDotToken } {
  return (
    (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node)) &&
    node.questionDotToken !== undefined
  );
}
