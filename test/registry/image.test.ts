import { createHash } from 'node:crypto';
import t from 'tap';
import { BadGateway, NotFound, Throttled } from '../../src/errors.js';
import { matchExactly } from '../support/match-exactly.js';
import { clientFor, type Reply, type Routes, startFakeRegistry } from './fake-registry.js';

const { signal } = new AbortController();
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const DOCKER_CONFIG = 'application/vnd.docker.container.image.v1+json';
const LATEST = '/v2/app/manifests/latest';

const digestOf = (body: unknown) => `sha256:${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;
const descriptor = (mediaType: string, body: unknown, size = 100) => ({ mediaType, digest: digestOf(body), size });

const CONFIG = { os: 'linux', architecture: 'arm64', variant: 'v8', config: { Env: ['A=1'] } };
const IMAGE = {
  schemaVersion: 2,
  mediaType: OCI_MANIFEST,
  config: descriptor(OCI_CONFIG, CONFIG, 1_000),
  layers: [
    descriptor('application/vnd.oci.image.layer.v1.tar+gzip', 'one', 20_000),
    descriptor('layer', 'two', 300_000),
  ],
};
const served = (mediaType: string, body: unknown): Reply => ({ headers: { 'content-type': mediaType }, body });
const ONE_IMAGE: Routes = {
  [`HEAD ${LATEST}`]: { headers: { 'content-type': OCI_MANIFEST } },
  [`GET ${LATEST}`]: served(OCI_MANIFEST, IMAGE),
  [`GET /v2/app/blobs/${IMAGE.config.digest}`]: served('application/octet-stream', CONFIG),
};

t.test('an existing image is found', async t => {
  const registry = await startFakeRegistry(t, ONE_IMAGE);
  const client = clientFor(registry.host);

  await client.verify(`${registry.host}/app`, undefined, signal);

  t.same(
    registry.received.map(({ line }) => line),
    [`HEAD ${LATEST}`],
  );
  t.match(registry.received[0]?.headers.accept, OCI_INDEX);
  t.match(registry.received[0]?.headers.accept, DOCKER_MANIFEST);
});

t.test('a single image is described by its manifest and its configuration', async t => {
  const registry = await startFakeRegistry(t, ONE_IMAGE);

  const image = await clientFor(registry.host).inspect(`${registry.host}/app`, undefined, signal);

  t.same(image, {
    digest: digestOf(IMAGE),
    mediaType: OCI_MANIFEST,
    platforms: [{ os: 'linux', architecture: 'arm64', variant: 'v8' }],
    size: 321_000,
  });
});

t.test("Docker's own manifest is described likewise", async t => {
  const image = {
    schemaVersion: 2,
    mediaType: DOCKER_MANIFEST,
    config: descriptor(DOCKER_CONFIG, CONFIG, 7),
    layers: [],
  };
  const registry = await startFakeRegistry(t, {
    [`GET ${LATEST}`]: served(DOCKER_MANIFEST, image),
    [`GET /v2/app/blobs/${image.config.digest}`]: served('application/octet-stream', CONFIG),
  });

  const described = await clientFor(registry.host).inspect(`${registry.host}/app`, undefined, signal);

  matchExactly(t, described, {
    digest: digestOf(image),
    mediaType: DOCKER_MANIFEST,
    platforms: [{ architecture: 'arm64' }],
    size: 7,
  });
});

t.test('an artifact that is not an image has no platforms', async t => {
  const artifact = { ...IMAGE, config: descriptor('application/vnd.cncf.helm.config.v1+json', {}, 2), layers: [] };
  const registry = await startFakeRegistry(t, { [`GET ${LATEST}`]: served(OCI_MANIFEST, artifact) });

  const described = await clientFor(registry.host).inspect(`${registry.host}/app`, undefined, signal);

  matchExactly(t, described, { platforms: [], size: 2 });
});

const ARM = { ...descriptor(OCI_MANIFEST, 'arm'), platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } };
const AMD = { ...descriptor(OCI_MANIFEST, IMAGE), platform: { os: 'linux', architecture: 'amd64' } };
const ATTESTATION = {
  ...descriptor(OCI_MANIFEST, 'attestation'),
  platform: { os: 'unknown', architecture: 'unknown' },
};

for (const mediaType of [OCI_INDEX, DOCKER_LIST]) {
  t.test(`of an index (${mediaType}) the platforms are listed and the size is that of linux/amd64`, async t => {
    const index = { schemaVersion: 2, mediaType, manifests: [ATTESTATION, ARM, AMD, ARM] };
    const registry = await startFakeRegistry(t, {
      [`GET ${LATEST}`]: served(mediaType, index),
      [`GET /v2/app/manifests/${AMD.digest}`]: served(OCI_MANIFEST, IMAGE),
    });

    const described = await clientFor(registry.host).inspect(`${registry.host}/app`, undefined, signal);

    t.same(described, { digest: digestOf(index), mediaType, platforms: [ARM.platform, AMD.platform], size: 321_000 });
  });
}

t.test('an index without linux/amd64 has the size of its first image', async t => {
  const first = { ...ARM, digest: digestOf(IMAGE) };
  const registry = await startFakeRegistry(t, {
    [`GET ${LATEST}`]: served(OCI_INDEX, { schemaVersion: 2, manifests: [ATTESTATION, first] }),
    [`GET /v2/app/manifests/${first.digest}`]: served(OCI_MANIFEST, IMAGE),
  });

  const described = await clientFor(registry.host).inspect(`${registry.host}/app`, undefined, signal);

  t.match(described, { mediaType: OCI_INDEX, size: 321_000 });
});

t.test('an empty index is described', async t => {
  const registry = await startFakeRegistry(t, { [`GET ${LATEST}`]: served(OCI_INDEX, { manifests: [] }) });

  const described = await clientFor(registry.host).inspect(`${registry.host}/app`, undefined, signal);

  matchExactly(t, described, { platforms: [], size: 0 });
});

const FAULTS: [what: string, reply: Reply, error: new (message: string) => Error][] = [
  ['is missing', { status: 404 }, NotFound],
  ['may not be seen', { status: 403 }, NotFound],
  ['needs proof of a kind that nobody knows', { status: 401, headers: { 'www-authenticate': 'Negotiate' } }, NotFound],
  ['needs proof of no kind', { status: 401 }, NotFound],
  ['is asked for too often', { status: 429 }, Throttled],
  ['breaks the registry', { status: 500 }, BadGateway],
  ['has an empty response', { status: 204 }, BadGateway],
  ['is a page', served('text/html', '<html>'), BadGateway],
  ['is a list', served(OCI_MANIFEST, []), BadGateway],
  ['is of the first schema', served('application/vnd.docker.distribution.manifest.v1+json', {}), BadGateway],
  ['does not say its size', served(OCI_MANIFEST, { ...IMAGE, config: { ...IMAGE.config, size: '1' } }), BadGateway],
  ['has a negative size', served(OCI_MANIFEST, { ...IMAGE, config: { ...IMAGE.config, size: -1 } }), BadGateway],
  [
    'has a digest that is a path',
    served(OCI_MANIFEST, { ...IMAGE, config: { ...IMAGE.config, digest: '../../x' } }),
    BadGateway,
  ],
  ['is endless', served(OCI_MANIFEST, JSON.stringify(IMAGE).padEnd(5 * 1024 * 1024)), BadGateway],
  ['is sent on to nowhere', { status: 302 }, BadGateway],
  ['is sent on in a circle', { status: 302, headers: { location: LATEST } }, BadGateway],
  [
    'needs a token from nowhere',
    { status: 401, headers: { 'www-authenticate': 'Bearer realm="nowhere"' } },
    BadGateway,
  ],
];

for (const [what, reply, error] of FAULTS) {
  t.test(`an image that ${what} is ${error.name}`, async t => {
    const registry = await startFakeRegistry(t, { [`GET ${LATEST}`]: reply });

    await t.rejects(clientFor(registry.host).inspect(`${registry.host}/app`, undefined, signal), error);

    t.ok(registry.received.length <= 6);
  });
}

t.test('a manifest nests 64 levels deep, and not 100,000; brackets in a text do not count', async t => {
  const nested = (levels: number) =>
    `{"text": "\\"${'['.repeat(100)}", "a": ${'['.repeat(levels)}${']'.repeat(levels)}}`;
  const inspect = async (levels: number) => {
    const { host } = await startFakeRegistry(t, { [`GET ${LATEST}`]: served(OCI_MANIFEST, nested(levels)) });
    return { host, described: clientFor(host).inspect(`${host}/app`, undefined, signal) };
  };

  const fits = await inspect(63);
  t.match(await fits.described, { mediaType: OCI_MANIFEST });
  for (const levels of [64, 100_000]) {
    const { host, described } = await inspect(levels);
    await t.rejects(described, new BadGateway(`${host} answered with JSON that is nested more than 64 levels deep.`));
  }
});

