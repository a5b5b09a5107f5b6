import { AwsError, type Members } from '../backend.js';
import { actionFault, conditionFault, resourceFault } from './policy-elements.js';

// Source of the rules: IAM User Guide, "Grammar of the IAM JSON policy language" and "IAM JSON policy elements".
const DOCUMENT_KEYS = ['Version', 'Id', 'Statement'];
const VERSIONS = ['2008-10-17', '2012-10-17'];
const STATEMENT_KEYS = [
  ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
];
const ASSUME_ROLE_ACTIONS = [
  ...['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'TagSession', 'SetSourceIdentity', 'SetContext'],
];

/**
 * Checks a role's trust policy as IAM does: each statement names a principal, no resource, and only actions that are part
 * of assuming a role.
 * @throws AwsError MalformedPolicyDocument
 */
export function checkTrustPolicy(document: string): void {
  for (const statement of statementsOf(document)) {
    if (!('Principal' in statement)) throw malformed('AssumeRole policy must have a Principal in each statement.');
    if ('Resource' in statement || 'NotResource' in statement) throw malformed('Has prohibited field Resource');
    if (!textsOf(statement.Action ?? []).every(isAssumeRoleAction)) {
      throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
    }
  }
}

/** @param action may have wildcards */
function isAssumeRoleAction(action: string): boolean {
  return ASSUME_ROLE_ACTIONS.some(name => matchesWildcards(action.toLowerCase(), `sts:${name}`.toLowerCase()));
}

/** Whether a pattern, in which `*` stands for any text and `?` for one character, matches a text. The time is their lengths' product. */
function matchesWildcards(pattern: string, text: string): boolean {
  // For each length, whether the pattern so far matches the beginning of the text with that length.
  let matched = [true, ...Array.from(text, () => false)];
  for (const symbol of pattern) {
    const before = matched;
    let isAny = false;
    matched = before.map((isMatched, length) => {
      isAny ||= isMatched;
      if (symbol === '*') return isAny;
      return length > 0 && before[length - 1] === true && (symbol === '?' || symbol === text[length - 1]);
    });
  }
  return matched.at(-1) === true;
}

/**
 * Checks an inline policy as IAM does: each statement names resources and no principal.
 * @throws AwsError MalformedPolicyDocument
 */
export function checkPermissionPolicy(document: string): void {
  for (const statement of statementsOf(document)) {
    if ('Principal' in statement || 'NotPrincipal' in statement) {
      throw malformed('Policy document should not specify a principal.');
    }
    if (!textsOf(statement.Resource ?? statement.NotResource ?? []).length) {
      throw malformed('Policy statement must contain resources.');
    }
  }
}

function statementsOf(document: string): Members[] {
  const policy = parse(document);
  const { Version, Id, Statement } = policy;
  if (Object.keys(policy).some(key => !DOCUMENT_KEYS.includes(key))) throw syntaxError();
  if (Version !== undefined && !(typeof Version === 'string' && VERSIONS.includes(Version))) throw syntaxError();
  if (Id !== undefined && typeof Id !== 'string') throw syntaxError();
  // A single statement need not be in a list.
  const statements = [Statement ?? []].flat().map(checkStatement);
  if (!statements.length) throw syntaxError();
  const ids = statements.map(({ Sid }) => Sid).filter(Boolean);
  if (new Set(ids).size < ids.length) throw malformed('Statement IDs (SID) in a single policy must be unique.');
  return statements;
}

function checkStatement(statement: unknown): Members {
  if (!isObject(statement)) throw syntaxError();
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  if (Object.keys(statement).some(key => !STATEMENT_KEYS.includes(key))) throw syntaxError();
  if (Sid !== undefined && typeof Sid !== 'string') throw syntaxError();
  if (Effect !== 'Allow' && Effect !== 'Deny') throw syntaxError();
  if (Action !== undefined && NotAction !== undefined) throw syntaxError();
  if (Resource !== undefined && NotResource !== undefined) throw syntaxError();
  const actions = textsOf(Action ?? NotAction ?? []);
  if (!actions.length) throw malformed('Policy statement must contain actions.');
  const resources = textsOf(Resource ?? NotResource ?? []);
  const faults = [...actions.map(actionFault), ...resources.map(resourceFault), conditionFault(Condition)];
  const fault = faults.find(text => text !== undefined);
  if (fault !== undefined) throw malformed(fault);
  return statement;
}

/** A value that is one text or a list of texts. */
function textsOf(value: unknown): string[] {
  return [value].flat().map(one => {
    if (typeof one !== 'string') throw syntaxError();
    return one;
  });
}

function parse(document: string): Members {
  let policy: unknown;
  try {
    policy = JSON.parse(document);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
  if (!isObject(policy)) throw syntaxError();
  return policy;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function syntaxError(): AwsError {
  return malformed('Syntax errors in policy.');
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}
