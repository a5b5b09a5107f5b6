import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { BadGateway, NotFound, TimedOut, Unavailable } from '../../src/errors.js';
import { createRegistryClient, type RegistryClient } from '../../src/registry/index.js';
import { CERTIFICATE } from './certificate.js';
import { fakeNetwork } from './fake-network.js';
import { startSecureRegistry } from './fake-registry.js';

const { signal } = new AbortController();

t.test('a registry that never responds times out, and its connection is closed', async t => {
  const silent = await startRaw(t, () => {});
  const client = createRegistryClient({ allowedRegistries: [silent.host], requestTimeoutMs: 50 });

  await t.rejects(client.verify(`${silent.host}/app`, undefined, signal), {
    name: 'TimedOut',
    message: `${silent.host} did not respond in time.`,
  });

  await silent.allClosed();
});

t.test('a registry that responds byte by byte times out', async t => {
  const slow = await startPlain(t, socket => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n');
    const timer = setInterval(() => socket.write(' '), 5);
    socket.on('close', () => clearInterval(timer));
  });
  const client = createRegistryClient({ allowedRegistries: [slow.host], requestTimeoutMs: 200 });

  await t.rejects(client.inspect(`${slow.host}/app`, undefined, signal), TimedOut);

  await slow.allClosed();
});

t.test('all requests about one image have a common timeout', async t => {
  const silent = await startRaw(t, () => {});
  const client = createRegistryClient({ allowedRegistries: [silent.host], timeoutMs: 50, requestTimeoutMs: 60_000 });

  await t.rejects(client.verify(`${silent.host}/app`, undefined, signal), TimedOut);
});

t.test('an abort by the caller aborts the request', async t => {
  const caller = new AbortController();
  const silent = await startRaw(t, () => caller.abort());
  const client = createRegistryClient({ allowedRegistries: [silent.host] });

  await t.rejects(client.verify(`${silent.host}/app`, undefined, caller.signal), { name: 'AbortError' });

  await silent.allClosed();
});

t.test('nothing is requested for a caller that aborted before', async t => {
  const network = fakeNetwork();
  const client = createRegistryClient({ network });

  await t.rejects(client.verify('8.8.8.8/app', undefined, AbortSignal.abort()), { name: 'AbortError' });

  t.same(network.reached, []);
});

t.test('the number of concurrent images is limited', async t => {
  const caller = new AbortController();
  const silent = await startRaw(t, () => silent.sockets.length > 1 && caller.abort());
  const client = createRegistryClient({ allowedRegistries: [silent.host], concurrency: 2 });

  const asked = ['a', 'b', 'c', 'd'].map(name => client.verify(`${silent.host}/${name}`, undefined, caller.signal));
  await Promise.allSettled(asked);

  t.equal(silent.sockets.length, 2);
});

t.test('a registry that never responds holds up no other one, and only so many wait for it', async t => {
  const silent = await startRaw(t, () => {});
  const other = await startRaw(t, socket => socket.destroy());
  const client = createRegistryClient({ allowedRegistries: [silent.host, other.host] });

  const held = Array.from({ length: 8 + 64 }, () => startVerifying(client, silent.host));

  await t.rejects(client.verify(`${silent.host}/app`, undefined, signal), {
    name: 'Overloaded',
    message: 'Too many images are being looked up at once.',
    retryAfter: 1,
  });
  await t.rejects(client.verify(`${other.host}/app`, undefined, signal), BadGateway);
  for (const { abort, verified } of held) {
    abort();
    await t.rejects(verified, { name: 'AbortError' });
  }
});

t.test('a caller whose images take all of its places holds up no other caller', async t => {
  const hosts = await Promise.all(Array.from({ length: 4 }, () => startRaw(t, () => {})));
  const other = await startRaw(t, socket => socket.destroy());
  const client = createRegistryClient({ allowedRegistries: [...hosts, other].map(({ host }) => host) });
  const all = hosts.flatMap(({ host }) => Array.from({ length: 8 }, () => host));

  const held = [...all, other.host].map(host => startVerifying(client, host, 'one'));
  await t.rejects(client.verify(`${other.host}/app`, undefined, signal, 'two'), BadGateway);

  for (const { abort, verified } of held) {
    abort();
    await t.rejects(verified, { name: 'AbortError' });
  }
});

