import { Invalid } from '../errors.js';

/** An image reference with all that Docker adds to its short forms. */
export interface ImageReference {
  /** As written, for messages. */
  text: string;
  /** The host, with its port if one is given, that the registry's API is at. */
  registry: string;
  /** The image's name in that registry, as `library/nginx`. */
  repository: string;
  /** What the manifest is asked for by: the digest if there is one, otherwise the tag. */
  version: string;
  digest?: string;
}

/** Docker Hub's name in references, an older one that Docker still reads as the same, and where its API is. */
const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_BEFORE = 'index.docker.io';
const DOCKER_HUB_API = 'registry-1.docker.io';

/** Of domain and path together. Source: distribution/reference, `NameTotalLengthMax`. */
const LONGEST_NAME = 255;

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const DOMAIN = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]+)?$`);
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const IMAGE_ID = /^[0-9a-f]{64}$/;

/**
 * Reads an image reference as Docker does, short forms included: no domain is Docker Hub, no tag is `latest`.
 * Source: the grammar of the Go package distribution/reference, which docker and containerd read references with.
 * @throws {Invalid} saying which part cannot be read.
 */
export function parseReference(text: string): ImageReference {
  const [beforeDigest = '', digest, ...rest] = text.split('@');
  if (rest.length > 0) throw invalid('it has more than one @.');
  if (digest !== undefined && !DIGEST.test(digest)) {
    throw invalid('its digest is not sha256, sha384 or sha512 with as many small hexadecimal digits as that has.');
  }
  const { name, tag } = splitTag(beforeDigest);
  const { domain, path } = splitDomain(name);
  if (IMAGE_ID.test(name)) throw invalid('it is the id of an image, which registries do not know.');
  if (domain.length + path.length + 1 > LONGEST_NAME) throw invalid(`its name is over ${LONGEST_NAME} characters.`);
  return {
    text,
    registry: domain === DOCKER_HUB ? DOCKER_HUB_API : domain,
    repository: path,
    version: digest ?? tag ?? 'latest',
    ...(digest && { digest }),
  };
}

/** What follows a colon is a tag unless a slash comes after it: then the colon stands before a port. */
function splitTag(text: string): { name: string; tag?: string } {
  const colon = text.lastIndexOf(':');
  if (colon < 0 || text.indexOf('/', colon) >= 0) return { name: text };
  const tag = text.slice(colon + 1);
  if (!TAG.test(tag)) throw invalid('its tag is not up to 128 letters, digits, _, . and -, the first no . or -.');
  return { name: text.slice(0, colon), tag };
}

function splitDomain(name: string): { domain: string; path: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const given = isDomain(first) ? first : DOCKER_HUB;
  const path = isDomain(first) ? name.slice(slash + 1) : name;
  // The URL parser knows further rules: ports up to 65535, IPv4 addresses where the last part is a number.
  if (!DOMAIN.test(given) || !URL.canParse(`https://${given}`))
    throw invalid("its registry is not a host's name or address.");
  if (!path.split('/').every(component => COMPONENT.test(component))) {
    throw invalid('its name is not small letters and digits, parted by /, one . or _, two _, or any number of -.');
  }
  if (given !== DOCKER_HUB && given !== DOCKER_HUB_BEFORE) return { domain: given, path };
  return { domain: DOCKER_HUB, path: path.includes('/') ? path : `library/${path}` };
}

/** Docker takes the first part for a host by its looks; a capital letter is enough, as no path may have one. */
function isDomain(first: string): boolean {
  return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
}

function invalid(reason: string): Invalid {
  return new Invalid(`The image cannot be read as a reference: ${reason}`, {
    faults: [{ parameter: 'query.image', message: `cannot be read as an image reference: ${reason}` }],
  });
}
