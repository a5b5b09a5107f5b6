import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import t, { type Test } from 'tap';
import { manualClock } from '../../src/emulator/index.js';
import { matchExactly } from '../support/match-exactly.js';
import { clientOf, connect } from './connect.js';

const start = Date.parse('2026-01-01T00:00:00Z');
const groupArn = 'arn:aws:logs:us-east-1:012345678901:log-group:space';

t.test('a log group is described as it was created', async t => {
  const { client } = await connect(t, CloudWatchLogsClient, { clock: manualClock() });

  await client.send(new CreateLogGroupCommand({ logGroupName: 'space', tags: { org: 'spinup' } }));
  await client.send(new PutRetentionPolicyCommand({ logGroupName: 'space', retentionInDays: 365 }));
  const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: 'space' }));
  const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn: groupArn }));

  matchExactly(t, logGroups, [
    { logGroupName: 'space', arn: `${groupArn}:*`, logGroupArn: groupArn, retentionInDays: 365, creationTime: start },
  ]);
  t.same(tags, { org: 'spinup' });
});

t.test('each region has its own log groups', async t => {
  const { client, emulator } = await connect(t, CloudWatchLogsClient);
  const { endpoint } = emulator;
  const other = clientOf(t, CloudWatchLogsClient, { endpoint, region: 'eu-west-1' });
  const group = { logGroupName: 'space', tags: { org: 'spinup' } };

  await client.send(new CreateLogGroupCommand(group));
  const before = await other.send(new DescribeLogGroupsCommand({}));
  await other.send(new CreateLogGroupCommand(group));
  const after = await other.send(new DescribeLogGroupsCommand({}));
  await client.send(new DeleteLogGroupCommand({ logGroupName: 'space' }));

  t.same(before.logGroups, []);
  matchExactly(t, after.logGroups, [{ logGroupArn: 'arn:aws:logs:eu-west-1:012345678901:log-group:space' }]);
  t.same(Object.keys(emulator.snapshot().logs ?? {}), ['eu-west-1 space']);
  t.same(emulator.tags(), {}, 'the tagging API is regional');
});

t.test('existing and missing log groups have their own errors', async t => {
  const { client } = await connect(t, CloudWatchLogsClient);
  const group = { logGroupName: 'space' };
  await client.send(new CreateLogGroupCommand(group));

  await t.rejects(client.send(new CreateLogGroupCommand(group)), {
    name: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
    $metadata: { httpStatusCode: 400 },
  });
  await client.send(new DeleteLogGroupCommand(group));
  await t.rejects(client.send(new DeleteLogGroupCommand(group)), {
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
    $metadata: { httpStatusCode: 400 },
  });
});

t.test('only the retention periods of CloudWatch Logs are valid', async t => {
  const { client } = await connect(t, CloudWatchLogsClient);
  const group = { logGroupName: 'space' };
  await client.send(new CreateLogGroupCommand(group));

  const odd = new PutRetentionPolicyCommand({ ...group, retentionInDays: 366 });
  await t.rejects(client.send(odd), { name: 'InvalidParameterException' });
  await client.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 1 }));
  await client.send(new DeleteRetentionPolicyCommand(group));
  const { logGroups } = await client.send(new DescribeLogGroupsCommand({}));

  t.equal(logGroups?.[0]?.retentionInDays, undefined);
});

t.test('log groups are listed in pages by prefix', async t => {
  const { client } = await connect(t, CloudWatchLogsClient);
  for (const logGroupName of ['space-c', 'other', 'space-a', 'space-b']) {
    await client.send(new CreateLogGroupCommand({ logGroupName }));
  }

  const query = { logGroupNamePrefix: 'space-', limit: 2 };
  const first = await client.send(new DescribeLogGroupsCommand(query));
  const second = await client.send(new DescribeLogGroupsCommand({ ...query, nextToken: first.nextToken }));

  matchExactly(t, first.logGroups, [{ logGroupName: 'space-a' }, { logGroupName: 'space-b' }]);
  matchExactly(t, second.logGroups, [{ logGroupName: 'space-c' }]);
  t.equal(second.nextToken, undefined);
});

t.test('the ARN for tags has no suffix', async t => {
  const { client } = await connect(t, CloudWatchLogsClient);
  await client.send(new CreateLogGroupCommand({ logGroupName: 'space', tags: { a: '1', b: '1' } }));

  await client.send(new TagResourceCommand({ resourceArn: groupArn, tags: { a: '2' } }));
  await client.send(new UntagResourceCommand({ resourceArn: groupArn, tagKeys: ['b'] }));
  const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn: groupArn }));

  t.same(tags, { a: '2' });
  await t.rejects(client.send(new ListTagsForResourceCommand({ resourceArn: `${groupArn}:*` })), {
    name: 'InvalidParameterException',
  });
});

t.test('a log stream is described by its events', async t => {
  const client = await clientWithStream(t, ['one', 'two', 'three']);

  const { logStreams } = await client.send(new DescribeLogStreamsCommand({ logGroupName: 'space' }));

  matchExactly(t, logStreams, [
    {
      logStreamName: 'app/web/1',
      arn: `${groupArn}:log-stream:app/web/1`,
      firstEventTimestamp: start,
      lastEventTimestamp: start + 2,
    },
  ]);
});

