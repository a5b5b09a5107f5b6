import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import t, { type Test } from 'tap';
import { createPublicLookup, createSystemLookup } from '../../src/registry/lookup.js';

type Address = { address: string; family: number };

function addressesOf(lookup: LookupFunction, name: string): Promise<Address[]> {
  return new Promise((resolve, reject) => {
    lookup(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses as Address[])));
  });
}

/** A name server that holds queries until they are answered. */
async function startNameServer(t: Test) {
  const held: { query: Buffer; from: RemoteInfo }[] = [];
  const server = createSocket('udp4', (query, from) => held.push({ query, from }));
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  /** Answers all held queries: an A query with an address, where one is given, and all others with no address. */
  const answer = (address?: number[]) => {
    for (const { query, from } of held.splice(0)) server.send(responseTo(query, address), from.port, from.address);
  };
  const untilHeld = async (count: number) => {
    while (held.length < count) await once(server, 'message');
  };
  return { server: `127.0.0.1:${server.address().port}`, answer, untilHeld };
}

/** Source: RFC 1035, section 4.1. */
function responseTo(query: Buffer, address: number[] | undefined): Buffer {
  const question = query.subarray(12, query.indexOf(0, 12) + 5);
  const isA = question.readUInt16BE(question.length - 4) === 1;
  const answer = isA && address ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address]) : Buffer.alloc(0);
  const [id0 = 0, id1 = 0] = query;
  const code = address ? 0 : 3;
  const header = Buffer.from([id0, id1, 0x81, 0x80 | code, 0, 1, 0, answer.length > 0 ? 1 : 0, 0, 0, 0, 0]);
  return Buffer.concat([header, question, answer]);
}

t.test('names resolve at the name server', async t => {
  const { server, answer, untilHeld } = await startNameServer(t);

  const found = addressesOf(createPublicLookup([server]), 'registry.example');
  await untilHeld(2);
  answer([93, 184, 215, 14]);

  t.same(await found, [{ address: '93.184.215.14', family: 4 }]);
});

t.test('names that do not resolve hold no thread: files are read meanwhile', async t => {
  const { server, answer, untilHeld } = await startNameServer(t);
  const lookup = createPublicLookup([server]);

  const asked = Array.from({ length: 8 }, (_, index) => addressesOf(lookup, `silent-${index}.example`));
  const ended = Promise.allSettled(asked);
  await untilHeld(16);
  await readFile(import.meta.filename);
  answer();

  for (const result of await ended) t.match(result, { status: 'rejected', reason: { code: 'ENOTFOUND' } });
});

t.test('the system looks up two names at a time', async t => {
  const started: (() => void)[] = [];
  const lookup = createSystemLookup((_name, _options, callback) => {
    started.push(() => callback(null, [{ address: '127.0.0.1', family: 4 }]));
  });

  const asked = ['a', 'b', 'c'].map(name => addressesOf(lookup, name));
  await new Promise(resolve => setImmediate(resolve));
  t.equal(started.length, 2);
  started[0]?.();
  await asked[0];
  await new Promise(resolve => setImmediate(resolve));
  t.equal(started.length, 3);
  for (const end of started.slice(1)) end();

  t.same((await Promise.all(asked)).flat().length, 3);
});
