import { createHash } from 'node:crypto';
import { BadGateway } from '../errors.js';
import { isObject } from '../json.js';
import { jsonObject } from './json.js';
import type { FinalResponse } from './redirects.js';
import type { ImageReference } from './reference.js';
import type { Repository } from './repository.js';

/** The description of an image in a registry. */
export interface ImageDescription {
  digest: string;
  mediaType: string;
  /** The platforms of an index's images, or of the single image; empty for an artifact that is not an image. */
  platforms: Platform[];
  /**
   * The bytes to pull: configuration and layers, compressed. For an index, those of its linux/amd64 image, which is Fargate's
   * default, or of its first image where it has none.
   */
  size: number;
}

export interface Platform {
  os: string;
  architecture: string;
  variant?: string;
}

const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const INDEXES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const INDEXES_AND_MANIFESTS = [...INDEXES, ...MANIFESTS];
const CONFIGURATIONS = ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'];

/** The size that every registry must accept. Source: OCI Distribution Specification 1.1, "Pushing Manifests". */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

/** Checks that an image exists. @throws {NotFound}; {BadGateway} where the response is not the manifest of an image. */
export async function headImage({ version }: ImageReference, repository: Repository): Promise<void> {
  const options = { accept: INDEXES_AND_MANIFESTS, maxBytes: 0 };
  const { headers, url } = await repository.request('HEAD', `manifests/${version}`, options);
  const mediaType = mediaTypeOf(headers['content-type']);
  if (!INDEXES_AND_MANIFESTS.includes(mediaType)) throw notAManifest(url.host);
}

/** Reads the manifest, and then the document that contains the platform of a single image or the size of an index's image. */
export async function describeImage(reference: ImageReference, repository: Repository): Promise<ImageDescription> {
  const { mediaType, digest, content } = await readManifest(reference.version, repository);
  if (MANIFESTS.includes(mediaType)) {
    return { digest, mediaType, platforms: await platformsOf(content, repository), size: sizeOf(content) };
  }
  const images = descriptors(content.manifests).filter(isImage);
  const pulled = images.find(isDefaultOfFargate) ?? images[0];
  const size = pulled ? sizeOf((await readManifest(pulled.digest, repository)).content) : 0;
  return { digest, mediaType, platforms: distinct(images.flatMap(({ platform }) => platform ?? [])), size };
}

interface Manifest {
  mediaType: string;
  digest: string;
  content: Record<string, unknown>;
}

/** A manifest's reference to a blob or to another manifest. Source: OCI Image Specification 1.1, "Descriptor". */
interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
  platform?: Platform;
}

/** @param version a tag, or a digest that the response must have. */
async function readManifest(version: string, repository: Repository): Promise<Manifest> {
  const options = { accept: INDEXES_AND_MANIFESTS, maxBytes: MAX_MANIFEST_BYTES };
  const response = await repository.request('GET', `manifests/${version}`, options);
  const content = jsonObject(response.body, response.url.host);
  const declared = typeof content.mediaType === 'string' ? content.mediaType : undefined; // optional in OCI
  const mediaType = declared ?? mediaTypeOf(response.headers['content-type']);
  if (!INDEXES_AND_MANIFESTS.includes(mediaType)) throw notAManifest(response.url.host);
  return { mediaType, digest: verifiedDigest(response, version), content };
}

/** The platform of a single image is in its configuration, which the manifest refers to. */
async function platformsOf({ config }: Record<string, unknown>, repository: Repository): Promise<Platform[]> {
  const [descriptor] = descriptors([config]);
  if (!descriptor || !CONFIGURATIONS.includes(descriptor.mediaType)) return [];
  const options = { accept: [descriptor.mediaType], maxBytes: MAX_MANIFEST_BYTES };
  const response = await repository.request('GET', `blobs/${descriptor.digest}`, options);
  verifiedDigest(response, descriptor.digest);
  const platform = platformOf(jsonObject(response.body, response.url.host));
  return platform ? [platform] : [];
}

function sizeOf({ config, layers }: Record<string, unknown>): number {
  return descriptors([config, ...(Array.isArray(layers) ? layers : [])]).reduce((sum, { size }) => sum + size, 0);
}

function descriptors(values: unknown): Descriptor[] {
  return Array.isArray(values) ? values.filter(isObject).map(descriptorOf) : [];
}

function descriptorOf({ mediaType, digest, size, platform }: Record<string, unknown>): Descriptor {
  if (typeof mediaType !== 'string' || !isDigest(digest) || !Number.isSafeInteger(size) || Number(size) < 0) {
    throw new BadGateway('The registry responded with a manifest whose descriptors are not valid.');
  }
  const declared = isObject(platform) ? platformOf(platform) : undefined;
  return { mediaType, digest, size: Number(size), ...(declared && { platform: declared }) };
}

function platformOf({ os, architecture, variant }: Record<string, unknown>): Platform | undefined {
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  return { os, architecture, ...(typeof variant === 'string' && variant !== '' && { variant }) };
}

/** BuildKit adds attestations to an index, with the platform `unknown/unknown`, so that nobody runs them. */
function isImage({ mediaType, platform }: Descriptor): boolean {
  return MANIFESTS.includes(mediaType) && platform?.os !== 'unknown';
}

function isDefaultOfFargate({ platform }: Descriptor): boolean {
  return platform?.os === 'linux' && platform.architecture === 'amd64';
}

/** Images of one platform may differ in a property that is not returned, such as the version of Windows. */
function distinct(platforms: Platform[]): Platform[] {
  const byName = platforms.map(platform => [Object.values(platform).join('/'), platform] as const);
  return [...new Map(byName).values()];
}

/** @returns the digest of the response. @throws {BadGateway} when `version` is another digest. */
function verifiedDigest({ body, url }: FinalResponse, version: string): string {
  const [algorithm = ''] = version.includes(':') ? version.split(':') : ['sha256'];
  const digest = `${algorithm}:${createHash(algorithm).update(body).digest('hex')}`;
  if (version.includes(':') && digest !== version) {
    throw new BadGateway(`${url.host} responded with content whose digest is not ${version}.`);
  }
  return digest;
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^sha(256|384|512):[0-9a-f]+$/.test(value);
}

function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function notAManifest(host: string): BadGateway {
  return new BadGateway(`${host} responded with something that is not the manifest of an image.`);
}
