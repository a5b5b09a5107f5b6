import { createHash } from 'node:crypto';
import type { Tag } from './tags.js';

/** What of a service changes by itself, while tasks come and go. */
const VOLATILE = [
  'events',
  'runningCount',
  'pendingCount',
  'deployments',
  'taskSets',
  'currentServiceDeployment',
  'currentServiceRevisions',
];

/**
 * An entity tag (RFC 9110, section 8.8.3) of what a service was told to be: the same while its tasks come and go, another
 * when somebody has changed it, redeployed it, or changed its tags.
 */
export function etagOf(
  service: object & { deployments?: { id?: string; status?: string }[]; tags?: readonly Tag[] },
): string {
  const members = Object.entries(service).filter(([key]) => !VOLATILE.includes(key) && key !== 'tags');
  const tags = [...(service.tags ?? [])].map(({ key, value }) => [key, value]).sort();
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY');
  const text = JSON.stringify([members.sort(), tags, primary?.id]);
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

/** @param ifMatch the header as it came (RFC 9110, section 13.1.1); nothing matches everything. */
export function matches(ifMatch: string | undefined, etag: string): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true;
  return ifMatch.split(',').some(one => one.trim() === etag);
}
