import nock from 'nock';
import t, { type Test } from 'tap';
import { awsAccount } from '../../src/aws/account.js';
import { getLogEvents } from '../../src/aws/cloudwatch-logs.js';
import { allPages } from '../../src/aws/pages.js';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const CONFIG = { region: 'us-east-1', akid: 'AKIDEXAMPLE', secret: 'an-example-secret' };
const STREAM = { group: 'myclu', stream: 'www/web/1', region: undefined };

interface Page {
  events: { message: string }[];
  nextForwardToken: string;
  nextBackwardToken: string;
}

/** Answers requests with a page for each token; a token that is not listed is the end in its direction. */
function answerPages(t: Test, pages: Record<string, Page>): (string | undefined)[] {
  t.teardown(() => nock.cleanAll());
  const tokens: (string | undefined)[] = [];
  nock('https://logs.us-east-1.amazonaws.com')
    .persist()
    .post('/')
    .reply((_uri, body) => {
      const { nextToken }: { nextToken?: string } = JSON.parse(String(body));
      tokens.push(nextToken);
      const end = { events: [], nextForwardToken: nextToken, nextBackwardToken: nextToken };
      return [200, pages[nextToken ?? ''] ?? end, { 'content-type': 'application/x-amz-json-1.1' }];
    });
  return tokens;
}

const found = [{ message: 'found' }];
const empty = (number: number) => ({ events: [], nextForwardToken: `f/${number}`, nextBackwardToken: `b/${number}` });
const last = { events: found, nextForwardToken: 'f/9', nextBackwardToken: 'b/9' };

const SELECTIONS: [what: string, token: string | undefined, pages: Record<string, Page>, requested: unknown[]][] = [
  ['the latest events', undefined, { '': empty(1), 'b/1': empty(2), 'b/2': last }, [undefined, 'b/1', 'b/2']],
  ['the events after a token', 'f/0', { 'f/0': empty(1), 'f/1': empty(2), 'f/2': last }, ['f/0', 'f/1', 'f/2']],
  ['the events before a token', 'b/0', { 'b/0': empty(1), 'b/1': last }, ['b/0', 'b/1']],
];

for (const [what, nextToken, pages, requested] of SELECTIONS)
  t.test(`${what} may be behind empty pages`, async t => {
    const tokens = answerPages(t, pages);
    const selection = { startFromHead: nextToken !== undefined, ...(nextToken !== undefined && { nextToken }) };

    t.same(await getLogEvents(awsAccount('test', CONFIG), STREAM, selection), last);
    t.same(tokens, requested);
  });

t.test('a repeated token is the end of a stream', async t => {
  const tokens = answerPages(t, { '': empty(1) });

  const { events } = await getLogEvents(awsAccount('test', CONFIG), STREAM, { startFromHead: false });

  t.same(events, []);
  t.same(tokens, [undefined, 'b/1']);
});

t.test('a list continues after an empty page, and after a page without the list', async t => {
  const pages = [{ items: [1], nextToken: '2' }, { items: [], nextToken: '3' }, { nextToken: '4' }, { items: [2] }];
  const requested: (string | undefined)[] = [];
  const read = async (token: string | undefined) => {
    requested.push(token);
    return pages[requested.length - 1] ?? {};
  };

  t.same(await allPages<{ items?: number[]; nextToken?: string }, 'items'>(undefined, 'items', read), [1, 2]);
  t.same(requested, [undefined, '2', '3', '4']);
});
