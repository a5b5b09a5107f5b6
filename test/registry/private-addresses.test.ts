import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { BadGateway, type Invalid } from '../../src/errors.js';
import { createRegistryClient } from '../../src/registry/index.js';
import { fakeNetwork, misleadingNetwork } from './fake-network.js';
import { startFakeRegistry } from './fake-registry.js';

const { signal } = new AbortController();
const REFUSED = { name: 'Invalid', faults: { length: 1, 0: { parameter: 'query.image' } } };

/** Spellings that the grammar of references accepts. */
const HOSTS_IN_REFERENCES = [
  ...['127.0.0.1', '127.1', '127.0.1', '127.0.0.1:443', '127.255.255.254', '2130706433:443', '017700000001:443'],
  ...['0x7f000001:443', '0x7F.1', '0x7f.0x0.0x0.0x1', '0177.0.0.1', '0177.0x0.1', '0177.1:8443', '00000177.0.0.1'],
  ...['0.0.0.0', '0.0', '0:443', '0x0:443', '10.0.0.1', '10.1', '167772161:443', '012.0.0.1', '100.64.0.1'],
  ...['169.254.169.254', '169.254.43518', '0xa9fea9fe:443', '2852039166:443', '0251.0376.0251.0376'],
  ...['169.254.170.2:80', '172.16.0.1', '172.31.255.255', '192.168.1.1', '192.168.257', '0xc0a80101:5000'],
  ...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '255.255.255.255'],
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]:443', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::FFFF:a9fe:a9fe]'],
  ...['[::127.0.0.1]', '[64:ff9b::127.0.0.1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::1]', '[2002:7f00:1::]'],
  ...['[fc00::1]', '[fd00:ec2::254]', '[fe80::1]', '[fec0::1]', '[ff02::1]', '[2001:db8::1]', '[100::1]', '[5f00::1]'],
];

for (const host of HOSTS_IN_REFERENCES) {
  t.test(`a reference to ${host} is refused and nothing is connected to`, async t => {
    const network = fakeNetwork();
    const client = createRegistryClient({ network });

    await t.rejects(client.verify(`${host}/app`, undefined, signal), REFUSED);

    t.same(network.reached, []);
  });
}

/** Further spellings that only URLs can have, such as those of redirects. */
const URLS = [
  ...HOSTS_IN_REFERENCES.map(host => `https://${host}/`),
  ...['https://2130706433/', 'https://0x7f000001/', 'https://017700000001/', 'https://0/', 'https://127.0.0.1./'],
  ...['https://%31%32%37.0.0.1/', 'https://127%2e0%2e0%2e1/', 'https://１２７.0.0.1/', 'https://127。0。0。1/'],
  ...['https://①②⑦.0.0.1/', 'https://0X7F.1/', 'https://user:password@127.0.0.1/', 'https://[0000::0001]/'],
  ...['https:127.0.0.1/', 'HTTPS:/\t/127.0.0.1/', 'http://registry.example/', 'http://8.8.8.8/'],
  ...['ftp://registry.example/', 'file:///etc/passwd', 'data:,x'],
];
const RELATIVE_URLS = ['//127.0.0.1:1/', '///[::1]/', 'https:\\\\127.0.0.1\\', '\\\\127.1\\'];

for (const location of [...URLS, ...RELATIVE_URLS]) {
  t.test(`a redirect to ${location} is not followed`, async t => {
    const registry = await startFakeRegistry(t, {
      'HEAD /v2/app/manifests/latest': { status: 307, headers: { location: inHeader(location) } },
    });
    const network = fakeNetwork({ names: { 'registry.example': ['93.184.215.14'] } });
    const client = createRegistryClient({ allowedRegistries: [registry.host], network });

    await t.rejects(client.verify(`${registry.host}/app`, undefined, signal), REFUSED);

    t.same(network.reached, []);
    t.equal(registry.received.length, 1);
  });
}

for (const realm of URLS) {
  t.test(`a token realm at ${realm} is not contacted`, async t => {
    const registry = await startFakeRegistry(t, {
      'HEAD /v2/app/manifests/latest': {
        status: 401,
        headers: { 'www-authenticate': `Bearer realm="${inHeader(realm)}",service="here"` },
      },
    });
    const network = fakeNetwork({ names: { 'registry.example': ['93.184.215.14'] } });
    const client = createRegistryClient({ allowedRegistries: [registry.host], network });

    await t.rejects(client.verify(`${registry.host}/app`, { username: 'me', password: 'pass' }, signal), REFUSED);

    t.same(network.reached, []);
    t.equal(registry.received.length, 1);
  });
}

