import { type NamedError, NotFound } from '../errors.js';
import { authorization } from './authorization.js';
import type { Credentials } from './credentials.js';
import { type FollowedAnswer, follow, unexpected } from './follow.js';
import { speaksTls, type TimedDoor } from './guarded-request.js';
import type { ImageReference } from './reference.js';

/** The registry's own, and those of hosts that it sends on to, as registry.k8s.io does. */
const MOST_AUTHORIZATIONS = 3;

/** One repository of a registry, asked on behalf of one caller. */
export interface Repository {
  /** @param path below the repository, as `manifests/latest`. @throws the named error of any status but 200. */
  ask(method: 'GET' | 'HEAD', path: string, options: { accept: string[]; largest: number }): Promise<FollowedAnswer>;
}

/**
 * Opens the repository of an image. Source: OCI Distribution Specification 1.1, "Pull".
 * @param credentials shown to the registry itself and to the realm that it names, and to nobody it sends on to.
 * @param signal ends whatever is under way.
 */
export async function openRepository(
  { registry, repository }: ImageReference,
  credentials: Credentials | undefined,
  door: TimedDoor,
  signal: AbortSignal,
): Promise<Repository> {
  const base = await baseOf(registry, door, signal);
  const scope = `repository:${repository}:pull`;
  const authorizations = new Map<string, string>();

  return {
    async ask(method, path, { accept, largest }) {
      const url = new URL(`/v2/${repository}/${path}`, base);
      const request = { method, url, headers: { accept: accept.join(', ') }, largest };
      for (;;) {
        const answer = await follow(request, origin => authorizations.get(origin), door, signal);
        if (answer.status === 200) return answer;
        const { origin } = answer.url;
        const isRefused = authorizations.has(origin) || authorizations.size >= MOST_AUTHORIZATIONS;
        if (answer.status !== 401 || isRefused) throw refusal(answer);
        const own = origin === base.origin ? credentials : undefined;
        const header = await authorization(answer.headers['www-authenticate'] ?? '', scope, own, door, signal);
        if (!header) throw refusal(answer);
        authorizations.set(origin, header);
      }
    },
  };
}

/** A registry that the configuration allows may speak plain http; all others are asked by https alone. */
async function baseOf(registry: string, door: TimedDoor, signal: AbortSignal): Promise<URL> {
  const secure = new URL(`https://${registry}`);
  const plain = new URL(`http://${registry}`);
  if (!door.allowedOrigins.has(plain.origin)) return secure;
  return (await speaksTls(secure, door, signal)) ? secure : plain;
}

/** A registry does not tell what is missing from what the caller may not see, and neither does the contract. */
function refusal(answer: FollowedAnswer): NamedError {
  if (![401, 403, 404].includes(answer.status)) return unexpected(answer, answer.url.host);
  return new NotFound('The image does not exist, or its registry requires other credentials.');
}
