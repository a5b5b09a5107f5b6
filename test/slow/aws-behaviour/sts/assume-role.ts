import { IAM } from '@aws-sdk/client-iam';
import type { Test } from 'tap';
import { clientOf } from '../../../emulator/connect.js';
import { signedBy } from '../../../emulator/sts-call.js';
import { type Behaviour, differs, of, refused } from '../support.js';
import { account } from './account.js';

const PARTITIONS = [
  ['us-east-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-isob-east-1', 'aws-iso-b'],
];
const POLICY = JSON.stringify({
  Statement: [{ Sid: 'Stmt1', Action: ['S3:ListBucket'], Effect: 'Allow', Resource: ['arn:aws:s3:::foobar-tester'] }],
});
const MINUTES = 60_000;

/** Assuming roles. */
export const ASSUME_ROLE: Behaviour[] = [
  {
    title: 'an assumed role has temporary credentials and an identity of its own',
    cases: of('test_sts', 'test_get_caller_identity_with_assumed_role_credentials'),
    outcome: 'holds',
    async verify(t) {
      for (const [region, partition] of PARTITIONS) {
        const { call, role } = await accountWithRole(t, region);
        const session = { Action: 'AssumeRole', RoleArn: role.Arn, RoleSessionName: 'new-session' };
        const { text } = await call(session);
        const caller = await call({ Action: 'GetCallerIdentity' }, signedBy(`${text('AccessKeyId')}`));
        t.same(
          [caller.text('Arn'), caller.text('UserId'), caller.text('Account')],
          [
            `arn:${partition}:sts::012345678901:assumed-role/test-role/new-session`,
            `${role.RoleId}:new-session`,
            '012345678901',
          ],
        );
        const other = await call({ Action: 'GetCallerIdentity' });
        t.equal(other.text('Arn'), `arn:${partition}:iam::012345678901:user/spinup`);
      }
    },
  },
  {
    title: 'the credentials of an assumed role last as long as requested',
    cases: of('test_sts', 'test_assume_role'),
    outcome: differs(
      'The test case expects a session token of 356 characters with a certain beginning. AWS documents that its size is not fixed.',
      'STS API Reference, AssumeRole, `Credentials`',
    ),
    async verify(t) {
      for (const [region, partition] of PARTITIONS) {
        const { call, role } = await accountWithRole(t, region);
        const session = { RoleSessionName: 'session-name', Policy: POLICY, DurationSeconds: '900' };
        const before = Date.now();
        const { status, text } = await call({ Action: 'AssumeRole', RoleArn: role.Arn, ...session });
        const expiration = Date.parse(`${text('Expiration')}`);
        t.equal(status, 200);
        t.match(text('AccessKeyId'), /^ASIA[A-Z0-9]{16}$/);
        t.match(text('SecretAccessKey'), /^[A-Za-z0-9]{40}$/);
        t.ok(text('SessionToken'));
        t.ok(expiration >= before + 15 * MINUTES && expiration <= Date.now() + 15 * MINUTES);
        t.equal(text('AssumedRoleId'), `${role.RoleId}:session-name`);
        t.equal(text('Arn'), `arn:${partition}:sts::012345678901:assumed-role/test-role/session-name`);
      }
    },
  },
  {
    title: 'the name of a session has at most 64 characters',
    cases: of('test_sts', 'test_assume_role_with_too_long_role_session_name'),
    outcome: 'holds',
    async verify(t) {
      const { call, role } = await accountWithRole(t);
      const RoleSessionName = 's'.repeat(65);
      const { status, text } = await call({ Action: 'AssumeRole', RoleArn: role.Arn, RoleSessionName });
      t.same([status, text('Code')], [400, 'ValidationError']);
      t.equal(
        text('Message')?.replaceAll('&#39;', "'"),
        `1 validation error detected: Value '${RoleSessionName}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
      );
    },
  },
  {
    title: 'a role of another account cannot be assumed',
    cases: of('test_sts_integration', 'TestStsAssumeRole::test_assume_role_in_different_account'),
    outcome: refused('The embedded AWS has one account, so a role of another one does not exist.'),
    async verify(t) {
      const { call } = await accountWithRole(t);
      const RoleArn = 'arn:aws:iam::111111111111:role/my-role';
      const input = {
        Action: 'AssumeRole',
        RoleArn,
        RoleSessionName: 'test-session-name',
        ExternalId: 'test-external-id',
      };
      const { status, text } = await call(input);
      t.same(
        [status, text('Code'), text('Message')],
        [
          403,
          'AccessDenied',
          `User: arn:aws:iam::012345678901:user/spinup is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        ],
      );
    },
  },
];

/** An account with a role that it trusts. */
async function accountWithRole(t: Test, region?: string) {
  const { emulator, call } = await account(t, { region });
  const Principal = { AWS: 'arn:aws:iam::012345678901:root' };
  const { Role } = await clientOf(t, IAM, emulator).createRole({
    RoleName: 'test-role',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
    }),
  });
  return { call, role: { Arn: `${Role?.Arn}`, RoleId: `${Role?.RoleId}` } };
}
