import type { Fault } from '../../errors.js';
import { jsonPointer } from '../../json.js';
import { faultIf } from '../faults.js';
import { credentialName, secretPrefix } from '../names.js';
import { removedFrom, type Tag, withCallersTags } from '../tags.js';
import { type GivenTags, given, tagCountFaults } from './tags.js';

/** Source: Secrets Manager API Reference, CreateSecret. */
const LONGEST_SECRET_NAME = 512;

/** A credential of a body that may not have been validated. */
interface Credential {
  Name?: string | undefined;
  Tags?: GivenTags;
}

/** The fault of a credential whose secret would have too long a name. @param pointer to the credential. */
export function credentialNameFaults(
  pointer: string,
  { Name }: Credential,
  { org, cluster, family, container }: { org: string; cluster: string; family: string; container: string },
): Fault[] {
  const prefix = secretPrefix(org, cluster);
  const longest = LONGEST_SECRET_NAME - prefix.length;
  const message = `must have at most ${longest} characters after the prefix ${prefix}`;
  return faultIf(credentialName(Name, family, container).length > longest, `${pointer}/Name`, message);
}

/** The fault of a credential whose secret would have too many tags. @param tags those of the whole request and the space. */
export function credentialTagFaults(container: string, { Tags }: Credential, tags: Required<Tag>[]): Fault[] {
  const pointer = Tags?.length ? jsonPointer('credentials', container, 'Tags') : '/tags';
  // An update may add that the secret is no longer named.
  return tagCountFaults(pointer, `secret of ${container}`, [
    ...withCallersTags(tags, given(Tags)),
    removedFrom('', ''),
  ]);
}
