import { createHash } from 'node:crypto';
import { BadGateway } from '../errors.js';
import { isObject } from '../json.js';
import type { FollowedAnswer } from './follow.js';
import { jsonObject } from './json.js';
import type { ImageReference } from './reference.js';
import type { Repository } from './repository.js';

/** What a registry says of an image. */
export interface ImageDescription {
  digest: string;
  mediaType: string;
  /** Of an index, those of its images; of a single image its own; none where the registry holds something else than an image. */
  platforms: Platform[];
  /**
   * Bytes to pull: configuration and layers, compressed. Of an index those of its linux/amd64 image, which is what Fargate runs
   * unless told otherwise, or of its first image where it has none.
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
const CONFIGURATIONS = ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'];

/** As large as registries take them: the OCI Distribution Specification bids them to take 4 MiB at least. */
const LARGEST_MANIFEST = 4 * 1024 * 1024;

/** @throws {NotFound} where the registry has no such image, {BadGateway} where what it has is no image's manifest. */
export async function headImage({ version }: ImageReference, repository: Repository): Promise<void> {
  const { headers, url } = await repository.ask('HEAD', `manifests/${version}`, {
    accept: [...INDEXES, ...MANIFESTS],
    largest: 0,
  });
  const mediaType = mediaTypeOf(headers['content-type']);
  if (![...INDEXES, ...MANIFESTS].includes(mediaType)) throw notAManifest(url.host);
}

/** Reads the manifest, and then the one further document that size or platform stand in. */
export async function describeImage(reference: ImageReference, repository: Repository): Promise<ImageDescription> {
  const { mediaType, digest, content } = await manifest(reference.version, repository);
  if (MANIFESTS.includes(mediaType)) {
    return { digest, mediaType, platforms: await platformsOf(content, repository), size: sizeOf(content) };
  }
  const images = descriptors(content.manifests).filter(isImage);
  const pulled = images.find(isDefaultOfFargate) ?? images[0];
  const size = pulled ? sizeOf((await manifest(pulled.digest, repository)).content) : 0;
  return { digest, mediaType, platforms: distinct(images.flatMap(({ platform }) => platform ?? [])), size };
}

interface Manifest {
  mediaType: string;
  digest: string;
  content: Record<string, unknown>;
}

/** What a manifest says of a blob or of another manifest. Source: OCI Image Specification 1.1, "Descriptor". */
interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
  platform?: Platform;
}

/** @param version a tag, or a digest, which then has to be that of the answer. */
async function manifest(version: string, repository: Repository): Promise<Manifest> {
  const answer = await repository.ask('GET', `manifests/${version}`, {
    accept: [...INDEXES, ...MANIFESTS],
    largest: LARGEST_MANIFEST,
  });
  const content = jsonObject(answer.body, answer.url.host);
  const stated = typeof content.mediaType === 'string' ? content.mediaType : undefined; // OCI leaves it optional
  const mediaType = stated ?? mediaTypeOf(answer.headers['content-type']);
  if (![...INDEXES, ...MANIFESTS].includes(mediaType)) throw notAManifest(answer.url.host);
  return { mediaType, digest: verifiedDigest(answer, version), content };
}

/** The platform stands in the image's configuration, which a single manifest refers to. */
async function platformsOf({ config }: Record<string, unknown>, repository: Repository): Promise<Platform[]> {
  const [descriptor] = descriptors([config]);
  if (!descriptor || !CONFIGURATIONS.includes(descriptor.mediaType)) return [];
  const answer = await repository.ask('GET', `blobs/${descriptor.digest}`, {
    accept: [descriptor.mediaType],
    largest: LARGEST_MANIFEST,
  });
  verifiedDigest(answer, descriptor.digest);
  const platform = platformOf(jsonObject(answer.body, answer.url.host));
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
    throw new BadGateway('The registry answered with a manifest that does not say what it consists of.');
  }
  const stated = isObject(platform) ? platformOf(platform) : undefined;
  return { mediaType, digest, size: Number(size), ...(stated && { platform: stated }) };
}

function platformOf({ os, architecture, variant }: Record<string, unknown>): Platform | undefined {
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  return { os, architecture, ...(typeof variant === 'string' && variant !== '' && { variant }) };
}

/** BuildKit puts attestations beside the images, for a platform `unknown/unknown`, so that nobody runs them. */
function isImage({ mediaType, platform }: Descriptor): boolean {
  return MANIFESTS.includes(mediaType) && platform?.os !== 'unknown';
}

function isDefaultOfFargate({ platform }: Descriptor): boolean {
  return platform?.os === 'linux' && platform.architecture === 'amd64';
}

/** Images of one platform may differ in what is not shown here, as Windows images do in its version. */
function distinct(platforms: Platform[]): Platform[] {
  const byName = platforms.map(platform => [Object.values(platform).join('/'), platform] as const);
  return [...new Map(byName).values()];
}

/** @throws {BadGateway} when the answer is not what was asked for: a digest is a promise about the content. */
function verifiedDigest({ body, url }: FollowedAnswer, version: string): string {
  const [algorithm = ''] = version.includes(':') ? version.split(':') : ['sha256'];
  const digest = `${algorithm}:${createHash(algorithm).update(body).digest('hex')}`;
  if (version.includes(':') && digest !== version) {
    throw new BadGateway(`${url.host} answered with something whose digest is another than ${version}.`);
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
  return new BadGateway(`${host} answered with something that is no image's manifest.`);
}