t.test('a response that is not a manifest is not an image', async t => {
  const registry = await startFakeRegistry(t, { [`HEAD ${LATEST}`]: { headers: { 'content-type': 'text/html' } } });

  await t.rejects(clientFor(registry.host).verify(`${registry.host}/app`, undefined, signal), BadGateway);
});

t.test('content with another digest is an error', async t => {
  const other = `sha256:${'0'.repeat(64)}`;
  const registry = await startFakeRegistry(t, { [`GET /v2/app/manifests/${other}`]: served(OCI_MANIFEST, IMAGE) });

  await t.rejects(clientFor(registry.host).inspect(`${registry.host}/app@${other}`, undefined, signal), BadGateway);
});

const RETRY_AFTER: [header: Record<string, string>, seconds: number][] = [
  [{}, 1],
  [{ 'retry-after': '7' }, 7],
  [{ 'retry-after': '-7' }, 1],
  [{ 'retry-after': '99999999' }, 3600],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 1],
  [{ 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }, 3600],
  [{ 'retry-after': 'soon' }, 1],
];

for (const [headers, retryAfter] of RETRY_AFTER) {
  t.test(`the Retry-After of a registry that throttles with ${JSON.stringify(headers)}`, async t => {
    const registry = await startFakeRegistry(t, { [`HEAD ${LATEST}`]: { status: 429, headers } });

    const asked = clientFor(registry.host).verify(`${registry.host}/app`, undefined, signal);

    t.match(await asked.catch((error: unknown) => error), { name: 'Throttled', retryAfter });
  });
}
