import { BadGateway, type NamedError, Throttled } from '../errors.js';
import type { OutboundPolicy } from './connection.js';
import { type RegistryRequest, type RegistryResponse, sendRequest } from './request.js';

const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_REDIRECTS = 5;
const MIN_RETRY_SECONDS = 1;
const MAX_RETRY_SECONDS = 3600;

/** A response with the URL that it came from after redirects. */
export interface FinalResponse extends RegistryResponse {
  url: URL;
}

/**
 * Sends a request and follows redirects under the same policy. Does not redirect a POST, because its body contains a secret.
 * @param authorizationOf returns the `Authorization` header for an origin; other origins never get it.
 */
export async function requestFollowingRedirects(
  request: RegistryRequest,
  authorizationOf: (origin: string) => string | undefined,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<FinalResponse> {
  let { url } = request;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const authorization = authorizationOf(url.origin);
    const headers = { ...request.headers, ...(authorization && { authorization }) };
    const response = await sendRequest({ ...request, url, headers }, policy, signal);
    if (!REDIRECTS.includes(response.status) || request.method === 'POST') return { ...response, url };
    url = redirectTarget(response, url);
  }
  throw new BadGateway(`${request.url.host} redirects more than ${MAX_REDIRECTS} times.`);
}

/** The error of a response whose status is not expected. */
export function unexpectedStatus({ status, headers }: RegistryResponse, host: string): NamedError {
  if (status === 429) {
    const retryAfter = secondsOf(headers['retry-after']);
    return new Throttled(`The registry ${host} throttles requests. Try again in ${retryAfter} s.`, { retryAfter });
  }
  return new BadGateway(`${host} responded with status ${status}.`);
}

function redirectTarget({ headers: { location } }: RegistryResponse, url: URL): URL {
  if (location && URL.canParse(location, url.href)) return new URL(location, url);
  throw new BadGateway(`${url.host} redirects without a valid Location.`);
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3). */
function secondsOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  const given = Number.isNaN(seconds) ? (Date.parse(retryAfter ?? '') - Date.now()) / 1000 : seconds;
  const bounded = Math.min(Math.max(Math.ceil(given), MIN_RETRY_SECONDS), MAX_RETRY_SECONDS);
  return Number.isNaN(bounded) ? MIN_RETRY_SECONDS : bounded;
}
