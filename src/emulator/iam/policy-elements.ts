const SYNTAX_ERROR = 'Syntax errors in policy.';

/** The fault that IAM reports for an action of a policy, such as `s3:GetObject`; undefined for a valid one. */
export function actionFault(action: string): string | undefined {
  if (action === '*') return undefined;
  const [vendor = '', ...names] = action.split(':');
  if (!names.length) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (names.length > 1) return 'Actions/Condition can contain only one colon.';
  return /^[\w.-]+$/.test(vendor) ? undefined : `Vendor ${vendor} is not valid`;
}

/** The only resources of IAM. Source: IAM's own message. */
const IAM_RESOURCES = [
  ...['user/', 'federated-user/', 'role/', 'group/', 'instance-profile/', 'mfa/', 'server-certificate/', 'policy/'],
  ...['sms-mfa/', 'saml-provider/', 'oidc-provider/', 'report/', 'access-report/'],
];

/** The fault that IAM reports for a resource of a policy; undefined for a valid one. IAM completes `arn:aws:s3` with wildcards. */
export function resourceFault(resource: string): string | undefined {
  if (resource === '*') return undefined;
  const [arn, partition = '', service, region, account, ...rest] = resource.split(':');
  if (arn !== 'arn') return `Resource ${resource} must be in ARN format or "*".`;
  if (!/^(aws[\w-]*|\*)$/.test(partition)) return `Partition "${partition}" is not valid for resource "${resource}".`;
  if (service === undefined) return 'Resource vendor must be fully qualified and cannot contain regexes.';
  if (region === undefined && service !== '') return undefined;
  if (service === '' || account === undefined || !rest.length) return 'The policy failed legacy parsing';
  if (['iam', 's3'].includes(service) && region) return `Resource ${resource} can not contain region information.`;
  const path = rest.join(':');
  if (service === 'iam' && path !== '*' && !IAM_RESOURCES.some(beginning => path.startsWith(beginning))) {
    return `IAM resource path must either be "*" or start with ${IAM_RESOURCES.join(', ')}.`;
  }
  return undefined;
}

/** Source: IAM User Guide, "IAM JSON policy elements: Condition operators". */
const OPERATORS = [
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike'],
  ...['StringNotLike', 'NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals'],
  ...['NumericGreaterThan', 'NumericGreaterThanEquals', 'DateEquals', 'DateNotEquals', 'DateLessThan'],
  ...['DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals', 'Bool', 'BinaryEquals', 'IpAddress'],
  ...['NotIpAddress', 'ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike', 'Null'],
];

/** The fault that IAM reports for the conditions of a statement: operator → key → values; undefined for valid ones. */
export function conditionFault(condition: unknown): string | undefined {
  if (condition === undefined) return undefined;
  const operators = entriesOf(condition);
  return operators ? operators.map(operatorFault).find(fault => fault !== undefined) : SYNTAX_ERROR;
}

function operatorFault([operator, keys]: [string, unknown]): string | undefined {
  const entries = entriesOf(keys);
  if (!entries) return SYNTAX_ERROR;
  // IAM accepts any operator that has no keys.
  if (!entries.length) return undefined;
  const name = operator.replace(/^For(Any|All)Values?:/, '').replace(/IfExists$/, '');
  if (!OPERATORS.includes(name)) return SYNTAX_ERROR;
  const values = entries.flatMap(([, value]) => value);
  if (!values.every(value => ['string', 'number', 'boolean'].includes(typeof value))) return SYNTAX_ERROR;
  if (name.startsWith('Date') && !values.every(value => isDate(String(value))))
    return 'The policy failed legacy parsing';
  return undefined;
}

/** An ISO 8601 date as W3C profiles it, or seconds since the epoch. Source: the same page, "Date condition operators". */
function isDate(value: string): boolean {
  if (/^-?\d+$/.test(value)) return BigInt.asIntN(64, BigInt(value)) === BigInt(value);
  const date = /^\d{4}(-\d\d(-\d\d(t\d\d?(:\d\d(:\d\d(\.\d{1,9})?)?)?(z|[+-]\d\d(:\d\d)?)?)?)?)?$/i;
  return date.test(value);
}

function entriesOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
}
