import { hash } from 'node:crypto';
import type { Tag } from './tags.js';

type Tagged = object & { deployments?: { id?: string; status?: string }[]; tags?: readonly Tag[] };

/** The members of a service that change without a request, as tasks start and stop. */
const VOLATILE = [
  'events',
  'runningCount',
  'pendingCount',
  'deployments',
  'taskSets',
  'currentServiceDeployment',
  'currentServiceRevisions',
];

/** Of services that requests share, which are frozen. */
const known = new WeakMap<object, string>();

/**
 * The entity tag (RFC 9110, section 8.8.3) of a service's desired state. It stays the same while tasks start and stop, and
 * changes when the service is updated or redeployed, or its tags change.
 */
export function etagOf(service: Tagged): string {
  const etag = known.get(service) ?? computeEtag(service);
  if (Object.isFrozen(service)) known.set(service, etag);
  return etag;
}

function computeEtag(service: Tagged): string {
  const members = Object.entries(service)
    .filter(([key]) => !VOLATILE.includes(key) && key !== 'tags')
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const tags = [...(service.tags ?? [])].map(({ key, value }) => [key, value]).sort();
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY');
  const text = JSON.stringify([members, tags, primary?.id]);
  return etagOfText(text);
}

/** The entity tag of a body that is sent as this text. */
export function etagOfText(text: string): string {
  return `"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
}

/** The entity tag of a representation, which also tells the state that it is of. */
export function joinEtags(ofState: string, ofText: string): string {
  return `${ofState.slice(0, -1)}.${ofText.slice(1)}`;
}

/**
 * Whether a precondition holds: a state may have many representations, and the caller has seen one of them.
 * @param ifMatch the header (RFC 9110, section 13.1.1). Without a header, every entity tag matches.
 * @param etag of the state.
 */
export function matches(ifMatch: string | undefined, etag: string): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true;
  return ifMatch.split(',').some(one => one.trim().replace(/\.[\w-]+"$/, '"') === etag);
}

/**
 * Whether a caller has the representation with this entity tag already.
 * @param ifNoneMatch the header (RFC 9110, section 13.1.2). It compares weakly, as proxies that compress a response may weaken its tag.
 */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some(one => one.trim().replace(/^W\//, '') === etag);
}
