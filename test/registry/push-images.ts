import { createHash } from 'node:crypto';

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';

/** Pushes two images and an index of each kind, as a client does. Source: OCI Distribution Specification 1.1, "Push". */
export async function pushImages(repository: string) {
  const oci = await pushImage(repository, 'single', OCI_MANIFEST, { os: 'linux', architecture: 'amd64' });
  const docker = await pushImage(repository, 'docker', DOCKER_MANIFEST, {
    os: 'linux',
    architecture: 'arm64',
    variant: 'v8',
  });
  const attestation = await pushImage(repository, 'attestation', OCI_MANIFEST, {
    os: 'unknown',
    architecture: 'unknown',
  });
  const index = await pushManifest(repository, 'latest', {
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: [docker, oci, attestation].map(({ descriptor }) => descriptor),
  });
  const list = await pushManifest(repository, 'docker-list', {
    schemaVersion: 2,
    mediaType: DOCKER_LIST,
    manifests: [docker.descriptor],
  });
  return { oci, docker, index: index.digest, list: list.digest };
}

async function pushImage(repository: string, tag: string, mediaType: string, platform: object) {
  const [configType, layerType] =
    mediaType === OCI_MANIFEST
      ? ['application/vnd.oci.image.config.v1+json', 'application/vnd.oci.image.layer.v1.tar+gzip']
      : ['application/vnd.docker.container.image.v1+json', 'application/vnd.docker.image.rootfs.diff.tar.gzip'];
  const config = await pushBlob(repository, configType, JSON.stringify({ ...platform, rootfs: { type: 'layers' } }));
  const layer = await pushBlob(repository, layerType, `a layer for ${tag}`);
  const { digest, size } = await pushManifest(repository, tag, {
    schemaVersion: 2,
    mediaType,
    config,
    layers: [layer],
  });
  return { digest, size: config.size + layer.size, descriptor: { mediaType, digest, size, platform } };
}

async function pushBlob(repository: string, mediaType: string, body: string) {
  const digest = digestOf(body);
  const started = await fetch(`${repository}/blobs/uploads/`, { method: 'POST' });
  const location = new URL(started.headers.get('location') ?? '', repository);
  location.searchParams.set('digest', digest);
  await created(await fetch(location, { method: 'PUT', body }));
  return { mediaType, digest, size: Buffer.byteLength(body) };
}

async function pushManifest(
  repository: string,
  tag: string,
  manifest: { mediaType: string; [member: string]: unknown },
) {
  const body = JSON.stringify(manifest);
  const headers = { 'content-type': manifest.mediaType };
  await created(await fetch(`${repository}/manifests/${tag}`, { method: 'PUT', headers, body }));
  return { digest: digestOf(body), size: Buffer.byteLength(body) };
}

async function created(response: Response): Promise<void> {
  if (response.status !== 201) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
}

function digestOf(body: string): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}