t.test('events are read forward from the start until the token repeats', async t => {
  const client = await clientWithStream(t, ['one', 'two', 'three']);
  const read = (nextToken?: string) =>
    client.send(new GetLogEventsCommand({ ...stream, limit: 2, startFromHead: true, nextToken }));

  const first = await read();
  const second = await read(first.nextForwardToken);
  const third = await read(second.nextForwardToken);
  const back = await read(second.nextBackwardToken);

  t.same(first.events, [
    { timestamp: start, message: 'one', ingestionTime: start },
    { timestamp: start + 1, message: 'two', ingestionTime: start },
  ]);
  t.match(first.nextForwardToken, /^f\/\d{56}\/s$/);
  matchExactly(t, second.events, [{ message: 'three' }]);
  t.same(third.events, []);
  t.equal(third.nextForwardToken, second.nextForwardToken);
  matchExactly(t, back.events, [{ message: 'one' }, { message: 'two' }]);
});

t.test('by default the latest events are read, and the backward token leads to the start', async t => {
  const client = await clientWithStream(t, ['one', 'two', 'three']);
  const read = (nextToken?: string) => client.send(new GetLogEventsCommand({ ...stream, limit: 2, nextToken }));

  const first = await read();
  const second = await read(first.nextBackwardToken);
  const third = await read(second.nextBackwardToken);

  matchExactly(t, first.events, [{ message: 'two' }, { message: 'three' }]);
  matchExactly(t, second.events, [{ message: 'one' }]);
  t.same(third.events, []);
  t.equal(third.nextBackwardToken, second.nextBackwardToken);
});

t.test('a forward token at the end of a stream finds later events', async t => {
  const client = await clientWithStream(t, ['one']);
  const end = await client.send(new GetLogEventsCommand({ ...stream, startFromHead: true }));

  await client.send(new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: start + 9, message: 'later' }] }));
  const next = await client.send(new GetLogEventsCommand({ ...stream, nextToken: end.nextForwardToken }));

  matchExactly(t, next.events, [{ message: 'later' }]);
  t.equal(next.events?.length, 1);
});

t.test('startTime is inclusive and endTime exclusive', async t => {
  const client = await clientWithStream(t, ['one', 'two', 'three']);

  const bounded = { ...stream, startTime: start + 1, endTime: start + 2 };
  const { events } = await client.send(new GetLogEventsCommand(bounded));

  matchExactly(t, events, [{ message: 'two' }]);
  t.equal(events?.length, 1);
});

t.test('a filter searches all streams of a log group', async t => {
  const client = await clientWithStream(t, ['GET /one', 'GET /two', 'POST /one']);

  const found = await client.send(new FilterLogEventsCommand({ logGroupName: 'space', filterPattern: 'GET -two' }));

  matchExactly(t, found.events, [{ logStreamName: 'app/web/1', message: 'GET /one', timestamp: start }]);
  t.equal(found.events?.length, 1);
  const json = new FilterLogEventsCommand({ logGroupName: 'space', filterPattern: '{ $.a = 1 }' });
  await t.rejects(client.send(json), { name: 'InvalidParameterException' });
});

t.test('events that are too old or too new are rejected, and the response says which', async t => {
  const client = await clientWithStream(t, ['one']);
  const day = 86_400_000;

  const { rejectedLogEventsInfo } = await client.send(
    new PutLogEventsCommand({
      ...stream,
      logEvents: [
        { timestamp: start - 15 * day, message: 'too old' },
        { timestamp: start, message: 'two' },
        { timestamp: start + day, message: 'too new' },
      ],
    }),
  );

  t.same(rejectedLogEventsInfo, { tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
  const { events } = await client.send(new GetLogEventsCommand(stream));
  matchExactly(t, events, [{ message: 'one' }, { message: 'two' }]);
});

t.test('events out of order are rejected', async t => {
  const client = await clientWithStream(t, ['one']);

  const logEvents = [
    { timestamp: start + 1, message: 'b' },
    { timestamp: start, message: 'a' },
  ];
  await t.rejects(client.send(new PutLogEventsCommand({ ...stream, logEvents })), {
    name: 'InvalidParameterException',
  });
});

const stream = { logGroupName: 'space', logStreamName: 'app/web/1' };

/** A client of an emulator with one log stream, which has one message per millisecond. */
async function clientWithStream(t: Test, messages: string[]): Promise<CloudWatchLogsClient> {
  const { client } = await connect(t, CloudWatchLogsClient, { clock: manualClock() });
  await client.send(new CreateLogGroupCommand({ logGroupName: stream.logGroupName }));
  await client.send(new CreateLogStreamCommand(stream));
  const logEvents = messages.map((message, index) => ({ timestamp: start + index, message }));
  await client.send(new PutLogEventsCommand({ ...stream, logEvents }));
  return client;
}
