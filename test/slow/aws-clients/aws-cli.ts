import type { Test } from 'tap';
import { createLimit } from '../../../src/concurrency/limit.js';
import { type AwsClient, type Call, type Endpoint, environment, type Members, SERVICES, Unknown } from './client.js';
import { pythonProgram } from './python.js';

/** How versions 1 and 2 refuse a command or an option that they lack. */
const LACKING = /[Ii]nvalid choice|Unknown options: --page-size/;

/** The AWS CLI, version 1 or 2, of the package of Debian or PyPI. It ends with the test. */
export async function awsCli(t: Test): Promise<AwsClient> {
  const send = await pythonProgram(t, ['aws_commands.py', ...SERVICES], 'awscli.clidriver', environment());
  const acquire = createLimit(3);

  async function command({ endpoint }: Endpoint, words: string[]): Promise<string> {
    const { status, stdout, stderr } = await send({
      words: [...words, '--endpoint-url', endpoint, '--output', 'json'],
    });
    if (status === 0) return stdout;
    throw LACKING.test(stderr) ? new Unknown(words.join(' ')) : new Error(`aws ${words.join(' ')}: ${stderr}`);
  }

  async function answer(at: Endpoint, words: string[]): Promise<Members> {
    const release = await acquire();
    try {
      return JSON.parse((await command(at, words)) || '{}');
    } finally {
      release();
    }
  }

  return {
    name: 'AWS CLI',
    call: (at, call) => answer(at, wordsOf(call)),
    async paginate(at, call, { result, size }) {
      if (call.service === 'elbv2') return inParts(words => answer(at, [...wordsOf(call), ...words]), result, size);
      return (await answer(at, [...wordsOf(call), '--page-size', String(size)]))[result];
    },
    // Not limited: a waiter sleeps nearly all of its time.
    async wait(at, { service, action, input }) {
      await command(at, [service, 'wait', dashed(action), ...optionsOf(input)]);
    },
  };
}

/**
 * The items of a list, a command for each part. For load balancing, whose API has a member PageSize, the CLI takes `--page-size` for
 * this member, and ends after one page.
 */
async function inParts(ask: (words: string[]) => Promise<Members>, result: string, size: number): Promise<Members[]> {
  const items: Members[] = [];
  let token: string | undefined;
  do {
    const words = ['--max-items', String(size), ...(token === undefined ? [] : ['--starting-token', token])];
    const { [result]: part, NextToken } = await ask(words);
    items.push(...part);
    token = NextToken;
  } while (token !== undefined);
  return items;
}

function wordsOf({ service, action, input }: Call): string[] {
  return [service, dashed(action), ...optionsOf(input)];
}

/** Members as options: `--desired-count 2`, `--force` or `--no-force`, `--names a b`, and JSON for everything nested. */
function optionsOf(input: Members): string[] {
  return Object.entries(input).flatMap(([member, value]) => {
    const name = dashed(member);
    if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
    const isList = Array.isArray(value) && value.every(item => typeof item !== 'object');
    const values = isList ? value.map(String) : [typeof value === 'object' ? JSON.stringify(value) : String(value)];
    return [`--${name}`, ...values];
  });
}

/** The CLI's spelling of a name: `ResourceARNList` is `resource-arn-list`. */
function dashed(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
