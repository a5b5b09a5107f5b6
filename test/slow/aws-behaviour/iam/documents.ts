import type { Test } from 'tap';
import { type Behaviour, differs, errorOf, of } from '../support.js';
import { emptyAccount, RoleName } from './account.js';

const ARN = 'arn:aws:s3:::example_bucket';
const ALLOW = { Effect: 'Allow', Action: 's3:ListBucket', Resource: ARN };
const Version = '2012-10-17';
const SYNTAX = 'Syntax errors in policy.';
const VENDOR = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
const COLONS = 'Actions/Condition can contain only one colon.';
const LEGACY = 'The policy failed legacy parsing';
const NO_ACTIONS = 'Policy statement must contain actions.';
const NO_RESOURCES = 'Policy statement must contain resources.';

/** Which documents IAM takes as policies. The test cases call CreatePolicy; the same documents are put into a role here. */
export const DOCUMENTS: Behaviour[] = [
  {
    title: 'documents that are not policies are refused',
    cases: of('test_iam_policies', 'test_create_policy_with_invalid_policy_document'),
    outcome: differs(
      'The test case refuses documents of version 2008-10-17 and without a version. AWS documents both as valid; only managed policies need 2012-10-17.',
      'IAM User Guide, "IAM JSON policy elements: Version"',
    ),
    async verify(t) {
      const put = await roleThatGets(t);
      for (const [statement, message] of INVALID_STATEMENTS) {
        const error = await errorOf(put({ Version, Statement: statement }));
        t.same(error, { name: 'MalformedPolicyDocumentException', message, status: 400 }, JSON.stringify(statement));
      }
      for (const document of INVALID_DOCUMENTS) {
        const { name, status } = await errorOf(put(document));
        t.same([name, status], ['MalformedPolicyDocumentException', 400], JSON.stringify(document));
      }
      await put({ Statement: ALLOW });
      await put({ Version: '2008-10-17', Statement: ALLOW });
    },
  },
  {
    title: 'documents that follow the grammar of policies are taken',
    cases: of('test_iam_policies', 'test_create_policy_with_valid_policy_document'),
    outcome: differs(
      'The test case takes the date `01T`. AWS documents the dates of ISO 8601 as W3C profiles it, and seconds.',
      'IAM User Guide, "IAM JSON policy elements: Condition operators", "Date condition operators"',
    ),
    async verify(t) {
      const put = await roleThatGets(t);
      for (const statement of VALID_STATEMENTS) {
        await t.resolves(put({ Version, Statement: statement }), JSON.stringify(statement));
      }
      await put({ Version, Id: 'sdfsdfsdf', Statement: [ALLOW, { ...ALLOW, Sid: 'other' }] });
      const date = put({ Version, Statement: { ...ALLOW, Condition: { DateGreaterThan: { a: '01T' } } } });
      t.equal((await errorOf(date)).message, LEGACY);
    },
  },
];

async function roleThatGets(t: Test) {
  const { client, create } = await emptyAccount(t);
  await create();
  return (document: unknown) =>
    client.putRolePolicy({ RoleName, PolicyName: 'p', PolicyDocument: JSON.stringify(document) });
}

const INVALID_DOCUMENTS: unknown[] = [
  'This is not a json document',
  { Version: '2013-10-17', Statement: ALLOW },
  { Version },
  { Version, Statement: ALLOW, 'Extra field': 'value' },
  { Version, Id: ['id'], Statement: ALLOW },
  { Version, Id: {}, Statement: ALLOW },
];

const conditioned = (Condition: unknown) => ({ ...ALLOW, Condition });
const on = (Resource: unknown) => ({ ...ALLOW, Resource });
const doing = (Action: unknown) => ({ ...ALLOW, Action });
const except = (NotAction: unknown, Resource: unknown = ARN) => ({ Effect: 'Allow', NotAction, Resource });

