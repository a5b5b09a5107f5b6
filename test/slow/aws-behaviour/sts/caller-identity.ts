import { type Behaviour, differs, of } from '../support.js';
import { account } from './account.js';

const PARTITIONS = [
  ['us-east-1', 'aws'],
  ['us-west-2', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-isob-east-1', 'aws-iso-b'],
];

/** Who calls. */
export const CALLER_IDENTITY: Behaviour[] = [
  {
    title: 'the identity has an ARN, a user id and an account, in XML without line breaks',
    cases: of('test_server', 'test_sts_get_caller_identity', 'test_sts_wellformed_xml'),
    outcome: 'holds',
    async verify(t) {
      const { call } = await account(t);
      const { status, body, text } = await call({ Action: 'GetCallerIdentity' });
      t.equal(status, 200);
      t.same([text('Account'), text('UserId')], ['012345678901', 'AIDAEMULATEDCALLER0001']);
      t.notOk(body.includes('\n'));
    },
  },
  {
    title: "a user's ARN is one of IAM, in the partition of the region",
    cases: of('test_sts', 'test_get_caller_identity_with_default_credentials', 'test_sts_regions'),
    outcome: differs(
      'The test cases find an ARN of STS for a user. AWS returns the ARN of the user, which is one of IAM.',
      'STS API Reference, GetCallerIdentity, "Examples"',
    ),
    async verify(t) {
      for (const [region, partition] of PARTITIONS) {
        const { call } = await account(t, { region });
        const { status, text } = await call({ Action: 'GetCallerIdentity' });
        t.same([status, text('Arn')], [200, `arn:${partition}:iam::012345678901:user/spinup`]);
      }
    },
  },
];
