import { type NamedError, NotFound } from '../errors.js';
import { authorization } from './authorization.js';
import { mayGetCredentials, type OutboundPolicy } from './connection.js';
import type { Credentials } from './credentials.js';
import { type FinalResponse, requestFollowingRedirects, unexpectedStatus } from './redirects.js';
import type { ImageReference } from './reference.js';
import { speaksTls } from './request.js';

/** The limit for the registry and the hosts that it redirects to, as registry.k8s.io does. */
const MAX_AUTHORIZATIONS = 3;

/** One repository of a registry, on behalf of one caller. */
export interface Repository {
  /** @param path below the repository, such as `manifests/latest`. @throws the named error of any status but 200. */
  request(
    method: 'GET' | 'HEAD',
    path: string,
    options: { accept: string[]; maxBytes: number },
  ): Promise<FinalResponse>;
}

/**
 * Opens the repository of an image. Source: OCI Distribution Specification 1.1, "Pull".
 * @param credentials sent to the registry and to the realm that it names, but not to hosts that it redirects to.
 * @param signal aborts every request.
 */
export async function openRepository(
  { registry, repository }: ImageReference,
  credentials: Credentials | undefined,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<Repository> {
  const base = await baseOf(registry, policy, signal);
  const scope = `repository:${repository}:pull`;
  const authorizations = new Map<string, string>();

  return {
    async request(method, path, { accept, maxBytes }) {
      const url = new URL(`/v2/${repository}/${path}`, base);
      const request = { method, url, headers: { accept: accept.join(', ') }, maxBytes };
      for (;;) {
        const response = await requestFollowingRedirects(request, origin => authorizations.get(origin), policy, signal);
        if (response.status === 200) return response;
        const { origin } = response.url;
        const isFinal = authorizations.has(origin) || authorizations.size >= MAX_AUTHORIZATIONS;
        if (response.status !== 401 || isFinal) throw errorOf(response);
        const challenge = response.headers['www-authenticate'] ?? '';
        const ownCredentials = origin === base.origin && mayGetCredentials(base, policy) ? credentials : undefined;
        const header = await authorization(challenge, scope, ownCredentials, policy, signal);
        if (!header && credentials && !mayGetCredentials(base, policy)) throw withoutTls(base);
        if (!header) throw errorOf(response);
        authorizations.set(origin, header);
      }
    },
  };
}

/** A registry that the configuration allows may speak plain http; all others must speak https. */
async function baseOf(registry: string, policy: OutboundPolicy, signal: AbortSignal): Promise<URL> {
  const secure = new URL(`https://${registry}`);
  const plain = new URL(`http://${registry}`);
  if (policy.plainOrigins.has(plain.origin)) return plain;
  if (!policy.allowedOrigins.has(plain.origin)) return secure;
  return (await speaksTls(secure, policy, signal)) ? secure : plain;
}

function withoutTls({ host }: URL): NotFound {
  return new NotFound(
    `The registry ${host} requires credentials, which it did not get, as it does not speak https. The configuration can allow it as http://${host}.`,
  );
}

/** A registry does not tell a missing image from one that the caller may not see, and neither does the API. */
function errorOf(response: FinalResponse): NamedError {
  if (![401, 403, 404].includes(response.status)) return unexpectedStatus(response, response.url.host);
  return new NotFound('The image does not exist, or its registry requires other credentials.');
}