/** Statements, and the message of their refusal. */
const INVALID_STATEMENTS: [unknown, string][] = [
  [['afd'], SYNTAX],
  [{ ...ALLOW, 'Extra field': 'value' }, SYNTAX],
  [{ ...ALLOW, Effect: 'invalid' }, SYNTAX],
  [doing('invalid'), VENDOR],
  [except(''), VENDOR],
  [doing('a a:ListBucket'), 'Vendor a a is not valid'],
  [doing('s3:List:Bucket'), COLONS],
  [[doing('s3s:ListBucket'), doing('s:3s:ListBucket')], COLONS],
  [on('invalid resource'), 'Resource invalid resource must be in ARN format or "*".'],
  [on(['adf']), 'Resource adf must be in ARN format or "*".'],
  [on(''), 'Resource  must be in ARN format or "*".'],
  [except('s3s:ListBucket', 'a:bsdfdsafsad'), 'Resource a:bsdfdsafsad must be in ARN format or "*".'],
  [on('aws:s3:::example_bucket'), 'Resource aws:s3:::example_bucket must be in ARN format or "*".'],
  [
    on(['arn:error:s3:::example_bucket', 'arn:error:s3::example_bucket']),
    'Partition "error" is not valid for resource "arn:error:s3:::example_bucket".',
  ],
  [[], SYNTAX],
  [{ Effect: 'Allow', Action: 's3:ListBucket' }, NO_RESOURCES],
  [on([]), NO_RESOURCES],
  [{ Effect: 'Allow', Action: 'invalid' }, VENDOR],
  [{ Effect: 'Allow', Resource: ARN }, NO_ACTIONS],
  [{ Action: 's3:ListBucket', Resource: ARN }, SYNTAX],
  [{ Effect: 'Allow' }, NO_ACTIONS],
  [doing([]), NO_ACTIONS],
  [[{ Effect: 'Deny' }, ALLOW], NO_ACTIONS],
  [
    on('arn:aws:iam:::example_bucket'),
    'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
  ],
  [on('arn:aws:s3::example_bucket'), LEGACY],
  [on('arn:aws'), 'Resource vendor must be fully qualified and cannot contain regexes.'],
  [on({ a: ARN }), SYNTAX],
  [{ ...ALLOW, Effect: 'Deny', Resource: ['adfdf', {}] }, SYNTAX],
  [{ ...except('s3:ListBucket'), NotResource: [] }, SYNTAX],
  [doing([[]]), SYNTAX],
  [{ ...except('s3s:ListBucket'), Action: [] }, SYNTAX],
  [doing({}), SYNTAX],
  [conditioned([]), SYNTAX],
  [conditioned('a'), SYNTAX],
  [conditioned({ a: 'b' }), SYNTAX],
  [conditioned({ DateGreaterThan: 'b' }), SYNTAX],
  [conditioned({ DateGreaterThan: [] }), SYNTAX],
  [conditioned({ DateGreaterThan: { a: {} } }), SYNTAX],
  [conditioned({ x: { a: '1' } }), SYNTAX],
  [conditioned({ 'ForAnyValue::StringEqualsIfExists': { a: 'asf' } }), SYNTAX],
  [conditioned([{ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'Department' } }]), SYNTAX],
  [
    on('arn:aws:iam:us-east-1::example_bucket'),
    'Resource arn:aws:iam:us-east-1::example_bucket can not contain region information.',
  ],
  [
    on('arn:aws:s3:us-east-1::example_bucket'),
    'Resource arn:aws:s3:us-east-1::example_bucket can not contain region information.',
  ],
  [{ ...ALLOW, Sid: {} }, SYNTAX],
  [{ ...ALLOW, Sid: [] }, SYNTAX],
  [
    [
      { ...ALLOW, Sid: 'sdf' },
      { ...ALLOW, Sid: 'sdf' },
    ],
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  [{ ...ALLOW, NotAction: 'iam:dsf' }, SYNTAX],
  [{ ...ALLOW, NotResource: '*' }, SYNTAX],
  [{ ...ALLOW, Effect: 'denY' }, SYNTAX],
  [conditioned({ DateGreaterThan: { a: 'sdfdsf' } }), LEGACY],
  [except('s3:ListBucket', 'arn:aws::::example_bucket'), LEGACY],
  [{ Effect: 'Allow', Action: 's3:ListBucket', NotResource: 'arn:aws:s3::example_bucket' }, LEGACY],
  [conditioned({ DateLessThanEquals: { a: '234-13' } }), LEGACY],
  [conditioned({ DateLessThanEquals: { a: '2016-12-13t2:00:00.593194+1' } }), LEGACY],
  [conditioned({ DateLessThanEquals: { a: '2016-12-13t2:00:00.1999999999+10:59' } }), LEGACY],
  [conditioned({ DateLessThan: { a: '9223372036854775808' } }), LEGACY],
  [on('arn:aws::fdsasf'), LEGACY],
];

const VALID_STATEMENTS: unknown[] = [
  ALLOW,
  [ALLOW],
  on([ARN, '*']),
  on('*'),
  on('arn:aws:iam:::user/example_bucket'),
  on('arn:aws:s33:::example_bucket'),
  on('arn:aws:fdsasf'),
  on('arn:aws:cloudwatch:us-east-1::example_bucket'),
  on('arn:aws:invalid-service:us-east-1::example_bucket'),
  on('arn:aws:iam::*:user/me'),
  doing('*'),
  doing('iam: asdf safdsf af '),
  doing('aaaaaadsfdsafsadfsadfaaaaa:ListBucket'),
  doing('s3-s:ListBucket'),
  doing('s3.s:ListBucket'),
  except('s3:ListBucket'),
  { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::HRBucket/Payroll', 'arn:aws:s3:::HRBucket/Payroll/*'] },
  { Effect: 'Allow', NotAction: 's3:ListBucket', NotResource: '*' },
  { ...ALLOW, Sid: 'dsfsdfsdfsdfsdfsadfsd' },
  [
    { ...ALLOW, Sid: '' },
    { ...ALLOW, Sid: '' },
  ],
  conditioned({}),
  conditioned({ a: {} }),
  conditioned({ x: {}, y: {} }),
  conditioned({ DateGreaterThan: {} }),
  conditioned({ DateGreaterThan: { a: [] } }),
  conditioned({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'Department' } }),
  conditioned({ StringEqualsIfExists: { a: 'asf' } }),
  conditioned({ 'ForAnyValue:StringEqualsIfExists': { a: 'asf' } }),
  conditioned({ StringEquals: { 'aws:RequestTag/CostCenter': ['A-123', 'B-456'] } }),
  conditioned({
    DateGreaterThan: { 'aws:CurrentTime': '2017-07-01T00:00:00Z' },
    DateLessThan: { 'aws:CurrentTime': '2017-12-31T23:59:59Z' },
  }),
  conditioned({ DateLessThanEquals: { a: '2016-12-13T21:20:37.593194+00:00' } }),
  conditioned({ DateLessThanEquals: { a: '2016-12-13t2:00:00.593194+23' } }),
  conditioned({ DateLessThan: { a: '-292275054' } }),
];
