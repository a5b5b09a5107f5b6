import type { OrderBy } from '@aws-sdk/client-cloudwatch-logs';
import { type Behaviour, differs, errorOf, of } from '../support.js';
import { emptyAccount, failed, logGroupName, logStreamName, NOW, violation, withStream } from './account.js';

const ARN = 'arn:aws:logs:us-east-1:012345678901:log-group';

/** Log groups, their retention and tags, and log streams. */
export const GROUPS: Behaviour[] = [
  {
    title: 'a log group is described with its key and without a retention period',
    cases: of('test_logs', 'test_create_log_group'),
    outcome: differs(
      'The test case names a key that does not exist. AWS refuses it.',
      'CloudWatch Logs API Reference, CreateLogGroup',
    ),
    async verify(t) {
      const { client, seed } = await emptyAccount(t);
      const group = { creationTime: NOW, logGroupClass: 'STANDARD', metricFilterCount: 0, storedBytes: 0 };
      await client.createLogGroup({ logGroupName: 'plain' });
      await client.createLogGroup({ logGroupName: 'secret', kmsKeyId: seed.kmsKeyArn });
      t.same((await client.describeLogGroups({})).logGroups, [
        { ...group, logGroupName: 'plain', arn: `${ARN}:plain:*`, logGroupArn: `${ARN}:plain` },
        {
          ...group,
          logGroupName: 'secret',
          arn: `${ARN}:secret:*`,
          logGroupArn: `${ARN}:secret`,
          kmsKeyId: seed.kmsKeyArn,
        },
      ]);
      const kmsKeyId = 'arn:aws:kms:us-east-1:000000000000:key/51d81fab-b138-4bd2-8a09-07fd6d37224d';
      t.same(
        await errorOf(client.createLogGroup({ logGroupName: 'other', kmsKeyId })),
        failed('InvalidParameterException', 'The specified KMS key does not exist or is not allowed to be used.'),
      );
    },
  },
  {
    title: 'names of log groups and log streams are taken once, and a stream must exist',
    cases: of('test_logs', 'test_exceptions'),
    outcome: 'holds',
    async verify(t) {
      const { client, write } = await withStream(t);
      const logEvents = [{ timestamp: 0, message: 'line' }];
      const exists = 'ResourceAlreadyExistsException';
      t.same(
        await errorOf(client.createLogGroup({ logGroupName })),
        failed(exists, 'The specified log group already exists'),
      );
      t.same(
        await errorOf(client.createLogStream({ logGroupName, logStreamName })),
        failed(exists, 'The specified log stream already exists'),
      );
      await t.resolves(write([0, 'line']));
      t.same(
        await errorOf(client.putLogEvents({ logGroupName, logStreamName: 'invalid-stream', logEvents })),
        failed('ResourceNotFoundException', 'The specified log stream does not exist.'),
      );
    },
  },
  {
    title: 'a retention period is set and removed',
    cases: of('test_logs', 'test_put_retention_policy', 'test_delete_retention_policy'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await emptyAccount(t);
      const retention = async () =>
        (await client.describeLogGroups({ logGroupNamePrefix: logGroupName })).logGroups?.map(
          ({ retentionInDays }) => retentionInDays,
        );
      await client.createLogGroup({ logGroupName });
      await client.putRetentionPolicy({ logGroupName, retentionInDays: 7 });
      t.same(await retention(), [7]);
      await client.deleteRetentionPolicy({ logGroupName });
      t.same(await retention(), [undefined]);
      await client.deleteLogGroup({ logGroupName });
      t.same(await retention(), []);
    },
  },
  {
    title: 'a log stream is deleted',
    cases: of('test_logs', 'test_delete_log_stream'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await withStream(t);
      const streams = async () =>
        (await client.describeLogStreams({ logGroupName })).logStreams?.map(stream => stream.logStreamName);
      t.same(await streams(), [logStreamName]);
      await client.deleteLogStream({ logGroupName, logStreamName });
      t.same(await streams(), []);
    },
  },
  {
    title: 'an ARN identifies a log group without the suffix of policies',
    cases: of('test_logs', 'test_arn_formats_log_group_and_stream', 'test_get_log_events_using_arn'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await withStream(t);
      const [group] = (await client.describeLogGroups({})).logGroups ?? [];
      const [stream] = (await client.describeLogStreams({ logGroupName })).logStreams ?? [];
      t.same([group?.arn, group?.logGroupArn], [`${ARN}:dummy:*`, `${ARN}:dummy`]);
      t.equal(stream?.arn, `${ARN}:dummy:log-stream:stream`);
      for (const logGroupIdentifier of [logGroupName, group?.logGroupArn]) {
        const { logStreams } = await client.describeLogStreams({ logGroupIdentifier });
        t.same(logStreams, [stream]);
        t.same((await client.getLogEvents({ logGroupIdentifier, logStreamName })).events, []);
      }
      t.same((await client.getLogEvents({ logGroupName, logStreamName })).events, []);
      const logGroupIdentifier = `${group?.arn}`;
      const pattern = 'satisfy regular expression pattern: [\\w#+=/:,.@-]*';
      const refused = violation(logGroupIdentifier, 'logGroupIdentifier', pattern);
      t.same(await errorOf(client.describeLogStreams({ logGroupIdentifier })), refused);
      t.same(await errorOf(client.getLogEvents({ logGroupIdentifier, logStreamName })), refused);
    },
  },
  {
    title: 'log groups are listed by name in pages',
    cases: of('test_logs', 'test_describe_log_groups_paging'),
    outcome: differs(
      'The test case gets an empty list for a token of its own invention. AWS documents an error for invalid parameters.',
      'CloudWatch Logs API Reference, DescribeLogGroups, `InvalidParameterException`',
    ),
    async verify(t) {
      const { client } = await emptyAccount(t);
      const names = ['lambda/lowercase-dev', 'lambda/FileMonitoring', 'events/GetMetricData', 'lambda/fileAvailable'];
      for (const name of names) await client.createLogGroup({ logGroupName: `/aws/${name}` });
      const list = async (input: object) => {
        const { logGroups, nextToken } = await client.describeLogGroups(input);
        return { names: logGroups?.map(group => group.logGroupName?.slice('/aws/'.length)), nextToken };
      };
      const sorted = [...names].sort();
      t.same(await list({}), { names: sorted, nextToken: undefined });
      const first = await list({ limit: 2 });
      const second = await list({ limit: 1, nextToken: first.nextToken });
      t.same([first.names, second.names], [sorted.slice(0, 2), sorted.slice(2, 3)]);
      t.same(await list({ nextToken: second.nextToken }), { names: sorted.slice(3), nextToken: undefined });
      const { name, status } = await errorOf(list({ nextToken: 'invalid-token' }));
      t.same([name, status], ['InvalidParameterException', 400]);
    },
  },
  {
    title: 'log streams are listed by name in pages',
    cases: of('test_logs', 'test_describe_log_streams_simple_paging', 'test_describe_log_streams_paging'),
    outcome: differs(
      'The test cases read names in tokens, and get an empty list for a token of their own invention. AWS documents tokens without a form, and an error for invalid parameters.',
      'CloudWatch Logs API Reference, DescribeLogStreams, `nextToken` and `InvalidParameterException`',
    ),
    async verify(t) {
      const { client } = await emptyAccount(t);
      await client.createLogGroup({ logGroupName });
      const names = Array.from({ length: 10 }, (_, index) => `job/${index}/stage`);
      for (const name of names) await client.createLogStream({ logGroupName, logStreamName: name });
      const list = async (input: object) => {
        const { logStreams, nextToken } = await client.describeLogStreams({ logGroupName, ...input });
        return { names: logStreams?.map(stream => stream.logStreamName), nextToken };
      };
      t.same(await list({}), { names, nextToken: undefined });
      const first = await list({ limit: 4 });
      const second = await list({ limit: 4, nextToken: first.nextToken });
      t.same([first.names, second.names], [names.slice(0, 4), names.slice(4, 8)]);
      t.same(await list({ limit: 4, nextToken: second.nextToken }), { names: names.slice(8), nextToken: undefined });
      for (const nextToken of ['invalid-token', 'invalid@token']) {
        const { name, status } = await errorOf(list({ nextToken }));
        t.same([name, status], ['InvalidParameterException', 400]);
      }
    },
  },
  {
    title: 'names, limits and orders are those of AWS',
    cases: [
      ...of('test_logs', 'test_create_log_group_invalid_name_length', 'test_describe_too_many_log_groups'),
      ...of('test_logs', 'test_describe_too_many_log_streams', 'test_describe_log_streams_invalid_order_by'),
      ...of('test_logs', 'test_describe_log_streams_no_prefix'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await withStream(t);
      for (const length of [513, 1000]) {
        const name = 'a'.repeat(length);
        t.same(
          await errorOf(client.createLogGroup({ logGroupName: name })),
          violation(name, 'logGroupName', 'have length less than or equal to 512'),
        );
      }
      for (const limit of [51, 100]) {
        const tooMany = violation(limit, 'limit', 'have value less than or equal to 50');
        t.same(await errorOf(client.describeLogGroups({ limit })), tooMany);
        t.same(await errorOf(client.describeLogStreams({ logGroupName, limit })), tooMany);
      }
      // The type of the SDK has the valid orders only.
      for (const orderBy of ['', 'sth', 'LogStreamname'] as unknown as OrderBy[]) {
        t.same(
          await errorOf(client.describeLogStreams({ logGroupName, orderBy })),
          violation(orderBy, 'orderBy', 'satisfy enum value set: [LogStreamName, LastEventTime]'),
        );
      }
      const both = { logGroupName, orderBy: 'LastEventTime', logStreamNamePrefix: 'sth' } as const;
      t.same(
        await errorOf(client.describeLogStreams(both)),
        failed('InvalidParameterException', 'Cannot order by LastEventTime with a logStreamNamePrefix.'),
      );
    },
  },
  {
    title: 'tags of a log group are added, listed and removed by its ARN',
    cases: of('test_logs_tags', 'test_log_groups_tags'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await emptyAccount(t);
      const resourceArn = `${ARN}:dummy`;
      const tags = async () => (await client.listTagsForResource({ resourceArn })).tags;
      await client.createLogGroup({ logGroupName, tags: { key1: 'val1' } });
      await client.tagResource({ resourceArn, tags: { key2: 'val2' } });
      t.same(await tags(), { key1: 'val1', key2: 'val2' });
      await client.untagResource({ resourceArn, tagKeys: ['key2'] });
      t.same(await tags(), { key1: 'val1' });
    },
  },
];
