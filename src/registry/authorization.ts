import { BadGateway, NotFound } from '../errors.js';
import { type Challenge, parseChallenges } from './challenge.js';
import type { Credentials } from './credentials.js';
import { follow, unexpected } from './follow.js';
import type { GuardedRequest, TimedDoor } from './guarded-request.js';
import { jsonObject } from './json.js';

const LARGEST_TOKEN_ANSWER = 1024 * 1024;
const CLIENT_ID = 'ecs-api';

/**
 * What to put into `Authorization` after a 401, by the scheme that the server asks for: a token from the realm it names, or
 * name and password. Sources: Docker Registry "Token Authentication Specification" and "Token Authentication
 * Implementation" (OAuth2); RFC 7617.
 * @param challenge the 401's `WWW-Authenticate`.
 * @param scope asked for where the challenge names none.
 * @returns nothing where the server asks for what the caller did not give, or for a scheme that registries do not use.
 */
export async function authorization(
  challenge: string,
  scope: string,
  credentials: Credentials | undefined,
  door: TimedDoor,
  signal: AbortSignal,
): Promise<string | undefined> {
  const challenges = parseChallenges(challenge);
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  if (bearer) return `Bearer ${await token(bearer, scope, credentials, door, signal)}`;
  if (challenges.some(({ scheme }) => scheme === 'basic')) return basic(credentials);
  return undefined;
}

async function token(
  { parameters }: Challenge,
  ourScope: string,
  credentials: Credentials | undefined,
  door: TimedDoor,
  signal: AbortSignal,
): Promise<string> {
  const realm = realmOf(parameters.realm);
  const { service, scope = ourScope } = parameters;
  const ask = { ...(service && { service }), scope };
  const request =
    credentials && 'identityToken' in credentials
      ? tokenByRefresh(realm, ask, credentials.identityToken)
      : tokenByName(realm, ask);
  const header = basic(credentials);
  const answer = await follow(request, origin => (origin === realm.origin ? header : undefined), door, signal);
  if (answer.status === 401 || answer.status === 403) {
    throw new NotFound('The image does not exist, or its registry requires other credentials.');
  }
  if (answer.status !== 200) throw unexpected(answer, realm.host);
  const { token, access_token } = jsonObject(answer.body, realm.host);
  const given = token || access_token;
  if (typeof given === 'string' && /^[\x21-\x7e]+$/.test(given)) return given;
  throw new BadGateway(`${realm.host} answered without a token.`);
}

function tokenByName(realm: URL, ask: { service?: string; scope: string }): GuardedRequest {
  const url = new URL(realm);
  if (ask.service) url.searchParams.append('service', ask.service);
  for (const scope of ask.scope.split(' ')) url.searchParams.append('scope', scope);
  return { method: 'GET', url, largest: LARGEST_TOKEN_ANSWER };
}

function tokenByRefresh(realm: URL, ask: { service?: string; scope: string }, identityToken: string): GuardedRequest {
  const form = { grant_type: 'refresh_token', client_id: CLIENT_ID, ...ask, refresh_token: identityToken };
  return {
    method: 'POST',
    url: realm,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    largest: LARGEST_TOKEN_ANSWER,
  };
}

function realmOf(realm: string | undefined): URL {
  if (realm && URL.canParse(realm)) return new URL(realm);
  throw new BadGateway('The registry wants a token and does not say where it is to be had.');
}

function basic(credentials: Credentials | undefined): string | undefined {
  if (!credentials || 'identityToken' in credentials) return undefined;
  const { username, password } = credentials;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