t.test('a caller that times out while it waits for others learns that the service is busy', async t => {
  const silent = await startRaw(t, () => {});
  const client = createRegistryClient({ allowedRegistries: [silent.host], concurrency: 1 });
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = client.verify(`${silent.host}/a`, undefined, running.signal);
  const second = client.verify(`${silent.host}/b`, undefined, waiting.signal);

  waiting.abort(new DOMException('Timed out.', 'TimeoutError'));
  const error = await second.catch((error: unknown) => error);

  t.type(error, Unavailable);
  t.match(error, { message: 'Too many images are being looked up at once.', retryAfter: 1 });
  running.abort();
  await t.rejects(first, { name: 'AbortError' });
});

t.test('a registry that disconnects or does not listen is a bad gateway', async t => {
  const rude = await startRaw(t, socket => socket.destroy());
  const client = createRegistryClient({ allowedRegistries: [rude.host, '127.0.0.1:1'] });

  await t.rejects(client.verify(`${rude.host}/app`, undefined, signal), BadGateway);
  await t.rejects(client.verify('127.0.0.1:1/app', undefined, signal), BadGateway);
});

t.test('a registry that does not speak HTTP is a bad gateway', async t => {
  const other = await startPlain(t, socket => socket.end('220 smtp.example ESMTP\r\n'));
  const client = createRegistryClient({ allowedRegistries: [other.host] });

  await t.rejects(client.verify(`${other.host}/app`, undefined, signal), BadGateway);
});

t.test('a registry whose name does not exist has no images', async t => {
  const client = createRegistryClient({ network: fakeNetwork() });

  await t.rejects(client.verify('nowhere.example/app', undefined, signal), NotFound);
});

t.test('an allowed registry that speaks TLS is reached by https', async t => {
  const found = { headers: { 'content-type': 'application/vnd.oci.image.manifest.v1+json' } };
  const registry = await startSecureRegistry(t, { 'HEAD /v2/app/manifests/latest': found });
  const network = fakeNetwork({ ca: CERTIFICATE });
  const client = createRegistryClient({ allowedRegistries: [registry.host], network });

  await client.verify(`${registry.host}/app`, undefined, signal);

  t.equal(registry.received.length, 1);
});

t.test('an untrusted certificate is an error: its server gets no credentials, by https or http', async t => {
  const registry = await startSecureRegistry(t, {});
  const client = createRegistryClient({ allowedRegistries: [registry.host], network: fakeNetwork() });

  const asked = client.verify(`${registry.host}/app`, { username: 'me', password: 'pass' }, signal);

  await t.rejects(asked, BadGateway);
  t.same(registry.received, []);
  t.equal(registry.connections(), 1);
});

t.test('a certificate for another name is not accepted', async t => {
  const registry = await startSecureRegistry(t, {});
  const network = fakeNetwork({
    ca: CERTIFICATE,
    names: { 'other.example': ['93.184.215.14'] },
    standIns: { '93.184.215.14': registry.port },
  });

  await t.rejects(createRegistryClient({ network }).verify('other.example/app', undefined, signal), BadGateway);

  t.same(registry.received, []);
});

function startVerifying(client: RegistryClient, host: string, caller?: string) {
  const controller = new AbortController();
  const verified = client.verify(`${host}/app`, undefined, controller.signal, caller);
  verified.catch(() => {}); // a test looks at it later
  return { verified, abort: () => controller.abort() };
}

/** A server that calls a function with each connection after its first bytes. */
async function startRaw(t: Test, onFirstBytes: (socket: Socket) => unknown) {
  const sockets: Socket[] = [];
  const server = createServer(socket => {
    sockets.push(socket);
    socket.on('error', () => {}); // the other side may close at any time
    socket.once('data', () => onFirstBytes(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo; // safe: it listens on a port
  const allClosed = () => Promise.all(sockets.map(socket => socket.closed || once(socket, 'close')));
  return { host: `127.0.0.1:${port}`, sockets, allClosed };
}

/** The same without TLS: responds to the TLS handshake in plain text, so that the request is in plain text. */
function startPlain(t: Test, onRequest: (socket: Socket) => void) {
  let isGreeting = true;
  return startRaw(t, socket => {
    if (isGreeting) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    else onRequest(socket);
    isGreeting = false;
  });
}
