import { randomUUID, sign } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { NotFound } from '../../src/errors.js';
import { parseRegistryAuth } from '../../src/registry/index.js';
import { CERTIFICATE, KEY } from './certificate.js';
import { clientFor, type Received, type Reply, startFakeRegistry } from './fake-registry.js';
import { DOCKER_LIST, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST, pushImages } from './push-images.js';
import { startDockerRegistry } from './start-docker-registry.js';

const { signal } = new AbortController();
const ME = { username: 'me', password: 'a-pull-password' };
/** The bcrypt hash of the password above. */
const HTPASSWD = 'me:$2y$05$abcdefghijklmnopqrstuuPBtMB0nLcZC1pevtx3vsmZv4nqTo5Cu\n';
const REPOSITORY = 'team/app';
const NOWHERE = `sha256:${'0'.repeat(64)}`;

t.test('a real registry', async t => {
  const directory = t.testdir();
  const storage = join(directory, 'images');
  const open = await startIn(t, join(directory, 'open'), storage);
  const pushed = await pushImages(`http://${open}/v2/${REPOSITORY}`);

  t.test('has the pushed images, by tag and by digest, single or index', async t => {
    const client = clientFor(open);
    const { digest } = pushed.docker;

    for (const version of [':single', `@${digest}`, `:ignored@${digest}`, '', ':latest', ':docker-list']) {
      await t.resolves(client.verify(`${open}/${REPOSITORY}${version}`, undefined, signal), version);
    }
  });

  t.test('has no other tag, digest or repository', async t => {
    const client = clientFor(open);

    for (const image of [`${REPOSITORY}:other`, `${REPOSITORY}@${NOWHERE}`, 'team/other', 'team/other:single']) {
      await t.rejects(client.verify(`${open}/${image}`, undefined, signal), NotFound, image);
      await t.rejects(client.inspect(`${open}/${image}`, undefined, signal), NotFound, image);
    }
  });

  t.test('describes a single OCI image', async t => {
    t.same(await clientFor(open).inspect(`${open}/${REPOSITORY}:single`, undefined, signal), {
      digest: pushed.oci.digest,
      mediaType: OCI_MANIFEST,
      platforms: [{ os: 'linux', architecture: 'amd64' }],
      size: pushed.oci.size,
    });
  });

  t.test("describes a single image of Docker's, by its digest", async t => {
    t.same(await clientFor(open).inspect(`${open}/${REPOSITORY}@${pushed.docker.digest}`, undefined, signal), {
      digest: pushed.docker.digest,
      mediaType: DOCKER_MANIFEST,
      platforms: [{ os: 'linux', architecture: 'arm64', variant: 'v8' }],
      size: pushed.docker.size,
    });
  });

  t.test('describes an OCI index without its attestations', async t => {
    t.same(await clientFor(open).inspect(`${open}/${REPOSITORY}`, undefined, signal), {
      digest: pushed.index,
      mediaType: OCI_INDEX,
      platforms: [
        { os: 'linux', architecture: 'arm64', variant: 'v8' },
        { os: 'linux', architecture: 'amd64' },
      ],
      size: pushed.oci.size,
    });
  });

  t.test("describes a list of Docker's", async t => {
    t.match(await clientFor(open).inspect(`${open}/${REPOSITORY}:docker-list`, undefined, signal), {
      digest: pushed.list,
      mediaType: DOCKER_LIST,
      size: pushed.docker.size,
    });
  });

  t.test('is not contacted unless the configuration allows it', async t => {
    await t.rejects(clientFor().verify(`${open}/${REPOSITORY}`, undefined, signal), { name: 'Invalid' });
  });

  t.test('that requires name and password has images only for callers with them', async t => {
    const file = join(directory, 'htpasswd');
    await writeFile(file, HTPASSWD);
    const auth = { htpasswd: { realm: 'here', path: file } };
    const registry = await startIn(t, join(directory, 'basic'), storage, auth);
    const client = clientFor(registry);
    const image = `${registry}/${REPOSITORY}`;

    const described = await client.inspect(image, parseRegistryAuth(header(ME)), signal);
    await client.verify(image, parseRegistryAuth(header({ auth: btoa('me:a-pull-password') })), signal);

    t.equal(described.digest, pushed.index);
    await t.rejects(client.verify(image, undefined, signal), NotFound);
    await t.rejects(client.verify(image, { ...ME, password: 'wrong' }, signal), NotFound);
    await t.rejects(client.verify(`${image}:other`, ME, signal), NotFound);
  });

  t.test('that requires a token has images only for callers who get one from the realm', async t => {
    const certificate = join(directory, 'certificate.pem');
    await writeFile(certificate, CERTIFICATE);
    const realm = await startFakeRegistry(t, { 'GET /token': giveToken, 'POST /token': giveToken });
    const token = {
      realm: `http://${realm.host}/token`,
      service: 'registry for tests',
      issuer: 'realm for tests',
      rootcertbundle: certificate,
    };
    const registry = await startIn(t, join(directory, 'token'), storage, { token });
    const client = clientFor(registry, realm.host);
    const image = `${registry}/${REPOSITORY}`;

    const described = await client.inspect(image, ME, signal);
    await client.verify(image, { identityToken: 'of-me' }, signal);

    t.equal(described.digest, pushed.index);
    await t.rejects(client.verify(image, undefined, signal), NotFound);
    await t.rejects(client.verify(image, { ...ME, password: 'wrong' }, signal), NotFound);
    await t.rejects(client.verify(`${image}:other`, ME, signal), NotFound);
  });
});

async function startIn(t: Test, directory: string, storage: string, auth?: object): Promise<string> {
  await mkdir(directory);
  return startDockerRegistry(t, { directory, storage, ...(auth && { auth }) });
}

function header(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A realm that issues tokens to one user, by password or by identity token, and to nobody else. */
function giveToken({ line, headers, body }: Received): Reply {
  const form = new URLSearchParams(body);
  const { searchParams } = new URL(line.split(' ')[1] ?? '', 'http://realm');
  const isMe = headers.authorization === `Basic ${btoa('me:a-pull-password')}` || form.get('refresh_token') === 'of-me';
  if (!isMe) return { status: 401 };
  const [type, name, actions = ''] = (searchParams.get('scope') ?? form.get('scope') ?? '').split(':');
  return { body: { token: signedToken({ type, name, actions: actions.split(',') }) } };
}

/** Source: Docker Registry, "Token Authentication Implementation". */
function signedToken(access: object): string {
  const now = Math.floor(Date.now() / 1000);
  const head = { typ: 'JWT', alg: 'ES256', x5c: [CERTIFICATE.replace(/-----.*-----|\s/g, '')] };
  const claims = {
    iss: 'realm for tests',
    sub: 'me',
    aud: 'registry for tests',
    exp: now + 60,
    nbf: now - 60,
    iat: now,
    jti: randomUUID(),
    access: [access],
  };
  const content = [head, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('sha256', Buffer.from(content), { key: KEY, dsaEncoding: 'ieee-p1363' });
  return `${content}.${signature.toString('base64url')}`;
}
