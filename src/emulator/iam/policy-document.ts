import { AwsError, type Members } from '../backend.js';

/**
 * Checks a role's trust policy as IAM does: each statement names a principal and no resource.
 * @throws AwsError MalformedPolicyDocument
 */
export function checkTrustPolicy(document: string): void {
  for (const statement of statementsOf(document)) {
    if (!('Principal' in statement)) throw malformed('AssumeRole policy must have a Principal in each statement.');
    if ('Resource' in statement) throw malformed('Has prohibited field Resource');
  }
}

/**
 * Checks an inline policy as IAM does: each statement names resources and no principal.
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
  // A single statement need not be in a list.
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
