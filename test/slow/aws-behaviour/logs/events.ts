import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { DAY, failed, logGroupName, logStreamName, MINUTE, NOW, violation, withStream } from './account.js';

const TWENTY = Array.from({ length: 20 }, (_, index): [number, string] => [NOW + index, String(index)]);

/** Writing, reading and filtering log events. */
export const EVENTS: Behaviour[] = [
  {
    title: 'events are written and read',
    cases: of('test_logs', 'test_put_logs'),
    outcome: 'holds',
    async verify(t) {
      const { client, write } = await withStream(t);
      const answer = await write([NOW, 'hello'], [NOW, 'world']);
      const { events } = await client.getLogEvents({ logGroupName, logStreamName });
      t.match(answer.nextSequenceToken, /^\d{56}$/);
      t.same(
        events,
        ['hello', 'world'].map(message => ({ timestamp: NOW, message, ingestionTime: NOW })),
      );
    },
  },
  {
    title: 'the events of a call are in the order of time',
    cases: of('test_logs', 'test_put_log_events_in_wrong_order'),
    outcome: 'holds',
    async verify(t) {
      const { write } = await withStream(t);
      t.same(
        await errorOf(write([NOW - 2 * DAY, 'a'], [NOW - 5 * DAY, 'b'])),
        failed(
          'InvalidParameterException',
          'Log events in a single PutLogEvents request must be in chronological order.',
        ),
      );
    },
  },
  {
    title: 'events that are too old are rejected, and the response says how many there are',
    cases: of('test_logs', 'test_put_log_events_in_the_past'),
    outcome: differs(
      'The test case gets 0 for one event. AWS returns the index of the last such event, exclusive, which is 1.',
      'CloudWatch Logs API Reference, RejectedLogEventsInfo, `tooOldLogEventEndIndex`',
    ),
    async verify(t) {
      const { client, write } = await withStream(t);
      for (const days of [15, 400]) {
        const { rejectedLogEventsInfo } = await write([NOW - days * DAY, 'old']);
        t.same(rejectedLogEventsInfo, { tooOldLogEventEndIndex: 1 });
      }
      t.same((await client.getLogEvents({ logGroupName, logStreamName })).events, []);
    },
  },
  {
    title: 'events of the future are rejected from an index on, and those before it are kept',
    cases: [
      ...of('test_logs', 'test_put_log_events_in_the_future'),
      ...of('test_logs_filter_log_events', 'TestLogFilterParameters::test_put_log_events_now'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, write } = await withStream(t);
      for (const minutes of [181, 300, 999_999]) {
        const { rejectedLogEventsInfo } = await write([NOW + minutes * MINUTE, 'future']);
        t.same(rejectedLogEventsInfo, { tooNewLogEventStartIndex: 0 });
      }
      const { rejectedLogEventsInfo } = await write([NOW, 'a'], [NOW + 5 * MINUTE, 'b'], [NOW + DAY, 'c']);
      t.same(rejectedLogEventsInfo, { tooNewLogEventStartIndex: 2 });
      const { events } = await client.filterLogEvents({ logGroupName, logStreamNames: [logStreamName], limit: 20 });
      t.same(
        events?.map(({ message }) => message),
        ['a', 'b'],
      );
    },
  },
  {
    title: 'events are read from the end or from the head, and tokens lead in both directions',
    cases: of('test_logs', 'test_get_log_events', 'test_get_log_events_with_start_from_head'),
    outcome: differs(
      'The test cases read positions in tokens, and lose an event where they turn at the end of the stream. AWS documents tokens without a form, and the next events in a direction.',
      'CloudWatch Logs API Reference, GetLogEvents, `nextForwardToken` and `nextBackwardToken`',
    ),
    async verify(t) {
      const { client, write } = await withStream(t);
      await write(...TWENTY);
      const read = async (input: object) => {
        const answer = await client.getLogEvents({ logGroupName, logStreamName, ...input });
        const { events = [], nextForwardToken: forward, nextBackwardToken: backward } = answer;
        return { events: events.map(({ timestamp, message }) => [timestamp, message]), forward, backward };
      };
      const last = await read({ limit: 10 });
      const earlier = await read({ limit: 20, nextToken: last.backward });
      const none = await read({ limit: 10, nextToken: earlier.backward });
      const turned = await read({ limit: 1, nextToken: none.forward });
      t.same([last.events, earlier.events], [TWENTY.slice(10), TWENTY.slice(0, 10)]);
      t.same([none.events, none.backward], [[], earlier.backward]);
      t.same(turned.events, TWENTY.slice(0, 1));

      const head = await read({ limit: 10, startFromHead: true });
      const later = await read({ limit: 20, nextToken: head.forward });
      const end = await read({ limit: 10, nextToken: later.forward });
      const back = await read({ limit: 1, nextToken: end.backward });
      t.same([head.events, later.events], [TWENTY.slice(0, 10), TWENTY.slice(10)]);
      t.same([end.events, end.forward], [[], later.forward]);
      t.same(back.events, TWENTY.slice(19));
    },
  },
  {
    title: 'tokens and limits of events are those of AWS',
    cases: of(
      'test_logs',
      'test_get_log_events_errors',
      'test_get_too_many_log_events',
      'test_filter_too_many_log_events',
    ),
    outcome: 'holds',
    async verify(t) {
      const { client } = await withStream(t);
      for (const nextToken of [`n/${'0'.repeat(56)}`, 'not-existing-token']) {
        t.same(
          await errorOf(client.getLogEvents({ logGroupName, logStreamName, nextToken })),
          failed('InvalidParameterException', 'The specified nextToken is invalid.'),
        );
      }
      for (const limit of [10_001, 1_000_000]) {
        const tooMany = violation(limit, 'limit', 'have value less than or equal to 10000');
        t.same(await errorOf(client.getLogEvents({ logGroupName, logStreamName, limit })), tooMany);
        const names = { logGroupName, logStreamNames: [logStreamName] };
        t.same(await errorOf(client.filterLogEvents({ ...names, limit })), tooMany);
      }
    },
  },
  {
    title: 'filtered events of one time keep their order and have an id',
    cases: of('test_logs_filter_log_events', 'TestLogFilterParameters::test_filter_logs_interleaved'),
    outcome: 'holds',
    async verify(t) {
      const { client, write } = await withStream(t);
      await write([NOW, 'hello'], [NOW, 'world']);
      const input = { logGroupName, logStreamNames: [logStreamName], interleaved: true };
      const { events = [] } = await client.filterLogEvents(input);
      t.same(
        events.map(({ eventId: _, ...event }) => event),
        ['hello', 'world'].map(message => ({ logStreamName, timestamp: NOW, message, ingestionTime: NOW })),
      );
      t.equal(new Set(events.map(({ eventId }) => eventId)).size, 2);
    },
  },
  {
    title: 'filtered events have pages',
    cases: [
      ...of('test_logs_filter_log_events', 'TestLogFilterParameters::test_filter_logs_paging'),
      ...of('test_logs_filter_log_events', 'TestLogFilterParameters::test_filter_logs_paging__unknown_token'),
    ],
    outcome: differs(
      'The test cases read names in tokens, and get an empty list for tokens of their own invention. AWS documents tokens without a form, and an error for invalid parameters.',
      'CloudWatch Logs API Reference, FilterLogEvents, `nextToken` and `InvalidParameterException`',
    ),
    async verify(t) {
      const { client, write } = await withStream(t);
      const messages = Array.from({ length: 25 }, (_, index) => `Message number ${index}`);
      await write(...messages.map((message, index): [number, string] => [NOW + 100 * index, message]));
      const read = async (nextToken?: string) => {
        const input = { logGroupName, logStreamNames: [logStreamName], limit: 20, nextToken };
        const { events, nextToken: next } = await client.filterLogEvents(input);
        return { messages: events?.map(({ message }) => message), next };
      };
      const first = await read();
      t.same(first.messages, messages.slice(0, 20));
      t.same(await read(first.next), { messages: messages.slice(20), next: undefined });
      for (const token of ['wrong-group@stream@999', 'invalid-token']) {
        const { name, status } = await errorOf(read(token));
        t.same([name, status], ['InvalidParameterException', 400]);
      }
    },
  },
  {
    title: 'a filter pattern needs all its words and phrases',
    cases: [
      ...of('test_logs_filter_log_events', 'TestLogsFilterPattern::test_simple_word_pattern'),
      ...of('test_logs_filter_log_events', 'TestLogsFilterPattern::test_multiple_words_pattern'),
      ...of('test_logs_filter_log_events', 'TestLogsFilterPattern::test_quoted_pattern'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, write } = await withStream(t);
      const messages = ['hello', 'world', 'hello world', 'goodbye world', 'hello cruela', 'goodbye cruel world'];
      await write(...messages.map((message): [number, string] => [NOW, message]));
      const find = async (filterPattern: string) => {
        const input = { logGroupName, logStreamNames: [logStreamName], filterPattern };
        return (await client.filterLogEvents(input)).events?.map(({ message }) => message);
      };
      t.same(await find('hello'), ['hello', 'hello world', 'hello cruela']);
      t.same(await find('goodbye world'), ['goodbye world', 'goodbye cruel world']);
      t.same(await find('"hello cruel"'), ['hello cruela']);
    },
  },
  {
    title: 'filter patterns for JSON are refused',
    cases: of('test_logs_filter_log_events', 'TestLogsFilterPattern::test_unknown_pattern'),
    outcome: refused(
      'The embedded AWS knows patterns for plain text only; the test case gets all events, as if there were no pattern.',
    ),
    async verify(t) {
      const { client } = await withStream(t);
      const filterPattern = '{$.message = "hello"}';
      t.same(
        await errorOf(client.filterLogEvents({ logGroupName, filterPattern })),
        failed('InvalidParameterException', `The emulator does not know filter patterns such as ${filterPattern}.`),
      );
    },
  },
];
