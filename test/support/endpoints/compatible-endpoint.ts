import type { Test } from 'tap';
import type { Emulator } from '../../../src/emulator/index.js';
import { startEndpoint } from './endpoint.js';

/** The members of requests that limit a page. */
const PAGE_SIZES = ['maxResults', 'MaxResults', 'ResourcesPerPage', 'limit'];
const LONGEST_PAGE = 10;
/** Lists whose callers leave the size of a page to the server. */
const PAGED_BY_DEFAULT = /\.DescribeLogGroups$/;

/**
 * Starts a server in front of an embedded AWS that behaves like other AWS-compatible servers: it ignores `sort`, returns at most ten items
 * per page, and null for empty lists.
 * @returns its endpoint.
 */
export function startCompatibleEndpoint(t: Test, emulator: Emulator): Promise<string> {
  return startEndpoint(t, emulator, async ({ target, body, forward }) => {
    if (!target) return forward();
    const answer = await forward(limited(target, body));
    return { ...answer, content: withNullLists(answer.content) };
  });
}

function limited(target: string, body: string): string {
  const { sort: _, ...input } = JSON.parse(body || '{}');
  if (/\.GetLogEvents$/.test(target)) return JSON.stringify(input);
  for (const name of PAGE_SIZES) if (input[name] > LONGEST_PAGE) input[name] = LONGEST_PAGE;
  return JSON.stringify(PAGED_BY_DEFAULT.test(target) ? { limit: LONGEST_PAGE, ...input } : input);
}

function withNullLists(content: string): string {
  return JSON.stringify(JSON.parse(content, (_, value) => (Array.isArray(value) && value.length === 0 ? null : value)));
}
