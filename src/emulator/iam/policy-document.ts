import { AwsError, type Members } from '../backend.js';

/**
 * Refuses what IAM would not take as a role's trust policy: each statement names who is trusted.
 * @throws AwsError MalformedPolicyDocument
 */
export function checkTrustPolicy(document: string): void {
  for (const statement of statementsOf(document)) {
    if (!('Principal' in statement)) throw malformed('AssumeRole policy must have a Principal in each statement.');
    if ('Resource' in statement) throw malformed('Has prohibited field Resource');
  }
}

/**
 * Refuses what IAM would not take as an inline policy: each statement names resources, none a principal.
 * @throws AwsError MalformedPolicyDocument
 */
export function checkPermissionPolicy(document: string): void {
  for (const statement of statementsOf(document)) {
    if ('Principal' in statement) throw malformed('Policy document should not specify a principal.');
    if (!('Resource' in statement || 'NotResource' in statement)) {
      throw malformed('Policy statement must contain resources.');
    }
  }
}

function statementsOf(document: string): Members[] {
  const policy = parse(document);
  const unknown = Object.keys(policy).find(key => !['Version', 'Id', 'Statement'].includes(key));
  if (unknown !== undefined) throw malformed('Syntax errors in policy.');
  // A policy may leave its only statement out of a list.
  const statements = [policy.Statement ?? []].flat();
  if (!statements.length) throw malformed('Syntax errors in policy.');
  return statements.map(checkStatement);
}

function checkStatement(statement: unknown): Members {
  if (!isObject(statement)) throw malformed('Syntax errors in policy.');
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') throw malformed('Syntax errors in policy.');
  if (!('Action' in statement || 'NotAction' in statement)) throw malformed('Policy statement must contain actions.');
  return statement;
}

function parse(document: string): Members {
  let policy: unknown;
  try {
    policy = JSON.parse(document);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
  if (!isObject(policy)) throw malformed('Syntax errors in policy.');
  return policy;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}