const RESOLVED: string[][] = [
  ...['127.0.0.1', '0.0.0.0', '10.0.0.1', '100.64.0.1', '169.254.169.254', '172.16.0.1', '192.168.1.1'].map(one),
  ...['192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1'].map(one),
  ...['::ffff:a00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'fd00:ec2::254', 'fe80::1%eth0', 'ff02::1'].map(one),
  ...['::8.8.8.8', '64:ff9b:1::8.8.8.8', '2001:0:4136:e378::1', '2001:db8::1', '2600:1f18::1%eth0', '100::1'].map(one),
  ...['192.88.99.1', '203.0.113.1', '240.0.0.1', '239.255.255.255', '4000::1', '5f00::1'].map(one),
  ['93.184.215.14', '10.0.0.1'],
  ['10.0.0.1', '93.184.215.14'],
  ['2600:1f18::1', '::1'],
];

for (const addresses of RESOLVED) {
  t.test(`a name that resolves to ${addresses.join(' and ')} is refused`, async t => {
    const network = fakeNetwork({ names: { 'registry.example': addresses } });
    const client = createRegistryClient({ network });

    await t.rejects(client.verify('registry.example/app', undefined, signal), REFUSED);

    t.same(network.reached, []);
  });
}

t.test('a refusal does not reveal what a name resolves to', async t => {
  const network = fakeNetwork({ names: { 'registry.example': ['10.20.30.40'] } });
  const client = createRegistryClient({ network });

  const error = await client.verify('registry.example/app', undefined, signal).catch((error: Invalid) => error);

  t.notMatch(JSON.stringify(error), '10.20.30.40');
  t.notMatch((error as Error).message, '10.20.30.40');
});

t.test("Node's own connect is refused by the look-up before it connects", async t => {
  const server = await startSilentServer(t);
  const { lookup } = fakeNetwork({ names: { 'registry.example': ['127.0.0.1'] } });
  const client = createRegistryClient({ network: { lookup, lookupPublic: lookup, connect } });

  await t.rejects(client.verify(`registry.example:${server.port}/app`, undefined, signal), REFUSED);

  t.equal(server.connections, 0);
});

t.test(
  'a socket that is connected to another address than its name resolved to is closed before a byte is sent',
  async t => {
    const server = await startSilentServer(t);
    const client = createRegistryClient({ network: misleadingNetwork('93.184.215.14', server.port) });

    await t.rejects(client.verify('registry.example/app', undefined, signal), REFUSED);

    t.equal(await server.bytesOfFirst, 0);
  },
);

t.test('the configuration allows exactly one host and port', async t => {
  const network = fakeNetwork({ names: { localhost: ['127.0.0.1'], 'registry.example': ['10.0.0.1'] } });
  const client = createRegistryClient({ allowedRegistries: ['localhost:5000', 'registry.example'], network });

  for (const host of ['localhost', 'localhost:5001', '127.0.0.1:5000', '[::1]:5000', 'registry.example:5000']) {
    await t.rejects(client.verify(`${host}/app`, undefined, signal), REFUSED, host);
  }

  t.same(network.reached, []);
});

t.test('a name without port is allowed at the ports of https and http', async t => {
  const network = fakeNetwork({ names: { 'registry.example': ['10.0.0.1'] } });
  const client = createRegistryClient({ allowedRegistries: ['Registry.Example'], network });

  await t.rejects(client.verify('registry.example/app', undefined, signal), BadGateway);

  t.same(network.reached, ['10.0.0.1:443', '10.0.0.1:80']);
});

t.test('a public address is reached by https only', async t => {
  const names = { 'registry.example': ['93.184.215.14', '2600:1f18::1'] };
  const network = fakeNetwork({ names });
  const client = createRegistryClient({ network });

  await t.rejects(client.verify('registry.example/app', undefined, signal), BadGateway);
  await t.rejects(client.verify('[::ffff:8.8.8.8]:8443/app', undefined, signal), BadGateway);

  t.same(network.reached, ['93.184.215.14:443', '::ffff:808:808:8443']);
});

function one(address: string): string[] {
  return [address];
}

/** Headers are ASCII; other characters of URLs are percent-encoded. */
function inHeader(url: string): string {
  return url.replace(/[\u0080-\uffff]/g, encodeURIComponent);
}

/** A server on loopback that sends nothing and counts connections. */
async function startSilentServer(t: Test) {
  const server = createServer();
  const counted = { connections: 0, port: 0, bytesOfFirst: bytesOfFirst(server) };
  server.on('connection', () => counted.connections++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  counted.port = (server.address() as AddressInfo).port; // safe: it listens on a port
  return counted;
}

async function bytesOfFirst(server: Server): Promise<number> {
  const [socket] = (await once(server, 'connection')) as [Socket]; // by Node's documentation
  socket.resume();
  await once(socket, 'close');
  return socket.bytesRead;
}
