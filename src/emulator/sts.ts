import { type Account, callerArn } from './account.js';
import { AwsError, type Backend } from './backend.js';
import { partitionOf } from './partitions.js';
import { randomText } from './random.js';
import { actionBuilder, listOf, matching, number, pascalCaseTag, required, text } from './shape.js';

const action = actionBuilder('sts');
const tagList = listOf(pascalCaseTag);

/** Security Token Service: the identity of the caller, and temporary credentials of roles. */
export function stsBackend(account: Account): Backend {
  /** Who uses the credentials of assumed roles, by access key. */
  const sessions = new Map<string | undefined, { Arn: string; UserId: string }>();
  return {
    service: 'sts',
    protocol: { kind: 'query', version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
    actions: {
      GetCallerIdentity: action({}, (_, { accessKeyId }) => ({
        ...(sessions.get(accessKeyId) ?? { Arn: callerArn(account), UserId: 'AIDAEMULATEDCALLER0001' }),
        Account: account.accountId,
      })),
      AssumeRole: action(
        {
          RoleArn: required(matching(/^arn:[\w-]+:iam::\d{12}:role\/.+$/)),
          RoleSessionName: required(text),
          ExternalId: text,
          DurationSeconds: number,
          Policy: text,
          Tags: tagList,
          TransitiveTagKeys: listOf(text),
        },
        ({ RoleArn, RoleSessionName, DurationSeconds = 3600 }) => {
          const roleId = account.links.roleId(RoleArn);
          if (roleId === undefined) throw accessDenied(callerArn(account), RoleArn);
          const roleName = RoleArn.slice(RoleArn.lastIndexOf('/') + 1);
          const AccessKeyId = `ASIA${randomText.upperAlphanumeric(16)}`;
          const AssumedRoleId = `${roleId}:${RoleSessionName}`;
          const Arn = `arn:${partitionOf(account.region).name}:sts::${account.accountId}:assumed-role/${roleName}/${RoleSessionName}`;
          sessions.set(AccessKeyId, { Arn, UserId: AssumedRoleId });
          return {
            Credentials: {
              AccessKeyId,
              SecretAccessKey: randomText.alphanumeric(40),
              SessionToken: randomText.alphanumeric(200),
              // Clients compare the expiration with their own clock, not with the emulator's.
              Expiration: new Date(Date.now() + DurationSeconds * 1000),
            },
            AssumedRoleUser: { AssumedRoleId, Arn },
          };
        },
      ),
    },
    taggedResources: () => [],
    snapshot: () => ({}),
  };
}

/** STS does not distinguish a role that does not exist from one that does not trust the caller. */
function accessDenied(caller: string, roleArn: string): AwsError {
  return new AwsError(
    'AccessDenied',
    `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    403,
  );
}
