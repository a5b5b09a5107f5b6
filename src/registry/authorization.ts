import { BadGateway, NotFound } from '../errors.js';
import { type Challenge, parseChallenges } from './challenge.js';
import { mayGetCredentials, type OutboundPolicy } from './connection.js';
import type { Credentials } from './credentials.js';
import { jsonObject } from './json.js';
import { requestFollowingRedirects, unexpectedStatus } from './redirects.js';
import type { RegistryRequest } from './request.js';

const MAX_TOKEN_BYTES = 1024 * 1024;
const CLIENT_ID = 'ecs-api';

/**
 * Creates the `Authorization` header after a 401, by the scheme that the server requests: a token from the realm that it names, or
 * name and password. Sources: Docker Registry "Token Authentication Specification" and "Token Authentication
 * Implementation" (OAuth2); RFC 7617.
 * @param challenge the `WWW-Authenticate` header of the 401.
 * @param scope the scope to request where the challenge names none.
 * @returns undefined where the caller gave no credentials for the scheme, or registries do not use the scheme.
 */
export async function authorization(
  challenge: string,
  scope: string,
  credentials: Credentials | undefined,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<string | undefined> {
  const challenges = parseChallenges(challenge);
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  if (bearer) return `Bearer ${await requestToken(bearer, scope, credentials, policy, signal)}`;
  if (challenges.some(({ scheme }) => scheme === 'basic')) return basic(credentials);
  return undefined;
}

async function requestToken(
  { parameters }: Challenge,
  defaultScope: string,
  credentials: Credentials | undefined,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<string> {
  const realm = realmOf(parameters.realm);
  const { service, scope = defaultScope } = parameters;
  const query = { ...(service && { service }), scope };
  const own = mayGetCredentials(realm, policy) ? credentials : undefined;
  const request =
    own && 'identityToken' in own ? refreshTokenRequest(realm, query, own.identityToken) : tokenRequest(realm, query);
  const header = basic(own);
  const authorizationOf = (origin: string) => (origin === realm.origin ? header : undefined);
  const response = await requestFollowingRedirects(request, authorizationOf, policy, signal);
  if (response.status === 401 || response.status === 403) {
    throw new NotFound('The image does not exist, or its registry requires other credentials.');
  }
  if (response.status !== 200) throw unexpectedStatus(response, realm.host);
  const { token, access_token } = jsonObject(response.body, realm.host);
  const given = token || access_token;
  if (typeof given === 'string' && /^[\x21-\x7e]+$/.test(given)) return given;
  throw new BadGateway(`${realm.host} responded without a token.`);
}

function tokenRequest(realm: URL, query: { service?: string; scope: string }): RegistryRequest {
  const url = new URL(realm);
  if (query.service) url.searchParams.append('service', query.service);
  for (const scope of query.scope.split(' ')) url.searchParams.append('scope', scope);
  return { method: 'GET', url, maxBytes: MAX_TOKEN_BYTES };
}

function refreshTokenRequest(
  realm: URL,
  query: { service?: string; scope: string },
  identityToken: string,
): RegistryRequest {
  const form = { grant_type: 'refresh_token', client_id: CLIENT_ID, ...query, refresh_token: identityToken };
  return {
    method: 'POST',
    url: realm,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    maxBytes: MAX_TOKEN_BYTES,
  };
}

function realmOf(realm: string | undefined): URL {
  if (realm && URL.canParse(realm)) return new URL(realm);
  throw new BadGateway('The registry requires a token, but names no realm that issues it.');
}

function basic(credentials: Credentials | undefined): string | undefined {
  if (!credentials || 'identityToken' in credentials) return undefined;
  const { username, password } = credentials;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
