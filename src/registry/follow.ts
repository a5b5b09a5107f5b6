import { BadGateway, type NamedError, Throttled } from '../errors.js';
import { type GuardedRequest, guardedRequest, type RegistryAnswer, type TimedDoor } from './guarded-request.js';

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 5;
const SHORTEST_RETRY_SECONDS = 1;
const LONGEST_RETRY_SECONDS = 3600;

/** An answer, and the URL that it came from in the end. */
export interface FollowedAnswer extends RegistryAnswer {
  url: URL;
}

/**
 * Sends a request and goes where it is sent on to, each time through the same door. A POST, whose body has a secret, is
 * not sent on.
 * @param authorizationOf what to put into `Authorization` for an origin; each sees its own alone.
 */
export async function follow(
  request: GuardedRequest,
  authorizationOf: (origin: string) => string | undefined,
  door: TimedDoor,
  signal: AbortSignal,
): Promise<FollowedAnswer> {
  let { url } = request;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const authorization = authorizationOf(url.origin);
    const headers = { ...request.headers, ...(authorization && { authorization }) };
    const answer = await guardedRequest({ ...request, url, headers }, door, signal);
    if (!REDIRECTS.includes(answer.status) || request.method === 'POST') return { ...answer, url };
    url = target(answer, url);
  }
  throw new BadGateway(`${request.url.host} sends on more than ${MOST_REDIRECTS} times.`);
}

/** What an answer means that is none of those expected. */
export function unexpected({ status, headers }: RegistryAnswer, host: string): NamedError {
  if (status === 429) {
    const retryAfter = secondsOf(headers['retry-after']);
    return new Throttled(`${host} asks for fewer requests.`, { retryAfter });
  }
  return new BadGateway(`${host} answered with status ${status}.`);
}

function target({ headers: { location } }: RegistryAnswer, url: URL): URL {
  if (location && URL.canParse(location, url.href)) return new URL(location, url);
  throw new BadGateway(`${url.host} sends on and does not say where to.`);
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3). */
function secondsOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  const given = Number.isNaN(seconds) ? (Date.parse(retryAfter ?? '') - Date.now()) / 1000 : seconds;
  const bounded = Math.min(Math.max(Math.ceil(given), SHORTEST_RETRY_SECONDS), LONGEST_RETRY_SECONDS);
  return Number.isNaN(bounded) ? SHORTEST_RETRY_SECONDS : bounded;
}
