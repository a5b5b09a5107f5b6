import { Invalid } from '../errors.js';

/** An image reference with Docker's defaults applied to its short forms. */
export interface ImageReference {
  /** As written, for messages. */
  text: string;
  /** The host of the registry's API, with its port where one is given. */
  registry: string;
  /** The image's name in that registry, as `library/nginx`. */
  repository: string;
  /** The identifier of the manifest: the digest where there is one, otherwise the tag. */
  version: string;
  digest?: string;
}

/** The name of Docker Hub in references, its older name, and the host of its API. */
const DOCKER_HUB = 'docker.io';
const OLD_DOCKER_HUB = 'index.docker.io';
const DOCKER_HUB_API = 'registry-1.docker.io';

/** The limit of domain and path together. Source: distribution/reference, `NameTotalLengthMax`. */
const MAX_NAME_LENGTH = 255;

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const DOMAIN = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]+)?$`);
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const IMAGE_ID = /^[0-9a-f]{64}$/;

/**
 * Parses an image reference as Docker does, short forms included: the default domain is Docker Hub, the default tag `latest`.
 * Source: the grammar of the Go package distribution/reference, which docker and containerd use.
 * @throws {Invalid} with the part that is not valid.
 */
export function parseReference(text: string): ImageReference {
  const [beforeDigest = '', digest, ...rest] = text.split('@');
  if (rest.length > 0) throw invalid('it contains more than one @.');
  if (digest !== undefined && !DIGEST.test(digest)) {
    throw invalid(
      'its digest is not sha256, sha384 or sha512 with the matching number of lower-case hexadecimal digits.',
    );
  }
  const { name, tag } = splitTag(beforeDigest);
  const { domain, path } = splitDomain(name);
  if (IMAGE_ID.test(name)) throw invalid('it is an image id, which registries do not know.');
  if (domain.length + path.length + 1 > MAX_NAME_LENGTH)
    throw invalid(`its name is longer than ${MAX_NAME_LENGTH} characters.`);
  return {
    text,
    registry: domain === DOCKER_HUB ? DOCKER_HUB_API : domain,
    repository: path,
    version: digest ?? tag ?? 'latest',
    ...(digest && { digest }),
  };
}

/** A tag follows the last colon, unless a slash comes after the colon: then a port follows it. */
function splitTag(text: string): { name: string; tag?: string } {
  const colon = text.lastIndexOf(':');
  if (colon < 0 || text.indexOf('/', colon) >= 0) return { name: text };
  const tag = text.slice(colon + 1);
  if (!TAG.test(tag))
    throw invalid('its tag must be at most 128 letters, digits, _, . and -, and must not start with . or -.');
  return { name: text.slice(0, colon), tag };
}

function splitDomain(name: string): { domain: string; path: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const given = isDomain(first) ? first : DOCKER_HUB;
  const path = isDomain(first) ? name.slice(slash + 1) : name;
  // The URL parser has further rules: ports up to 65535, IPv4 addresses where the last part is a number.
  if (!DOMAIN.test(given) || !URL.canParse(`https://${given}`))
    throw invalid('its registry is not a host name or address.');
  if (!path.split('/').every(component => COMPONENT.test(component))) {
    throw invalid(
      'its name must be lower-case letters and digits, separated by /, one . or _, two _, or any number of -.',
    );
  }
  if (given !== DOCKER_HUB && given !== OLD_DOCKER_HUB) return { domain: given, path };
  return { domain: DOCKER_HUB, path: path.includes('/') ? path : `library/${path}` };
}

/** Docker recognises a host in the first part by a dot, a colon or an upper-case letter, which no path may contain. */
function isDomain(first: string): boolean {
  return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
}

function invalid(reason: string): Invalid {
  return new Invalid(`The image is not a valid reference: ${reason}`, {
    faults: [{ parameter: 'query.image', message: `is not a valid image reference: ${reason}` }],
  });
}
